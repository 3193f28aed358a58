"""How a number is written for a reader, in Chinese and in English.

Chinese readers meet 万 and 亿, English readers commas and m, bn; files always keep base units.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import isfinite

from extract.catalogue import catalogue

MINUS = "\u2212"
SIGNS = {
    "%": "%",
    "百分点": "pp",
    "个": "",
    "家": "",
}  # short forms of a reader's English; others by the catalogue


def unit_name(unit: str, language: str) -> str:
    """The unit as shown: Chinese as written, English where the catalogue has a word for it.

    >>> unit_name("人次", "en"), unit_name("人次", "zh"), unit_name("百分点", "en")
    ('attendances', '人次', 'pp')
    """
    if language == "zh" or not unit:
        return unit
    known = catalogue().units.get(unit)
    return SIGNS.get(unit, known.label_en if known else unit)


def plain(value: float, decimals: int | None = None) -> str:
    """Thousands commas and a true minus; decimals as given, else as few as the value needs, at most two.

    >>> plain(14200), plain(-3.5), plain(96.40, 1), plain(0.333)
    ('14,200', '−3.5', '96.4', '0.33')
    """
    text = f"{abs(value):,.{2 if decimals is None else decimals}f}"
    if decimals is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    return (MINUS if value < 0 and float(text.replace(",", "")) else "") + text


@dataclass(frozen=True, slots=True)
class Scale:
    """One divisor for all numbers of a column, a card or an axis, with the word that names it."""

    divisor: float
    word: str
    decimals: int | None = None

    def text(self, value: float) -> str:
        """The number alone, in this scale."""
        return plain(value / self.divisor, self.decimals)


SCALES_ZH = (Scale(1e8, "亿"), Scale(1e4, "万"), Scale(1, ""))
SCALES_EN = (Scale(1e12, " tn"), Scale(1e9, " bn"), Scale(1e6, " m"), Scale(1, ""))


def scale(value: float, unit: str, language: str) -> Scale:
    """The scale in which one number is written in running text: the largest whose two decimals still tell it.

    >>> scale(8080000, "元", "zh").word, scale(9999, "人", "zh").word, scale(2.4e7, "元", "en").word
    ('万', '', ' m')
    >>> scale(1.28e8, "元", "zh").word, scale(100271000, "人", "zh").word  # 1亿 would hide 27.1万
    ('亿', '万')
    """
    if unit in {"%", "百分点", "倍"}:
        return Scale(1, "")
    ladder = SCALES_EN if language == "en" else SCALES_ZH
    fitting = [step for step in ladder if abs(value) >= step.divisor] or [ladder[-1]]
    return next((step for step in fitting if _told(value, step)), fitting[-1])


def _told(value: float, step: Scale) -> bool:
    """Whether two decimals in this scale keep the value to one part in a thousand."""
    return abs(round(value / step.divisor, 2) * step.divisor - value) <= abs(value) / 1000


def column_scale(values: Iterable[float], unit: str, language: str) -> Scale:
    """One scale and one number of decimals for a column or an axis.

    Under one million numbers stay full, because rounding to 万 hides the difference being compared; above
    it the smallest of them decides, so that none shrinks to 0.07.

    >>> column_scale([14200, 18000], "人次", "zh")
    Scale(divisor=1, word='', decimals=0)
    >>> column_scale([8080000, 128000000], "元", "zh")
    Scale(divisor=10000.0, word='万', decimals=0)
    """
    known = [abs(v) for v in values if v is not None and isfinite(v)]
    least = min((v for v in known if v), default=0)
    chosen = Scale(1, "") if max(known, default=0) < 1e6 else scale(least, unit, language)
    needed = max((_decimals(v / chosen.divisor) for v in known), default=0)
    return Scale(chosen.divisor, chosen.word, needed)


def _decimals(value: float) -> int:
    text = f"{abs(value):.2f}".rstrip("0")
    return len(text.split(".")[1]) if "." in text else 0


def amount(value: float, unit: str, language: str) -> tuple[str, str]:
    """Number and unit as two strings, so that they can be set in two sizes.

    >>> amount(32900, "人次", "zh"), amount(8080000, "元", "zh"), amount(24050000, "元", "en")
    (('3.29', '万人次'), ('808', '万元'), ('24.05', 'm yuan'))
    >>> amount(96.4, "%", "zh"), amount(66, "期", "en")
    (('96.4', '%'), ('66', 'classes'))
    """
    chosen = scale(value, unit, language)
    return chosen.text(value), (chosen.word + _spaced(unit, language)).strip()


def written(value: float, unit: str, language: str) -> str:
    """Number and unit in running text: 3.29万人次, 24.05 m yuan, 96.4%.

    >>> written(32900, "人次", "zh"), written(24050000, "元", "en"), written(7.5, "%", "en")
    ('3.29万人次', '24.05 m yuan', '7.5%')
    """
    chosen = scale(value, unit, language)
    return (chosen.text(value) + chosen.word + _spaced(unit, language)).strip()


def _spaced(unit: str, language: str) -> str:
    name = unit_name(unit, language)
    return f" {name}" if language == "en" and name and name != "%" else name


def signed(value: float, decimals: int | None = None) -> str:
    """A change with its sign: +3,800, −1,200, ±0.

    >>> signed(3800), signed(-1200), signed(0), signed(26.76, 1)
    ('+3,800', '−1,200', '±0', '+26.8')
    """
    text = plain(value, decimals)
    if not float(text.replace(MINUS, "-").replace(",", "")):
        return "±" + text
    return text if value < 0 else "+" + text


def percent(value: float) -> str:
    """A percentage that we computed: always one decimal and a sign.

    >>> percent(26.76), percent(-3.46)
    ('+26.8%', '−3.5%')
    """
    return signed(value, 1) + "%"
