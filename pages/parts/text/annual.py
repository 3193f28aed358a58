"""What the annual table says, on the screen and on paper."""

from dataclasses import dataclass

from figures.amounts import Scale
from figures.frames.annual import Annual, Entry
from figures.frames.stated import Stated
from figures.frames.years import Pair
from pages.parts import fragments
from pages.parts.fragments import Cell, Column, Row
from pages.parts.language import group_name, metric_name, region_name, say
from pages.parts.text.targets import TONES, figure_amount, rate_text
from pages.parts.text.wording import Words, source_line
from pages.parts.text.years import change_cells, reason


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table in words: heads, and rows of cells, a single cell being the heading of a group."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def words(frame: Annual) -> Words:
    """The words around the table."""
    region, year = region_name(frame.region), frame.year
    title = say("annual.title", region=region, year=year)
    values = {"before": year - 1, "year": year, "after": year + 1, "count": len(frame.entries)}
    source = f"{say('annual.foot')} {source_line(frame.figures)}"
    return Words(title, say("annual.subtitle", **values), source, title, file_name=(title,))


def sheet(frame: Annual) -> Sheet:
    """The table, a heading over each line of work."""
    year = frame.year
    heads = (
        say("annual.column.metric"),
        say("annual.column.before", year=year - 1),
        say("annual.column.before", year=year),
        say("annual.column.change"),
        say("annual.column.percent"),
        say("annual.column.target", year=year),
        say("annual.column.rate"),
        say("annual.column.verdict"),
        say("annual.column.target", year=year + 1),
    )
    rows: list[tuple[Cell, ...]] = []
    group = ""
    for entry in frame.entries:
        if entry.group != group:
            group = entry.group
            rows.append((Cell(group_name(group)),))
        rows.append(_cells(entry))
    return Sheet(heads, tuple(rows))


def annual_table(frame: Annual) -> str:
    """The table as a fragment."""
    made = sheet(frame)
    text = {7}
    bare = {3, 4, 6}
    columns = [Column(made.heads[0], width="min(14em, 34vw)")]
    columns += [
        Column(head, number=at not in text, slot="none" if at in bare else "wide")
        for at, head in enumerate(made.heads[1:], 1)
    ]
    rows = [Row(group=row[0].text) if len(row) == 1 else Row(row) for row in made.rows]
    return fragments.table(words(frame).title, columns, rows)


def _cells(entry: Entry) -> tuple[Cell, ...]:
    line = entry.line
    verdict = line.verdict.verdict if line else ""
    chip = Cell("—", tone="muted")
    if verdict:
        name = say(f"verdict.{verdict}")
        chip = Cell(name, html=fragments.chip(name, TONES.get(verdict, "open")))
    return (
        Cell(metric_name(entry.metric)),
        *_pair(entry.pair),
        _figure(line.target if line else None, "muted"),
        Cell(rate_text(line)) if line else Cell("—", tone="muted"),
        chip,
        _figure(entry.ahead, "muted"),
    )


def _pair(pair: Pair | None) -> list[Cell]:
    if pair is None:
        return [Cell("—", tone="muted")] * 4
    sides = [_figure(s if isinstance(s, Stated) else None) for s in (pair.earlier, pair.later)]
    return sides + change_cells(pair.change, Scale(1, ""), reason(pair), own_unit=True)


def _figure(figure: Stated | None, tone: str = "") -> Cell:
    if figure is None:
        return Cell("—", tone="muted")
    amount = figure_amount(figure)
    return Cell(amount.number, amount.slot, tone, link=amount.link)
