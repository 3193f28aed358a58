"""Lines of a page back to paragraphs: which lines are page furniture, and which run on into the next."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

_PAGE_NUMBER = re.compile(
    r"[\s—–\-－·.]*(?:第?\s*\d{1,4}\s*页?|[ivxIVX]{1,5})(?:\s*[/／,，共]+\s*\d{1,4}\s*页?)?[\s—–\-－·.]*"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page and where it stands; y grows upwards, in points."""

    text: str
    left: float
    right: float
    bottom: float
    top: float


def without_furniture(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The lines of each page without its number and without headers and footers that many pages repeat."""
    repeated = Counter(key for page in pages for key in {_key(line) for line in _edges(page, 2)})
    often = max(2, (len(pages) + 1) // 2)
    kept = []
    for page in pages:
        furniture = [line for line in _edges(page, 2) if repeated[_key(line)] >= often]
        rest = [line for line in page if line not in furniture]
        numbers = [
            line for line in _edges(rest, 1) if len(page) > 1 and _PAGE_NUMBER.fullmatch(line.text.strip())
        ]
        kept.append([line for line in rest if line not in numbers])
    return kept


def _edges(page: Sequence[Line], depth: int) -> list[Line]:
    """The topmost and lowest lines of a page."""
    ordered = sorted(page, key=lambda line: -line.top)
    return ordered[:depth] + ordered[depth:][-depth:]


def _key(line: Line) -> tuple[str, int]:
    """What two pages' furniture shares: the words but for numbers, and the height on the page."""
    return re.sub(r"[\d\s—–\-－·]", "", line.text), round(line.top / 4)


def runs_on(line: Line, following: Line, page: Sequence[Line], next_page: Sequence[Line]) -> bool:
    """Whether a line that fills its column goes on in the following one, which is not indented."""
    size = max(min(line.top - line.bottom, following.top - following.bottom), 1.0)
    if abs((line.top - line.bottom) - (following.top - following.bottom)) > 0.5 * size:
        return False
    full = line.right >= _column(line, page)[1] - 2 * size
    indented = following.left > _column(following, next_page)[0] + 0.8 * size
    return full and not indented


def _column(line: Line, page: Sequence[Line]) -> tuple[float, float]:
    """Left and right edge of the column a line stands in."""
    usual = median(other.right - other.left for other in page)
    widest = max(1.5 * usual, line.right - line.left)
    beside = [line] + [
        other
        for other in page
        if other.left < line.right
        and line.left < other.right
        and 0.5 * usual <= other.right - other.left <= widest
    ]
    return min(other.left for other in beside), max(other.right for other in beside)


def joined(before: str, after: str) -> str:
    """What stands between two lines of a paragraph: a space between letters, else nothing."""
    latin = before[-1:].isascii() and before[-1:].isalpha() and after[:1].isascii() and after[:1].isalpha()
    return " " if latin else ""
