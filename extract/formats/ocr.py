"""Text recognition for pages of pictures, where the optional rapidocr is installed."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from extract.formats.lines import Line

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

ADVICE = "安装 rapidocr 后可识别：pip install rapidocr onnxruntime"
_SCALE = 150 / 72


def available() -> bool:
    """Whether pictures can be read here."""
    return find_spec("rapidocr") is not None


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR

    return RapidOCR()


def lines(page: PdfPage) -> list[Line]:
    """The lines recognised on a page, from top to bottom."""
    found = _engine()(page.render(scale=_SCALE).to_numpy())
    boxes, words = getattr(found, "boxes", None), getattr(found, "txts", None)
    if boxes is None or words is None:
        return []
    height = page.get_height()
    read = []
    for box, text in zip(boxes, words, strict=True):
        across, down = (
            [float(corner[0]) / _SCALE for corner in box],
            [float(corner[1]) / _SCALE for corner in box],
        )
        read.append(Line(str(text), min(across), max(across), height - max(down), height - min(down)))
    return sorted(read, key=lambda line: (-round(line.top / 6), line.left))
