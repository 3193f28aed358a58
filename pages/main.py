"""Language, navigation, the shipped data; then the chosen page."""

import streamlit as st

from pages.parts import held, shell
from pages.parts.colours import colours
from pages.parts.language import say

LOGO = """<svg xmlns="http://www.w3.org/2000/svg" width="180" height="24" viewBox="0 0 180 24">
<g fill="none"><rect x="1" y="1" width="22" height="22" stroke="{ink}" stroke-width="2"/>
<path d="M6 8h9M6 12h6" stroke="{accent}" stroke-width="2"/>
<path d="M11 17h7" stroke="{target}" stroke-width="3"/></g>
<text x="32" y="18" font-size="16" font-weight="600" fill="{ink}" font-family="PingFang SC, Microsoft YaHei,
 Noto Sans CJK SC, Source Han Sans SC, WenQuanYi Micro Hei, sans-serif">{name}</text></svg>"""

shell.choose_language()
drawn = colours()
st.logo(LOGO.format(ink=drawn.ink, accent=drawn.accent, target=drawn.target, name=say("app.name")))


def entry(name: str) -> st.Page:
    """One page of the menu."""
    return st.Page(f"{name}.py", title=say(f"page.{name}"), url_path=name, default=name == "overview")


page = st.navigation(
    {"": [entry(n) for n in shell.PAGES], say("page.more"): [entry(n) for n in shell.DATA_PAGES]},
    position="top",
)
st.set_page_config(
    page_title=f"{page.title} · {say('app.name')}", layout="wide", initial_sidebar_state="collapsed"
)
held.prepare()
page.run()
