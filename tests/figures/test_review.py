"""What people make of a figure is kept, shown, and survives a new reading and a kill."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from figures.entries import Card, Entry
from figures.review import ReviewError, confirm, correct, log, reject, reopen
from figures.store import Store

REPORT = Card("a.txt", "报告", "青河旗", year=2021, text="办班50期。")
CLASSES = Entry(50, 2020, 2020, "50期", 2, unit="期", region="青河旗", metric="training_sessions")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "figures.db")
    add(store)
    yield store
    store.close()


def add(store: Store, entry: Entry = CLASSES, again: bool = False) -> None:
    with store.writing() as writer:
        writer.add("mine", REPORT, [entry], again=again)


def the_id(store: Store) -> int:
    return int(store.figures("mine")["figure_id"].iloc[0])


def test_a_correction_is_read_and_what_was_read_stays_in_the_log(store: Store) -> None:
    before = store.version("mine")
    correct(store, the_id(store), "王", "少写一个零", value=500, bound="at_least", region="东林旗")
    row = store.figures("mine", region="东林旗").iloc[0]
    assert (row.value, row.bound, row.region_code, row.review) == (500, "at_least", "990002", "corrected")
    steps = {step["field"]: step for step in log(store, "mine").to_dict("records")}
    assert steps.keys() == {"value", "bound", "region", "region_code"}
    assert [steps["value"][name] for name in ("old", "new", "who", "why")] == [
        "50",
        "500",
        "王",
        "少写一个零",
    ]
    assert store.version("mine") > before


def test_a_figure_moves_to_the_metric_it_was_given(store: Store) -> None:
    correct(store, the_id(store), "王", "", metric="people_trained")
    assert len(store.figures("mine", "people_trained")) == 1
    assert store.figures("mine", "training_sessions").empty


def test_confirm_reject_and_reopen_are_steps_of_one_log(store: Store) -> None:
    for step in (confirm, reject, reopen):
        step(store, the_id(store), "王", "为试")
    assert log(store, "mine")["review"].to_list() == ["confirmed", "rejected", "unreviewed"]
    assert store.figures("mine")["review"].to_list() == ["unreviewed"]


def test_a_rejected_figure_is_told_but_not_lost(store: Store) -> None:
    reject(store, the_id(store), "王", "口号")
    assert store.figures("mine", review="rejected")["quote"].to_list() == ["50期"]
    assert store.figures("mine", review=["unreviewed", "confirmed", "corrected"]).empty


def test_corrections_survive_a_new_reading_of_the_report(store: Store) -> None:
    correct(store, the_id(store), "王", "", value=500)
    correct(store, the_id(store), "李", "", value=505)
    confirm(store, the_id(store), "王")
    add(store, replace(CLASSES, value=51, subject="培训班"), again=True)
    row = store.figures("mine").iloc[0]
    assert (row.value, row.subject, row.review) == (505, "培训班", "confirmed")


def test_corrections_survive_the_rebuilding_of_a_dataset(store: Store) -> None:
    correct(store, the_id(store), "王", "", value=500)
    with store.writing() as writer:
        writer.clear("mine")
        writer.add("mine", REPORT, [CLASSES])
    assert store.figures("mine")["value"].to_list() == [500]


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"value": "五十"}, "value"),
        ({"value": "nan"}, "value"),
        ({"kind": "stock"}, "kind"),
        ({"metric": "happiness"}, "metric"),
        ({"period_start": 20}, "period_start"),
        ({"period_start": 2021}, "period_end"),
        ({"upper": 40}, "upper"),
        ({"quote": "51期"}, "quote"),
        ({"value": 50}, "没有改动"),
    ],
)
def test_a_correction_that_cannot_be_says_why_and_changes_nothing(
    store: Store, fields: dict[str, str | float | None], reason: str
) -> None:
    with pytest.raises(ReviewError, match=reason):
        correct(store, the_id(store), "王", "", **fields)
    assert log(store, "mine").empty
    assert store.figures("mine")["value"].to_list() == [50]


def test_somebody_must_answer_for_a_review(store: Store) -> None:
    with pytest.raises(ReviewError, match="核对人"):
        confirm(store, the_id(store), " ")
    with pytest.raises(ReviewError, match="77"):
        confirm(store, 77, "王")


WRITE = """
import sys
from figures.review import correct
from figures.store import Store
store = Store(sys.argv[1])
for value in range(1000, 100000):
    correct(store, int(sys.argv[2]), "王", "", value=value)
    print(value, flush=True)
"""


def test_a_kill_loses_nothing_that_was_said_to_be_kept(store: Store) -> None:
    command = [sys.executable, "-c", WRITE, store.address, str(the_id(store))]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        told = [int(process.stdout.readline()) for _ in range(20)]
        os.kill(process.pid, signal.SIGKILL)
        told += [int(line) for line in process.stdout]
    kept = [int(new) for new in log(store, "mine")["new"]]
    assert kept[: len(told)] == told
    assert store.figures("mine")["value"].to_list() == [kept[-1]]
