"""What every page shares: its head row, the chosen dataset, the address of the view, the foot."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from typing import Any
from urllib.parse import urlencode, urlsplit

import streamlit as st

from figures import datasets
from pages.parts import controls, fragments, held
from pages.parts.controls import choose, remember, settle
from pages.parts.language import language, say

PAGES = ("overview", "trends", "years", "regions", "targets", "explore")
DATA_PAGES = ("annual", "reports", "quality", "codebook")
LANGUAGES = {"zh": "中文", "en": "English"}
WIDTH = 1290


@dataclass(frozen=True, slots=True)
class View:
    """The page as opened: its name, the dataset chosen, and the place where downloads are offered."""

    page: str
    dataset: str
    downloads: Any


def choose_language() -> None:
    """Take the language from the address before anything is named."""
    settle("lang", list(LANGUAGES), language())


@contextmanager
def opened(page: str) -> Iterator[View]:
    """The page between its head and its foot.

    Ends the run with an empty state where the dataset holds no figures.
    """
    fragments.style()
    chosen = controls.address(anew=True)
    with st.container(width=WIDTH):
        view, link = _head(page)
        empty = store_is_empty(view.dataset)
        if empty:
            _nothing_yet()
        else:
            yield view
        with link:
            _copy_link(page, chosen)
        _foot(view.dataset)
    controls.write_address()
    if empty:
        st.stop()


def store_is_empty(dataset: str) -> bool:
    """Whether the dataset holds no figure yet."""
    return not held.holdings(dataset)["figures"]


def _head(page: str) -> tuple[View, Any]:
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.title(say(f"page.{page}"), anchor=False, width="content")
        with st.container(
            horizontal=True, horizontal_alignment="right", vertical_alignment="center", width="content"
        ):
            link, downloads = st.container(width="content"), st.container(width="content")
            keys = list(datasets.datasets())
            dataset = choose("data", keys, keys[0], held.dataset_name, width=210, hidden=True)
            lang = st.segmented_control(
                say("control.lang"),
                list(LANGUAGES),
                format_func=LANGUAGES.__getitem__,
                key="lang",
                required=True,
                label_visibility="collapsed",
                persist_state="session",
            )
            remember("lang", lang)
    return View(page, dataset, downloads), link


def path(page: str) -> str:
    """Where a page lies in the app; the first page lies at the root."""
    return "/" if page == PAGES[0] else f"/{page}"


def address(page: str, **choice: object) -> str:
    """The address of a view within the app, language and dataset as they are unless given."""
    now = {"lang": language(), "data": st.session_state.get("data")} | choice
    return f"{path(page)}?{urlencode({k: v for k, v in now.items() if v is not None})}"


def _copy_link(page: str, chosen: Mapping[str, str]) -> None:
    base = urlsplit(st.context.url or "http://localhost:8501")
    asked = urlencode(chosen)
    with st.popover(say("head.link"), type="tertiary", icon=":material/link:"):
        st.caption(say("head.link.about"))
        st.code(f"{base.scheme}://{base.netloc}{path(page)}?{asked}", language=None, wrap_lines=True)


def _nothing_yet() -> None:
    fragments.empty(say("empty.nothing"))
    st.markdown(say("empty.how"))
    st.code(say("empty.command"), language=None, wrap_lines=True)
    st.page_link(
        "overview.py",
        label=say("empty.sample"),
        icon=":material/arrow_forward:",
        query_params={"data": "sample", "lang": language()},
    )


def _foot(dataset: str) -> None:
    what = held.holdings(dataset)
    parts = [datasets.datasets()[dataset].about[language()]]
    if what["figures"]:
        parts = [
            say("foot.version", version=what["changed"]),
            say("foot.held", reports=what["reports"], figures=f"{what['figures']:,}"),
            say("foot.traced" if what["traced"] else "foot.sourced"),
            *parts,
        ]
    fragments.show(f'<div class="wr-foot wr-page-foot">{escape(" · ".join(parts))}</div>')
