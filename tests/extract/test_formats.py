"""One report in every format: the same words, the same tables, the same figures."""

from __future__ import annotations

import email.message
import html
import importlib.machinery
import sys
import types
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pypdfium2
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl import Workbook
from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table

from extract import Report, UnreadableReport, extract, read
from extract.formats import layout

TITLE = "青禾县2023年组织工作报告"
PARAGRAPHS = [
    "2023年，全县组织系统坚持把队伍建设放在首位。举办各类培训班52期，培训干部1.6万余人次，其中村干部培训班18期、培训1240人次。",
    "一年来，巡察共反馈问题316个，已完成整改298个，整改完成率94.3%；整顿软弱涣散基层党组织24个，比上年减少6个。",
    "村级集体经济收入达到1.28亿元，同比增长12.5%，年收入10万元以上的村占比86%。全年发展党员431名，为群众办实事二千三百余件。",
    "2024年，计划举办培训班60期，培训干部2万人次左右，引进各类人才150名以上，村级集体经济收入力争突破1.5亿元。",
]
ROWS = [
    ["指标", "单位", "2022年", "2023年"],
    ["举办培训班", "期", "45", "52"],
    ["村级集体经济收入", "万元", "11,377.8", "12,800"],
]
CLOSING = "以上情况，特此报告。"

Writer = Callable[[Path], None]


def text(separator: str = "\t") -> str:
    table = "\n".join(separator.join(row) for row in ROWS)
    return "\n".join([TITLE, *PARAGRAPHS, table, CLOSING]) + "\n"


def write_text(encoding: str) -> Writer:
    def write(path: Path) -> None:
        path.write_bytes(text().encode(encoding))

    return write


def write_markdown(path: Path) -> None:
    table = [f"| {' | '.join(row)} |" for row in ROWS]
    table.insert(1, "|---|:-:|--:|--:|")
    body = [paragraph.replace("52期", "**52**期") for paragraph in PARAGRAPHS]
    path.write_text("\n\n".join([f"# {TITLE}", *body, "\n".join(table), CLOSING]), encoding="utf-8")


def page(charset: str) -> str:
    body = "".join(f"<p>　　{html.escape(words)}</p>\n" for words in PARAGRAPHS).replace(
        "52期", "<b>52</b>期"
    )
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in ROWS)
    return f"""<!DOCTYPE html><html><head><meta charset="{charset}"><title>{TITLE}_青禾县人民政府</title>
<script>var count = "99个";</script></head><body>
<div class="top-nav"><a href="/">首页</a><a href="/a">信息公开</a><a href="/b">办事大厅</a></div>
<div class="article"><h1>{TITLE}</h1>
<div class="content">{body}<table>{table}</table><p>{CLOSING}</p></div></div>
<div class="related"><ul>
<li><a>邻县新增培训班77期</a></li><li><a>通知8个</a></li><li><a>公告9个</a></li></ul></div>
<footer>版权所有 备案100001号</footer></body></html>"""


def write_html(charset: str) -> Writer:
    def write(path: Path) -> None:
        path.write_bytes(page(charset).encode(charset))

    return write


def write_mht(path: Path) -> None:
    message = email.message.EmailMessage()
    message.make_related()
    part = email.message.EmailMessage()
    part.set_content(page("utf-8"), subtype="html", charset="utf-8", cte="base64")
    message.attach(part)
    path.write_bytes(message.as_bytes())


def write_docx(path: Path) -> None:
    document = docx.Document()
    document.add_heading(TITLE, 0)
    for words in PARAGRAPHS:
        head, mark, tail = words.partition("培训班")
        paragraph = document.add_paragraph(head)
        paragraph.add_run(mark).bold = True
        hidden = paragraph.add_run("隐藏文字88个")
        hidden.font.hidden = True
        paragraph.add_run(tail)
    table = document.add_table(len(ROWS), len(ROWS[0]))
    for line, row in zip(table.rows, ROWS, strict=True):
        for cell, words in zip(line.cells, row, strict=True):
            cell.text = words
    document.add_paragraph(CLOSING)
    document.save(str(path))


def write_rtf(path: Path) -> None:
    def words(line: str) -> str:
        return "".join(f"\\'{byte:02x}" if byte > 127 else chr(byte) for byte in line.encode("gb18030"))

    body = "".join(f"\\pard {words(line)}\\par\n" for line in [TITLE, *PARAGRAPHS])
    table = "".join(
        f"\\trowd{''.join(f' {words(cell)}' + chr(92) + 'cell' for cell in row)}\\row\n" for row in ROWS
    )
    fonts = r"{\fonttbl{\f0\fnil\fcharset134 " + words("宋体") + ";}}"
    path.write_text(
        rf"{{\rtf1\ansi\ansicpg936\deff0{fonts}{body}{table}\pard {words(CLOSING)}\par}}", encoding="ascii"
    )


def pdf_story() -> list[Flowable]:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    body = ParagraphStyle(
        "body", fontName="STSong-Light", fontSize=12, leading=20, firstLineIndent=24, wordWrap="CJK"
    )
    head = ParagraphStyle("head", parent=body, fontSize=18, leading=30, alignment=1, firstLineIndent=0)
    style = [("FONT", (0, 0), (-1, -1), "STSong-Light"), ("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
    story: list[Flowable] = [Paragraph(TITLE, head), *(Paragraph(words, body) for words in PARAGRAPHS)]
    return [*story, Table(ROWS, style=style), Paragraph(CLOSING, body)]


def write_pdf(path: Path) -> None:
    def furniture(canvas: object, document: object) -> None:
        canvas.setFont("STSong-Light", 9)  # type: ignore[attr-defined]
        canvas.drawString(60, 222, "青禾县委组织部文件")  # type: ignore[attr-defined]
        canvas.drawString(280, 20, f"— {document.page} —")  # type: ignore[attr-defined]

    size = (595, 240)  # low pages, so that paragraphs run over their ends
    SimpleDocTemplate(str(path), pagesize=size, topMargin=40, bottomMargin=40).build(
        pdf_story(), onFirstPage=furniture, onLaterPages=furniture
    )


WRITERS: dict[str, Writer] = {
    "utf8.txt": write_text("utf-8"),
    "mark.txt": write_text("utf-8-sig"),
    "gb18030.txt": write_text("gb18030"),
    "utf16.txt": write_text("utf-16"),
    "utf16be.txt": write_text("utf-16-be"),
    "report.md": write_markdown,
    "utf8.html": write_html("utf-8"),
    "gbk.htm": write_html("gbk"),
    "page.mht": write_mht,
    "page.doc": write_html("gbk"),
    "report.docx": write_docx,
    "report.wps": write_docx,
    "rich.doc": write_rtf,
    "report.pdf": write_pdf,
}


@pytest.fixture(params=WRITERS)
def report(request: pytest.FixtureRequest, tmp_path: Path) -> Report:
    path = tmp_path / request.param
    WRITERS[request.param](path)
    return read(path)


def lines(words: str) -> list[str]:
    return [line for line in words.split("\n") if line]


def test_every_format_gives_the_same_words(report: Report) -> None:
    expected = [*lines(text())]
    found = [line.replace("|", "\t") for line in lines(report.text)]
    assert found == expected


def test_every_format_gives_the_same_table(report: Report) -> None:
    (table,) = report.tables
    assert [[report.text[cell.start : cell.end] for cell in row] for row in table.rows] == ROWS


def test_every_format_gives_the_same_title_year_and_guesses(report: Report) -> None:
    assert (report.title, report.year) == (TITLE, 2024)
    assert "title" in report.guessed
    assert "year" in report.guessed


def test_every_format_gives_the_same_figures(report: Report) -> None:
    plain = Report(text(), year=2024, region=report.region, doc=report.doc, tables=report.tables)
    plain = replace(plain, tables=layout(text().encode(), ".txt").tables)
    expected = [figure._replace(start=0) for figure in extract(plain)]
    found = extract(report)
    assert [figure._replace(start=0) for figure in found] == expected
    assert all(report.text[figure.start :].startswith(figure.quote) for figure in found)


def test_a_traditional_report_in_big5_is_read(tmp_path: Path) -> None:
    words = "一九五八年,縣委黨校舉辦訓練班五期,輪訓黨員一千九百六十二人,佔全縣黨員總數的百分之八十七點四。"
    path = tmp_path / "big5.txt"
    path.write_bytes(words.encode("big5"))
    assert read(path).text == words


def test_line_ends_are_kept_as_python_reads_them(tmp_path: Path) -> None:
    path = tmp_path / "dos.txt"
    path.write_bytes("第一行\r\n第二行\r第三行\n".encode("gb18030"))
    assert read(path).text == path.open(encoding="gb18030").read() == "第一行\n第二行\n第三行\n"


def test_pdf_pages_are_known_by_offset_and_their_furniture_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    write_pdf(path)
    report = read(path)
    assert len(report.pages) > 1
    assert report.pages[0] == 0
    assert "文件" not in report.text
    assert "—" not in report.text
    assert report.text[report.pages[1]] != "\n"


def word(path: Path, body: str) -> str:
    """The text of a docx with some paragraphs written as XML."""
    document = docx.Document()
    for element in parse_xml(f"<w:body {nsdecls('w', 'wp', 'a')}>{body}</w:body>"):
        document.element.body.insert(len(document.element.body) - 1, element)
    document.save(str(path))
    return read(path).text


RUN = "<w:r><w:t>{}</w:t></w:r>"
DELETED = "<w:del w:id='1' w:author='a'><w:r><w:delText>删4个</w:delText></w:r></w:del>"
END_DELETED = "<w:pPr><w:rPr><w:del w:id='1' w:author='a'/></w:rPr></w:pPr>"
HIDDEN = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏7个</w:t></w:r>"
SHOWN = "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>现8个</w:t></w:r>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"<w:p><w:ins w:id='1' w:author='a'>{RUN.format('加3个')}</w:ins></w:p>", "加3个"),
        (f"<w:p>{DELETED}{RUN.format('留')}</w:p>", "留"),
        (f"<w:p>{END_DELETED}{RUN.format('培训1')}</w:p><w:p>{RUN.format('23人')}</w:p>", "培训123人"),
        (f"<w:sdt><w:sdtContent><w:p>{RUN.format('控件5个')}</w:p></w:sdtContent></w:sdt>", "控件5个"),
        (f"<w:p><w:hyperlink>{RUN.format('链接6个')}</w:hyperlink></w:p>", "链接6个"),
        (f"<w:p>{HIDDEN}{SHOWN}</w:p>", "现8个"),
        ("<w:p><w:r><w:t>上</w:t><w:br/><w:t>下</w:t></w:r></w:p>", "上\n下"),
    ],
)
def test_word_changes_fields_and_hidden_text(tmp_path: Path, body: str, expected: str) -> None:
    assert word(tmp_path / "a.docx", body) == expected + "\n"


def test_a_word_text_box_is_read_once(tmp_path: Path) -> None:
    box = f"<w:txbxContent><w:p>{RUN.format('框内9个')}</w:p></w:txbxContent>"
    mc = "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"
    body = (
        f"<w:p><w:r><w:t>正文</w:t></w:r><w:r><mc:AlternateContent {mc}><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert word(tmp_path / "a.docx", body) == "正文\n框内9个\n"


def numbered(path: Path, form: str, shown: str, words: list[str], suffix: str = "nothing") -> list[str]:
    """The lines of a docx whose paragraphs are numbered by Word."""
    document = docx.Document()
    root = document.part.numbering_part.element
    marks = f"<w:numFmt w:val='{form}'/><w:suff w:val='{suffix}'/><w:lvlText w:val='{shown}'/>"
    levels = f"<w:lvl w:ilvl='0'><w:start w:val='1'/>{marks}</w:lvl>"
    root.insert(0, parse_xml(f"<w:abstractNum {nsdecls('w')} w:abstractNumId='77'>{levels}</w:abstractNum>"))
    root.append(parse_xml(f"<w:num {nsdecls('w')} w:numId='77'><w:abstractNumId w:val='77'/></w:num>"))
    for line in words:
        properties = document.add_paragraph(line)._p.get_or_add_pPr()
        properties.append(
            parse_xml(f"<w:numPr {nsdecls('w')}><w:ilvl w:val='0'/><w:numId w:val='77'/></w:numPr>")
        )
    document.save(str(path))
    return lines(read(path).text)


@pytest.mark.parametrize(
    ("form", "shown", "expected"),
    [
        ("chineseCountingThousand", "%1、", ["一、培训", "二、50期"]),
        ("chineseCounting", "（%1）", ["（一）培训", "（二）50期"]),
        ("decimal", "%1.", ["1.培训", "2. 50期"]),
        ("decimalEnclosedCircle", "%1", ["① 培训", "② 50期"]),
        ("bullet", "•", ["培训", "50期"]),
    ],
)
def test_word_list_numbers_are_shown_and_never_touch_a_figure(
    tmp_path: Path, form: str, shown: str, expected: list[str]
) -> None:
    assert numbered(tmp_path / "a.docx", form, shown, ["培训", "50期"]) == expected


def test_a_word_table_keeps_its_columns_under_merged_cells(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(2, 3)
    for number, cell in enumerate([*table.rows[0].cells, *table.rows[1].cells]):
        cell.text = str(number)
    table.cell(0, 1).merge(table.cell(0, 2)).text = "合并"
    document.save(str(tmp_path / "a.docx"))
    assert read(tmp_path / "a.docx").text == "0\t合并\t\n3\t4\t5\n"


def test_a_workbook_is_read_as_tables(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.title = "集体经济"
    sheet.append(["各村情况（单位：万元）"])
    for row in (["村", "2022年", "增速"], ["东村", 12.50, 0.075], ["西村", 1200, 0.1]):
        sheet.append(row)
    for line in (3, 4):
        sheet.cell(line, 3).number_format = "0.0%"
    book.save(tmp_path / "a.xlsx")
    report = read(tmp_path / "a.xlsx")
    assert (
        report.text
        == "集体经济\n各村情况（单位：万元）\n村\t2022年\t增速\n东村\t12.5\t7.5%\n西村\t1200\t10%\n"
    )
    assert len(report.tables) == 1


def pictures(path: Path) -> None:
    from PIL import Image
    from reportlab.pdfgen.canvas import Canvas

    picture = path.with_suffix(".png")
    Image.new("RGB", (80, 80), "red").save(picture)
    canvas = Canvas(str(path))
    canvas.drawImage(str(picture), 100, 100, 300, 300)
    canvas.save()


def encrypted(path: Path) -> None:
    SimpleDocTemplate(str(path), encrypt="secret").build(pdf_story())


def bloated(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 90_000_000)


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
BROKEN: dict[str, tuple[bytes | Writer, str]] = {
    "empty.txt": (b"", "空文件"),
    "zeros.txt": (b"\x00" * 50, "空文件"),
    "blank.txt": (b" \n\t\n", "空文件"),
    "spaces.txt": ("　　\n　".encode(), "没有文字"),
    "broken.docx": (b"PK\x03\x04 and then nothing", "损坏"),
    "broken.pdf": (b"%PDF-1.4\nnothing", "损坏"),
    "encrypted.pdf": (encrypted, "密码"),
    "pictures.pdf": (pictures, "图片"),
    "bloated.docx": (bloated, "过大"),
    "binary.txt": (bytes(range(128, 256)) * 40, "编码"),
    "picture.png": (b"\x89PNG\r\n\x1a\n" + bytes(100), "图片"),
    "old.doc": (OLD + "WordDocument".encode("utf-16-le"), "另存为 docx"),
    "old.xls": (OLD + "Workbook".encode("utf-16-le"), "xlsx"),
    "locked.docx": (OLD + "EncryptedPackage".encode("utf-16-le"), "密码"),
    "empty.html": (b"<html><body><script>1</script></body></html>", "没有文字"),
    "empty.rtf": (b"{\\rtf1 }", "没有文字"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_cannot_be_read_is_named_with_the_reason(tmp_path: Path, name: str) -> None:
    content, reason = BROKEN[name]
    path = tmp_path / name
    if callable(content):
        content(path)
    else:
        path.write_bytes(content)
    with pytest.raises(UnreadableReport, match=reason) as failure:
        read(path)
    assert failure.value.path == path


def test_a_cut_off_docx_is_named_as_damaged(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    write_docx(path)
    path.write_bytes(path.read_bytes()[:-4000])
    with pytest.raises(UnreadableReport, match="损坏"):
        read(path)


class Recognised:
    """What a recognition engine hands back for one picture."""

    boxes = (
        ((200, 100), (600, 100), (600, 130), (200, 130)),
        ((200, 160), (500, 160), (500, 190), (200, 190)),
    )
    txts = ("举办培训班50期，培训干部", "300人次。")


def test_a_page_of_pictures_is_read_where_recognition_is_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = types.ModuleType("rapidocr")
    engine.RapidOCR = lambda: lambda picture: Recognised()  # type: ignore[attr-defined]
    engine.__spec__ = importlib.machinery.ModuleSpec("rapidocr", None)
    monkeypatch.setitem(sys.modules, "rapidocr", engine)
    pictures(tmp_path / "a.pdf")
    assert read(tmp_path / "a.pdf").text == "举办培训班50期，培训干部300人次。\n"


def test_a_pdf_with_one_page_of_pictures_is_read_and_the_page_named(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    write_pdf(path)
    pictures(tmp_path / "b.pdf")
    joined = pypdfium2.PdfDocument(path)
    joined.import_pages(pypdfium2.PdfDocument(tmp_path / "b.pdf"))
    joined.save(tmp_path / "c.pdf")
    report = read(tmp_path / "c.pdf")
    assert "52期" in report.text
    assert len(report.gaps) == 1
    assert "rapidocr" in report.gaps[0]
    assert f"第{len(report.pages)}页" in report.gaps[0]
