"""The parts of the page of two years: its choices, the drawing of each view, the sentences to paste."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from extract.catalogue import catalogue
from figures.frames.citing import cited
from figures.frames.stated import Stated
from figures.frames.years import Years, offered, years
from pages.parts import choices, controls, fragments, held
from pages.parts.charts import years as charts
from pages.parts.charts.drawing import slots
from pages.parts.colours import LIGHT, Colours, colours
from pages.parts.framed import framed
from pages.parts.language import metric_name, region_name, say
from pages.parts.shell import View
from pages.parts.text import indices
from pages.parts.text import years as text
from pages.parts.text.sentences import sentences
from pages.parts.text.wording import Words

MOST_SENTENCES = 5
OPENING_METRICS = 8


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the reader compares: metrics, the places in colour, how it is drawn, and the frame of it all."""

    metrics: tuple[str, ...]
    regions: tuple[str, ...]
    view: str
    frame: Years

    @property
    def by_metric(self) -> bool:
        """One place, many metrics."""
        return self.view == "metrics"


def chosen(view: View) -> Chosen | None:
    """The controls of the page; None where fewer than two years have a figure."""
    row, pills = controls.row(), controls.row()
    with pills:
        by = controls.choose_short("by", ["places", "metrics"], "places", lambda b: say(f"years.by.{b}"))
    with row:
        if by == "places":
            metrics = [choices.metric(view)]
            regions = choices.regions(view, metrics[0])
        else:
            regions = [choices.region(view)]
            metrics = _metrics(view, regions[0])
        told = held.frame(offered, view.dataset, metrics=tuple(metrics))
        if told is None:
            return None
        first = int(controls.choose("from", told.years[-2::-1], told.first))
        after = [year for year in told.years[::-1] if year > first]
        last = int(controls.choose("to", after, told.last if told.last in after else after[-1]))
    with pills:
        peers = by == "places" and choices.peers(view, metrics[0], regions)
        asked = {"metrics": tuple(metrics), "regions": tuple(regions), "first": first, "last": last}
        frame = held.frame(years, view.dataset, **asked, peers=peers)
        drawing = "metrics" if by == "metrics" else _view(frame, metrics[0])
    return Chosen(tuple(metrics), tuple(regions), drawing, frame)


def _metrics(view: View, region: str) -> list[str]:
    known = held.frame(choices.metrics_held, view.dataset)
    told = held.frame(choices.metrics_told, view.dataset, region=region)
    often = [m for m in told if catalogue().metrics[m].kind == "level"][:OPENING_METRICS]
    default = [m for m in known if m in often] or known[:1]
    return [str(m) for m in controls.choose_many("metrics", known, default, metric_name)]


def _view(frame: Years, metric: str) -> str:
    compared = [pair for pair in frame.pairs if pair.change.difference is not None]
    views = ["pairs"] + (["slope"] if 1 <= len(compared) <= charts.MOST_SLOPES else [])
    views += ["index"] if not indices.points(frame, summed=False).empty else []
    views += ["sum"] if text.adds_up(metric) and len(frame.pairs) > 1 else []
    return str(controls.choose_short("view", views, "pairs", lambda v: say(f"years.view.{v}")))


def drawn(asked: Chosen) -> tuple[Words, Callable[[], Any]]:
    """The drawing in its frame; gives back its words and how to draw it for print."""
    frame, summed = asked.frame, asked.view == "sum"
    if asked.view in ("index", "sum"):
        said = indices.words(frame, asked.metrics[0], asked.regions, summed)
    else:
        said = text.words(frame, asked.view, asked.metrics, asked.regions)

    def draw(shades: Colours) -> Any:
        if asked.view in ("index", "sum"):
            places = {region_name(r): shade for r, shade in slots(asked.regions, shades).items()}
            lines = {say("years.view.sum"): shades.accent} if summed else places
            return charts.indexed(indices.points(frame, summed), lines, shades)
        labels = text.labels(frame, asked.regions, asked.by_metric)
        make = charts.slopes if asked.view == "slope" else charts.pairs
        return make(frame, labels, text.scale_of(frame), shades)

    framed(said, draw(colours()), "years")
    return said, lambda: draw(LIGHT)


def beside(view: View, asked: Chosen) -> None:
    """The table of what is drawn, and the sentences that say it."""
    frame = asked.frame
    if asked.view in ("index", "sum"):
        fragments.head(say("years.table.index"), say("years.table.index.subtitle", first=frame.first))
        fragments.show(indices.index_table(frame, asked.regions, asked.view == "sum"))
    else:
        unit = "" if asked.by_metric else text.unit_line(frame)
        fragments.head(say("years.table"), unit)
        fragments.show(text.pair_table(frame, asked.regions, asked.by_metric))
        if text.table_foot(frame):
            fragments.foot(text.table_foot(frame))
    said = [pair for pair in frame.pairs if pair.region in asked.regions][:MOST_SENTENCES]
    sides = [side for pair in said for side in (pair.earlier, pair.later) if isinstance(side, Stated)]
    places = held.frame(cited, view.dataset, figures=tuple(side.figure_id for side in sides))
    fragments.head(say("sentence.title"), say("sentence.about" if said else "sentence.nothing"), small=True)
    for spoken in ("zh", "en") if said else ():
        st.code(sentences(said, places, spoken), language=None, wrap_lines=True)
