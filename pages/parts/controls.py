"""What the reader chooses, bound to the address: codes, not labels, so a link opens in either language."""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from pages.parts.language import say


def settle(key: str, options: Sequence[Any], default: Any) -> Any:
    """Decide a choice before its widget is drawn: by a new address, else as chosen before, else the default.

    What an address or an earlier dataset asks for and the options do not hold is dropped.
    """
    asked = st.query_params.get(key)
    texts = {str(option): option for option in options}
    if asked is not None and asked != st.session_state.get(f"{key}@address") and asked in texts:
        st.session_state[key] = texts[asked]
    kept = st.session_state.get(key)
    # Written even where nothing changes: what another page's widget left behind is else lost at the first visit.
    st.session_state[key] = kept if kept in options else default
    return st.session_state[key]


def settle_many(key: str, options: Sequence[Any], default: Sequence[Any]) -> list[Any]:
    """As `settle`, for several choices; the address joins them by commas."""
    asked = st.query_params.get(key)
    texts = {str(option): option for option in options}
    if asked is not None and asked != st.session_state.get(f"{key}@address"):
        st.session_state[key] = [texts[part] for part in asked.split(",") if part in texts]
    kept = [value for value in st.session_state.get(key) or [] if value in options]
    st.session_state[key] = kept or list(default)
    return list(st.session_state[key])


def remember(key: str, value: Any) -> None:
    """Keep a choice for the address."""
    text = ",".join(map(str, value)) if isinstance(value, list) else str(value)
    st.session_state[f"{key}@address"] = text
    address()[key] = text


def address(anew: bool = False) -> dict[str, str]:
    """The choices of this run so far, by their names in the address."""
    if anew or "address" not in st.session_state:
        st.session_state["address"] = {}
    found: dict[str, str] = st.session_state["address"]
    return found


def write_address() -> None:
    """Write all choices into the address at once, so that a view is one step of the browser's history."""
    if dict(st.query_params.items()) != address():
        st.query_params.from_dict(address())


def named(options: Sequence[Any], shown: Callable[[Any], str]) -> Callable[[Any], str]:
    """The labels of the options in the language of this run, also for whoever asks after it."""
    return {option: shown(option) for option in options}.__getitem__


def choose(
    key: str,
    options: Sequence[Any],
    default: Any,
    shown: Callable[[Any], str] = str,
    *,
    label: str = "",
    width: int = 168,
    hidden: bool = False,
) -> Any:
    """One of several, from a list; `shown` gives the label of an option."""
    settle(key, options, default)
    value = st.selectbox(
        label or say(f"control.{key}"),
        options,
        format_func=named(options, shown),
        key=key,
        width=width,
        label_visibility="collapsed" if hidden else "visible",
        persist_state="session",
    )
    remember(key, value)
    return value


def choose_many(
    key: str,
    options: Sequence[Any],
    default: Sequence[Any],
    shown: Callable[[Any], str] = str,
    *,
    label: str = "",
    width: int = 352,
) -> list[Any]:
    """Several of several; none chosen means the default."""
    settle_many(key, options, default)
    value = st.multiselect(
        label or say(f"control.{key}"),
        options,
        format_func=named(options, shown),
        key=key,
        width=width,
        persist_state="session",
    )
    remember(key, value)
    return value or list(default)


def choose_short(
    key: str, options: Sequence[Any], default: Any, shown: Callable[[Any], str] = str, *, label: str = ""
) -> Any:
    """One of a few, all of them in sight."""
    settle(key, options, default)
    value = st.pills(
        label or say(f"control.{key}"),
        options,
        format_func=named(options, shown),
        key=key,
        required=True,
        wrap=True,
        persist_state="session",
    )
    remember(key, value)
    return value


def search(key: str, *, width: int = 300) -> str:
    """Words to look for."""
    asked = st.query_params.get(key)
    if asked is not None and asked != st.session_state.get(f"{key}@address"):
        st.session_state[key] = asked
    words = st.text_input(
        say(f"control.{key}"),
        key=key,
        placeholder=say(f"control.{key}.hint"),
        width=width,
        persist_state="session",
    )
    remember(key, words)
    return words


def row() -> Any:
    """A row of controls, all standing on one line."""
    return st.container(horizontal=True, vertical_alignment="bottom")
