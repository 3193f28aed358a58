"""Markdown: the marks go, the words stay; tables of bars become tables."""

from __future__ import annotations

import re

from extract.encoding import decode
from extract.formats.plain import cells
from extract.layout import Draft, Layout

_FRONT = re.compile(r"\A---\n(?P<card>.*?\n)?---\n", re.S)
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(.*?)[ \t#]*$")
_ROW = re.compile(r"^\s*\|.*\|\s*$")
_RULING = re.compile(r"^[\s|:-]*-[\s|:-]*$")
_BARE = re.compile(r"\s*(?:```.*|~~~.*|([-*_])(?:\s*\1){2,}\s*)")
_MARKS = (
    (re.compile(r"^ {0,3}(?:>\s?)+"), ""),
    (re.compile(r"^\s*[-*+][ \t]+(?:\[[ xX]\][ \t]+)?"), ""),
    (re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)"), ""),
    (re.compile(r"\[([^\]\n]+)\]\([^)\n]*\)"), r"\1"),
    (re.compile(r"(\*\*|__|~~)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<!\*)\*(?=[^\s*\d])([^*\n]+?)(?<=\S)\*(?!\*)"), r"\1"),
    (re.compile(r"`([^`\n]+)`"), r"\1"),
    (re.compile(r"<br\s*/?>", re.I), " "),
    (re.compile(r"</?[a-zA-Z][^<>\n]*>"), ""),
    (re.compile(r"\\([\\`*_{}\[\]()#+\-.!|~<>])"), r"\1"),
)


def read(data: bytes) -> Layout:
    """Paragraphs a line each; the first heading is the title."""
    text = _COMMENT.sub("", _FRONT.sub("", decode(data)))
    draft, title, rows = Draft(), "", list[list[str]]()
    for line in [*text.split("\n"), ""]:
        if _ROW.match(line):
            if not _RULING.match(line):
                rows.append(_row(line))
            continue
        if rows:
            draft.table(rows)
            rows = []
        heading = _HEADING.match(line)
        words = _plain(heading[2] if heading else line)
        title = title or (words if heading else "")
        if not _BARE.fullmatch(line):
            draft.paragraph(words)
    return draft.layout(title)


def _row(line: str) -> list[str]:
    return [_plain(line[cell.start : cell.end]) for cell in cells(line, 0, "|")]


def _plain(line: str) -> str:
    for mark, words in _MARKS:
        line = mark.sub(words, line)
    return line.strip(" \t")
