"""The parts of the explore page: its filters, the sentence of a figure, and what is known of it beside."""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from figures.frames.explore import LEVELS, Offered, Told, nearest, offered, told
from pages.parts import fragments, held, picked
from pages.parts.controls import choose, search
from pages.parts.language import language, metric_name, region_name, say
from pages.parts.shell import View
from pages.parts.text import detail as details
from pages.parts.text import explore as text
from pages.parts.text import figures as naming

ALL, NONE = "all", "none"
STATUSES = ("actual", "target")
REVIEWS = ("unreviewed", "confirmed", "corrected", "rejected")
FILTERS = ("region", "metric", "year", "status", "review", "reading")


def open_on(view: View) -> None:
    """Choose place, metric and year of a figure that a new address names, where it leaves them open."""
    figure = picked.arrived("explore")
    found = held.frame(told, view.dataset, figure_id=figure) if figure else None
    if not figure or found is None:
        return
    picked.take(figure)
    row: Any = next(found.figure.itertuples())
    own = {"region": str(row.region), "metric": str(row.metric) or NONE, "year": int(row.period_end)}
    for key in FILTERS:
        if key not in st.query_params:
            st.session_state[key] = own.get(key, ALL)
    if "q" not in st.query_params:
        st.session_state["q"] = ""


def choices(view: View) -> dict[str, Any]:
    """The filters of the page, None for those left open."""
    there: Offered = held.frame(offered, view.dataset)
    words = search("q", width=264)
    metrics = [metric or NONE for metric in there.metrics]
    chosen = {
        "region": narrowed("region", there.regions, region_name, width=190),
        "metric": narrowed("metric", metrics, metric_shown, width=220),
        "year": narrowed("year", there.years, str, width=104),
        "status": narrowed("status", STATUSES, lambda status: say(f"status.{status}"), width=104),
        "review": narrowed("review", REVIEWS, lambda review: say(f"review.{review}"), width=124),
        "reading": narrowed("reading", list(LEVELS), lambda level: say(f"reading.{level}"), width=150),
    }
    return {"search": words} | chosen | {"metric": "" if chosen["metric"] == NONE else chosen["metric"]}


def narrowed(key: str, options: Sequence[Any], shown: Callable[[Any], str], width: int = 150) -> Any:
    """One of the options, None while all of them stand."""

    def label(option: Any) -> str:
        return say("control.all") if option == ALL else shown(option)

    value = choose(key, [ALL, *options], ALL, label, width=width)
    return None if value == ALL else value


def metric_shown(metric: str) -> str:
    """A metric, or the words for none, in a list of choices."""
    return say("explore.no_metric") if metric == NONE else metric_name(metric)


def nothing(view: View, choice: dict[str, Any]) -> None:
    """Why there is no such figure, and the way to the nearest one."""
    region, metric, year = (choice[key] for key in ("region", "metric", "year"))
    asked = {"region": region, "metric": metric, "year": year}
    near = held.frame(nearest, view.dataset, **asked) if region and metric and year else None
    fragments.empty(text.nothing(region, metric, year, near))
    with st.container(horizontal=True):
        if near:
            row: Any = next(near.figure.itertuples())
            _go("explore.py", say("go.near", year=row.period_end), view, figure=row.figure_id)
        _go("explore.py", say("go.clear"), view, **dict.fromkeys(FILTERS, ALL), q="")


def _go(page: str, label: str, view: View, icon: str | None = None, **choice: object) -> None:
    asked = {key: str(value) for key, value in ({"data": view.dataset, "lang": language()} | choice).items()}
    st.page_link(page, label=label, icon=icon, query_params=asked)


def sentence(found: Told) -> None:
    """The words of the report, or the source of a fact alone; below, other statements of the same."""
    if found.passage:
        fragments.head(say("explore.sentence"), text.source(found))
        fragments.show(text.quoted(found.passage))
    else:
        fragments.head(say("explore.source"), text.source(found))
        fragments.show(text.origin(found))
    fragments.foot(text.around(found))
    words, others = details.vintages(found)
    if others:
        fragments.head(say("same.title"), words, small=True)
        fragments.show(others)
        fragments.foot(say("same.rule"))


def detail(view: View, found: Told) -> None:
    """What is known of the figure, and the ways on from it."""
    row: Any = next(found.figure.itertuples())
    fragments.head(naming.named(row), naming.where_and_when(row))
    fragments.show(details.detail(found))
    with st.container(horizontal=True):
        _step("previous", found.previous, "left")
        _step("next", found.following, "right")
    with st.container(horizontal=True):
        if row.has_text:
            _go("reports.py", say("go.reader"), view, report=row.report_id, figure=row.figure_id)
        if row.metric:
            _go("trends.py", say("go.trend"), view, metric=row.metric, regions=row.region)
            _go("quality.py", say("go.quality"), view, metric=row.metric, region=row.region, finding=ALL)


def _step(name: str, to: int | None, side: Any) -> None:
    """The button to a neighbour in the report."""
    icon = f":material/chevron_{side}:"
    st.button(say(f"go.{name}"), None, icon=icon, icon_position=side, disabled=to is None,
              on_click=picked.take, args=(to,))  # fmt: skip
