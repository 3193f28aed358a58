"""The colours of the drawings, light and dark, each measured for contrast against its paper."""

from dataclasses import dataclass

import streamlit as st


@dataclass(frozen=True, slots=True)
class Colours:
    """Tokens: what a colour is for, never what it looks like."""

    paper: str
    panel: str
    ink: str
    muted: str
    line: str
    axis: str
    context: str
    accent: str
    target: str
    series: tuple[str, ...]
    steps: tuple[str, ...]
    steps_on_ink: int  # from this step on the number in the cell takes the other text colour
    cell_text: tuple[str, str]
    diverging: tuple[str, ...]


LIGHT = Colours(
    paper="#FCFBF8",
    panel="#F4F2EC",
    ink="#1B232C",
    muted="#56606B",
    line="#E2DED5",
    axis="#8B877D",
    context="#948F83",
    accent="#145A82",
    target="#A84A12",
    series=("#145A82", "#A36300", "#008279", "#552441", "#6B3E00"),
    steps=("#EAF2F7", "#CFE0EB", "#AFCADC", "#8AB0CA", "#6494B5", "#3F779D", "#145A82"),
    steps_on_ink=5,
    cell_text=("#1B232C", "#FCFBF8"),
    diverging=(
        "#86430F", "#A46136", "#BF8664", "#D8B19B", "#EEDED4",
        "#D7E3ED", "#A0BFD6", "#6C9CBE", "#3E7BA4", "#195E87",
    ),
)  # fmt: skip
DARK = Colours(
    paper="#15191E",
    panel="#1E242B",
    ink="#E9E6DF",
    muted="#A9B0B8",
    line="#2F363E",
    axis="#6C747D",
    context="#5F6770",
    accent="#7DBBE6",
    target="#EBA36B",
    series=("#7DBBE6", "#C6862B", "#76F8E6", "#B46A94", "#F3BC5B"),
    steps=("#1B2C3A", "#23405A", "#2F5678", "#3F6E97", "#5D93BE", "#6BA3CF", "#8CC4EE"),
    steps_on_ink=4,
    cell_text=("#E9E6DF", "#1B232C"),
    diverging=(
        "#F0AD7F", "#CF8D60", "#A16C48", "#6F4C34", "#3F2F24",
        "#27353F", "#3A596F", "#5180A1", "#6CA6CE", "#8BC6EF",
    ),
)  # fmt: skip
# Marks only, on either paper: small pictures cannot follow the theme.
MID_BLUE, MID_OCHRE, MID_GREY = "#3A80AF", "#C2652C", "#848A90"


def colours() -> Colours:
    """The colours of the theme the reader has chosen."""
    return DARK if st.context.theme.type == "dark" else LIGHT
