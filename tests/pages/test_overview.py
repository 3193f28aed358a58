"""The overview: cards, the other metrics, what is held."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from figures.frames.comparing import Absent
from figures.frames.overview import coverage, overview, years_told
from figures.store import Store

Page = Callable[..., AppTest]
MISSION = ["training_sessions", "people_trained", "issues_rectified", "collective_income"]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("data", ["sample", "published", "national"])
def test_opens_without_fault(page: Page, lang: str, data: str) -> None:
    """The first screen opens on each dataset."""
    app = page("overview", lang=lang, data=data)
    assert not app.exception
    assert any("wr-cards" in str(block.proto.body) for block in app.get("html"))


def test_an_empty_dataset_says_how_to_fill_it(page: Page) -> None:
    """No figures, no empty charts: the way to add a report."""
    app = page("overview", data="mine")
    assert not app.exception
    assert "python -m figures add" in " ".join(code.value for code in app.code)


def test_the_mission_comes_first(shipped: Path) -> None:
    """The four metrics of the mission open the sample, and stand nowhere else."""
    frame = overview(Store(shipped), "sample", "青河旗", 2022)
    assert [line.metric for line in frame.mission] == MISSION
    assert not {line.metric for line in frame.others} & set(MISSION)


def test_absence_has_a_reason(shipped: Path) -> None:
    """Whatever is not stated tells why."""
    store = Store(shipped)
    for year in years_told(store, "sample", "东林旗"):
        frame = overview(store, "sample", "东林旗", year)
        for line in (*frame.mission, *frame.others):
            for side in (line.before, line.now):
                if isinstance(side, Absent):
                    assert side.reason in {"not_stated", "no_report", "rejected", "not_due"}


def test_what_is_held_adds_up(shipped: Path) -> None:
    """The coverage table counts every figure of the dataset."""
    store = Store(shipped)
    held = coverage(store, "sample")
    assert int(held.counts.sum().sum()) == len(store.figures("sample"))
    assert held.counts.isna().sum().sum() == 2
