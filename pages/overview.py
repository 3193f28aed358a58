"""One place in one year: the mission's metrics, all others, what is held."""

import streamlit as st

from figures import datasets
from figures.frames.overview import coverage, overview, years_told
from pages.parts import choices, controls, downloads, fragments, held, shell
from pages.parts.text import overview as text

with shell.opened("overview") as view:
    with controls.row():
        region = choices.region(view)
        year = choices.year(view, held.frame(years_told, view.dataset, region=region))
    cards = datasets.datasets()[view.dataset].cards
    frame = held.frame(overview, view.dataset, region=region, year=year, cards=cards)
    said = text.others_words(frame, region)
    fragments.show(text.cards(frame, region))
    left, right = st.columns([2, 1], gap="large")
    with left:
        fragments.head(said.title, said.subtitle)
        fragments.show(text.others_table(frame, region))
    with right:
        kept, what = held.frame(coverage, view.dataset), held.holdings(view.dataset)
        around = text.coverage_words(kept, what["reports"], what["figures"])
        fragments.head(around.title, around.subtitle)
        fragments.show(text.coverage_table(kept))
        fragments.foot(around.source)
    downloads.offer(view, frame.figures, said.file_name, said=said)
