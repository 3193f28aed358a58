"""The trends page, in both languages, on the shipped datasets."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from figures.frames.trends import trends
from figures.store import Store
from pages.parts.charts.trends import trends as draw
from pages.parts.colours import DARK, LIGHT

Page = Callable[..., AppTest]
WORDS = {
    "span": "{first}—{last} 年累计 {amount}",
    "span.rate": "{first}—{last} 年间 {amount}",
    "mark.break": "口径变化",
    "mark.target": "目标",
    "missing.not_stated": "未提及",
    "missing.no_report": "未收录",
    "missing.rejected": "已剔除",
    "missing.not_due": "未到期",
}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("data", ["sample", "published", "national"])
def test_opens_without_fault(page: Page, lang: str, data: str) -> None:
    """The page opens on the dataset's own metric and place."""
    app = page("trends", lang=lang, data=data)
    assert not app.exception
    assert app.title[0].value == {"zh": "走势", "en": "Trends"}[lang]


def test_the_address_reopens_the_view(page: Page) -> None:
    """Metric, places and comparison are taken from the address, whatever the language."""
    choice = {"metric": "collective_income", "regions": "东林旗,海力旗", "peers": "none", "data": "sample"}
    for lang in ("zh", "en"):
        app = page("trends", lang=lang, **choice)
        assert app.selectbox(key="metric").value == "collective_income"
        assert app.multiselect(key="regions").value == ["东林旗", "海力旗"]


def test_an_address_that_asks_for_the_impossible_falls_back(page: Page) -> None:
    """Unknown values are dropped, not raised."""
    app = page("trends", data="sample", metric="no_such_metric", regions="火星", lang="xx")
    assert not app.exception
    assert app.selectbox(key="metric").value == "training_sessions"


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_lines_break_at_gaps_and_never_touch_targets(shipped: Path, colours: object) -> None:
    """Lines run over actual figures only, by stretches of consecutive years; targets are ticks."""
    frame = trends(Store(shipped), "sample", "training_sessions", ("东林旗",))
    spec = draw(frame, WORDS, colours, "zh").to_dict()  # type: ignore[arg-type]
    marks = [layer["mark"]["type"] for layer in spec["layer"] if "mark" in layer]
    assert marks.count("line") == 2
    assert "tick" in marks
    lines = [layer for layer in spec["layer"] if layer.get("mark", {}).get("type") == "line"]
    assert all(line["encoding"]["detail"]["field"] == "run" for line in lines)
    years = frame.points.loc[frame.points["region"] == "东林旗", ["year", "run"]]
    assert all((run["year"].diff().dropna() == 1).all() for _, run in years.groupby("run"))


def test_a_year_that_the_report_does_not_state_says_so(shipped: Path) -> None:
    """东林旗's report on 2022 does not state the number of classes."""
    frame = trends(Store(shipped), "sample", "training_sessions", ("东林旗",))
    reasons = dict(zip(frame.gaps["year"], frame.gaps["reason"], strict=True))
    assert reasons[2022] == "not_stated"
