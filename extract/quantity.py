"""A quantity as a text states it, and a number that still waits for its unit."""

from dataclasses import dataclass
from decimal import Decimal

from extract.numerals import Numeral


@dataclass(slots=True)
class Quantity:
    """One quantity as written at `text[start:end]`.

    `value` and `upper` are in base units; `value` is negative only where a minus sign is written. `unit` is
    canonical, "" where the text gives none and the context does not tell; `written` is the unit as it stands.
    `number_end` is where the numeral (with 万 or 亿) ends. `first` is the start of the first member where the
    number stands in a list that shares a unit (3、5、8个), else -1.
    """

    start: int
    end: int
    value: Decimal
    upper: Decimal | None
    unit: str
    bound: str
    number_end: int
    written: str
    first: int

    def move(self, by: int) -> None:
        """Let it stand elsewhere, as in a text that begins earlier."""
        self.start += by
        self.end += by
        self.number_end += by
        if self.first >= 0:
            self.first += by


@dataclass(slots=True)
class Waiting:
    """A number at text[start:end], with 余 or 多 if that stands in it, whose unit is not known yet."""

    start: int
    end: int
    run: str
    number: Numeral
    bound: str
