"""A report with its figures marked, or listed where only facts are held."""

from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from figures.store import Store

Link = Callable[..., AppTest]
One = Callable[..., Any]
Words = Callable[[AppTest], str]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_reader_marks_every_figure_of_a_report(
    link: Link, store: Store, lang: str, one: One, words: Words
) -> None:
    """Each links to all that is known of it; the one asked for is set apart."""
    row = one("sample", metric="collective_income", region="青河旗", status="actual")
    app = link("reports", lang=lang, data="sample", figure=str(row.figure_id))
    assert not app.exception
    assert app.selectbox(key="report").value == row.report_id
    shown = words(app)
    inside = store.figures("sample", report_id=row.report_id)
    apart = inside.drop_duplicates("start")
    assert shown.count(' href="/explore?') == len(apart)
    assert f'id="f{row.figure_id}"' in shown
    assert shown.count(" chosen") == 1


def test_the_reader_filters_its_marks(link: Link, store: Store, one: One, words: Words) -> None:
    """Only targets are marked; the text stays whole."""
    row = one("sample", metric="collective_income", region="青河旗", status="target")
    app = link("reports", data="sample", report=str(row.report_id), status="target")
    inside = store.figures("sample", report_id=row.report_id, status="target")
    shown = words(app)
    assert shown.count(' href="/explore?') == inside["start"].nunique()
    assert app.selectbox(key="region").value == "青河旗"


@pytest.mark.parametrize("data", ["published", "national"])
def test_a_report_without_text_lists_its_figures(link: Link, data: str, words: Words) -> None:
    """Every figure with the way to its source."""
    app = link("reports", data=data)
    assert not app.exception
    assert "/explore?lang=zh&amp;data=" in words(app)
