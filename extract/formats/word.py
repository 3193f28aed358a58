"""Word documents (docx): paragraphs with their list numbers and tables, without deleted or hidden text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extract.formats.container import xml
from extract.formats.numbering import Numbering
from extract.layout import Draft, Layout, UnreadableError

if TYPE_CHECKING:
    from lxml.etree import _Element

_SKIPPED = frozenset(
    [
        "del",
        "moveFrom",
        "instrText",
        "delText",
        "delInstrText",
        "rt",
        "footnoteReference",
        "endnoteReference",
        "commentReference",
        "pPr",
        "rPr",
        "sectPr",
        "tblPr",
        "trPr",
        "tcPr",
        "sdtPr",
        "sdtEndPr",
        "annotationRef",
    ]
)
_BREAKS = {"br": "\n", "cr": "\n", "tab": " ", "noBreakHyphen": "-", "ptab": " "}


def read(data: bytes) -> Layout:
    """The text of a docx as a reader sees it with all changes accepted."""
    root = xml(data, "word/document.xml")
    if root is None:
        raise UnreadableError("docx 里没有正文 (the docx has no main part)")
    styles = xml(data, "word/styles.xml")
    document = _Document(Numbering(xml(data, "word/numbering.xml"), styles), _hidden_styles(styles))
    body = next((part for part in root if _name(part) == "body"), root)
    document.blocks(body)
    return document.draft.layout()


def _name(element: _Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _child(element: _Element | None, *path: str) -> _Element | None:
    for name in path:
        if element is None:
            return None
        element = next((child for child in element if _name(child) == name), None)
    return element


def _value(element: _Element | None, name: str = "val") -> str | None:
    if element is None:
        return None
    return next(
        (str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), None
    )


def _on(element: _Element | None) -> bool:
    """Whether a property such as <w:vanish/> is set."""
    return element is not None and _value(element) not in ("0", "false", "off")


def _hidden_styles(styles: _Element | None) -> frozenset[str]:
    return frozenset(
        _value(style, "styleId") or ""
        for style in (styles if styles is not None else ())
        if _name(style) == "style" and _on(_child(style, "rPr", "vanish"))
    )


class _Document:
    """The walk through one document's blocks."""

    def __init__(self, numbering: Numbering, hidden: frozenset[str]) -> None:
        self.draft = Draft()
        self._numbering = numbering
        self._hidden = hidden
        self._carried = ""  # words of a paragraph whose end mark was deleted: they run on into the next

    def blocks(self, parent: _Element) -> None:
        """Everything a parent holds: paragraphs, tables, and containers of these."""
        for block in parent:
            match _name(block):
                case "p":
                    self._paragraph(block)
                case "tbl":
                    self._table(block)
                case "AlternateContent":
                    self.blocks(_chosen(block))
                case name if name not in _SKIPPED:
                    self.blocks(block)

    def _paragraph(self, paragraph: _Element) -> None:
        boxes: list[_Element] = []
        words = self._carried + "".join(self._words(paragraph, boxes))
        self._carried = ""
        if _child(paragraph, "pPr", "rPr", "del") is not None:
            self._carried = words
            return
        self.draft.paragraph(self._numbering.label(paragraph, words) + words if words.strip() else words)
        for box in boxes:
            self.blocks(box)

    def _words(self, parent: _Element, boxes: list[_Element]) -> Iterator[str]:
        """The visible words of a paragraph or a part of it; text boxes met on the way are put by."""
        for part in parent:
            name = _name(part)
            if name == "t":
                yield part.text or ""
            elif name in _BREAKS:
                yield _BREAKS[name]
            elif name == "txbxContent":
                boxes.append(part)
            elif name == "AlternateContent":
                yield from self._words(_chosen(part), boxes)
            elif name in _SKIPPED or (name == "r" and self._is_hidden(part)):
                continue
            else:
                yield from self._words(part, boxes)

    def _is_hidden(self, run: _Element) -> bool:
        properties = _child(run, "rPr")
        mark = _child(properties, "vanish")
        if mark is not None:
            return _on(mark)
        return _value(_child(properties, "rStyle")) in self._hidden

    def _table(self, table: _Element) -> None:
        rows = [self._row(row) for row in _within(table, "tr") if _child(row, "trPr", "del") is None]
        if max((len(row) for row in rows), default=0) < 2:
            for cell in (cell for row in _within(table, "tr") for cell in _within(row, "tc")):
                self.blocks(cell)
        else:
            self.draft.table(rows)

    def _row(self, row: _Element) -> list[str]:
        """The cells of a row; empty ones stand for columns spanned and for cells merged with those above."""
        before = _value(_child(row, "trPr", "gridBefore")) or ""
        cells = [""] * (int(before) if before.isdecimal() else 0)
        for cell in _within(row, "tc"):
            merged = _child(cell, "tcPr", "vMerge")
            from_above = merged is not None and _value(merged) != "restart"
            cells.append("" if from_above else " ".join(self._cell(cell)))
            span = _value(_child(cell, "tcPr", "gridSpan")) or "1"
            cells += [""] * (int(span) - 1 if span.isdecimal() else 0)
        return cells

    def _cell(self, cell: _Element) -> Iterator[str]:
        for block in cell:
            name = _name(block)
            if name == "p":
                boxes: list[_Element] = []
                words = "".join(self._words(block, boxes))
                yield self._numbering.label(block, words) + words if words.strip() else ""
            elif name == "AlternateContent":
                yield from self._cell(_chosen(block))
            elif name not in _SKIPPED:
                yield from self._cell(block)


def _chosen(alternate: _Element) -> _Element:
    """One of several forms of the same content: the first choice."""
    return next(iter(alternate), alternate)


def _within(parent: _Element, name: str) -> Iterator[_Element]:
    """Rows of a table or cells of a row, also those inside content controls and insertions."""
    for child in parent:
        if _name(child) == name:
            yield child
        elif _name(child) in ("sdt", "sdtContent", "ins", "customXml", "moveTo"):
            yield from _within(child, name)
