"""A metric through the years."""

import streamlit as st

from figures.frames.trends import trends
from pages.parts import choices, controls, downloads, fragments, held, shell
from pages.parts.charts.trends import trends as draw
from pages.parts.colours import LIGHT, colours
from pages.parts.language import language, say
from pages.parts.text.trends import words, year_table

with shell.opened("trends") as view:
    with controls.row():
        metric = choices.metric(view)
        regions = choices.regions(view, metric)
        peers = controls.choose_short("peers", ["others", "none"], "others", lambda p: say(f"peers.{p}"))
    frame = held.frame(trends, view.dataset, metric=metric, regions=tuple(regions), peers=peers == "others")
    said = words(frame, metric)
    fragments.head(said.title, said.subtitle, said.key)
    if frame.years:
        chart = draw(frame, said.marks, colours(), language())
        shell.follow(st.altair_chart(chart, theme=None, alt=said.alt, key="trend", on_select="rerun"))
        fragments.foot(said.source)
        fragments.show(year_table(frame, metric))
        downloads.offer(
            view, frame.figures, said.file_name, lambda: draw(frame, said.marks, LIGHT, language()), said
        )
    else:
        fragments.empty(say("empty.no_match"))
