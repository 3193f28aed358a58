"""The files that a view offers, byte by byte, and as spreadsheets and validators open them."""

import csv
import io
import json
import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import openpyxl
import pytest
from frictionless import Package
from PIL import Image
from playwright.sync_api import Locator

from figures.exports.columns import columns_of
from pages.parts.shell import DATA_PAGES, PAGES
from tests.browser.conftest import Open, missing
from tests.browser.reader import Reader

BOTH = pytest.mark.parametrize("language", ["zh", "en"])
BOM = b"\xef\xbb\xbf"
RUN = ("=", "+", "-", "@", "\t", "\r")


def rows(path: Path) -> list[list[str]]:
    """A CSV as it is written."""
    return list(csv.reader(io.StringIO(path.read_bytes().removeprefix(BOM).decode("utf-8"), newline="")))


def offered(reader: Reader, form: str) -> int:
    """How many rows the button of a file announces."""
    button: Locator = reader.control(f"download-{form}")
    found = re.search(r"([\d,]+) ?(?:行|rows)", button.inner_text())
    assert found
    return int(found[1].replace(",", ""))


def headings(table: str, language: str) -> list[str]:
    """What heads the columns of a file."""
    return [column.label[language] for column in columns_of(table)]  # type: ignore[arg-type]


def at_trend(reads: Open, language: str) -> Reader:
    """The trend of collective income, its menu of files open."""
    reader = reads(language)
    reader.open("trends", data="sample", metric="collective_income")
    reader.open_downloads()
    return reader


@BOTH
def test_tables_are_what_they_announce(reads: Open, language: str, tmp_path: Path) -> None:
    """CSV with byte-order mark, headings in the reader's language, Chinese words, raw numbers, as many rows."""
    reader = at_trend(reads, language)
    shown = reader.page.locator("h2.wr-title").first.inner_text().split("，")[0].split(",")[0]
    for form in ("tidy", "wide"):
        path = reader.take(form, tmp_path)
        assert path.suffix == ".csv"
        assert path.stem.startswith(shown.replace(" ", "-")[:20])
        assert re.search(r"20\d\d[—–]20\d\d", path.stem)
        assert path.read_bytes().startswith(BOM)
        heads, *cells = rows(path)
        assert len(cells) == offered(reader, form)
        if form == "tidy":
            assert heads == headings("figures", language)
            assert "嘎查村集体经济总收入" in {word for row in cells for word in row}
            values = [row[heads.index(headings("figures", language)[9])] for row in cells]
            assert all(re.fullmatch(r"-?\d+(\.\d+)?", value) for value in values)
        assert any("12600000" in row for row in cells)


@BOTH
def test_the_workbook_opens(reads: Open, language: str, tmp_path: Path) -> None:
    """Excel: four sheets, frozen heads, numbers as numbers, as many rows as announced."""
    reader = at_trend(reads, language)
    book = openpyxl.load_workbook(reader.take("excel", tmp_path))
    assert book.sheetnames == [
        reader.words(f"download.sheet.{s}") for s in ("data", "wide", "sources", "metrics")
    ]
    data = book.worksheets[0]
    assert [cell.value for cell in data[1]] == headings("figures", language)
    assert data.freeze_panes is not None
    assert data.max_row - 1 == offered(reader, "excel")
    value = headings("figures", language).index(headings("figures", language)[9]) + 1
    assert all(isinstance(data.cell(row, value).value, int | float) for row in range(2, data.max_row + 1))


@BOTH
def test_the_archive_validates(reads: Open, language: str, tmp_path: Path) -> None:
    """ZIP: its datapackage.json is accepted by frictionless, with all data checked against it."""
    reader = at_trend(reads, language)
    with ZipFile(reader.take("zip", tmp_path)) as packed:
        packed.extractall(tmp_path / "packed")
    report = Package(str(tmp_path / "packed" / "datapackage.json")).validate()
    assert report.valid, report.to_summary()
    described = json.loads((tmp_path / "packed" / "datapackage.json").read_text("utf-8"))
    assert {resource["path"] for resource in described["resources"]} >= {"数据.csv", "来源.csv"}
    assert "## " in (tmp_path / "packed" / "README.md").read_text("utf-8")


@BOTH
def test_pictures_hold_title_and_source(reads: Open, language: str, tmp_path: Path) -> None:
    """SVG and PNG repeat the frame of the chart; their letters are there, not boxes for missing ones."""
    reader = at_trend(reads, language)
    title = reader.page.locator("h2.wr-title").first.inner_text()
    source = reader.page.locator(".wr-foot").first.inner_text()
    drawn = ElementTree.fromstring(reader.take("svg", tmp_path).read_bytes())
    words = ["".join(node.itertext()) for node in drawn.iter("{http://www.w3.org/2000/svg}text")]
    assert title in words
    assert source[:12] in "".join(words)
    with Image.open(reader.take("png", tmp_path)) as image:
        assert image.width >= 1600
        assert image.height >= 600
        ink = image.convert("L").histogram()
    assert sum(ink[:80]) > 2000


def test_every_page_offers_its_figures(reads: Open, tmp_path: Path) -> None:
    """On each page the file has as many rows as the button announces."""
    reader = reads("zh")
    for page in (*PAGES, *DATA_PAGES):
        reader.open(page, data="sample")
        reader.open_downloads()
        heads, *cells = rows(reader.take("tidy", tmp_path))
        assert heads == headings("figures", "zh"), page
        assert len(cells) == offered(reader, "tidy") > 0, page


def test_the_address_gives_the_same_figures(reads: Open, tmp_path: Path) -> None:
    """The address shown in the menu answers with every figure that the file holds."""
    reader = at_trend(reads, "zh")
    address = reader.page.get_by_test_id("stPopoverBody").get_by_test_id("stCode").first.inner_text().strip()
    answer = reader.page.request.get(address)
    assert answer.ok
    heads, *cells = csv.reader(io.StringIO(answer.text(), newline=""))
    ids = {row[heads.index("figure_id")] for row in cells}
    filed, *figures = rows(reader.take("tidy", tmp_path))
    own = filed.index(next(c.label["zh"] for c in columns_of("figures") if c.id == "figure_id"))
    assert {row[own] for row in figures} <= ids


@pytest.fixture
def hostile(reads: Open, tmp_path: Path) -> tuple[Path, Path]:
    """CSV and Excel of a report whose title, publisher and place begin as formulas do."""
    reader = reads("zh")
    reader.open("explore", data="mine", region="all", metric="all")
    assert reader.page.title() != "run"
    reader.open_downloads()
    return reader.take("tidy", tmp_path), reader.take("excel", tmp_path)


def test_nothing_in_a_file_runs(hostile: tuple[Path, Path]) -> None:
    """Text that a spreadsheet would run is disarmed in the CSV and typed as text in the workbook."""
    table, book = hostile
    _, *cells = rows(table)
    words = {word for row in cells for word in row}
    assert {"'=1+2", "'@SUM(1+2)"} <= words
    assert not {word for word in words if word.startswith(RUN) and not re.fullmatch(r"-?\d+(\.\d+)?", word)}
    data = openpyxl.load_workbook(book).worksheets[0]
    assert not [cell.value for row in data for cell in row if cell.data_type == "f"]


# Comma, double quote, UTF-8, and the thirteenth part: cells that begin as formulas are run.
AS_CSV = "CSV:44,34,76,1,,0,false,true,false,false,false,-1,true"


def test_libreoffice_keeps_chinese_and_runs_nothing(hostile: tuple[Path, Path], tmp_path: Path) -> None:
    """Opened with formulas allowed, the file is Chinese and still text; the same words bare would run."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        missing("No LibreOffice found: apt-get install --no-install-recommends libreoffice-calc-nogui")
    files = [tmp_path / "offered.csv", tmp_path / "bare.csv"]
    shutil.copy(hostile[0], files[0])
    files[1].write_text("数据集\n=1+2\n", "utf-8-sig")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", f"--infilter={AS_CSV}", "--convert-to", "xlsx"]
    subprocess.run(
        [*command, "--outdir", str(tmp_path), *map(str, files)],
        check=True, capture_output=True, stdin=subprocess.DEVNULL, timeout=120,
    )  # fmt: skip
    offered, bare = (openpyxl.load_workbook(file.with_suffix(".xlsx")).worksheets[0] for file in files)
    assert [cell.data_type for cell in bare["A"]] == ["s", "f"]
    assert [cell.value for cell in offered[1]] == headings("figures", "zh")
    cells = [cell for row in offered for cell in row]
    assert not [cell.value for cell in cells if cell.data_type == "f"]
    assert {"'=1+2", "举办培训班"} <= {cell.value for cell in cells}
