"""A drawing in its frame: head, chart, foot; a click on a point leads to its sentence."""

from typing import Any

import altair as alt
import streamlit as st

from pages.parts import fragments
from pages.parts.language import language
from pages.parts.text.wording import Words


def framed(said: Words, chart: Any, key: str, *, width: Any = "stretch") -> None:
    """Draw a chart between its words; `point` is the name of its selection by figure_id, where it has one."""
    fragments.head(said.title, said.subtitle, said.key)
    params = [] if chart.params is alt.Undefined else chart.params
    if any(param.name == "point" for param in params):
        follow(st.altair_chart(chart, theme=None, width=width, alt=said.alt, key=key, on_select="rerun"))
    else:
        st.altair_chart(chart, theme=None, width=width, alt=said.alt, key=key)
    if said.source:
        fragments.foot(said.source)


def follow(event: Any) -> None:
    """Go from the point that was clicked to its sentence."""
    points = event.selection.get("point", []) if event else []
    if points:
        asked = {"figure": str(points[0]["figure_id"]), "lang": language(), "data": st.session_state["data"]}
        st.switch_page("explore.py", query_params=asked)
