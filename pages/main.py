"""Language, navigation, the shipped data; then the chosen page."""

import streamlit as st

from pages.parts import held, shell
from pages.parts.language import say

LOGO = """<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24">
<rect x="1" y="1" width="22" height="22" fill="none" stroke="#848A90" stroke-width="2"/>
<path d="M6 8h9M6 12h6" stroke="#3A80AF" stroke-width="2"/><path d="M11 17h7" stroke="#C2652C" stroke-width="3"/>
</svg>"""

shell.choose_language()
st.set_page_config(page_title=say("app.name"), layout="wide", initial_sidebar_state="collapsed")
st.logo(LOGO, size="medium")


def entry(name: str) -> object:
    """One page of the menu."""
    return st.Page(f"{name}.py", title=say(f"page.{name}"), url_path=name, default=name == "overview")


page = st.navigation(
    {"": [entry(n) for n in shell.PAGES], say("page.more"): [entry(n) for n in shell.DATA_PAGES]},
    position="top",
)
held.prepare()
page.run()
