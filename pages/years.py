"""Two years side by side."""

import streamlit as st

from pages.parts import downloads, fragments, shell
from pages.parts.blocks import years as blocks
from pages.parts.language import say

with shell.opened("years") as view:
    asked = blocks.chosen(view)
    if asked is None:
        fragments.empty(say("empty.one_year"))
    elif not asked.frame.pairs:
        fragments.empty(say("years.nothing", first=asked.frame.first, last=asked.frame.last))
    else:
        left, right = st.columns([1, 1] if asked.by_metric else [11, 8], gap="large")
        with left:
            said, drawing = blocks.drawn(asked)
        with right:
            blocks.beside(view, asked)
        downloads.offer(view, asked.frame.figures, said.file_name, drawing, said)
