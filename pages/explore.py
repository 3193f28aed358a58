"""Every figure, filtered; the one picked with its sentence and all that is known of it."""

import streamlit as st

from figures.frames.explore import explore, told
from pages.parts import controls, downloads, fragments, held, lookup, picked, reader, shell
from pages.parts.language import say
from pages.parts.text import explore as text

with shell.opened("explore") as view:
    reader.style()
    lookup.open_on(view)
    with controls.row():
        choice = lookup.choices(view)
    frame = held.frame(explore, view.dataset, **choice)
    shown = frame.shown["figure_id"].tolist()
    figure = picked.settle(tuple(choice.values()), shown)
    if shown:
        words = say("explore.table", total=len(frame.figures))
        picked.table(text.listing(frame), shown, text.columns(), 37 + 34 * min(len(shown), 8), words)
        fragments.foot(text.counted(frame))
    else:
        lookup.nothing(view, choice)
    found = held.frame(told, view.dataset, figure_id=figure) if figure else None
    if found:
        picked.written()
        left, right = st.columns([12, 7], gap="large")
        with left:
            lookup.sentence(found)
        with right:
            lookup.detail(view, found)
    downloads.offer(view, frame.figures, text.file_name(choice))
