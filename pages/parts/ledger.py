"""The ledger as a fragment: a table with a track for each line, which a phone sets as cards (look.css)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

FULL = 140  # per cent at the right end of a track


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with what follows it in small letters, and where a click leads."""

    number: str
    slot: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of a report: what it is, the words before, of and after the figure, its source."""

    label: str
    left: str
    words: str
    right: str
    source: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A line: its texts, the filled share of the track (None: no track), tone of the chip, sentences below.

    A `group` alone is a heading over the lines that follow.
    """

    name: str = ""
    note: str = ""
    target: Amount = Amount("")
    result: Amount = Amount("")
    share: float | None = None
    rate: str = ""
    verdict: str = ""
    tone: str = "open"
    said: Sequence[Said] = ()
    group: str = ""


def ledger(caption: str, heads: Sequence[str], entries: Iterable[Entry]) -> str:
    """The table; heads: metric, target, result, track, rate, verdict."""
    columns = "".join(f'<th scope="col" role="columnheader" class="{kind}">{escape(head)}</th>'
                      for kind, head in zip(KINDS, heads, strict=True))  # fmt: skip
    body = "".join(_rows(entry, heads) for entry in entries)
    return (
        f'<table class="wr-ledger" role="table"><caption>{escape(caption)}</caption>'
        f'<thead role="rowgroup"><tr role="row">{columns}</tr></thead>'
        f'<tbody role="rowgroup">{body}</tbody></table>'
    )


KINDS = ("name", "goal", "got", "bar", "rate", "verdict")


def _rows(entry: Entry, heads: Sequence[str]) -> str:
    if entry.group:
        return (
            f'<tr class="group" role="row"><th colspan="6" scope="rowgroup">{escape(entry.group)}</th></tr>'
        )
    note = f' <span class="note">{escape(entry.note)}</span>' if entry.note else ""
    chip = f'<span class="wr-chip {entry.tone}">{escape(entry.verdict)}</span>'
    cells = [
        f'<th scope="row" role="rowheader" class="name">{escape(entry.name)}{note}</th>',
        _amount("goal", heads[1], entry.target),
        _amount("got", heads[2], entry.result),
        _cell("bar", _track(entry)),
        _cell("rate none" if entry.rate == "—" else "rate", escape(entry.rate)),
        _cell("verdict", chip),
    ]
    said = "".join(map(_said, entry.said))
    below = f'<tr class="said" role="row"><td role="cell" colspan="6">{said}</td></tr>' if said else ""
    return f'<tr class="line{" told" if said else ""}" role="row">{"".join(cells)}</tr>{below}'


def _amount(kind: str, head: str, amount: Amount) -> str:
    number = escape(amount.number)
    if amount.link:
        number = f'<a href="{escape(amount.link)}" target="_self">{number}</a>'
    label, slot = escape(head), escape(amount.slot)
    return _cell(kind, f'<span class="label">{label}</span>{number}<span class="slot">{slot}</span>')


def _cell(kind: str, html: str) -> str:
    return f'<td role="cell" class="{kind}">{html}</td>'


def _track(entry: Entry) -> str:
    if entry.share is None:
        return '<div class="wr-track empty"></div>'
    width = min(entry.share, FULL) / FULL * 100
    tone = " reached" if entry.tone == "reached" else ""
    bar = f'<div class="bar{tone}" style="width:{width:.2f}%"></div>' if entry.share > 0 else ""
    tick = f'<div class="tick" style="left:calc({100 / FULL * 100:.2f}% - 1px)"></div>'
    return f'<div class="wr-track">{bar}{tick}</div>'


def _said(said: Said) -> str:
    words = f"{escape(said.left)}<mark>{escape(said.words)}</mark>{escape(said.right)}"
    return (
        f'<p><span class="kind">{escape(said.label)}</span>'
        f'<span class="words">{words}</span> <span class="from">{escape(said.source)}</span></p>'
    )
