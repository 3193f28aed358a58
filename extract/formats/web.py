"""Web pages: the main block's paragraphs and tables, without menus, footers and lists of other articles."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.encoding import decode
from extract.layout import Draft, Layout, UnreadableError

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]+)", re.I)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_DROPPED = [
    "script",
    "style",
    "noscript",
    "iframe",
    "template",
    "nav",
    "footer",
    "aside",
    "form",
    "select",
    "button",
    "svg",
    "object",
    "head",
    "rt",
    "rp",
]
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "blockquote",
        "body",
        "br",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:nav\w*|menu|breadcrumbs?|crumbs?|footer|foot|copyright|sidebar|related\w*|recommend\w*|hot\w*|share\w*"
    r"|pagination|pager|comments?|toolbar|advert\w*|ad|friendlink\w*|links?)(?:$|[\s_-])",
    re.I,
)
_TITLES = ("ArticleTitle", "og:title")
_DATES = ("PubDate", "publishdate", "article:published_time")
_PUBLISHED = re.compile(r"(?:发布|发表|日期|时间)[^\d\n]{0,12}((?:19|20)\d\d)\s*[-年/.]")
_WIDE = r"　-〿一-鿿＀-￯“”‘’…—"
_SOFT_BREAK = re.compile(rf"(?<=[{_WIDE}])[ \t\n\r\f]*\n[ \t\n\r\f]*(?=[{_WIDE}])")
_LONG_CELL = 200
_SHORTEST = 150


def read(data: bytes) -> Layout:
    """The article of a page; the encoding it declares counts where our own rule is in doubt."""
    from lxml import etree
    from lxml import html as parser

    declared = _CHARSET.search(data[:4096])
    text = _DECLARATION.sub("", decode(data, declared[1].decode("ascii", "ignore") if declared else ""))
    try:
        page = parser.document_fromstring(_CONTROL.sub("", text), parser=parser.HTMLParser(huge_tree=False))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError("网页里没有内容 (the page is empty)") from error
    title, published = _title(page), _published(page)
    heading = next(iter(page.iter("h1")), None)
    _prune(page)
    block = _main(page)
    writer = _Writer()
    if heading is not None and heading.getparent() is not None and block not in heading.iterancestors():
        writer.inline(heading)
    writer.element(block)
    return replace(writer.layout(title), published=published)


def _meta(page: HtmlElement, names: tuple[str, ...]) -> str:
    """What the head of the page states under the first of some names."""
    for name in names:
        found = page.xpath("//meta[@name=$name or @property=$name]/@content", name=name)
        if found and found[0].strip():
            return str(found[0])
    return ""


def _published(page: HtmlElement) -> int | None:
    """The year that the page says it was published in."""
    stated = re.match(r"\s*((?:19|20)\d\d)", _meta(page, _DATES)) or _PUBLISHED.search(
        page.text_content()[:50_000]
    )
    return int(stated[1]) if stated else None


def _title(page: HtmlElement) -> str:
    if stated := _meta(page, _TITLES):
        return stated
    for tag in ("h1", "title"):
        words = next(
            (element.text_content() for element in page.iter(tag) if element.text_content().strip()), ""
        )
        if words:
            return re.split(r"\s*[-_|—]+\s*(?=[^-_|—]*$)", words.strip())[0] if tag == "title" else str(words)
    return ""


def _prune(page: HtmlElement) -> None:
    """Take out what no reader would call part of the report."""
    from lxml import etree

    etree.strip_tags(page, etree.Comment, etree.ProcessingInstruction)
    for element in list(page.iter()):
        if not isinstance(element.tag, str) or element.tag in ("html", "body") or element.getparent() is None:
            continue
        if element.tag in _DROPPED or _is_hidden(element) or _is_furniture(element):
            element.drop_tree()


def _is_hidden(element: HtmlElement) -> bool:
    style = re.sub(r"\s", "", element.get("style") or "").lower()
    return "hidden" in element.attrib or "display:none" in style or "visibility:hidden" in style


def _is_furniture(element: HtmlElement) -> bool:
    """Named as a menu or the like, or a block most of whose words are links to elsewhere."""
    if element.tag not in ("div", "ul", "ol", "table", "section", "header", "p", "dl", "span"):
        return False
    length = _length(element)
    linked = sum(_length(link) for link in element.iter("a"))
    if linked > 0.6 * length and sum(1 for _ in element.iter("a")) > 2:
        return True
    name = f"{element.get('class') or ''} {element.get('id') or ''}"
    return bool(_FURNITURE.search(name)) and (length < 200 or linked > 0.3 * length)


def _length(element: HtmlElement) -> int:
    return len("".join(element.text_content().split()))


def _main(page: HtmlElement) -> HtmlElement:
    """The densest block: from the body down as long as one child holds three quarters of the words."""
    block = next(iter(page.iter("body")), page)
    while True:
        total = _length(block)
        inner = max((child for child in block if child.tag in _BLOCKS), key=_length, default=None)
        if inner is None or inner.tag in ("p", "table", "tr", "ul", "ol"):
            return block
        if _length(inner) < max(0.75 * total, _SHORTEST):
            return block
        block = inner


class _Writer:
    """Writes elements as paragraphs and tables."""

    def __init__(self) -> None:
        self._draft = Draft()
        self._line: list[str] = []

    def layout(self, title: str) -> Layout:
        self._flush()
        return self._draft.layout(title)

    def inline(self, element: HtmlElement) -> None:
        """One element as a paragraph of its own."""
        self._flush()
        self._line.append(element.text_content())
        self._flush()

    def element(self, element: HtmlElement) -> None:
        if not isinstance(element.tag, str):
            return
        if element.tag == "table" and (rows := _rows(element)):
            self._flush()
            self._draft.table(rows)
            return
        block = element.tag in _BLOCKS
        if block:
            self._flush()
        self._line.append(element.text or "")
        for child in element:
            self.element(child)
            self._line.append(child.tail or "")
        if block:
            self._flush()

    def _flush(self) -> None:
        words = " ".join(_SOFT_BREAK.sub("", "".join(self._line)).split())
        self._line.clear()
        if words:
            self._draft.paragraph(words)


def _rows(table: HtmlElement) -> list[list[str]]:
    """The cells of a table of data, merged ones filled up; none for a table that only lays out a page."""
    if any(inner is not table for inner in table.iter("table")):
        return []
    rows: list[list[str]] = []
    pending: dict[int, int] = {}  # column -> rows for which a cell from above still covers it
    for line in table.iter("tr"):
        row: list[str] = []
        for cell in [part for part in line if part.tag in ("td", "th")]:
            _covered(row, pending)
            words = _SOFT_BREAK.sub("", " ".join(cell.itertext()) if len(cell) else cell.text or "")
            if len(words) > _LONG_CELL:
                return []
            across, down = _span(cell, "colspan"), _span(cell, "rowspan")
            for column in range(len(row), len(row) + across):
                pending[column] = down - 1
            row += [words, *[""] * (across - 1)]
        _covered(row, pending)
        rows.append(row)
    return rows if len(rows) > 1 and max(map(len, rows)) > 1 else []


def _covered(row: list[str], pending: dict[int, int]) -> None:
    while pending.get(len(row), 0) > 0:
        pending[len(row)] -= 1
        row.append("")


def _span(cell: HtmlElement, name: str) -> int:
    words = (cell.get(name) or "1").strip()
    return min(int(words), 100) if words.isdecimal() and int(words) else 1
