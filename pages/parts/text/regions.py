"""What the regions page says."""

from collections.abc import Sequence

import pandas as pd

from extract.catalogue import catalogue
from figures.amounts import Scale, written
from figures.frames.regions import Regions
from pages.parts.charts.drawing import axis_unit, chart_scale
from pages.parts.charts.regions import HEAT_YEARS
from pages.parts.fragments import Cell, Column, Row, table
from pages.parts.language import language, metric_name, region_name, say, years_text
from pages.parts.text.wording import MARKED, Words, bound_slot, figure_cell, region_list, source_line

REASONS = ("not_stated", "no_report", "rejected", "not_due")


def place_name(code: str) -> str:
    """A place above, by its code."""
    place = catalogue().regions.get(code)
    return region_name(place.name) if place else say("regions.within.none")


def ways(frame: Regions, within: str, offered: Sequence[str]) -> tuple[list[str], list[str]]:
    """Codes whose places can be shown instead: of the place above, and of those that are compared."""
    held = frame.points.drop_duplicates("region").set_index("region")["region_code"].astype(str)
    below = [held[place] for place in frame.places if held[place] in offered]
    up = catalogue().regions.get(within)
    return [up.parent] if up and up.parent in offered else [], below


def scope_name(scope: str) -> str:
    """What the figures are limited to."""
    return scope or say("regions.scope.none")


def names(frame: Regions) -> dict[str, str]:
    """Places by their name in the reader's language."""
    return {place: region_name(place) for place in frame.places}


def marks() -> dict[str, str]:
    """The words the drawings need: why a place has no figure, what follows a bounded number."""
    reasons = {reason: say(f"missing.{reason}") for reason in REASONS}
    return reasons | {bound: bound_slot(bound, "actual") for bound in MARKED}


def scale_of(frame: Regions) -> tuple[Scale, str]:
    """The scale of the page's numbers, and the unit in words."""
    unit = str(frame.points["unit"].iloc[0]) if len(frame.points) else ""
    scale = chart_scale(frame.points["value"], unit, language())
    return scale, axis_unit(scale, unit, language())


def ranked_words(frame: Regions, metric: str) -> Words:
    """The words around the ranked bars."""
    now = frame.points[frame.points["year"] == frame.year].sort_values("value", ascending=False)
    name, year = metric_name(metric), str(frame.year)
    source = source_line(now) if len(now) else ""
    if frame.left_out:
        source += " " + say("regions.left_out", count=frame.left_out)
    alt = ""
    if len(now):
        first = now.iloc[0]
        amount = written(first["value"], str(first["unit"]), language())
        region = region_name(str(first["region"]))
        alt = say("regions.alt.ranked", year=year, metric=name, region=region, amount=amount, count=len(now))
    return Words(
        title=say("regions.ranked.title", metric=name, year=year),
        subtitle=say("regions.ranked.subtitle", unit=scale_of(frame)[1], count=len(frame.places)),
        source=source,
        alt=alt,
        file_name=(
            name,
            region_list(frame.places[:1]) if len(frame.places) == 1 else say("page.regions"),
            year,
        ),
    )


def heat_words(frame: Regions, metric: str, dark: bool) -> Words:
    """The words around the heat table."""
    subtitle = say("regions.heat.subtitle.dark" if dark else "regions.heat.subtitle", unit=scale_of(frame)[1])
    shown = frame.years[-HEAT_YEARS:]
    years = years_text(shown[0], shown[-1])
    alt = say("regions.alt.heat", metric=metric_name(metric), count=len(frame.places), years=years)
    foot = say("regions.heat.foot" if shown == frame.years else "regions.heat.latest", years=years)
    return Words(say("regions.heat.title"), subtitle, foot, alt)


def small_words(frame: Regions, shared: bool) -> Words:
    """The words over the small multiples."""
    subtitle = say(f"regions.small.subtitle.{'shared' if shared else 'own'}", unit=scale_of(frame)[1])
    return Words(say("regions.small.title"), subtitle, "", "")


def tile_cells(frame: Regions, within: str) -> tuple[pd.DataFrame, bool]:
    """The cells of the tile picture, and whether they are a map: the provinces are, others stand in code order."""
    now = frame.points[frame.points["year"] == frame.year].drop_duplicates("region_code")
    held = {
        str(code): (float(value), written(value, str(unit), language()))
        for code, value, unit in zip(now["region_code"], now["value"], now["unit"], strict=True)
    }
    if within == "100000":
        places = [(code, t.row, t.column, t.label[language()]) for code, t in catalogue().tiles.items()]
    else:
        below = sorted(
            c for c, r in catalogue().regions.items() if r.parent == within and r.state != "former"
        )
        places = [(code, at // 6 + 1, at % 6 + 1, _short(code)) for at, code in enumerate(below)]
    rows = [
        {
            "row": row,
            "column": column,
            "short": short,
            "name": place_name(code),
            "value": held[code][0] if code in held else None,
            "text": held[code][1] if code in held else "—",
        }
        for code, row, column, short in places
    ]
    return pd.DataFrame(rows, columns=["row", "column", "short", "name", "value", "text"]), within == "100000"


def _short(code: str) -> str:
    return catalogue().regions[code].name[:2]


def tile_words(frame: Regions, metric: str, mapped: bool, held: int) -> Words:
    """The words around the tiles."""
    values = {"metric": metric_name(metric), "year": frame.year}
    subtitle = say("regions.tiles.subtitle" if mapped else "regions.tiles.grid", unit=scale_of(frame)[1])
    alt = say("regions.alt.tiles", count=held, **values)
    return Words(say("regions.tiles.title", **values), subtitle, say("regions.tiles.foot"), alt)


def sum_words(frame: Regions, within: str) -> Words:
    """The words over the table of whole and parts."""
    subtitle = say(
        "regions.sum.subtitle", region=place_name(within), year=frame.year, unit=scale_of(frame)[1]
    )
    short = frame.missing and frame.total is not None
    missing = say("regions.sum.missing", regions=region_list(frame.missing)) if short else ""
    return Words(say("regions.sum.title"), subtitle, missing, "")


def sum_table(frame: Regions) -> str:
    """A place's own figure beside the sum of the places below it."""
    scale, unit = scale_of(frame)
    own = [figure_cell(row, scale) for row in frame.whole.itertuples()] or [
        Cell(say("regions.sum.none"), tone="muted")
    ]
    count = len(frame.places) - len(frame.missing)
    if frame.total is not None:
        total = Cell(scale.text(frame.total))
    else:
        total = Cell(say("regions.sum.not" if count else "regions.sum.none"), tone="muted")
    rows = [
        Row([Cell(say("regions.sum.own")), own[0]]),
        Row([Cell(say("regions.sum.parts", count=count)), total]),
    ]
    return table(say("regions.sum.title"), [Column(""), Column(unit, number=True, slot="narrow")], rows)
