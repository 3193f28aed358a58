"""One metric across places."""

import streamlit as st

from figures.frames.regions import regions, scopes
from pages.parts import choices, controls, downloads, held, shell
from pages.parts.blocks import regions as blocks
from pages.parts.charts import regions as charts
from pages.parts.colours import DARK, LIGHT, colours
from pages.parts.framed import framed
from pages.parts.language import language
from pages.parts.text import regions as text

with shell.opened("regions") as view:
    with controls.row():
        metric = choices.metric(view)
        offered = held.frame(scopes, view.dataset, metric=metric)
        within = controls.choose("within", offered.within, offered.within[0], text.place_name)
        limits = [scope for scope in offered.scopes if (within, scope) in offered.years]
        scope = limits[0]
        if len(limits) > 1:
            scope = controls.choose("scope", limits, limits[0], text.scope_name)
        year = choices.year(view, offered.years[within, scope])
        choice = {"metric": metric, "within": within, "scope": scope, "year": year}
        frame = held.frame(regions, view.dataset, **choice)
        chosen = choices.highlighted(view, frame.places)
    names, marks, drawn = text.names(frame), text.marks(), colours()
    said = text.ranked_words(frame, metric)
    left, right = st.columns(2, gap="large")
    with left:
        framed(said, charts.ranked(frame, chosen, names, marks, drawn, language()), "ranked")
    with right:
        cells = charts.heat(frame, names, marks, drawn, language())
        framed(text.heat_words(frame, metric, drawn is DARK), cells, "heat")
    blocks.drill(frame, metric, within, offered.within)
    blocks.small_multiples(frame, drawn)
    blocks.tile_map(frame, metric, within, drawn)
    downloads.offer(
        view, frame.points, said.file_name,
        lambda: charts.ranked(frame, chosen, names, marks, LIGHT, language()), said,
    )  # fmt: skip
