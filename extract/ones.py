"""Where 一 counts: 一个百分点, 一、二千万, 水厂三座、电站一座. Elsewhere it is an article or part of a word."""

from collections.abc import Container

from extract.quantity import Quantity

_POINTS = ("个百分点", "個百分點")


def counts(text: str, start: int, end: int, heads: Container[str], last: Quantity | None) -> bool:
    """Whether the 一 at text[start:end] counts; `heads` begin units, `last` is the quantity before it."""
    if text[end + 1] == "百":
        return text.startswith(_POINTS, end)
    if text[end] == "、" and text[end + 1] in "二两":
        return text[start - 1] != "\n"
    if text[end + 1] not in "，。；、" or text[end] not in heads or text[start - 1] in "的之":
        return False
    if last is None or len(last.written) != 1:
        return False
    if "一" + text[end] in text[start - 8 : start] + text[end : end + 10]:  # 完成一个、销号一个
        return False
    between = text[last.end : start]
    return 1 < len(between) < 12 and between[0] in "，、；" and "。" not in between
