"""Characters that pdf writers put in place of the usual hanzi that look the same: ⼊ for 入, ⻓ for 长."""

from __future__ import annotations

import unicodedata
from functools import cache

_SUPPLEMENT = dict(
    zip(
        "⺠⻄⻅⻆⻉⻋⻓⻔⻘⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳",
        "民西见角贝车长门青页风飞食马骨鬼鱼鸟麦黄齐齿龙龟",
        strict=True,
    )
)


@cache
def _usual() -> dict[int, str]:
    blocks = (range(0x2F00, 0x2FD6), range(0xF900, 0xFADA))
    pairs = {code: unicodedata.normalize("NFKC", chr(code)) for block in blocks for code in block}
    return {code: usual for code, usual in pairs.items() if len(usual) == 1} | str.maketrans(_SUPPLEMENT)


def usual(words: str) -> str:
    """Words with the usual hanzi, character by character.

    >>> usual("收⼊⻓期")
    '收入长期'
    """
    return words.translate(_usual())
