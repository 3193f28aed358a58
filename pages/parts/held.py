"""The store behind the pages, and its frames kept between reruns."""

from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

import streamlit as st

from figures import datasets
from figures.store import Store
from pages.parts.language import language, say

P = ParamSpec("P")
T = TypeVar("T")


@st.cache_resource(show_spinner=False)
def store() -> Store:
    """The store all sessions of this process share."""
    return Store()


@st.cache_resource(show_spinner=False)
def _prepared() -> set[str]:
    return set()


def prepare() -> None:
    """Build the shipped datasets if this is the first start, with a progress bar."""
    if _prepared():
        return
    bar = st.empty()

    def progress(share: float, key: str) -> None:
        bar.progress(share, say("start.building", dataset=dataset_name(key)))

    datasets.ensure(store(), progress)
    bar.empty()
    _prepared().add("done")


def dataset_name(key: str) -> str:
    """The dataset's label in the reader's language."""
    return datasets.datasets()[key].label[language()]


def frame(make: Callable[..., T], dataset: str, **choice: object) -> T:
    """A frame of the dataset as it stands now, made once for each choice."""
    return _frame(make, f"{make.__module__}.{make.__qualname__}", dataset, store().version(dataset), **choice)


@st.cache_data(show_spinner=False, max_entries=256)
def _frame(_make: Callable[..., T], name: str, dataset: str, version: int, **choice: object) -> T:
    return _make(store(), dataset, **choice)


def holdings(dataset: str) -> dict[str, Any]:
    """How much the dataset holds: reports, figures, whether every report's text is kept, when it changed."""
    return frame(_holdings, dataset)


def _holdings(held: Store, dataset: str) -> dict[str, Any]:
    reports = held.reports(dataset)
    return {
        "reports": len(reports),
        "figures": int(reports["figures"].sum()),
        "traced": bool(len(reports)) and bool(reports["has_text"].all()),
        "changed": held.changed_at(dataset)[:10],
    }
