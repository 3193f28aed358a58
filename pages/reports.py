"""A report's own text, its figures marked in it; or the list of its figures where only facts are held."""

import streamlit as st

from figures.frames.reports import reports
from pages.parts import controls, downloads, fragments, held, reader, shelf, shell
from pages.parts.language import say
from pages.parts.text import reports as text

with shell.opened("reports") as view:
    reader.style()
    marked, arrived = shelf.open_on(view)
    with controls.row():
        report = shelf.report(view)
    with controls.row():
        choice = shelf.filters(view, report)
    read = held.frame(reports, view.dataset, report_id=report, **choice)
    left, right = st.columns([12, 7], gap="large")
    with left:
        fragments.head(text.title(read), text.subtitle(read))
        if not read.every:
            fragments.empty(say("reports.empty"))
        elif read.figures.empty:
            fragments.empty(say("reports.empty.filters"))
        if read.text:
            fragments.show(text.key())
            fragments.show(text.marked(read, marked))
            fragments.foot(say("reports.hint"))
        else:
            fragments.show(text.facts(read))
    with right:
        fragments.head(say("reports.card"))
        fragments.show(text.card(read))
        if read.text and len(read.figures):
            fragments.head(say("reports.list"), small=True)
            fragments.show(text.index(read))
    if arrived and marked:
        reader.to_mark(marked)
    downloads.offer(view, read.figures, text.file_name(read))
