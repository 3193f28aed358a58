"""The store keeps what it is given, once, and gives it back by metric, region and year."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from figures.entries import Card, Entry
from figures.store import COLUMNS, Store

TEXT = "办班50期，收入808万元左右。"
REPORT = Card("a.txt", "青河旗报告", "青河旗", "990101", 2021, "青河旗委组织部", text=TEXT)
CLASSES = Entry(50, 2020, 2020, "50期", 2, unit="期", region="青河旗", metric="training_sessions")
INCOME = Entry(
    8080000, 2018, 2020, "808万元左右", 8, unit="元", bound="about", region="青河旗", subject="收入"
)
FIGURES = [CLASSES, INCOME]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "figures.db")
    yield store
    store.close()


def add(store: Store, card: Card = REPORT, entries: list[Entry] = FIGURES, again: bool = False) -> str:
    with store.writing() as writer:
        return writer.add("sample", card, entries, again=again)


def test_gives_back_every_column(store: Store) -> None:
    assert add(store) == "added"
    found = store.figures("sample")
    assert tuple(found.columns) == COLUMNS
    row = found.set_index("quote").loc["808万元左右"]
    assert (row.value, row.unit, row.bound) == (8080000, "元", "about")
    assert (row.period_start, row.period_end) == (2018, 2020)
    assert (row.report_title, row.report_year, row.report_region) == ("青河旗报告", 2021, "青河旗")
    assert (row.has_text, row.review) == (True, "unreviewed")
    assert pd.isna(row.upper)
    text = store.text(row.report_id)
    assert text[row.start : row.start + len("808万元左右")] == "808万元左右"


def test_an_empty_answer_has_the_columns_too(store: Store) -> None:
    found = store.figures("nothing", "gdp", "青河旗", (2019, 2020))
    assert tuple(found.columns) == COLUMNS
    assert found.empty
    add(store)
    assert found.dtypes.astype(str).to_dict() == store.figures("sample").dtypes.astype(str).to_dict()


def test_the_same_report_twice_changes_nothing(store: Store) -> None:
    add(store)
    version, before = store.version("sample"), store.figures("sample")
    assert add(store) == "unchanged"
    assert store.version("sample") == version
    pd.testing.assert_frame_equal(store.figures("sample"), before)
