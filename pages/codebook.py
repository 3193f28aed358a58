"""What each metric means, what the columns of the files hold, by which rules figures are chosen."""

import streamlit as st

from figures.frames.codebook import codebook, entry
from pages.parts import controls, downloads, fragments, glossary, held, reader, shell
from pages.parts.language import metric_name, say
from pages.parts.text import codebook as text

with shell.opened("codebook") as view:
    reader.style()
    part = controls.choose_short("part", glossary.PARTS, "metrics", lambda name: say(f"part.{name}"))
    if part == "columns":
        fragments.head(say("codebook.columns"), say("codebook.columns.sub"))
        fragments.show(text.file_table())
    elif part == "rules":
        glossary.rules()
    else:
        book = held.frame(codebook, view.dataset)
        with controls.row():
            metric = glossary.metric(book)
            group = glossary.group(book)
        found = held.frame(entry, view.dataset, metric=metric.id)
        left, right = st.columns([11, 8], gap="large")
        with left:
            fragments.head(metric_name(metric.id), glossary.about(metric))
            fragments.show(text.meaning(metric))
            fragments.show(text.words(metric))
        with right:
            glossary.examples(found)
        glossary.coverage(metric.id, found)
        fragments.head(say("codebook.list"), text.list_subtitle(book))
        glossary.listing(book, group)
        downloads.offer(view, found.figures, [metric_name(metric.id)])
