"""The page of two years: what it draws and says, in both languages."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from figures.entries import Card, Entry
from figures.frames.years import Years, years
from figures.places import place
from figures.store import Store
from pages.parts.charts import years as charts
from pages.parts.colours import LIGHT
from pages.parts.language import speaking
from pages.parts.text import indices
from pages.parts.text import years as text

Open = Callable[..., AppTest]
METRIC = "training_sessions"
VIEWS = ("pairs", "slope", "index", "sum")


@pytest.fixture
def frame(tmp_path: Path) -> Years:
    """青河旗 rises, 东林旗 falls, 白音旗 tells of the later year only."""
    store = Store(tmp_path / "f.db")
    stated = {"青河旗": (50, 66), "东林旗": (30, 20), "白音旗": (None, 9)}
    with store.writing() as writer:
        for name, values in stated.items():
            for year, value in zip((2022, 2023), values, strict=True):
                if value is not None:
                    said = f"{name}{value}期"
                    card = Card(f"{name}{year}.txt", f"{name}{year}", name, year=year + 1, text=said)
                    entry = Entry(
                        value,
                        year,
                        year,
                        f"{value}期",
                        2,
                        unit="期",
                        region=name,
                        region_code=place(name)[1],
                        metric=METRIC,
                    )
                    writer.add("d", card, [entry])
    return years(store, "d", (METRIC,), ("青河旗",), 2022, 2023)


def marks(spec: dict[str, Any]) -> list[str]:
    return [layer["mark"]["type"] for layer in spec["layer"]]


def rows(spec: dict[str, Any], layer: int) -> list[dict[str, Any]]:
    data: list[dict[str, Any]] = spec["datasets"][spec["layer"][layer]["data"]["name"]]
    return data


def test_dumbbells_name_what_cannot_be_compared_and_draw_no_bar_there(frame: Years) -> None:
    with speaking("zh"):
        labels = text.labels(frame, ("青河旗",), by_metric=False)
        spec = charts.pairs(frame, labels, text.scale_of(frame), LIGHT).to_dict()
    assert marks(spec) == ["rule", "point", "text", "text"]
    assert {row["name"] for row in rows(spec, 0)} == {"青河旗", "东林旗"}
    order = spec["layer"][1]["encoding"]["y"]["scale"]["domain"]
    assert order == ["青河旗", "东林旗", "白音旗\n2022 年未收录"]
    sides = {(row["name"], row["later"]): row["side"] for row in rows(spec, 1)}
    assert sides["青河旗", False] == "left"
    assert sides["东林旗", False] == "right"


def test_slopes_leave_out_what_cannot_be_compared(frame: Years) -> None:
    with speaking("zh"):
        labels = text.labels(frame, ("青河旗",), by_metric=False)
        spec = charts.slopes(frame, labels, text.scale_of(frame), LIGHT).to_dict()
    drawn = {row["name"] for layer in (0, 1) for row in rows(spec, layer)}
    assert drawn == {"青河旗", "东林旗"}


def test_the_index_is_drawn_around_its_base(frame: Years) -> None:
    with speaking("zh"):
        points = indices.points(frame, summed=False)
        spec = charts.indexed(points, {"青河旗": LIGHT.accent}, LIGHT).to_dict()
        total = indices.points(frame, summed=True)
    assert rows(spec, 0) == [{"share": 100}]
    assert dict(zip(points["name"], points["share"], strict=True))["青河旗"] == pytest.approx(132)
    assert total["share"].tolist() == pytest.approx([100, 107.5])


def test_the_table_says_why_and_sums_what_adds_up(frame: Years) -> None:
    with speaking("zh"):
        table = text.pair_table(frame, ("青河旗",), by_metric=False)
        foot = text.table_foot(frame)
    for part in ("+16", "+32.0%", "−10", "−33.3%", "2022 年未收录", "2 地合计", "+7.5%"):
        assert part in table
    assert "白音旗" in foot


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("view", VIEWS)
def test_the_page_opens(page: Open, lang: str, view: str) -> None:
    app = page("years", lang=lang, view=view, data="sample", metric=METRIC)
    assert not app.exception
    assert app.session_state["view"] == view
    chinese, english = (block.value for block in app.code[-2:])
    assert "年，青河旗" in chinese
    assert "Training sessions held, " in english


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_one_place_and_its_metrics(page: Open, lang: str) -> None:
    app = page("years", lang=lang, by="metrics", data="sample")
    assert not app.exception
    assert len(app.code[-2].value.splitlines()) > 1


@pytest.mark.parametrize("data", ["published", "national", "mine"])
def test_every_dataset_opens(page: Open, data: str) -> None:
    assert not page("years", data=data).exception
