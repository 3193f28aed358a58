"""The one figure a reader has picked: by an address, by a row of a table, by walking through a report."""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from pages.parts.controls import remember

KEY = "figure"
PAGES = ("explore", "reports")
_FOR = "figure@filters"
_TURN = "figure@turn"


def arrived(page: str) -> int | None:
    """The figure that the address asks this page for, None where it asks for none or was answered before."""
    for other in PAGES:
        if other != page:
            st.session_state.pop(f"{KEY}@{other}", None)
    asked = st.query_params.get(KEY, "")
    if not asked.isdecimal() or asked == st.session_state.get(f"{KEY}@{page}"):
        return None
    st.session_state[f"{KEY}@{page}"] = asked
    return int(asked)


def take(figure: int) -> None:
    """Make the figure the one that is picked, whatever the filters."""
    st.session_state[KEY] = figure
    st.session_state[_FOR] = None
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1


def settle(filters: Sequence[object], shown: Sequence[int]) -> int | None:
    """The figure to tell of: the one picked, or the first one shown once the filters have left it out."""
    picked = st.session_state.get(KEY)
    before, st.session_state[_FOR] = st.session_state.get(_FOR), tuple(filters)
    if picked is None or (before is not None and before != tuple(filters) and picked not in shown):
        picked = shown[0] if shown else None
        st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1
    st.session_state[KEY] = picked
    return picked


def table(frame: Any, shown: Sequence[int], columns: Any, height: int, words: str) -> None:
    """A sortable table of figures; its chosen row is the figure that is picked."""
    at = [shown.index(st.session_state[KEY])] if st.session_state.get(KEY) in shown else []
    # Another key, another selection: a table keeps its own whatever else picks a figure.
    key = f"figures-{hash((tuple(shown), st.session_state.get(_TURN, 0)))}"
    st.dataframe(
        frame,
        key=key,
        column_config=columns,
        hide_index=True,
        row_height=34,
        height=height,
        placeholder="—",
        on_select=_follower(key, shown),
        selection_mode="single-row",
        selection_default={"selection": {"rows": at}},
        alt=words,
    )


def written() -> None:
    """Keep the address in step."""
    if st.session_state.get(KEY) is not None:
        remember(KEY, st.session_state[KEY])
        st.session_state[f"{KEY}@explore"] = str(st.session_state[KEY])


def _follower(key: str, shown: Sequence[int]) -> Callable[[], None]:
    def follow() -> None:
        rows = st.session_state[key]["selection"]["rows"]
        if rows:
            st.session_state[KEY] = shown[rows[0]]

    return follow
