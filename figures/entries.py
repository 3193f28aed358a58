"""What goes into the store: a `Card` for a report, an `Entry` for a figure, and their lasting numbers."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b, sha256

ENTRY_WORDS = ("metric", "region", "unit", "bound", "kind", "status", "region_code", "scope", "note", "cues")


@dataclass(frozen=True, slots=True)
class Card:
    """A report as the store keeps it. Without `text` it is the source of figures carried over as facts."""

    doc: str
    title: str = ""
    region: str = ""
    region_code: str = ""
    year: int | None = None
    publisher: str = ""
    url: str = ""
    guessed: tuple[str, ...] = ()
    text: str | None = None

    @property
    def identity(self) -> str:
        """What makes it this report and no other: file, place and year; for facts, their source."""
        if self.text is None:
            return json.dumps([self.doc, self.title, self.year, self.publisher, self.url], ensure_ascii=False)
        return json.dumps([self.doc, self.region, self.year], ensure_ascii=False)

    @property
    def sha256(self) -> str:
        """Of the content: the same report under another file name has the same."""
        return sha256((self.identity if self.text is None else self.text).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Entry:
    """One figure as the store keeps it; `region` is the name to show, `start` is None where not known."""

    value: float
    period_start: int
    period_end: int
    quote: str = ""
    start: int | None = None
    upper: float | None = None
    unit: str = ""
    bound: str = "exact"
    kind: str = "level"
    status: str = "actual"
    region: str = ""
    region_code: str = ""
    subject: str = ""
    metric: str = ""
    reading: float = 1.0
    cues: str = ""
    scope: str = ""
    note: str = ""


def lasting_id(*parts: object) -> int:
    """A number that is the same on every machine and after every rebuild, and whole in a browser (< 2**52).

    >>> lasting_id("a", 1) == lasting_id("a", 1) != lasting_id("a", 2)
    True
    """
    digest = blake2b(json.dumps(parts, ensure_ascii=False).encode(), digest_size=8).digest()
    return int.from_bytes(digest) >> 12


def numbered(report_id: int, entries: Iterable[Entry]) -> Iterator[tuple[int, Entry]]:
    """Each entry with its figure_id, which place and words give it, not what was made of them.

    So a correction finds its figure again after a better reading of the same words.
    """
    seen: Counter[tuple[object, ...]] = Counter()
    for entry in entries:
        place: tuple[object, ...] = (entry.start, entry.quote)
        if entry.start is None:
            place += (entry.metric, entry.region, entry.period_start, entry.period_end, entry.scope)
        yield lasting_id(report_id, *place, seen[place]), entry
        seen[place] += 1
