"""PDF files: lines rejoined to paragraphs, ruled tables as rows, pages of pictures named or read by OCR."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from extract.encoding import likeness
from extract.formats import ocr, ruled
from extract.formats.lines import Line, joined, runs_on, without_furniture
from extract.formats.radicals import usual
from extract.formats.ruled import Rows
from extract.layout import Draft, Layout, UnreadableError

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

_STRAY = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff\u200b\ufeff]")
_FEW_WORDS = 5
_CID = re.compile(r"\(cid:\d+\)")


def read(data: bytes) -> Layout:
    """The text of a pdf, page by page."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadableError(
                "加密的 pdf，请去掉密码后再读 (an encrypted pdf: remove its password)"
            ) from error
        raise UnreadableError("pdf 损坏，打不开 (a damaged pdf)") from error
    try:
        return _Reader(document, data).layout()
    finally:
        document.close()


class _Reader:
    """Reads one document: each page's lines and tables first, then the whole as one text."""

    def __init__(self, document: PdfDocument, data: bytes) -> None:
        self._document, self._data = document, data
        self._gaps: list[str] = []
        read = [self._page(number) for number in range(len(document))]
        self._pages = without_furniture([lines for lines, _ in read])
        self._tables = [found for _, found in read]
        if not any(self._pages) and not any(self._tables):
            raise UnreadableError(self._reason())

    def _reason(self) -> str:
        if len(self._gaps) == 1:
            return self._gaps[0]
        advice = "" if ocr.available() else "；" + ocr.ADVICE
        return f"pdf 里没有文字，只有图片（扫描件）{advice} (the pdf holds pictures only)"

    def _page(self, number: int) -> tuple[list[Line], list[Rows]]:
        """The lines of one page outside its tables, and the tables."""
        from pypdfium2 import PdfiumError

        try:
            page = self._document[number]
            lines = self._lines(page, number)
            found = ruled.tables(page, self._data, number) if lines else []
        except PdfiumError:
            self._gaps.append(f"第{number + 1}页损坏 (page {number + 1} is damaged)")
            return [], []
        return [line for line in lines if not any(_inside(line, table) for table in found)], found

    def _lines(self, page: PdfPage, number: int) -> list[Line]:
        """The lines of a page; a picture is read by OCR where that is installed, else named as a gap."""
        textpage = page.get_textpage()
        lines = list(_text_lines(textpage))
        words = "".join(line.text for line in lines)
        garbled = _garbled(words)
        if not garbled and (len(words) >= _FEW_WORDS or not _has_picture(page)):
            return lines
        if ocr.available():
            return ocr.lines(page)
        what = "文字无法识读" if garbled else "是图片，没有文字"
        self._gaps.append(f"第{number + 1}页{what}；{ocr.ADVICE} (page {number + 1} holds no readable text)")
        return [] if garbled else lines

    def layout(self) -> Layout:
        draft, last, last_page = Draft(), None, list[Line]()
        for page, tables in zip(self._pages, self._tables, strict=True):
            begun = False
            for item in _in_order(page, tables):
                goes_on = isinstance(item, Line) and last is not None and runs_on(last, item, last_page, page)
                if last is not None and not goes_on:
                    draft.write("\n")
                if not begun:
                    draft.page()
                    begun = True
                if isinstance(item, Line):
                    draft.write((joined(last.text, item.text) if goes_on and last else "") + item.text)
                    last, last_page = item, page
                else:
                    draft.table([list(row) for row in item.rows])
                    last = None
            if not begun:
                draft.page()
        draft.write("\n")
        return draft.layout(gaps=tuple(self._gaps))


def _text_lines(textpage: PdfTextPage) -> Iterator[Line]:
    """The lines of a page and the boxes of their ends; where the boxes cannot be had, a width by counting."""
    text = textpage.get_text_range()
    measured = len(text) == textpage.count_chars()
    for place in re.finditer(r"[^\r\n]+", text):
        words = usual(_STRAY.sub("", place.group())).strip()
        if not words:
            continue
        if measured:
            start = place.start() + len(place.group()) - len(place.group().lstrip())
            end = place.start() + len(place.group().rstrip()) - 1
            left, bottom, right, top = _span(
                textpage.get_charbox(start, loose=True), textpage.get_charbox(end, loose=True)
            )
        else:
            left, bottom, right, top = 0.0, 0.0, float(len(words)), 1.0
        yield Line(words, left, right, bottom, top)


def _span(first: Sequence[float], last: Sequence[float]) -> tuple[float, float, float, float]:
    return first[0], min(first[1], last[1]), last[2], max(first[3], last[3])


def _garbled(words: str) -> bool:
    return bool(_CID.search(words)) or (len(words) > 50 and likeness(words) < 0.2)


def _has_picture(page: PdfPage) -> bool:
    from pypdfium2 import raw

    return any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]))


def _inside(line: Line, table: Rows) -> bool:
    return table.bottom <= (line.top + line.bottom) / 2 <= table.top


def _in_order(page: Sequence[Line], tables: Sequence[Rows]) -> Iterator[Line | Rows]:
    """Lines in their own order, each table before the first line that stands below it."""
    waiting = list(tables)
    for line in page:
        while waiting and line.top <= waiting[0].bottom + 1:
            yield waiting.pop(0)
        yield line
    yield from waiting
