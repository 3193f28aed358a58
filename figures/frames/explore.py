"""Every figure of a dataset, filtered; and one figure with all that is known of it."""

from dataclasses import dataclass

import pandas as pd

from extract.catalogue import catalogue
from figures import review
from figures.frames.counting import SAME, standing, why_empty
from figures.frames.passages import Passage, passage
from figures.store import Store

SENT = 3000  # rows that a browser gets at most
READ = 200_000  # rows that are read for one view; beyond, only the latest years
LEVELS = {"high": (0.9, 1.01), "middle": (0.75, 0.9), "low": (0.0, 0.75)}


@dataclass(frozen=True, slots=True)
class Offered:
    """What there is to choose: places by code, metrics in catalogue order ("" is none), latest year first."""

    regions: list[str]
    metrics: list[str]
    years: list[int]


@dataclass(frozen=True, slots=True)
class Explored:
    """figures: those that match, latest year first; since: the first year that was looked at where the
    dataset is too large to look at all of it, else None."""

    figures: pd.DataFrame
    since: int | None

    @property
    def shown(self) -> pd.DataFrame:
        """The first of them, as many as a browser gets."""
        return self.figures.head(SENT)


@dataclass(frozen=True, slots=True)
class Told:
    """One figure and what belongs to it.

    figure: its row, as a frame of one. passage: its place in the text, None where only the fact is held.
    same: every statement of the same thing, earliest report first; `counts` marks the one that is charted.
    planned: the target for its year (of a result), or the target's result; ahead: the target a year later.
    previous, following: its neighbours in the report; place: its number among `of` figures there.
    in_sentence, in_paragraph: how many other figures stand there. log: the steps of its review.
    reason: why a target has no result, where it has none.
    """

    figure: pd.DataFrame
    passage: Passage | None
    same: pd.DataFrame
    planned: pd.DataFrame
    ahead: pd.DataFrame
    previous: int | None
    following: int | None
    place: int
    of: int
    in_sentence: int
    in_paragraph: int
    log: pd.DataFrame
    reason: str


@dataclass(frozen=True, slots=True)
class Nearest:
    """Why a choice of place, metric and year finds nothing: the reason, and the nearest figure there is."""

    reason: str
    figure: pd.DataFrame


def offered(store: Store, dataset: str) -> Offered:
    """The choices of the explore page."""
    seen = store.coverage(dataset).astype({"region": str, "region_code": str, "metric": str})
    places = seen.drop_duplicates("region")
    places = places.assign(named=places["region_code"] == "").sort_values(["named", "region_code", "region"])
    held = set(seen["metric"])
    return Offered(
        regions=places["region"].tolist(),
        metrics=[m for m in catalogue().metrics if m in held] + ([""] if "" in held else []),
        years=sorted({int(year) for year in seen["year"]}, reverse=True),
    )


def explore(
    store: Store,
    dataset: str,
    search: str = "",
    region: str | None = None,
    metric: str | None = None,
    year: int | None = None,
    status: str | None = None,
    review: str | None = None,
    reading: str | None = None,
) -> Explored:
    """The figures that match; each word of `search` stands in the metric's name, the subject, the quote or
    the report's title."""
    since = None if year else _since(store, dataset, region, metric)
    years = (year, year) if year else (since, 9999) if since else None
    found = store.figures(dataset, metric, region, years, status=status, review=review)
    if reading:
        low, high = LEVELS[reading]
        found = found[found["reading"].between(low, high, inclusive="left")]
    for word in search.casefold().split():
        found = found[_holds(found, word)]
    order = {"period_end": False, "region": True, "report_year": False, "report_id": True, "start": True}
    ordered = found.sort_values(list(order), ascending=list(order.values()))
    return Explored(ordered, since)


def told(store: Store, dataset: str, figure_id: int) -> Told | None:
    """Everything about one figure; None where the dataset does not hold it."""
    one = store.figures(dataset, figure_id=figure_id)
    if one.empty:
        return None
    row = one.iloc[0]
    inside = store.figures(dataset, report_id=int(row["report_id"])).sort_values(["start", "figure_id"])
    ids = inside["figure_id"].tolist()
    place = ids.index(figure_id)
    found = _passage(store, row)
    sentence, paragraph = _around(store, row, inside, found)
    series = store.figures(dataset, str(row["metric"]), str(row["region"])) if row["metric"] else one
    series = series[(series["kind"] == row["kind"]) & (series["scope"] == row["scope"])]
    planned = _stated(series, row, "actual" if row["status"] == "target" else "target", 0)
    return Told(
        figure=one,
        passage=found,
        same=_same(series, row),
        planned=planned,
        ahead=_stated(series, row, "target", 1),
        previous=ids[place - 1] if place else None,
        following=ids[place + 1] if place + 1 < len(ids) else None,
        place=place + 1,
        of=len(ids),
        in_sentence=sentence,
        in_paragraph=paragraph,
        log=review.log(store, dataset, figure_id),
        reason=_why(store, row, series) if planned.empty and row["status"] == "target" else "",
    )


def nearest(store: Store, dataset: str, region: str, metric: str, year: int) -> Nearest | None:
    """Why the place has no figure of the metric for the year; None where it never has any."""
    every = store.figures(dataset, metric, region)
    kept = standing(every)
    kept = kept[kept["period_start"] == kept["period_end"]]
    if kept.empty:
        return None
    near = kept.assign(away=(kept["period_end"] - year).abs()).sort_values(["away", "status"])
    empty = why_empty(every, store.reports(dataset), [region], [year])
    return Nearest(str(empty["reason"].iloc[0]) if len(empty) else "", near.head(1).drop(columns="away"))


def _since(store: Store, dataset: str, region: str | None, metric: str | None) -> int | None:
    seen = store.coverage(dataset)
    for column, wanted in (("region", region), ("metric", metric)):
        if wanted is not None:
            seen = seen[seen[column] == wanted]
    if seen["figures"].sum() <= READ:
        return None
    so_far = seen.groupby("year")["figures"].sum().sort_index(ascending=False).cumsum()
    return int(so_far.index[so_far <= READ].min() if so_far.iloc[0] <= READ else so_far.index[0])


def _holds(found: pd.DataFrame, word: str) -> pd.Series:
    metrics = catalogue().metrics.values()
    named = [m.id for m in metrics if any(word in label.casefold() for label in m.label.values())]
    titled = [title for title in found["report_title"].cat.categories if word in title.casefold()]
    said = found["subject"].str.casefold().str.contains(word, regex=False)
    said |= found["quote"].str.casefold().str.contains(word, regex=False)
    return said | found["metric"].isin(named) | found["report_title"].isin(titled)


def _passage(store: Store, row: pd.Series) -> Passage | None:
    text = store.text(int(row["report_id"])) if row["has_text"] else ""
    return passage(text, int(row["start"]), str(row["quote"])) if text and pd.notna(row["start"]) else None


def _around(store: Store, row: pd.Series, inside: pd.DataFrame, found: Passage | None) -> tuple[int, int]:
    """How many other figures stand in the sentence and in the paragraph."""
    if found is None:
        return 0, 0
    text = store.text(int(row["report_id"]))
    first = text.rfind("\n", 0, found.first) + 1
    last = text.find("\n", found.last - 1)
    last = last if last >= 0 else len(text)
    starts = inside["start"]
    return tuple(  # type: ignore[return-value]
        int(starts.between(low, high, inclusive="left").sum()) - 1
        for low, high in ((found.first, found.last), (first, max(last, found.last)))
    )


def _same(series: pd.DataFrame, row: pd.Series) -> pd.DataFrame:
    """Every statement of what the row states, rejected ones too."""
    if not row["metric"]:
        return series.head(0).assign(counts=False)
    alike = series
    for column in SAME:
        alike = alike[alike[column] == row[column]]
    counted = set(standing(alike)["figure_id"])
    ordered = alike.sort_values(["report_year", "report_id", "start"])
    return ordered.assign(counts=ordered["figure_id"].isin(counted))


def _stated(series: pd.DataFrame, row: pd.Series, status: str, later: int) -> pd.DataFrame:
    """What counts for the same place and metric, `later` years on; empty where nothing is stated."""
    if not row["metric"] or row["period_start"] != row["period_end"]:
        return series.head(0)
    year = row["period_end"] + later
    of_year = (series["period_start"] == year) & (series["period_end"] == year)
    return standing(series[of_year & (series["status"] == status)])


def _why(store: Store, row: pd.Series, series: pd.DataFrame) -> str:
    reports = store.reports(str(row["dataset"]))
    empty = why_empty(series, reports, [str(row["region"])], [int(row["period_end"])])
    return str(empty["reason"].iloc[0]) if len(empty) else ""
