"""A chart as a picture to paste: title, subtitle, key, drawing and source in one frame, on white."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

import altair as alt
import vl_convert

from pages.parts.charts.drawing import FONT
from pages.parts.colours import LIGHT

WIDTH, MARGIN = 820, 24
LABELS = 150  # what axis and end labels take beside a drawing that does not fit itself to its width
SCALE = 2
FORMS = ("png", "svg")
MARK = 16
OPENING = re.compile(r"<svg[^>]*>")
SIZE = re.compile(r'\b(width|height)="([\d.]+)"')


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text of the frame: its words, size, weight, colour, and the height it takes."""

    words: str
    size: int
    weight: int
    colour: str
    height: float


def picture(
    chart: Any,
    title: str,
    subtitle: str = "",
    source: str = "",
    *,
    key: Sequence[tuple[str, str]] = (),
    form: str = "png",
) -> bytes:
    """PNG or SVG of a chart drawn in light colours; the chart is used up.

    key: the marks it shows, each as SVG of 16 by 16 with its words.
    """
    drawing = vl_convert.vegalite_to_svg(_spec(chart), vl_version="6.4", show_warnings=False)
    framed = _framed(drawing, title, subtitle, key, source)
    if form == "svg":
        return framed.encode()
    return bytes(vl_convert.svg_to_png(framed, scale=SCALE))


def _spec(chart: Any) -> dict[str, Any]:
    _inline(chart)
    spec: dict[str, Any] = chart.to_dict()
    single = not {"facet", "repeat", "concat", "hconcat", "vconcat"} & spec.keys()
    if single and spec.get("width", "container") == "container":
        fits = "fit" in str(spec.get("autosize"))
        spec["width"] = WIDTH - 2 * MARGIN - (0 if fits else LABELS)
    spec["background"] = "transparent"
    return spec


def _inline(chart: Any) -> None:
    """Put all rows into the chart itself: Altair's own way is a switch that all threads share."""
    data = getattr(chart, "data", alt.Undefined)
    if hasattr(data, "columns"):
        chart.data = alt.InlineData(values=alt.to_values(data)["values"])
    for name in ("layer", "hconcat", "vconcat", "concat"):
        for part in chart._kwds.get(name) or () if isinstance(chart._kwds.get(name), list) else ():
            _inline(part)
    if isinstance(chart, alt.FacetChart | alt.RepeatChart):
        _inline(chart.spec)


def _framed(drawing: str, title: str, subtitle: str, key: Sequence[tuple[str, str]], source: str) -> str:
    found = OPENING.search(drawing)
    assert found is not None
    size = {name: float(number) for name, number in SIZE.findall(found.group())}
    width = max(size["width"] + 2 * MARGIN, WIDTH)
    head = _lines(title, 20, 600, LIGHT.ink, width)
    head += _lines(subtitle, 13, 400, LIGHT.muted, width)
    above, top = _set(head, MARGIN + 8)
    marks, top = _key(key, top, width)
    below, bottom = _set(_lines(source, 12, 400, LIGHT.muted, width), top + 16 + size["height"] + 18)
    placed = drawing[found.start() :].replace("<svg", f'<svg x="{MARGIN}" y="{top + 16:g}"', 1)
    parts = [_rule(MARGIN, 3, width), above, marks, placed]
    if below:
        parts += [_rule(top + 16 + size["height"] + 12, 1, width), below]
    height = bottom + MARGIN
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
        f' width="{width:g}" height="{height:g}" viewBox="0 0 {width:g} {height:g}">'
        f"<title>{escape(title)}</title>"
        f'<rect width="{width:g}" height="{height:g}" fill="#FFFFFF"/>{"".join(parts)}</svg>'
    )


def _set(lines: Sequence[Line], y: float) -> tuple[str, float]:
    """Lines of text one under the other, and where they end."""
    parts = []
    for line in lines:
        y += line.height
        parts.append(_text(line, y))
    return "".join(parts), y


def _key(key: Sequence[tuple[str, str]], y: float, width: float) -> tuple[str, float]:
    """The marks in rows as wide as the frame, and where they end."""
    parts, x = [], float(width)
    for mark, words in key:
        needed = MARK + 5 + 12 * _ems(words)
        if x + needed > width - MARGIN:
            x, y = float(MARGIN), y + 22
        parts.append(f'<svg x="{x:g}" y="{y - 13:g}" width="{MARK}" height="{MARK}">{mark}</svg>')
        parts.append(_text(Line(words, 12, 400, LIGHT.muted, 22), y, x + MARK + 5))
        x += needed + 18
    return "".join(parts), y


def _lines(words: str, size: int, weight: int, colour: str, width: float) -> list[Line]:
    room = (width - 2 * MARGIN) / size
    return [Line(part, size, weight, colour, size * 1.5) for part in wrapped(words, room)]


def wrapped(words: str, room: float) -> Iterator[str]:
    """Lines no wider than `room` Chinese characters; English breaks between words only.

    >>> list(wrapped("来源：青河旗报告", 5)), list(wrapped("", 5))
    (['来源：青河', '旗报告'], [])
    >>> list(wrapped("figures of single years", 6.5))
    ['figures of', 'single', 'years']
    """
    line, wide = "", 0.0
    for word in re.findall(r"[\x21-\u2e7f]+ ?|.", words):
        long = _ems(word)
        if line and wide + long > room:
            yield line.rstrip()
            line, wide = "", 0.0
        line, wide = line + word, wide + long
    if line.strip():
        yield line.rstrip()


def _ems(words: str) -> float:
    """About how wide words are, in Chinese characters."""
    return sum(1.0 if letter > "\u2e7f" else 0.55 for letter in words)


def _text(line: Line, y: float, x: float = MARGIN) -> str:
    style = f'font-size="{line.size}" font-weight="{line.weight}" fill="{line.colour}"'
    face = FONT.replace('"', "'")
    return f'<text x="{x:g}" y="{y:g}" font-family="{face}" {style}>{escape(line.words)}</text>'


def _rule(y: float, height: int, width: float) -> str:
    return (
        f'<rect x="{MARGIN}" y="{y:g}" width="{width - 2 * MARGIN:g}" height="{height}" fill="{LIGHT.ink}"/>'
    )
