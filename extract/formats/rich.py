"""Rich text (rtf): the words and table rows between the control words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extract.layout import Draft, Layout

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z'])|([{}])|[\r\n]+|([^\\{}\r\n]+)"
)
_SKIPPED = frozenset(
    b"fonttbl colortbl stylesheet info pict header headerl headerr headerf footer footerl footerr footerf"
    b" object listtable listoverridetable revtbl rsidtbl generator themedata colorschememapping datastore"
    b" latentstyles xmlnstbl mmathPr fldinst footnote annotation bkmkstart bkmkend".split()
)
_WORDS = dict(
    zip(
        b"tab emspace enspace line emdash endash lquote rquote ldblquote rdblquote".split(),
        "   \n—–‘’“”",
        strict=True,
    )
)
_CHARSETS = {134: "gb18030", 136: "big5hkscs", 128: "cp932", 129: "cp949", 0: "cp1252"}


@dataclass(frozen=True, slots=True)
class _State:
    """What holds inside the present pair of braces."""

    skipped: bool = False
    hidden: bool = False
    fallback: int = 1  # characters that follow \\u for readers without Unicode
    font: int = -1

    @property
    def silent(self) -> bool:
        """Whether nothing of what stands here belongs to the text."""
        return self.skipped or self.hidden


def read(data: bytes) -> Layout:
    """The text of a rich text file, changes accepted, hidden text left out."""
    return _Reader(data).layout()


class _Reader:
    def __init__(self, data: bytes) -> None:
        page = re.search(rb"\\ansicpg(\d+)", data[:2048])
        self._encoding = {"936": "gb18030", "950": "big5hkscs"}.get(
            page[1].decode() if page else "", "cp1252"
        )
        if self._encoding == "cp1252" and rb"\fcharset134" in data:
            self._encoding = "gb18030"
        self._fonts = {
            int(font): _CHARSETS[int(charset)]
            for font, charset in re.findall(rb"\\f(\d+)[^;{}]*?\\fcharset(\d+)", data[:200_000])
            if int(charset) in (128, 129, 134, 136)
        }
        self._draft = Draft()
        self._state, self._stack = _State(), list[_State]()
        self._bytes, self._line, self._cells = bytearray(), list[str](), list[str]()
        self._rows: list[list[str]] = []
        self._to_skip = 0
        for token in _TOKEN.finditer(data.rstrip(b"\x00")):
            self._token(*token.groups())
        self._end_paragraph()
        self._end_table()

    def layout(self) -> Layout:
        return self._draft.layout()

    def _token(self, *groups: bytes | None) -> None:
        word, number, byte, sign, brace, plain = groups
        if brace == b"{":
            self._flush()
            self._stack.append(self._state)
        elif brace == b"}":
            self._flush()
            self._state = self._stack.pop() if self._stack else _State()
        elif word == b"bin":
            self._state = replace(self._state, skipped=True)
        elif byte:
            self._literal(bytes.fromhex(byte.decode()))
        elif plain:
            self._literal(plain)
        elif sign == b"*":
            self._state = replace(self._state, skipped=True)
        elif sign:
            self._write({b"~": " ", b"_": "-", b"-": ""}.get(sign, sign.decode("latin-1")))
        elif word:
            self._control(word, int(number) if number else None)

    def _literal(self, data: bytes) -> None:
        """Bytes of text, less those that only repeat a Unicode character."""
        if self._to_skip:
            spared = min(self._to_skip, len(data))
            self._to_skip -= spared
            data = data[spared:]
        if not self._state.silent:
            self._bytes += data

    def _control(self, word: bytes, number: int | None) -> None:
        if word in _SKIPPED:
            self._flush()
            self._state = replace(self._state, skipped=True)
        elif word in (b"v", b"deleted", b"plain"):
            self._flush()
            self._state = replace(self._state, hidden=word != b"plain" and number != 0)
        elif word == b"uc":
            self._state = replace(self._state, fallback=number or 0)
        elif word == b"u" and number is not None:
            self._write(chr(number % 65536))
            self._to_skip = self._state.fallback
        elif word == b"f":
            self._flush()
            self._state = replace(self._state, font=number or 0)
        elif not self._state.silent:
            self._mark(word)

    def _mark(self, word: bytes) -> None:
        """Ends of paragraphs, cells and rows."""
        if word in (b"par", b"sect", b"page"):
            self._end_paragraph()
        elif word == b"cell":
            self._flush()
            self._cells.append("".join(self._line))
            self._line.clear()
        elif word == b"row":
            self._rows.append(list(self._cells))
            self._cells.clear()
        elif word in _WORDS:
            self._write(_WORDS[word])

    def _write(self, words: str) -> None:
        self._flush()
        if not self._state.silent:
            self._line.append(words)

    def _flush(self) -> None:
        if self._bytes:
            encoding = self._fonts.get(self._state.font, self._encoding)
            self._line.append(self._bytes.decode(encoding, "replace"))
            self._bytes.clear()

    def _end_paragraph(self) -> None:
        self._flush()
        words = "".join(self._line)
        self._line.clear()
        if self._cells:
            self._line.append(words + " ")  # a paragraph inside a cell
            return
        self._end_table()
        words = words.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        self._draft.paragraph(words.strip())

    def _end_table(self) -> None:
        if max((len(row) for row in self._rows), default=0) > 1:
            self._draft.table(self._rows)
        else:
            for row in self._rows:
                self._draft.paragraph(" ".join(row).strip())
        self._rows = []
