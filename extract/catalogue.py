"""What the reader of reports knows beforehand: metrics, units, regions and words, from data/catalogue."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property
from pathlib import Path
from string import Formatter

from extract.entries import HOME, CatalogueError, Entry, entries, languages
from extract.regions import Gazetteer, Region, Tile, read_tiles
from extract.units import Unit, known_unit, read_measures, read_units

__all__ = [
    "Catalogue", "CatalogueError", "Group", "Metric", "Region", "Tile", "Unit", "catalogue", "load",
    "phrases", "read_units",
]  # fmt: skip

FOLDER = HOME / "data" / "catalogue"


@dataclass(frozen=True, slots=True)
class Group:
    """A line of work that metrics belong to."""

    id: str
    label: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Metric:
    """What a figure may measure, and the words that claim it.

    A word of `says` near a quantity whose unit is in `accepts` and whose kind is `kind` claims the quantity,
    one of `gaps` (发展…党员) where both its parts stand in one clause; a word of `beside` claims only where a
    figure of the metric it gives stands before in the sentence; a word of `never` in the same phrase stops it.
    A figure right behind one of the metric `follows`, without words of its own, is claimed too.
    A word of `listed` names several metrics at once and gives the place of this one's figure in the list
    (城乡居民人均可支配收入分别为: towns 1, villages 2). A word of `unless` claims nothing in a report that uses
    the other word, one of `only` in those units alone; before the year `since` the words mean something else.
    `total` tells whether regions and years add up, `better` what a rise means, `of` names the metric that this
    one is a part of, `growth_of` whose growth it is, `share_of` whose 占 …% it is, `succeeds` the older
    definitions that tell the years before this one, the nearest first.
    """

    id: str
    label: Mapping[str, str]
    about: Mapping[str, str]
    group: str
    unit: str
    accepts: tuple[str, ...]
    kind: str
    says: tuple[str, ...]
    gaps: tuple[tuple[str, str], ...]
    beside: Mapping[str, str]
    follows: str | None
    never: tuple[str, ...]
    listed: Mapping[str, int]
    unless: Mapping[str, str]
    only: Mapping[str, str]
    since: int | None
    total: str
    better: str
    of: str | None
    growth_of: str | None
    share_of: str | None
    succeeds: tuple[str, ...]
    mission: bool


GAP = "…"
LEVEL_FIELDS = frozenset(
    {
        "kind",
        "unit",
        "accepts",
        "total",
        "of",
        "share_of",
        "mission",
        "listed",
        "unless",
        "only",
        "beside",
        "follows",
        "since",
    }
)
SHARED_FIELDS = frozenset({"label", "about", "says", "never", "better", "succeeds"})


@dataclass(frozen=True)
class Catalogue:
    """Everything of one catalogue folder; regions and tiles are read when they are first asked for."""

    folder: Path
    groups: Mapping[str, Group]
    units: Mapping[str, Unit]
    metrics: Mapping[str, Metric]
    measures: Mapping[tuple[str, str], Decimal]

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
    def tiles(self) -> Mapping[str, Tile]:
        """The tiles of the province map by the code of the province."""
        return read_tiles(self.folder / "tiles.yaml", self.regions)

    def scale(self, unit: str, into: str) -> Decimal:
        """How many of `into` one `unit` is: 0.0005 for 斤 into 吨, 1 for classifiers such as 期 and 个."""
        return self.measures.get((unit, into), Decimal(1))


@cache
def catalogue() -> Catalogue:
    """The catalogue that ships with the project, read and checked once."""
    return load(FOLDER)


def load(folder: Path) -> Catalogue:
    """Read and check a catalogue folder; raise CatalogueError at its first mistake."""
    groups = {e.key: Group(e.key, e.both("label")) for e in entries(folder / "groups.yaml")}
    units = read_units(folder / "units.yaml")
    found: dict[str, tuple[Metric, Entry]] = {}
    for file in sorted((folder / "metrics").glob("*.yaml"), key=lambda file: _place(list(groups), file.stem)):
        for entry in entries(file):
            if file.stem not in groups:
                raise entry.wrong(f"unknown group {file.stem}")
            if entry.key in found:
                raise entry.wrong(f"stands in {found[entry.key][1].file.name} too")
            found[entry.key] = _metric(entry, found), entry
    _check(list(found.values()), units)
    metrics = {name: metric for name, (metric, _) in found.items()}
    return Catalogue(folder, groups, units, metrics, read_measures(folder / "measures.yaml", units))


def _place(order: list[str], name: str) -> tuple[int, str]:
    """The place of a group on the screen; one that is not known comes last."""
    return (order.index(name) if name in order else len(order)), name


def _metric(entry: Entry, before: Mapping[str, tuple[Metric, Entry]]) -> Metric:
    """One metric as its entry declares it."""
    if "growth_of" in entry.fields:
        return _growth(entry, before)
    entry.check(LEVEL_FIELDS | SHARED_FIELDS)
    unit = entry.text("unit")
    return Metric(
        id=entry.key,
        label=entry.both("label"),
        about=entry.both("about"),
        group=entry.file.stem,
        unit=unit,
        accepts=entry.many("accepts", (unit,)),
        kind=entry.choice("kind", ("level", "change", "growth", "share"), "level"),
        says=tuple(phrase for phrase in entry.many("says") if GAP not in phrase),
        gaps=tuple((head, tail) for head, gap, tail in map(_parted, entry.many("says")) if gap),
        beside=entry.pairs("beside"),
        follows=entry.text("follows", "") or None,
        never=entry.many("never"),
        listed=entry.places("listed"),
        unless=entry.pairs("unless"),
        only=entry.pairs("only"),
        since=entry.year("since"),
        total=entry.choice("total", ("sum", "none"), "none"),
        better=entry.choice("better", ("more", "less", "neither"), "neither"),
        of=entry.text("of", "") or None,
        growth_of=None,
        share_of=entry.text("share_of", "") or None,
        succeeds=entry.many("succeeds"),
        mission=entry.choice("mission", ("true", "false"), "false") == "true",
    )


def _parted(phrase: str) -> tuple[str, str, str]:
    """A phrase before and behind its gap."""
    return phrase.partition(GAP)


def _growth(entry: Entry, before: Mapping[str, tuple[Metric, Entry]]) -> Metric:
    """The rate of change of a metric that stands above, claimed by its words and those of its own."""
    entry.check(SHARED_FIELDS | {"growth_of"})
    base_id = entry.text("growth_of")
    if base_id not in before:
        raise entry.wrong(f"growth_of names {base_id}, which does not stand above")
    base = before[base_id][0]
    label = {"zh": f"{base.label['zh']}增速", "en": f"{base.label['en']}, growth"}
    about = {
        "zh": f"“{base.label['zh']}”比上年（上期）的增长率。",
        "en": f"Growth of “{base.label['en']}” over the year or span before.",
    }
    return Metric(
        id=entry.key,
        label=entry.both("label") if "label" in entry.fields else label,
        about=entry.both("about") if "about" in entry.fields else about,
        group=base.group,
        unit="%",
        accepts=("%",),
        kind="growth",
        says=base.says + entry.many("says"),
        gaps=(),
        beside={},
        follows=None,
        never=base.never + entry.many("never"),
        listed=base.listed,
        unless=base.unless,
        only={},
        since=base.since,
        total="none",
        better=entry.choice("better", ("more", "less", "neither"), base.better),
        of=None,
        growth_of=base_id,
        share_of=None,
        succeeds=entry.many("succeeds"),
        mission=False,
    )


def _check(metrics: list[tuple[Metric, Entry]], units: Mapping[str, Unit]) -> None:
    """What one entry cannot know alone: its units, the metrics that it names, a phrase claimed twice."""
    known = {metric.id for metric, _ in metrics}
    claims: dict[tuple[str, str, str], str] = {}
    for metric, entry in metrics:
        if metric.unit not in metric.accepts:
            raise entry.wrong(f"unit {metric.unit} is not among what it accepts")
        named = {"of": (metric.of,), "share_of": (metric.share_of,), "beside": metric.beside.values(),
                 "follows": (metric.follows,), "succeeds": metric.succeeds}  # fmt: skip
        for field, names in named.items():
            for name in names:
                if name is not None and name not in known:
                    raise entry.wrong(f"{field} names {name}, which is no metric")
        for unit in metric.accepts:
            if not known_unit(unit, units):
                raise entry.wrong(f"unknown unit {unit}")
            for phrase in metric.says:
                other = claims.setdefault((phrase, metric.kind, unit), metric.id)
                if other != metric.id:
                    raise entry.wrong(f"{phrase} is already claimed by {other}")


@cache
def phrases(folder: Path = FOLDER / "screen") -> Mapping[str, Mapping[str, str]]:
    """What the screen says, by key, in Chinese and English: every file of data/catalogue/screen."""
    found: dict[str, Mapping[str, str]] = {}
    for file in sorted(folder.glob("*.yaml")):
        for entry in entries(file):
            if entry.key in found:
                raise entry.wrong("stands in another file too")
            found[entry.key] = phrase = languages(entry, "phrase", entry.fields)
            if _blanks(phrase["zh"]) != _blanks(phrase["en"]):
                raise entry.wrong("the {places} of zh and en differ")
    return found


def _blanks(text: str) -> set[str]:
    """The names of the {places} that a phrase leaves open."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
