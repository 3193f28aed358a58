"""Tables of a pdf page: looked for only where lines are drawn, because looking is slow."""

from __future__ import annotations

import io
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.formats.radicals import usual

if TYPE_CHECKING:
    from pypdfium2 import PdfPage


@dataclass(frozen=True, slots=True)
class Rows:
    """A table of a page and the space it takes; y grows upwards, in points."""

    rows: tuple[tuple[str, ...], ...]
    top: float
    bottom: float


def tables(page: PdfPage, data: bytes, number: int) -> list[Rows]:
    """The ruled tables of one page of a pdf, from its top to its bottom."""
    if not _has_rules(page):
        return []
    import pdfplumber

    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    try:
        with pdfplumber.open(io.BytesIO(data), pages=[number + 1]) as document:
            sheet = document.pages[0]
            height = sheet.height
            found = [(table.bbox, table.extract()) for table in sheet.find_tables()]
    except Exception:  # a page too damaged for this reader is read as running text
        return []
    kept = [
        Rows(tuple(tuple(usual(cell or "") for cell in row) for row in rows), height - top, height - bottom)
        for (_, top, _, bottom), rows in found
        if len(rows) > 1 and max(map(len, rows)) > 1
    ]
    return sorted(kept, key=lambda table: -table.top)


def _has_rules(page: PdfPage) -> bool:
    """Whether a page has at least two level and two upright lines, or a few boxes."""
    from pypdfium2 import raw

    level = upright = 0
    for path in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]):
        left, bottom, right, top = path.get_bounds()
        level += right - left > 20
        upright += top - bottom > 8
    return min(level, upright) > 1 or level == upright == 1
