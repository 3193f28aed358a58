"""The addresses for programs that dashboard.py serves beside the pages: /api/figures.csv and its like."""

from collections.abc import Callable, Iterator
from functools import cache, lru_cache, partial
from hashlib import sha256
from typing import Any
from urllib.parse import quote

import pandas as pd
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from extract.catalogue import catalogue
from figures import datasets
from figures.exports import BOM, Sheet, csv_pieces, figures_sheet, json_lines, series_sheet
from figures.store import Store
from pages.parts.questions import FIRST, LAST, NAMES, Question, RefusedError, question

FILTERS = tuple(name for name in NAMES if name != "bom")
TABLES: dict[str, Callable[..., Sheet]] = {"figures": figures_sheet, "series": series_sheet}
ADDRESSES = {
    "/api/figures.csv": (*FILTERS, "bom"),
    "/api/figures.json": FILTERS,
    "/api/series.csv": (*FILTERS, "bom"),
    "/api/metrics.json": ("dataset",),
    "/api/regions.json": ("dataset",),
}
FIGURES_AT_ONCE = 100_000
ORDER = ["metric", "region_code", "region", "period_start", "period_end", "status", "figure_id"]


@cache
def held() -> Store:
    """The store behind the addresses, its shipped datasets built."""
    store = Store()
    datasets.ensure(store)
    return store


def routes(store: Callable[[], Store] = held) -> list[Route]:
    """Everything below /api."""
    answers: dict[str, Callable[..., Response]] = {"metrics.json": _metrics, "regions.json": _regions}
    return [
        Route("/api", partial(_listed, store)),
        *(
            Route(address, partial(_answer, store, answers.get(address.removeprefix("/api/"), _figures)))
            for address in ADDRESSES
        ),
        Route("/api/{rest:path}", _nowhere),
    ]


def _answer(store: Callable[[], Store], answer: Callable[..., Response], request: Request) -> Response:
    """What is asked for, 304 where the program has it already, or 400 with a sentence."""
    opened, path = store(), request.url.path
    try:
        asked = question(
            request.query_params.multi_items(),
            ADDRESSES[path],
            lambda dataset: coverage(opened, dataset, opened.version(dataset)),
        )
    except RefusedError as refused:
        return PlainTextResponse(f"{refused}\n", status_code=400)
    version = opened.version(asked.dataset)
    mark = f'"{version}-{sha256(repr((path, asked)).encode()).hexdigest()[:16]}"'
    headers = {"ETag": mark, "Cache-Control": "no-cache"}
    if request.headers.get("if-none-match") == mark:
        return Response(status_code=304, headers=headers)
    response = answer(opened, asked, path)
    response.headers.update(headers)
    return response


def _figures(store: Store, asked: Question, path: str) -> Response:
    table, form = path.removeprefix("/api/").split(".")
    sheets = (TABLES[table](rows, language=None) for rows in _rows(store, asked))
    if form == "json":
        return StreamingResponse(_as_json(sheets), media_type="application/json")
    content = _as_csv(sheets, asked.bom)
    response = StreamingResponse(content, media_type="text/csv; charset=utf-8; header=present")
    response.headers["Content-Disposition"] = disposition(_file_name(asked), f"{table}.csv")
    return response


def _rows(store: Store, asked: Question) -> Iterator[pd.DataFrame]:
    """The figures asked for, some metrics at a time, so that a large dataset needs no large memory."""
    names = None if asked.places is None else [name for name, _ in asked.places]
    for metrics in _batches(coverage(store, asked.dataset, store.version(asked.dataset)), asked):
        rows = store.figures(
            asked.dataset,
            metrics,
            names,
            asked.years,
            status=asked.status,
            kind=asked.kind,
            review=asked.review,
            search=asked.search,
        )
        yield _in_places(rows, asked).sort_values(ORDER)


def _batches(held: pd.DataFrame, asked: Question) -> Iterator[list[str]]:
    """Metrics in pieces of about FIGURES_AT_ONCE figures; at least one piece, for the headings."""
    counts = held.assign(metric=held["metric"].astype("str")).groupby("metric")["figures"].sum()
    batch: list[str] = []
    size = 0
    for metric, figures in counts.items():
        if asked.metrics is not None and metric not in asked.metrics:
            continue
        if batch and size + figures > FIGURES_AT_ONCE:
            yield batch
            batch, size = [], 0
        batch.append(str(metric))
        size += figures
    yield batch


def _in_places(rows: pd.DataFrame, asked: Question) -> pd.DataFrame:
    """Where a code was asked for, other places of the same name are left out."""
    if asked.places is None or not any(code for _, code in asked.places):
        return rows
    names = [name for name, code in asked.places if not code]
    codes = [code for _, code in asked.places if code]
    return rows[rows["region"].isin(names) | rows["region_code"].isin(codes)]


@lru_cache(maxsize=16)
def coverage(store: Store, dataset: str, version: int) -> pd.DataFrame:
    """What the dataset holds in this version: metric, region, region_code, year, figures."""
    return store.coverage(dataset)


def _as_csv(sheets: Iterator[Sheet], bom: bool) -> Iterator[bytes]:
    if bom:
        yield BOM
    for number, sheet in enumerate(sheets):
        yield from csv_pieces(sheet, head=number == 0)


def _as_json(sheets: Iterator[Sheet]) -> Iterator[bytes]:
    """A list of records; text exactly as the reports have it."""
    opening = b"[\n"
    for sheet in sheets:
        lines: list[bytes] = []
        for line in json_lines(sheet):
            lines.append(opening + line)
            opening = b",\n"
            if len(lines) == 1000:
                yield b"".join(lines)
                lines = []
        yield b"".join(lines)
    yield b"[]\n" if opening == b"[\n" else b"\n]\n"


def _metrics(store: Store, asked: Question, _path: str) -> Response:
    """Every metric of the catalogue, with how many figures the dataset has of it."""
    spread = _spread(store, asked, "metric")
    rows = [
        {
            **{"metric": metric.id, "label": dict(metric.label), "about": dict(metric.about)},
            **{"group": metric.group, "unit": metric.unit, "kind": metric.kind},
            **{"total": metric.total, "better": metric.better, "of": metric.of},
            **spread.get(metric.id, NO_FIGURES),
        }
        for metric in catalogue().metrics.values()
    ]
    return JSONResponse(rows)


def _regions(store: Store, asked: Question, _path: str) -> Response:
    """Every place the dataset has a figure of."""
    held = coverage(store, asked.dataset, store.version(asked.dataset))
    codes = held[["region", "region_code"]].astype("str").drop_duplicates("region").sort_values("region_code")
    spread = _spread(store, asked, "region")
    rows = []
    for name, code in codes.itertuples(index=False):
        place = catalogue().regions.get(code)
        known = {"label_en": place.label_en, "level": place.level, "parent": place.parent} if place else {}
        rows.append({"region": name, "region_code": code, **known, **spread[name]})
    return JSONResponse(rows)


NO_FIGURES = {"figures": 0, "first_year": None, "last_year": None}


def _spread(store: Store, asked: Question, column: str) -> dict[str, dict[str, Any]]:
    """How many figures there are for each word of a column, and for which years."""
    held = coverage(store, asked.dataset, store.version(asked.dataset))
    found = held.assign(word=held[column].astype("str")).groupby("word")
    spread = found.agg(figures=("figures", "sum"), first_year=("year", "min"), last_year=("year", "max"))
    numbers = zip(spread.index, *(spread[name] for name in NO_FIGURES), strict=True)
    return {str(word): dict(zip(NO_FIGURES, map(int, row), strict=True)) for word, *row in numbers}


def _listed(_store: Callable[[], Store], request: Request) -> Response:
    """What addresses there are, and what each may be asked."""
    base = str(request.base_url).rstrip("/")
    keys = list(datasets.datasets())
    found = [{"address": base + path, "parameters": list(names)} for path, names in ADDRESSES.items()]
    return JSONResponse({"datasets": keys, "addresses": found})


def _nowhere(request: Request) -> Response:
    refused = RefusedError("unknown_address", tuple(ADDRESSES), value=request.url.path)
    return PlainTextResponse(f"{refused}\n", status_code=404)


def _file_name(asked: Question) -> str:
    """What the file is called: dataset, metrics, places, years.

    >>> _file_name(Question("sample", ("training_sessions",), (("青河旗", ""),), (2018, 2024)))
    '示例报告_举办培训班_青河旗_2018—2024.csv'
    """
    metrics = [catalogue().metrics[metric].label["zh"] for metric in asked.metrics or ()]
    words = [datasets.datasets()[asked.dataset].label["zh"]]
    words += ["、".join(part[:3]) for part in (metrics, [name for name, _ in asked.places or ()]) if part]
    if asked.years:
        first, last = ("" if year in (FIRST, LAST) else str(year) for year in asked.years)
        words.append(first if first == last else f"{first}—{last}")
    return "_".join(words) + ".csv"


def disposition(name: str, plain: str) -> str:
    """A file name for browsers, with a plain one for programs that know no other letters (RFC 6266).

    >>> disposition("数字.csv", "figures.csv")
    "attachment; filename=figures.csv; filename*=UTF-8''%E6%95%B0%E5%AD%97.csv"
    """
    return f"attachment; filename={plain}; filename*=UTF-8''{quote(name, safe='')}"
