"""The lower parts of the regions page: one small chart a place, the tiles, the whole beside its parts."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from figures.frames.regions import Regions
from pages.parts import controls, fragments
from pages.parts.charts import regions as charts
from pages.parts.colours import Colours
from pages.parts.framed import framed
from pages.parts.language import language, region_name, say
from pages.parts.text import regions as text

MOST_SMALL = 12


def drill(frame: Regions, metric: str, within: str, offered: Sequence[str]) -> None:
    """Ways to the places below each place, and back up."""
    above, below = text.ways(frame, within, offered)
    if not above and not below:
        return
    with st.container(horizontal=True, gap="small"):
        for code in (*above, *below):
            icon = ":material/arrow_upward:" if code in above else ":material/subdirectory_arrow_right:"
            asked = {"metric": metric, "within": code, "lang": language(), "data": st.session_state["data"]}
            label = say("regions.drill", region=text.place_name(code))
            st.page_link("regions.py", label=label, icon=icon, query_params=asked)


def small_multiples(frame: Regions, colours: Colours) -> None:
    """A grid of small charts, all on one axis or each on its own."""
    if len(frame.years) < 2:
        return
    head = st.container()
    axes = controls.choose_short("axes", ["shared", "own"], "shared", lambda a: say(f"axes.{a}"))
    shared = axes == "shared"
    with head:
        said = text.small_words(frame, shared)
        fragments.head(said.title, said.subtitle)
    grid = st.grid(3, min_column_width=250, gap="large")
    held = set(frame.points["region"].astype(str))
    for place in [place for place in frame.places if place in held][:MOST_SMALL]:
        with grid.container():
            fragments.show(f"<strong>{escape(region_name(place))}</strong>")
            alt = say("regions.alt.small", region=region_name(place), metric="")
            st.altair_chart(charts.small(frame, place, shared, colours, language()), theme=None, alt=alt)


def tile_map(frame: Regions, metric: str, within: str, colours: Colours) -> None:
    """The tiles of the places below `within`, and beside them the whole against its parts."""
    if not within:
        return
    cells, mapped = text.tile_cells(frame, within)
    left, right = st.columns([7, 8], gap="large")
    scale, _ = text.scale_of(frame)
    with left:
        said = text.tile_words(frame, metric, mapped, int(cells["value"].notna().sum()))
        framed(said, charts.tiles(cells, scale, colours), "tiles", width="content")
    with right:
        sums = text.sum_words(frame, within)
        fragments.head(sums.title, sums.subtitle)
        fragments.show(text.sum_table(frame))
        if sums.source:
            fragments.foot(sums.source)
