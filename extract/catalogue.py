"""What the reader of reports knows beforehand: metrics, units, regions and words, from data/catalogue."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property
from pathlib import Path

from extract.entries import HOME, CatalogueError, Entry, Words, entries
from extract.regions import Gazetteer, Region

__all__ = ["Catalogue", "CatalogueError", "Group", "Metric", "Region", "Unit", "catalogue", "load"]

FOLDER = HOME / "data" / "catalogue"


@dataclass(frozen=True, slots=True)
class Group:
    """A line of work that metrics belong to."""

    id: str
    label: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Unit:
    """A way to write a unit: `value` in it times `factor` is the value in the canonical unit."""

    name: str
    factor: Decimal
    canonical: str
    label_en: str


@dataclass(frozen=True, slots=True)
class Metric:
    """What a figure may measure, and the words that claim it.

    A word of `says` near a quantity whose unit is in `accepts` and whose kind is `kind` claims the quantity;
    a word of `never` in the same phrase stops it. `total` tells whether regions and years add up, `better`
    what a rise means, `of` the metric that this one is a part of.
    """

    id: str
    label: Mapping[str, str]
    about: Mapping[str, str]
    group: str
    unit: str
    accepts: tuple[str, ...]
    kind: str
    says: tuple[str, ...]
    never: tuple[str, ...]
    total: str
    better: str
    of: str | None
    mission: bool


METRIC_FIELDS = frozenset(
    "label about unit accepts kind says never total better of mission growth_of".split()
)


@dataclass(frozen=True)
class Catalogue:
    """Everything of one catalogue folder; regions and jargon are read when they are first asked for."""

    folder: Path
    groups: Mapping[str, Group]
    units: Mapping[str, Unit]
    metrics: Mapping[str, Metric]

    @cached_property
    def places(self) -> Gazetteer:
        """All regions with the ways to find them by name."""
        return Gazetteer.read(self.folder / "regions.csv")

    @property
    def regions(self) -> Mapping[str, Region]:
        """All regions by their code."""
        return self.places.regions

    def region(self, name: str, inside: Region | None = None) -> Region | None:
        """The region of that name; see Gazetteer.region."""
        return self.places.region(name, inside)

    def within(self, name: str, inside: Region | None = None) -> Region | None:
        """The smallest known region that holds the place; see Gazetteer.within."""
        return self.places.within(name, inside)

    @cached_property
    def jargon(self) -> Mapping[str, Mapping[str, Words]]:
        """Words that hold numbers and are no figures, as jargon.yaml lists them."""
        file = self.folder / "jargon.yaml"
        return {entry.key: entry.fields for entry in entries(file)} if file.exists() else {}


@cache
def catalogue() -> Catalogue:
    """The catalogue that ships with the project, read and checked once."""
    return load(FOLDER)


def load(folder: Path) -> Catalogue:
    """Read and check a catalogue folder; raise CatalogueError at its first mistake."""
    groups = {e.key: Group(e.key, e.both("label")) for e in entries(folder / "groups.yaml")}
    units = read_units(folder / "units.yaml")
    found: dict[str, tuple[Metric, Entry]] = {}
    for file in sorted((folder / "metrics").glob("*.yaml")):
        for entry in entries(file):
            if file.stem not in groups:
                raise entry.wrong(f"unknown group {file.stem}")
            if entry.key in found:
                raise entry.wrong("stands twice")
            found[entry.key] = _metric(entry, found), entry
    order = list(groups)
    ordered = sorted(found.values(), key=lambda item: order.index(item[0].group))
    _check(ordered, units)
    return Catalogue(folder, groups, units, {metric.id: metric for metric, _ in ordered})


def _metric(entry: Entry, before: Mapping[str, tuple[Metric, Entry]]) -> Metric:
    """One metric as its entry declares it."""
    entry.check(METRIC_FIELDS)
    if "growth_of" in entry.fields:
        return _growth(entry, before)
    unit = entry.text("unit")
    return Metric(
        id=entry.key,
        label=entry.both("label"),
        about=entry.both("about"),
        group=entry.file.stem,
        unit=unit,
        accepts=entry.many("accepts", (unit,)),
        kind=entry.choice("kind", ("level", "change", "growth", "share"), "level"),
        says=entry.many("says"),
        never=entry.many("never"),
        total=entry.choice("total", ("sum", "none"), "none"),
        better=entry.choice("better", ("more", "less", "neither"), "neither"),
        of=entry.text("of", "") or None,
        mission=entry.choice("mission", ("true", "false"), "false") == "true",
    )


def _growth(entry: Entry, before: Mapping[str, tuple[Metric, Entry]]) -> Metric:
    """The rate of change of a metric that stands above, claimed by the same words."""
    base_id = entry.text("growth_of")
    if base_id not in before:
        raise entry.wrong(f"growth_of names {base_id}, which does not stand above")
    base = before[base_id][0]
    return Metric(
        id=entry.key,
        label=entry.both("label") if "label" in entry.fields else _grown(base.label, "{}增速", "{}, growth"),
        about=entry.both("about") if "about" in entry.fields else _grown(base.about, "{}的增长率", "{}: growth"),
        group=base.group,
        unit="%",
        accepts=("%",),
        kind="growth",
        says=entry.many("says", base.says),
        never=entry.many("never", base.never),
        total="none",
        better=entry.choice("better", ("more", "less", "neither"), base.better),
        of=None,
        mission=False,
    )


def _grown(text: Mapping[str, str], zh: str, en: str) -> dict[str, str]:
    """A label of a level turned into the label of its growth."""
    return {"zh": zh.format(text["zh"]), "en": en.format(text["en"])}


@cache
def read_units(file: Path) -> dict[str, Unit]:
    """The units by every way to write them."""
    found: dict[str, Unit] = {}
    for entry in entries(file):
        entry.check(frozenset(("en", "written", "scaled")))
        scaled = entry.fields.get("scaled", {})
        if not isinstance(scaled, dict):
            raise entry.wrong("scaled must give a factor for each way to write")
        ways = dict.fromkeys((entry.key, *entry.many("written")), "1") | scaled
        for name, factor in ways.items():
            if name in found:
                raise entry.wrong(f"{name} is already a way to write {found[name].canonical}")
            if not isinstance(factor, str) or not factor.replace(".", "", 1).isdecimal():
                raise entry.wrong(f"{name} needs a number as factor")
            found[name] = Unit(name, Decimal(factor), entry.key, entry.text("en"))
    return found


def _check(metrics: list[tuple[Metric, Entry]], units: Mapping[str, Unit]) -> None:
    """What one entry cannot know alone: its units, the metric it is a part of, a phrase claimed twice."""
    known = {metric.id for metric, _ in metrics}
    canonical = {unit.canonical for unit in units.values()}
    claims: dict[tuple[str, str, str], str] = {}
    for metric, entry in metrics:
        if not metric.says:
            raise entry.wrong("says is missing")
        if metric.unit not in metric.accepts:
            raise entry.wrong(f"unit {metric.unit} is not among what it accepts")
        if metric.of is not None and metric.of not in known:
            raise entry.wrong(f"of names {metric.of}, which is no metric")
        for unit in metric.accepts:
            if canonical and unit not in canonical:
                raise entry.wrong(f"unknown unit {unit}")
            for phrase in metric.says:
                other = claims.setdefault((phrase, metric.kind, unit), metric.id)
                if other != metric.id:
                    raise entry.wrong(f"{phrase} is already claimed by {other}")
