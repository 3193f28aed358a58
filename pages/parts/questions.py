"""What an address for programs asks: its parameters read, checked, and refused by name where wrong."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import cast

import pandas as pd

from extract.catalogue import catalogue, phrases
from figures.datasets import datasets
from figures.exports.columns import Language, columns

NAMES = {
    "dataset": ("dataset", "data"),
    "metric": ("metric", "metrics"),
    "region": ("region", "regions"),
    "years": ("years", "year"),
    "from": ("from",),
    "to": ("to",),
    "status": ("status",),
    "kind": ("kind",),
    "review": ("review",),
    "q": ("q",),
    "bom": ("bom",),
}
ALIASES = {alias: name for name, aliases in NAMES.items() for alias in aliases}
SINGLE = ("dataset", "years", "from", "to", "q", "bom")
YEAR = re.compile(r"[12]\d{3}")
SPAN = re.compile(r"([12]\d{3})?\s*[-—–~至到]\s*([12]\d{3})?")
FIRST, LAST = 1000, 2999
SHOWN = 40

Many = tuple[str, ...]
Place = tuple[str, str]  # a name, and the code it must have where the code was asked for


class RefusedError(ValueError):
    """A parameter or value nobody knows, named with what is allowed: a Chinese and an English sentence."""

    def __init__(self, phrase: str, allowed: Many, name: str = "", value: str = "", see: str = "") -> None:
        told = phrases()[f"api.{phrase}"]
        super().__init__(
            "\n".join(
                text.format(name=name, value=value, allowed=_listed(allowed, cast(Language, spoken), see))
                for spoken, text in told.items()
            )
        )


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked for; None means all."""

    dataset: str
    metrics: Many | None = None
    places: tuple[Place, ...] | None = None
    years: tuple[int, int] | None = None
    status: Many | None = None
    kind: Many | None = None
    review: Many | None = None
    search: str = ""
    bom: bool = False


def question(
    asked: Iterable[tuple[str, str]], allowed: Sequence[str], coverage: Callable[[str], pd.DataFrame]
) -> Question:
    """Read the parameters of a request; `coverage` tells what a dataset holds."""
    given = _given(asked, allowed)
    key = _one(given, "dataset", tuple(datasets()), _dataset_names()) or next(iter(datasets()))
    return Question(
        dataset=key,
        metrics=_metrics(given.get("metric", [])),
        places=_places(given.get("region", []), key, coverage),
        years=_years(given),
        status=_words(given, "status"),
        kind=_words(given, "kind"),
        review=_words(given, "review"),
        search=" ".join(given.get("q", [])),
        bom=_one(given, "bom", ("0", "1")) == "1",
    )


def _given(asked: Iterable[tuple[str, str]], allowed: Sequence[str]) -> dict[str, list[str]]:
    """The values of each parameter under its first name; commas separate several."""
    given: dict[str, list[str]] = {}
    for alias, value in asked:
        name = ALIASES.get(alias)
        if name is None or name not in allowed:
            raise RefusedError("unknown_parameter", tuple(allowed), alias)
        values = [value] if name == "q" else [part.strip() for part in value.split(",")]
        given.setdefault(name, []).extend(values)
        if name in SINGLE and len(given[name]) > 1:
            raise RefusedError("given_twice", tuple(allowed), name, given[name][1])
    return given


def _one(
    given: dict[str, list[str]], name: str, allowed: Many, known: dict[str, str] | None = None
) -> str | None:
    if name not in given:
        return None
    value = given[name][0]
    found = (known or {}).get(value, value)
    if found not in allowed:
        raise RefusedError("unknown_value", allowed, name, value)
    return found


def _dataset_names() -> dict[str, str]:
    return {label: key for key, found in datasets().items() for label in found.label.values()}


def _words(given: dict[str, list[str]], name: str) -> Many | None:
    """Status, kind, review: the word itself or what the screen calls it."""
    values = columns()[name].values
    known = {label: word for word, labels in values.items() for label in labels.values()}
    found = tuple(known.get(value, value) for value in given.get(name, []))
    for value, word in zip(given.get(name, []), found, strict=True):
        if word not in values:
            raise RefusedError("unknown_value", tuple(values), name, value)
    return found or None


def _metrics(asked: list[str]) -> Many | None:
    every = catalogue().metrics
    known = {label: key for key, metric in every.items() for label in metric.label.values()}
    for value in asked:
        if known.get(value, value) not in every:
            raise RefusedError("unknown_value", tuple(every), "metric", value, "/api/metrics.json")
    return tuple(known.get(value, value) for value in asked) or None


def _places(
    asked: list[str], dataset: str, coverage: Callable[[str], pd.DataFrame]
) -> tuple[Place, ...] | None:
    """Places by name as the dataset has it, by the catalogue's name, or by code."""
    if not asked:
        return None
    held = coverage(dataset)[["region", "region_code"]].astype("str").drop_duplicates()
    names = tuple(dict.fromkeys(held["region"]))
    found: list[Place] = []
    for value in asked:
        by_code = held.loc[held["region_code"] == value, "region"].tolist() if value else []
        place = catalogue().regions.get(value) or catalogue().region(value)
        if value in names or by_code:
            found += [(value, "")] if value in names else [(name, value) for name in by_code]
        elif place:
            found.append((place.name, place.code))
        else:
            see = f"/api/regions.json?dataset={dataset}"
            raise RefusedError("unknown_value", names, "region", value, see)
    return tuple(found)


def _years(given: dict[str, list[str]]) -> tuple[int, int] | None:
    ends = [name for name in ("from", "to") if name in given]
    if "years" not in given:
        if not ends:
            return None
        first, last = (_year(given, name, other) for name, other in (("from", FIRST), ("to", LAST)))
        return _in_order(first, last, "from", str(first))
    if ends:
        raise RefusedError("years_twice", ("years=2018-2024", "from=2018&to=2024"), "years", ends[0])
    value = given["years"][0]
    span = SPAN.fullmatch(value)
    if span and any(span.groups()):
        return _in_order(int(span[1] or FIRST), int(span[2] or LAST), "years", value)
    year = _year(given, "years", 0)
    return year, year


def _year(given: dict[str, list[str]], name: str, otherwise: int) -> int:
    if name not in given:
        return otherwise
    value = given[name][0]
    if not YEAR.fullmatch(value):
        raise RefusedError("wrong_years", ("2018-2024", "2018-", "-2024", "2024"), name, value)
    return int(value)


def _in_order(first: int, last: int, name: str, value: str) -> tuple[int, int]:
    if first > last:
        raise RefusedError("wrong_years", ("2018-2024", "2018-", "-2024", "2024"), name, value)
    return first, last


def _listed(allowed: Many, language: Language, see: str) -> str:
    comma = "、" if language == "zh" else ", "
    listed = comma.join(allowed[:SHOWN]) or "—"
    if len(allowed) <= SHOWN:
        return listed
    return phrases()["api.and_more"][language].format(listed=listed, count=len(allowed), address=see)
