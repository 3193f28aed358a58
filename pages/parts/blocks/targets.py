"""The parts of the page of targets: its choices, the ledger, the block of rectification."""

from dataclasses import dataclass

import streamlit as st

from figures import datasets
from figures.frames.citing import cited
from figures.frames.rectifying import rectification
from figures.frames.targets import Ledger, Line, due, targets
from pages.parts import choices, controls, fragments, held
from pages.parts.language import say
from pages.parts.shell import View
from pages.parts.text import targets as text

MOST_LINES = 150


@dataclass(frozen=True, slots=True)
class Chosen:
    """Place and year due as in the address (all where not limited), the ledger, and the lines to show."""

    region: str
    year: str
    ledger: Ledger
    lines: tuple[Line, ...]
    sentences: bool


def _limits(region: str, year: str) -> dict[str, object]:
    """A choice as a frame takes it."""
    return {"region": None if region == "all" else region, "year": None if year == "all" else int(year)}


def chosen(view: View) -> Chosen | None:
    """The controls; None where the dataset has no target."""
    places = held.frame(due, view.dataset).regions
    if not places:
        return None
    with controls.row():
        opening = choices.opening_region(view, places)
        region = controls.choose("region", ["all", *places], opening, text.place_name)
        years = held.frame(due, view.dataset, region=None if region == "all" else region).years
        year = controls.choose("due", ["all", *map(str, years)], _opening(view, years), text.year_name)
        ledger = held.frame(targets, view.dataset, **_limits(region, year))
        counts = ledger.counts()
        names = ["all", *counts]
        verdict = controls.choose_short("verdict", names, "all", lambda v: text.verdict_name(v, counts))
        shown = controls.choose_short(
            "words", ["hidden", "shown"], "hidden", lambda w: say(f"targets.words.{w}")
        )
    return Chosen(region, year, ledger, ledger.of(verdict), shown == "shown")


def _opening(view: View, years: tuple[int, ...]) -> str:
    opening = datasets.datasets()[view.dataset].year
    told = [year for year in years if opening is None or year <= opening]
    return str(max(told, default=max(years)))


def ledger(view: View, asked: Chosen) -> None:
    """The ledger in its frame."""
    said = text.words(asked.region, asked.year, asked.lines)
    fragments.head(said.title, said.subtitle)
    lines = asked.lines[:MOST_LINES]
    if not lines:
        fragments.empty(say("targets.none"))
        return
    places = None
    if asked.sentences:
        ids = tuple(figure.figure_id for line in lines for figure in line.statements)
        places = held.frame(cited, view.dataset, figures=ids)
    fragments.show(text.ledger_table(lines, asked.region, asked.year, places))
    notes = [said.source]
    if len(lines) < len(asked.lines):
        notes.insert(0, say("targets.cut", shown=len(lines), count=len(asked.lines)))
    if asked.ledger.unnamed:
        notes.append(say("targets.unnamed", count=asked.ledger.unnamed))
    fragments.foot(" ".join(notes))


def rectified(view: View, asked: Chosen) -> None:
    """What was found and put right, of the place in all its years."""
    limits = _limits(asked.region, asked.year)
    if limits["region"]:
        limits["year"] = None
    found = held.frame(rectification, view.dataset, **limits)
    if not found.rows:
        return
    said = text.rectified_words(asked.region)
    fragments.head(said.title, said.subtitle)
    fragments.show(text.rectified_table(found, asked.region))


def links(view: View, asked: Chosen) -> None:
    """The ways on: the annual table, and the targets that belong to no metric."""
    with st.container(horizontal=True):
        query = {"data": view.dataset, "lang": st.session_state["lang"]}
        if asked.region != "all":
            query["region"] = asked.region
        if asked.year != "all":
            query["year"] = asked.year
        st.page_link("annual.py", label=say("targets.annual"), icon=":material/print:", query_params=query)
        if asked.ledger.unnamed:
            query |= {"status": "target", "metric": ""}
            st.page_link("explore.py", label=say("targets.unnamed.link"), query_params=query)
