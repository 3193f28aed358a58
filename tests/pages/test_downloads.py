"""What a view offers to take away: counted before the click, made on it, the same as shown."""

import io
from pathlib import Path
from urllib.parse import parse_qs
from xml.etree import ElementTree

import altair as alt
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from figures.store import Store
from pages.parts import downloads
from pages.parts.charts.drawing import dressed
from pages.parts.charts.pictures import picture
from pages.parts.colours import LIGHT
from pages.parts.fragments import MARKS
from pages.parts.language import language, say, speaking

SIZE = "http://www.w3.org/2000/svg"


@pytest.fixture
def figures(shipped: Path) -> pd.DataFrame:
    store = Store(shipped)
    found = store.figures("sample", "training_sessions", "青河旗")
    store.close()
    return found


def chart(rows: int = 6) -> alt.Chart:
    years = pd.DataFrame({"year": range(2018, 2018 + rows), "value": range(rows)})
    return dressed(alt.Chart(years).mark_line().encode(x="year:O", y="value:Q"), LIGHT)  # type: ignore[no-any-return]


def texts(svg: bytes) -> list[str]:
    return ["".join(node.itertext()) for node in ElementTree.fromstring(svg).iter(f"{{{SIZE}}}text")]


def a_view() -> None:
    """A page that does nothing but offer."""
    import streamlit as st

    from figures.store import Store
    from pages.parts.downloads import offer
    from pages.parts.shell import View

    figures = Store().figures("sample", "training_sessions", "青河旗")
    offer(View("trends", "sample", st.container()), figures, ("举办培训班", "青河旗"), chart=lambda: None)


@pytest.fixture
def view(shipped: Path) -> AppTest:
    return AppTest.from_function(a_view, default_timeout=60)


def test_nothing_is_counted_until_the_menu_is_opened(view: AppTest) -> None:
    view.run()
    assert not view.exception
    assert len(view.get("download_button")) == 0


@pytest.mark.parametrize(("spoken", "first"), [("zh", "CSV，一行一个数字"), ("en", "CSV, one row a figure")])
def test_the_open_menu_names_formats_and_rows(
    view: AppTest, figures: pd.DataFrame, spoken: str, first: str
) -> None:
    view.session_state["lang"] = spoken
    view.session_state["download.trends"] = True
    view.run()
    assert not view.exception
    labels = [button.proto.label for button in view.get("download_button")]
    assert labels[0].startswith(first)
    assert all(str(len(figures)) in labels[at] for at in (0, 2, 3))
    assert ["PNG" in labels[4], "SVG" in labels[5]] == [True, True]
    address = next(code.value for code in view.code if "/api/figures.csv?" in code.value)
    assert "metric=training_sessions" in address
    assert any("read_csv" in code.value and address in code.value for code in view.code)


def test_the_csv_is_what_the_view_shows(figures: pd.DataFrame) -> None:
    content = downloads.tidy_csv(figures, "zh")
    read = pd.read_csv(io.BytesIO(content), encoding="utf-8-sig", dtype={"地区代码": str})
    assert read["数值"].tolist() == figures["value"].tolist()
    assert read["原文"].str.removeprefix("'").tolist() == figures["quote"].tolist()
    assert set(read["指标"]) == {"举办培训班"}
    assert content.startswith(b"\xef\xbb\xbf")


def test_the_workbook_speaks_the_readers_language(figures: pd.DataFrame) -> None:
    chinese = pd.read_excel(io.BytesIO(downloads.workbook(figures, "zh")), sheet_name=None)
    assert list(chinese) == ["数据", "宽表", "来源", "指标说明"]
    english = pd.read_excel(io.BytesIO(downloads.workbook(figures, "en")), sheet_name=None)
    assert list(english) == ["Data", "Years as columns", "Sources", "Metrics"]
    assert len(english["Data"]) == len(chinese["数据"]) == len(figures)


def test_the_address_asks_for_the_same_figures(figures: pd.DataFrame) -> None:
    filters = {name: value for name, (value,) in parse_qs(downloads.asked("sample", figures)).items()}
    assert filters["dataset"] == "sample"
    assert (filters["metric"], filters["region"]) == ("training_sessions", "990001")
    assert filters["years"] == f"{figures['period_start'].min()}-{figures['period_end'].max()}"
    assert downloads.asked("mine", figures.iloc[:0]) == "dataset=mine"


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        (["举办培训班", "青河旗", "2018—2024"], "举办培训班_青河旗_2018—2024"),
        (["a/b", "..\\c", "x:y*?"], "a-b_..-c_x-y"),
        (["", ""], "figures"),
    ],
)
def test_file_names_hold_nothing_a_disk_refuses(name: list[str], stem: str) -> None:
    assert downloads.file_stem(name) == stem


def test_long_names_are_cut() -> None:
    assert len(downloads.file_stem(["很长的指标" * 30, "青河旗" * 30, "2024"])) <= downloads.LONGEST_NAME + 2


def test_a_picture_repeats_the_frame_in_words() -> None:
    key = [(MARKS["target"], "目标"), (MARKS["about"], "约（左右、近）")]
    svg = picture(chart(), "举办培训班，期", "青河旗 <2018>", "来源：报告", key=key, form="svg")
    found = texts(svg)
    for words in ("举办培训班，期", "青河旗 <2018>", "来源：报告", "目标", "约（左右、近）", "2020"):
        assert words in found
    assert b"Noto Sans CJK SC" in svg
    assert b'fill="#FFFFFF"' in svg


def test_a_png_is_a_wide_picture_and_not_blank() -> None:
    from PIL import Image

    with Image.open(io.BytesIO(picture(chart(), "举办培训班，期", form="png"))) as image:
        assert image.width >= 1600
        title = image.convert("L").crop((0, 70, image.width, 130))
        assert min(title.tobytes()) < 80


def test_a_picture_takes_more_rows_than_altair_allows() -> None:
    assert picture(chart(6_000), "长", form="svg").startswith(b"<svg")


def test_long_titles_and_sources_wrap() -> None:
    svg = picture(chart(), "培训" * 60, source="来源" * 100, form="svg")
    found = texts(svg)
    assert max(map(len, found)) < 80
    assert "".join(line for line in found if set(line) <= set("培训")) == "培训" * 60


def test_files_made_on_click_know_the_language_of_the_click() -> None:
    with speaking("en"):
        assert language() == "en"
        assert say("download.sheet.data") == "Data"
    with speaking("zh"):
        assert say("download.sheet.data") == "数据"
