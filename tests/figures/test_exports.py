"""Files we give away can be read back by others, say what the store says, and run nothing."""

import csv as reader
import io
import json
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

from figures.entries import Card, Entry
from figures.exports import (
    archive,
    csv,
    excel,
    figures_sheet,
    metrics_sheet,
    records,
    series_sheet,
    sources_sheet,
    wide_rows,
    wide_sheet,
)
from figures.exports.columns import columns
from figures.store import Store

TITLE = '=青河旗“2020”年,"报告"'
PLACE: dict[str, Any] = {"region": "青河旗", "region_code": "990001"}
CLASSES: dict[str, Any] = {"metric": "training_sessions", "unit": "期", **PLACE}
FIRST = [
    Entry(50, 2020, 2020, "50期", 2, **CLASSES),
    Entry(60, 2021, 2021, "-60期以上", 20, bound="at_least", status="target", **CLASSES),
    Entry(8080000, 2018, 2020, "808万元", 8, metric="collective_income", unit="元", bound="about", **PLACE),
    Entry(-3.5, 2020, 2020, "＝下降\n3.5%", 30, unit="%", kind="growth", subject="@某项,工作", **PLACE),
]
SECOND = [
    Entry(52, 2020, 2020, "52期", 2, **CLASSES),
    Entry(66, 2021, 2021, "66—70期", 12, upper=70, **CLASSES),
    Entry(1.05e10, 2021, 2021, "105亿元", 22, metric="collective_income", unit="元", **PLACE),
]


@pytest.fixture
def figures(tmp_path: Path) -> Iterator[pd.DataFrame]:
    store = Store(tmp_path / "figures.db")
    with store.writing() as writer:
        writer.add("sample", Card("a.txt", TITLE, "青河旗", "990001", 2021, text="a" * 50), FIRST)
        second = Card(
            "b.txt", "报告", "青河旗", "990001", 2022, "组织部", "https://a.cn/?b=1,2", text="b" * 50
        )
        writer.add("sample", second, SECOND)
    yield store.figures("sample")
    store.close()


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(reader.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_tidy_csv_says_what_the_store_says(figures: pd.DataFrame) -> None:
    rows = {row["quote"]: row for row in rows_of(csv(figures_sheet(figures)))}
    assert len(rows) == len(figures) == 7
    income = rows["105亿元"]
    assert (income["value"], income["unit"], income["year"]) == ("10500000000", "元", "2021")
    assert (income["metric"], income["metric_name"]) == ("collective_income", "村集体经济总收入")
    assert (income["region"], income["region_code"], income["url"]) == (
        "青河旗",
        "990001",
        "https://a.cn/?b=1,2",
    )
    span = rows["808万元"]
    assert (span["value"], span["year"], span["period_start"], span["period_end"]) == (
        "8080000",
        "",
        "2018",
        "2020",
    )
    assert (rows["66—70期"]["value"], rows["66—70期"]["upper"], rows["50期"]["upper"]) == ("66", "70", "")
    assert rows["50期"]["start"] == "2"


def test_a_reader_gets_words_a_program_gets_ids(figures: pd.DataFrame) -> None:
    chinese = rows_of(csv(figures_sheet(figures, "zh"), bom=True))
    assert {row["状态"] for row in chinese} == {"实际", "目标"}
    assert {row["精确程度"] for row in chinese} == {"准确值", "至少", "约"}
    english = rows_of(csv(figures_sheet(figures, "en")))
    assert {row["Metric"] for row in english} >= {"Training sessions held"}
    assert {row["status"] for row in rows_of(csv(figures_sheet(figures)))} == {"actual", "target"}


def test_bytes_are_those_that_excel_reads(figures: pd.DataFrame) -> None:
    with_mark = csv(figures_sheet(figures, "zh"), bom=True)
    assert with_mark.startswith("\ufeff数据集,".encode())
    assert with_mark == b"\xef\xbb\xbf" + csv(figures_sheet(figures, "zh"))
    assert with_mark.endswith(b"\r\n")
    assert with_mark.count(b"\r\n") == 1 + len(figures)


@pytest.mark.parametrize("spoken", [None, "zh", "en"])
def test_no_text_cell_runs_and_no_number_is_touched(figures: pd.DataFrame, spoken: Any) -> None:
    sheet = figures_sheet(figures, spoken)
    rows = rows_of(csv(sheet))
    numbers = {column.head(spoken) for column in columns().values() if column.type != "string"}
    for row in rows:
        for head, cell in row.items():
            assert head in numbers or cell[:1] not in tuple("=+-@\t\r\n＝＋－＠"), (head, cell)
    value = columns()["value"].head(spoken)
    assert "-3.5" in {row[value] for row in rows}
    exact = columns()["quote"].head(spoken)
    assert {row[exact] for row in rows} >= {"'-60期以上", "'＝下降\n3.5%"}
    assert {record[exact] for record in records(sheet)} >= {"-60期以上", "＝下降\n3.5%"}


def test_series_holds_only_the_statement_that_counts(figures: pd.DataFrame) -> None:
    rows = rows_of(csv(series_sheet(figures)))
    told = [(row["metric"], row["year"], row["status"], row["value"]) for row in rows]
    assert sorted(told) == [
        ("collective_income", "2021", "actual", "10500000000"),
        ("training_sessions", "2020", "actual", "52"),
        ("training_sessions", "2021", "actual", "66"),
        ("training_sessions", "2021", "target", "60"),
    ]


def test_wide_has_a_column_a_year_and_sums_apart(figures: pd.DataFrame) -> None:
    rows = rows_of(csv(wide_sheet(figures, "zh")))
    assert len(rows) == wide_rows(figures) == 3
    income, actual, target = rows
    assert (income["2020"], income["2021"], income["2018—2020"]) == ("", "10500000000", "8080000")
    assert (actual["2020"], actual["2021"], actual["非准确值"]) == ("52", "66", "2021 ≤ 70")
    assert (target["状态"], target["2021"], target["非准确值"]) == ("目标", "60", "2021 至少")


def test_rejected_figures_are_told_so_and_count_nowhere(figures: pd.DataFrame) -> None:
    rejected = figures.assign(review="rejected")
    assert {row["review"] for row in rows_of(csv(figures_sheet(rejected)))} == {"rejected"}
    assert wide_rows(rejected) == 0


def test_sources_and_metrics_list_what_the_figures_need(figures: pd.DataFrame) -> None:
    sources = rows_of(csv(sources_sheet(figures)))
    assert [(row["doc"], row["figures"]) for row in sources] == [("a.txt", "4"), ("b.txt", "3")]
    metrics = rows_of(csv(metrics_sheet(figures)))
    assert {row["metric"] for row in metrics} == {"training_sessions", "collective_income"}
    assert all(row["about_zh"] and row["about_en"] for row in metrics)


def test_no_figures_give_headings_only(figures: pd.DataFrame) -> None:
    none = figures.iloc[:0]
    for sheet in (figures_sheet, series_sheet, wide_sheet, sources_sheet, metrics_sheet):
        assert csv(sheet(none)).count(b"\r\n") == 1
    assert zipfile.ZipFile(io.BytesIO(archive(none, "空"))).testzip() is None


def test_long_files_are_written_in_pieces_without_a_seam(figures: pd.DataFrame) -> None:
    many = pd.concat([figures] * 20_000, ignore_index=True)
    rows = rows_of(csv(figures_sheet(many)))
    assert len(rows) == len(many)
    assert rows[-1] == rows_of(csv(figures_sheet(figures)))[-1]


def test_excel_has_typed_cells_frozen_headings_and_no_formula(figures: pd.DataFrame) -> None:
    content = excel({"数据": figures_sheet(figures, "zh"), "宽表": wide_sheet(figures, "zh")})
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["数据", "宽表"]
    page = book["数据"]
    assert page.freeze_panes == "A2"
    heads = [cell.value for cell in page[1]]
    cells = [cell for row in page.iter_rows(min_row=2) for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert all(cell.quotePrefix for cell in cells if cell.data_type == "s" and cell.value[:1] in "=-@＝")
    quotes = [row[heads.index("原文")].value for row in page.iter_rows(min_row=2)]
    assert "-60期以上" in quotes
    values = {row[heads.index("数值")].value for row in page.iter_rows(min_row=2)}
    assert {10500000000, -3.5} <= values
    ids = {row[heads.index("数字编号")].value for row in page.iter_rows(min_row=2)}
    assert {str(found) for found in ids} == set(figures["figure_id"].astype(str))
    assert content == excel({"数据": figures_sheet(figures, "zh"), "宽表": wide_sheet(figures, "zh")})


def test_zip_is_a_data_package_that_others_accept(figures: pd.DataFrame, tmp_path: Path) -> None:
    frictionless = pytest.importorskip("frictionless")
    content = archive(figures, "青河旗", "2025-01-01")
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        packed.extractall(tmp_path)
        assert all(entry.flag_bits & 0x800 for entry in packed.infolist() if not entry.filename.isascii())
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.valid, report.flatten(["title", "message"])
    package = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    rows = {resource["path"]: resource["schema"]["fields"] for resource in package["resources"]}
    assert set(rows) == {"数据.csv", "数据_宽表.csv", "指标说明.csv", "来源.csv"}
    value = next(field for field in rows["数据.csv"] if field["name"] == "value")
    assert (value["type"], value["title"], value["title_en"]) == ("number", "数值", "Value")
    readme = (tmp_path / "README.md").read_text("utf-8")
    assert readme.index("怎样读") < readme.index("How to read it")
    assert all(resource["hash"].removeprefix("sha256:") in readme for resource in package["resources"])


def test_a_spoiled_zip_is_noticed(figures: pd.DataFrame, tmp_path: Path) -> None:
    frictionless = pytest.importorskip("frictionless")
    with zipfile.ZipFile(io.BytesIO(archive(figures, "青河旗"))) as packed:
        packed.extractall(tmp_path)
    data = tmp_path / "数据.csv"
    data.write_bytes(data.read_bytes().replace(b"8080000", b"8090000"))
    assert not frictionless.validate(str(tmp_path / "datapackage.json")).valid


def test_the_same_figures_give_the_same_zip(figures: pd.DataFrame) -> None:
    assert archive(figures, "青河旗", "1") == archive(figures.copy(), "青河旗", "1")
    assert archive(figures, "青河旗", "1") != archive(figures, "青河旗", "2")


def test_libreoffice_opens_it_in_chinese_and_runs_nothing(figures: pd.DataFrame, tmp_path: Path) -> None:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    (tmp_path / "数据.csv").write_bytes(csv(figures_sheet(figures, "zh"), bom=True))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    convert = [office, "--headless", profile, "--infilter=CSV:44,34,76,1,,0,false,true,false,false,false,-1"]
    convert += ["--convert-to", "xlsx", "--outdir", str(tmp_path), str(tmp_path / "数据.csv")]
    subprocess.run(convert, check=True, capture_output=True, timeout=120)
    page = openpyxl.load_workbook(tmp_path / "数据.xlsx").worksheets[0]
    cells = [cell for row in page.iter_rows() for cell in row if cell.value is not None]
    assert page.cell(1, 1).value == "数据集"
    assert "f" not in {cell.data_type for cell in cells}
    assert "青河旗" in {cell.value for cell in cells}


def test_every_column_is_explained_in_both_languages() -> None:
    for column in columns().values():
        for spoken in ("zh", "en"):
            assert column.label[spoken], column.id
            assert column.about[spoken], column.id
        assert column.tables, column.id
    heads = [column.label["zh"] for column in columns().values() if "figures" in column.tables]
    assert len(heads) == len(set(heads))
