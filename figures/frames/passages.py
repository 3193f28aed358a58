"""Where a figure stands in its report: the sentence, its neighbours, the heading above, the paragraph."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from extract.lines import paragraphs

_SENTENCE_END = re.compile(r"[。！？!?]+[”’」』）)]*|\n")
_BYLINE = re.compile(r"[（(](?![一二三四五六七八九十0-9])|.*(?:：|\d:\d\d)")
_CLOSED = tuple("。！？；，：、,;:.!?")
_LONGEST_HEADING = 45
_NEAR = 90


@dataclass(frozen=True, slots=True)
class Passage:
    """A figure's words among the words around them; `paragraph` counts from 1, `first` and `last` are offsets
    of the sentence. The words of a table row are its line, and `before` is the line that heads the table."""

    before: str
    left: str
    words: str
    right: str
    after: str
    heading: str
    paragraph: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a report: `text[start:end]`, and what it is: heading, row (of a table) or words."""

    start: int
    end: int
    form: str


def laid_out(text: str) -> list[Paragraph]:
    """The paragraphs of a report in their order, blank ones left out.

    >>> [p.form for p in laid_out("一、做了什么\\n办班50期，收入8万元。\\n年度\\t2019\\n收入\\t8")]
    ['heading', 'words', 'row', 'row']
    """
    spans = [(start, end) for start, end in paragraphs(text) if text[start:end].strip()]
    return [Paragraph(start, end, _form(text[start:end])) for start, end in spans]


def passage(text: str, start: int, quote: str) -> Passage:
    """The passage of the figure whose words begin at `start`.

    >>> found = passage("一、收入\\n村村有账。总收入达到8万元。明年再加。", 15, "8万元")
    >>> found.left, found.words, found.right, found.heading, found.paragraph
    ('总收入达到', '8万元', '。', '一、收入', 2)
    >>> found.before, found.after
    ('村村有账。', '明年再加。')
    """
    parts = laid_out(text)
    number = max(bisect_right([part.start for part in parts], start) - 1, 0)
    part, end = parts[number], start + len(quote)
    first, last = _sentence(text, part, start, end)
    row = part.form == "row"
    return Passage(
        before=_head_row(text, parts, number) if row else _last_sentence(text[part.start : first]),
        left=_flat(text[first:start]),
        words=_flat(text[start:end]),
        right=_flat(text[end:last]),
        after=_first_sentence(text[last : part.end]),
        heading=_heading(text, parts[:number]),
        paragraph=number + 1,
        first=first,
        last=last,
    )


def _form(words: str) -> str:
    if "\t" in words:
        return "row"
    words = words.strip()
    short = len(words) <= _LONGEST_HEADING and not words.endswith(_CLOSED)
    return "heading" if short and not _BYLINE.match(words) else "words"


def _sentence(text: str, part: Paragraph, start: int, end: int) -> tuple[int, int]:
    """First and last offset of the sentence; a table row has no end inside, nor has a broken line."""
    if part.form == "row":
        return part.start, max(part.end, end)
    ends = [m.end() for m in _SENTENCE_END.finditer(text, part.start, part.end) if m.group() != "\n"]
    first = max((at for at in ends if at <= start), default=part.start)
    last = min((at for at in ends if at >= end), default=max(part.end, end))
    while text[first:start][:1].isspace():
        first += 1
    return first, last


def _last_sentence(words: str) -> str:
    ends = [m.end() for m in _SENTENCE_END.finditer(words.rstrip()) if m.end() < len(words.rstrip())]
    near = _flat(words[ends[-1] if ends else 0 :])
    return near if len(near) <= _NEAR else "……" + near[-_NEAR:]


def _first_sentence(words: str) -> str:
    found = _SENTENCE_END.search(words)
    near = _flat(words[: found.end()] if found else words)
    return near if len(near) <= _NEAR else near[:_NEAR] + "……"


def _head_row(text: str, parts: list[Paragraph], number: int) -> str:
    """The line that heads the table of a row."""
    top = number
    while top and parts[top - 1].form == "row":
        top -= 1
    return text[parts[top].start : parts[top].end] + "\n" if top < number else ""


def _heading(text: str, above: list[Paragraph]) -> str:
    """The nearest heading above; the title of the report, which is the first paragraph, is none."""
    for part in reversed(above[1:] if len(above) > 1 else above):
        if part.form == "heading":
            return _flat(text[part.start : part.end]).strip()
    return ""


def _flat(words: str) -> str:
    """The words in one line; lines broken at a fixed width are joined."""
    return words.replace("\r", "").replace("\n", "")
