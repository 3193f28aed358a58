"""The choices of the reports page: a place, one of its reports, which of its figures to mark."""

from typing import Any

import pandas as pd
import streamlit as st

from figures import datasets
from figures.frames import reports as frames
from figures.frames.explore import LEVELS
from pages.parts import held, picked
from pages.parts.controls import choose, remember
from pages.parts.language import region_name, say
from pages.parts.lookup import ALL, NONE, STATUSES, metric_shown, narrowed
from pages.parts.shell import View
from pages.parts.text import reports as text

MARKED = "figure@marked"


def open_on(view: View) -> tuple[int | None, bool]:
    """The figure to show in its text, and whether the address has only now asked for it."""
    figure = picked.arrived("reports")
    if figure:
        st.session_state[MARKED] = figure
        _open_report(view, figure)
    marked = st.session_state.get(MARKED)
    if not isinstance(marked, int):
        return None, False
    remember(picked.KEY, marked)
    return marked, figure is not None


def _open_report(view: View, figure: int) -> None:
    report = held.frame(frames.report_of, view.dataset, figure_id=figure)
    if report and st.query_params.get("report") in (None, str(report)):
        st.session_state["report"] = report
        for key in ("metric", "status", "reading"):
            if key not in st.query_params:
                st.session_state[key] = ALL


def report(view: View) -> int:
    """A report of a place."""
    every: pd.DataFrame = held.frame(frames.held, view.dataset)
    _place_of_asked(every)
    places = list(dict.fromkeys(every["region"].astype(str)))
    opening = datasets.datasets()[view.dataset].region
    region = choose("region", places, opening if opening in places else places[0], _place)
    there = every[every["region"] == region]
    names = {row.report_id: text.named(row) for row in there.itertuples()}
    chosen = int(choose("report", list(names), next(iter(names)), names.__getitem__, width=480))
    st.session_state["report@shown"] = chosen
    return chosen


def _place_of_asked(every: pd.DataFrame) -> None:
    """Where a report is asked for by its number, choose its place too."""
    asked = st.session_state.get("report")
    by_address = st.query_params.get("report", "")
    if by_address.isdecimal() and by_address != st.session_state.get("report@address"):
        asked = int(by_address)
    row = every[every["report_id"] == asked]
    if len(row) and asked != st.session_state.get("report@shown"):
        st.session_state["region"] = str(row["region"].iloc[0])


def _place(region: str) -> str:
    return region_name(region) if region else say("reports.no_region")


def filters(view: View, report: int) -> dict[str, Any]:
    """Which figures to mark, None for those left open."""
    read: frames.Read = held.frame(frames.reports, view.dataset, report_id=report)
    metrics = [metric or NONE for metric in read.metrics]
    metric = narrowed("metric", metrics, metric_shown, 240)
    return {
        "metric": "" if metric == NONE else metric,
        "status": narrowed("status", STATUSES, lambda status: say(f"status.{status}"), 120),
        "reading": narrowed("reading", list(LEVELS), lambda level: say(f"reading.{level}"), 168),
    }
