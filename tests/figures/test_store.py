"""The store keeps what it is given, once, and gives it back by metric, region and year."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from figures import schema
from figures.entries import Card, Entry
from figures.store import COLUMNS, Store, StoreError

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


def test_the_same_text_under_another_name_is_the_same_report(store: Store) -> None:
    add(store)
    add(store, replace(REPORT, doc="copy.txt"))
    assert store.reports("sample")["doc"].to_list() == ["a.txt"]


def test_a_changed_text_replaces_the_report_and_keeps_the_numbers_of_what_stayed(store: Store) -> None:
    add(store)
    before = store.figures("sample").set_index("quote")["figure_id"]
    more = replace(INCOME, value=9080000, quote="908万元", bound="exact")
    assert add(store, replace(REPORT, text="办班50期，收入908万元。"), [CLASSES, more]) == "replaced"
    after = store.figures("sample").set_index("quote")["figure_id"]
    assert after["50期"] == before["50期"]
    assert set(after.index) == {"50期", "908万元"}
    assert len(store.reports("sample")) == 1


def test_a_corrected_card_keeps_the_report(store: Store) -> None:
    add(store)
    before = store.figures("sample")["figure_id"]
    assert add(store, replace(REPORT, region="东林旗", year=2022)) == "replaced"
    assert store.reports("sample")[["region", "year"]].values.tolist() == [["东林旗", 2022]]
    assert store.figures("sample")["figure_id"].to_list() == before.to_list()


def test_a_new_reading_is_kept_when_asked_for(store: Store) -> None:
    add(store)
    better = replace(CLASSES, metric="party_school_sessions")
    assert add(store, entries=[better]) == "unchanged"
    assert add(store, entries=[better], again=True) == "replaced"
    assert store.figures("sample")["metric"].to_list() == ["party_school_sessions"]


def test_one_span_may_state_two_figures(store: Store) -> None:
    found = [replace(CLASSES, metric=metric) for metric in ("issues_identified", "issues_rectified")]
    add(store, entries=found)
    assert store.figures("sample")["figure_id"].nunique() == 2


@pytest.mark.parametrize(
    ("asked", "quotes"),
    [
        ({"metric": "training_sessions"}, {"50期"}),
        ({"metric": ["training_sessions", "gdp"]}, {"50期"}),
        ({"metric": "gdp"}, set()),
        ({"metric": ""}, {"808万元左右"}),
        ({"region": "青河旗"}, {"50期", "808万元左右"}),
        ({"region": ["东林旗", "乌泉旗"]}, set()),
        ({"years": (2020, 2021)}, {"50期", "808万元左右"}),
        ({"years": (2017, 2019)}, {"808万元左右"}),
        ({"years": (2021, 2030)}, set()),
        ({"unit": "期", "kind": "level", "status": "actual"}, {"50期"}),
        ({"status": "target"}, set()),
        ({"search": "收入"}, {"808万元左右"}),
        ({"search": "收入 50期"}, set()),
        ({"search": "%"}, set()),
        ({"review": "rejected"}, set()),
    ],
)
def test_answers_by_every_filter(store: Store, asked: dict[str, Any], quotes: set[str]) -> None:
    add(store)
    assert set(store.figures("sample", **asked)["quote"]) == quotes


def test_a_dataset_does_not_see_another(store: Store) -> None:
    add(store)
    with store.writing() as writer:
        writer.add("mine", REPORT, FIGURES)
        writer.clear("sample")
    assert (len(store.figures("sample")), len(store.figures("mine"))) == (0, 2)
    assert (len(store.reports("sample")), len(store.reports("mine"))) == (0, 1)


def test_every_change_gives_a_version_never_seen_before(store: Store, tmp_path: Path) -> None:
    assert store.version("sample") == 0
    add(store)
    first = store.version("sample")
    add(store, again=True)
    second = store.version("sample")
    other = Store(tmp_path / "other.db")
    add(other)
    assert first < second < other.version("sample")
    other.close()


def test_repeated_text_is_categorical_and_sorts_by_itself(store: Store) -> None:
    add(store, entries=[replace(CLASSES, region=region, start=n) for n, region in enumerate("丙甲乙")])
    found = store.figures("sample")
    assert isinstance(found["region"].dtype, pd.CategoricalDtype)
    assert found.sort_values("region")["region"].to_list() == sorted("甲乙丙")


def test_amounts_stay_exact(store: Store) -> None:
    amounts = [8080000.0, 7.5, 0.1, 1050000000000000.0, -30.0]
    add(store, entries=[replace(CLASSES, value=value, start=n) for n, value in enumerate(amounts)])
    assert set(store.figures("sample")["value"]) == set(amounts)


def test_a_write_that_fails_leaves_no_trace(store: Store) -> None:
    add(store)
    version = store.version("sample")

    def half() -> Iterator[Entry]:
        yield CLASSES
        raise RuntimeError

    with pytest.raises(RuntimeError), store.writing() as writer:
        writer.add("sample", replace(REPORT, doc="b.txt", text="别的"), half())
    assert store.reports("sample")["doc"].to_list() == ["a.txt"]
    assert (len(store.figures("sample")), store.version("sample")) == (2, version)


def test_a_reader_sees_the_old_state_while_a_writer_works(store: Store) -> None:
    add(store)
    with store.writing() as writer:
        writer.clear("sample")
        assert len(store.figures("sample")) == 2
    assert store.figures("sample").empty


def test_two_writers_wait_for_each_other(tmp_path: Path) -> None:
    def write(number: int) -> str:
        own = Store(tmp_path / "figures.db")
        try:
            return add(own, replace(REPORT, doc=f"{number}.txt", text=f"{number}"))
        finally:
            own.close()

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(write, range(12))) == ["added"] * 12
    store = Store(tmp_path / "figures.db")
    assert len(store.reports("sample")) == 12
    store.close()


def test_a_database_of_another_format_is_refused(tmp_path: Path, store: Store) -> None:
    with store.writing() as writer:
        writer.connection.execute(schema.about.update().values(schema=99))
    with pytest.raises(StoreError, match="99"):
        Store(tmp_path / "figures.db")


def test_reports_tell_what_is_held(store: Store) -> None:
    add(store, replace(REPORT, guessed=("region", "year")))
    row = store.reports("sample").iloc[0]
    assert (row.guessed, row.has_text, row.figures, row.publisher) == (
        ("region", "year"),
        True,
        2,
        "青河旗委组织部",
    )
    assert store.reports("nothing").columns.to_list() == store.reports("sample").columns.to_list()


def test_coverage_counts_what_can_be_chosen(store: Store) -> None:
    assert store.coverage("sample").empty
    add(store, entries=[CLASSES, replace(CLASSES, start=9), INCOME])
    found = store.coverage("sample").sort_values("metric")
    assert found[["metric", "region", "year", "figures", "rejected"]].values.tolist() == [
        ["", "青河旗", 2020, 1, 0],
        ["training_sessions", "青河旗", 2020, 2, 0],
    ]
