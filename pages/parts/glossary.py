"""The parts of the codebook page."""

from collections.abc import Callable

import streamlit as st

from extract.catalogue import Metric, catalogue
from figures.frames.codebook import Book, Entry
from pages.parts import fragments
from pages.parts.controls import choose
from pages.parts.language import group_name, language, metric_name, say
from pages.parts.lookup import narrowed
from pages.parts.text import codebook as text
from pages.parts.text import figures as told

PARTS = ("metrics", "columns", "rules")


def metric(book: Book) -> Metric:
    """One metric of the catalogue; those that the dataset holds come first."""
    ordered = book.metrics["metric"].tolist()
    chosen = choose("metric", ordered, ordered[0], metric_name, width=300)
    return catalogue().metrics[str(chosen)]


def group(book: Book) -> str | None:
    """A line of work, None for all."""
    return narrowed("group", list(dict.fromkeys(book.metrics["group"])), group_name, 240)  # type: ignore[no-any-return]


def about(metric: Metric) -> str:
    """What the metric means."""
    return metric.about[language()]


def examples(found: Entry) -> None:
    """How reports state the metric."""
    fragments.head(say("codebook.examples"))
    for row, passage in zip(told.rows(found.examples), found.passages, strict=True):
        fragments.show(text.example(row, passage))
    if found.examples.empty:
        fragments.empty(say("codebook.coverage.none"))


def coverage(metric: str, found: Entry) -> None:
    """Where and when the dataset states the metric."""
    if not found.years:
        return
    fragments.head(say("codebook.coverage"), say("codebook.coverage.sub", metric=metric_name(metric)))
    fragments.show(text.coverage(found))
    if found.more:
        fragments.foot(say("codebook.coverage.more", more=found.more))


def listing(book: Book, group: str | None) -> None:
    """All metrics, sortable; a chosen row opens its entry."""
    rows = text.listing(book, group)
    key = f"metrics-{group}"
    st.dataframe(
        rows,
        key=key,
        column_config=text.list_columns(),
        hide_index=True,
        row_height=34,
        height=37 + 34 * min(len(rows), 12),
        placeholder="—",
        on_select=_opener(key, rows["id"].tolist()),
        selection_mode="single-row",
        alt=say("codebook.list"),
    )


def _opener(key: str, ids: list[str]) -> Callable[[], None]:
    def open_entry() -> None:
        rows = st.session_state[key]["selection"]["rows"]
        if rows:
            st.session_state["metric"] = ids[rows[0]]

    return open_entry


def rules() -> None:
    """Which statement counts, why cells are empty, what the words mean."""
    left, right = st.columns(2, gap="large")
    with left:
        fragments.head(say("rules.counting"), say("rules.counting.sub"))
        fragments.show(text.counting())
        fragments.head(say("rules.empty"))
        fragments.show(text.reasons())
    with right:
        fragments.head(say("rules.words"))
        for name in text.VOCABULARY:
            fragments.head(say(f"rules.words.{name}"), small=True)
            fragments.show(text.vocabulary(name))
