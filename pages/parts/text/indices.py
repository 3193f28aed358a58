"""What the page of two years says of the years after a base year."""

from collections.abc import Sequence

import pandas as pd

from figures.amounts import plain
from figures.frames.stated import Stated
from figures.frames.years import Pair, Years, index
from pages.parts.fragments import Cell, Column, Row, table
from pages.parts.language import language, metric_name, region_name, say, years_text
from pages.parts.text.sentences import amount, why
from pages.parts.text.wording import Words, region_list, source_line
from pages.parts.text.years import name_of

MISSING = ("not_stated", "no_report", "rejected", "not_due")


def words(frame: Years, metric: str, chosen: Sequence[str], summed: bool) -> Words:
    """The words around the lines of the index."""
    kind = "sum" if summed else "index"
    values = {"metric": metric_name(metric), "first": frame.first}
    found = points(frame, summed)
    name = say("years.view.sum") if summed else region_name(chosen[0])
    own = found[found["name"] == name].sort_values("year")
    alt = say("years.title.index", **values)
    if len(own):
        last = own.iloc[-1]
        alt = say(
            "years.alt.index", name=name, last=int(last["year"]), index=plain(last["share"], 1), **values
        )
    missing = [
        say("years.year_missing", year=each.year, regions=region_list(each.total.missing))
        for each in frame.followed
        if summed and each.total and each.total.missing
    ]
    sources = source_line(frame.figures)
    joint = "；" if language() == "zh" else "; "
    return Words(
        title=say(f"years.title.{kind}", **values),
        subtitle=say(f"years.subtitle.{kind}", **values),
        source=("。" if language() == "zh" else ". ").join(filter(None, [sources, joint.join(missing)])),
        alt=alt,
        file_name=(metric_name(metric), region_list(chosen), years_text(frame.first, frame.last)),
    )


def points(frame: Years, summed: bool) -> pd.DataFrame:
    """Name, year, index, about and words of each point; of the places, or of their sum."""
    rows = []
    for each in frame.followed:
        if summed:
            if each.total and each.total.change.percent is not None:
                share = 100 + each.total.change.percent
                name = say("years.view.sum")
                rows.append((name, each.year, share, each.total.change.about, plain(share, 1)))
            continue
        for pair in each.pairs:
            share_of = index(pair)
            if share_of is not None and isinstance(pair.later, Stated):
                vague = pair.change.about or bool(pair.change.reason)
                said = f"{plain(share_of, 1)} ({amount(pair.later)})"
                rows.append((name_of(pair), each.year, share_of, vague and each.year != frame.first, said))
    return pd.DataFrame(rows, columns=["name", "year", "share", "about", "text"])


def index_table(frame: Years, chosen: Sequence[str], summed: bool) -> str:
    """Years across, the base year being 100; an empty cell says why there is none."""
    found = points(frame, summed)
    at = {(row.name, row.year): row for row in found.itertuples(index=False)}
    reasons = {(name_of(p), each.year): _reason(p) for each in frame.followed for p in each.pairs}
    years = [each.year for each in frame.followed]
    names = list(dict.fromkeys(found["name"]))
    marked = {region_name(region) for region in chosen}
    rows = []
    for name in names:
        cells = [Cell(name)]
        for year in years:
            point = at.get((name, year))
            if point is None:
                cells.append(Cell(reasons.get((name, year), "—"), tone="muted small"))
            else:
                slot = say("bound.short.about") if point.about else ""
                cells.append(Cell(str(point.text).partition(" ")[0], slot))
        rows.append(Row(cells, tone="chosen" if name in marked else ""))
    columns = [Column(say("years.column.place"), width="6em")]
    columns += [Column(str(year), number=True, slot="") for year in years]
    return table(say("years.table.index"), columns, rows, latest=True)


def _reason(pair: Pair) -> str:
    """Why there is no index; the year is told by the column."""
    reason = pair.change.reason
    return say(f"missing.{reason}") if reason in MISSING and pair.change.side == "later" else why(pair)
