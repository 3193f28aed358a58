"""The parts of the annual table: its sheet of paper."""

import streamlit as st

from figures.frames.annual import Annual
from pages.parts.charts.paper import Column, Paper, pdf
from pages.parts.downloads import file_stem
from pages.parts.language import language, say, speaking
from pages.parts.text import annual as text

SHARES = (2.7, 1.7, 1.7, 1.7, 1.15, 1.75, 1.2, 1.5, 1.7)
TEXT = (0, 7)


def paper(frame: Annual) -> Paper:
    """The table as it goes onto A4."""
    made, said = text.sheet(frame), text.words(frame)
    columns = [
        Column(head, share, right=at not in TEXT, indent=10 if at else 0)
        for at, (head, share) in enumerate(zip(made.heads, SHARES, strict=True))
    ]
    rows = [[cell.text + cell.slot for cell in row] for row in made.rows]
    return Paper(said.title, said.subtitle, said.source, columns, rows, say("annual.page"))


def offer_pdf(frame: Annual) -> None:
    """The button that makes the PDF when it is clicked."""
    spoken = language()

    def make() -> bytes:
        with speaking(spoken):
            return pdf(paper(frame))

    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            say("annual.pdf"),
            make,
            f"{file_stem(text.words(frame).file_name)}.pdf",
            "application/pdf",
            key="annual.pdf",
            on_click="ignore",
            type="tertiary",
            icon=":material/picture_as_pdf:",
        )
        st.caption(say("annual.print"), width="content")
