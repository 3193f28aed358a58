"""The words of the screen in the reader's language."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import Literal, cast

import streamlit as st

from extract.catalogue import catalogue, phrases

Language = Literal["zh", "en"]
_spoken: ContextVar[Language | None] = ContextVar("spoken", default=None)


def language() -> Language:
    """The language chosen, else the browser's: Chinese unless the browser asks for another."""
    spoken = _spoken.get()
    if spoken:
        return spoken
    chosen = st.session_state.get("lang")
    if chosen in ("zh", "en"):
        return cast(Language, chosen)
    asked = st.context.locale or "zh"
    return "zh" if asked.lower().startswith("zh") else "en"


@contextmanager
def speaking(chosen: Language) -> Iterator[None]:
    """Say everything in this language; files made on click know no reader's session."""
    before = _spoken.set(chosen)
    try:
        yield
    finally:
        _spoken.reset(before)


def say(key: str, /, **values: object) -> str:
    """The phrase `key` of data/catalogue/screen, its {places} filled in."""
    text = phrases()[key][language()]
    return text.format(**values) if values else text


def metric_name(metric: str) -> str:
    """The metric's label in the reader's language."""
    known = catalogue().metrics.get(metric)
    return known.label[language()] if known else metric


def group_name(group: str) -> str:
    """The label of a line of work."""
    return catalogue().groups[group].label[language()]


def region_name(region: str) -> str:
    """A place by its name in the reader's language, where the catalogue has one."""
    return region if language() == "zh" else _english(region)


@lru_cache(maxsize=4096)
def _english(region: str) -> str:
    name, limit, scope = region.partition("（")
    place = catalogue().region(region) or catalogue().region(name)
    # What is in brackets tells places apart in the catalogue; on the screen the dataset does.
    return (getattr(place, "label_en", "") or name).partition(" (")[0] + limit + scope if place else region


def years_text(first: int, last: int) -> str:
    """A span of years: 2018—2024 in Chinese, 2018–2024 in English."""
    if first == last:
        return str(first)
    return f"{first}{'—' if language() == 'zh' else '–'}{last}"
