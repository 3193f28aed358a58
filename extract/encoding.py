"""Bytes to text: by byte-order mark, strict UTF-8, or the encoding that gives the commonest characters."""

from __future__ import annotations

import codecs
import re
from functools import cache
from pathlib import Path

from extract.layout import UnreadableError

_CHARACTERS = Path(__file__).parent.parent / "data" / "catalogue" / "characters.txt"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CANDIDATES = ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be", "utf-8")
_SAMPLE = 16_384
_BROKEN = re.compile(r"[\x00-\x08\x0e-\x1f\ufffd\ue000-\uf8ff]")
_NAMES = {"gb2312": "gb18030", "gbk": "gb18030", "cp936": "gb18030", "big5": "big5hkscs", "utf8": "utf-8"}


@cache
def _common() -> frozenset[str]:
    lines = _CHARACTERS.read_text("utf-8").splitlines()
    return frozenset("".join(line for line in lines if not line.startswith("#")))


def likeness(text: str) -> float:
    """How much a text looks like a Chinese report: the share of common characters less broken ones."""
    dense = "".join(text.split())
    if not dense:
        return 0.0
    common, plain = _common(), 0.0
    for character in dense:
        if (
            character in common
            or "\uff01" <= character <= "\uff5e"
            or character in "，。、；：“”（）《》！？"
        ):
            plain += 1
        elif " " < character <= "~":
            plain += 0.5
    return (plain - 3 * len(_BROKEN.findall(dense))) / len(dense)


def _strict_utf8(data: bytes) -> str | None:
    """The text if the bytes are UTF-8, but for a last character that was cut off."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        text = decoder.decode(data)
    except UnicodeDecodeError:
        return None
    return None if "\x00" in text else text


def _declared(name: str) -> tuple[str, ...]:
    """The encoding a file names, if Python knows it; the GB names mean their superset."""
    name = _NAMES.get(name.strip().lower(), name.strip())
    try:
        b"a".decode(name)
    except (LookupError, ValueError):
        return ()
    return (name,) if name else ()


def decode(data: bytes, declared: str = "") -> str:
    r"""The text of some bytes, without byte-order mark and with every line end written \n.

    declared: the encoding that the file says it has, believed where it fits as well as any other
    Offsets into the result are those of Python's open(path, encoding=...).read().

    >>> decode("举办培训班50期，培训干部1.6万余人次".encode("gb18030"))
    '举办培训班50期，培训干部1.6万余人次'
    >>> decode("舉辦培訓班50期".encode("big5"))
    '舉辦培訓班50期'
    """
    text = _decode(data, declared)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decode(data: bytes, declared: str) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if (text := _strict_utf8(data)) is not None:
        return text
    candidates = _declared(declared) + _CANDIDATES
    sample = data[:_SAMPLE]
    shares = {name: likeness(sample.decode(name, "replace")) for name in candidates}
    best = max(candidates, key=shares.__getitem__)
    if shares[best] < 0.2:
        raise UnreadableError("不是文字文件，或编码认不出 (not a text file, or in an unknown encoding)")
    return data.decode(best, "replace")
