"""Places of the catalogue and how a report names them."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from extract.entries import entries

PEOPLES = (
    "蒙古族|回族|藏族|维吾尔族?|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族?|傣族|黎族|傈僳族|佤族"
    "|畲族|高山族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜族?|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯族"
    "|阿昌族|普米族|塔吉克族?|怒族|鄂温克族|德昂族|保安族|裕固族|独龙族|鄂伦春族|门巴族|珞巴族|基诺族|各族|蒙古"
)
AUTONOMOUS = re.compile(rf"^(?P<place>.{{2,}}?)(?:{PEOPLES})*自治(?P<level>[区州县旗])$")
ENDING = re.compile(r"(?:特别行政区|[省市县区州盟旗])$")


@dataclass(frozen=True, slots=True)
class Region:
    """A place of GB/T 2260 (or of the invented league of the sample, codes 99....).

    `now` lists the codes that a former region became; `aliases` are shorter ways to write its name;
    `label_en` is its English name, or the Chinese one where there is none.
    """

    code: str
    name: str
    level: str
    parent: str
    state: str
    now: tuple[str, ...]
    aliases: tuple[str, ...]
    label_en: str


@dataclass(frozen=True, slots=True)
class Tile:
    """The place of a province in the map of tiles, from 1 on, and its short name."""

    row: int
    column: int
    label: Mapping[str, str]


def shorter(name: str) -> tuple[str, ...]:
    """The shorter ways to write the name of a place; never a single character.

    >>> shorter("湖南省")
    ('湖南',)
    >>> shorter("海南藏族自治州")
    ('海南州', '海南')
    >>> shorter("赵县")
    ()
    """
    autonomous = AUTONOMOUS.match(name)
    if autonomous:
        place, level = autonomous["place"].removesuffix("族"), autonomous["level"]
        found = (place,) if level == "区" else (place + level, place)
    else:
        found = (ENDING.sub("", name),)
    return tuple(short for short in found if len(short) > 1 and short != name)


@dataclass(frozen=True)
class Gazetteer:
    """All regions by code, and found by any of their names."""

    regions: Mapping[str, Region]

    @classmethod
    def read(cls, file: Path) -> "Gazetteer":
        """The regions of a CSV file: code, name, level, parent, state, now, english."""
        with file.open(encoding="utf-8", newline="") as lines:
            rows = csv.reader(lines)
            next(rows)
            return cls(
                {
                    code: Region(
                        code, name, level, parent, state, tuple(now.split()), shorter(name), english or name
                    )
                    for code, name, level, parent, state, now, english in rows
                }
            )

    @cached_property
    def _full(self) -> Mapping[str, list[Region]]:
        """Regions by full name, and those called by no other name than their short one."""
        found: dict[str, list[Region]] = defaultdict(list)
        for region in self.regions.values():
            found[region.name].append(region)
            for alias in region.aliases[: 1 if region.level == "province" else -1]:
                found[alias].append(region)
        found["中国"] = found["我国"] = found["全国"]
        return dict(found)

    @cached_property
    def _short(self) -> Mapping[str, list[Region]]:
        """Regions by the name without its ending, which several may share."""
        found: dict[str, list[Region]] = defaultdict(list)
        for region in self.regions.values():
            if region.aliases and region.level != "province":
                found[region.aliases[-1]].append(region)
        return dict(found)

    def lineage(self, region: Region) -> tuple[Region, ...]:
        """The region and what it lies in, smallest first.

        The country is the last; a former region whose prefecture is unknown ends early.
        """
        found = [region]
        while (above := self.regions.get(found[-1].parent)) and above not in found:
            found.append(above)
        return tuple(found)

    def region(self, name: str, inside: Region | None = None) -> Region | None:
        """The region of a full, short or chained name, or None where there is none or several fit.

        `inside` is the place whose report it is: of several the one in it is meant, else the one next to it.
        """
        whole = [found for found, rest, _ in self._read(name.strip()) if not rest]
        return self._choose(whole, inside)

    def within(self, name: str, inside: Region | None = None) -> Region | None:
        """The smallest known region that holds the place: 任城区 for 山东省济宁市任城区李营街道."""
        read = [(found, rest) for found, rest, sure in self._read(name.strip()) if sure or not rest]
        least = min((len(rest) for _, rest in read), default=0)
        return self._choose([found for found, rest in read if len(rest) == least], inside)

    def called(self, name: str) -> list[Region]:
        """All regions of that name, full or short; several places may share one (安定区)."""
        return [*self._full.get(name, ()), *self._short.get(name, ())]

    def _read(self, name: str, above: Region | None = None) -> Iterator[tuple[Region, str, bool]]:
        """Every way to read a chain of names: the last region, what is left, whether it was named in full."""
        for end in range(min(len(name), 30), 1, -1):
            head, rest = name[:end], name[end:]
            for names in (self._full, self._short):
                for region in names.get(head, ()):
                    if above is None or (region != above and above in self.lineage(region)):
                        yield region, rest, names is self._full
                        yield from self._read(rest, region)

    def _choose(self, found: list[Region], inside: Region | None) -> Region | None:
        """The one that is meant: present before former, near before far, the one that holds the rest."""
        found = list({region.code: region for region in found}.values())
        found = [region for region in found if region.state == "current"] or found
        if len(found) > 1 and inside is not None:
            found = self._nearest(found, inside)
        if len(found) > 1:
            outer = [region for region in found if all(region in self.lineage(other) for other in found)]
            found = outer or [region for region in found if region.level in ("country", "province")]
        return self._present(found[0]) if len(found) == 1 else None

    def _nearest(self, found: list[Region], inside: Region) -> list[Region]:
        """Those in the place, else those in the next larger one around it."""
        for around in self.lineage(inside):
            near = [region for region in found if around in self.lineage(region)]
            if near:
                return near
        return found

    def _present(self, region: Region) -> Region:
        """What a renamed region is today; a former one that was split, merged or raised stays as it was."""
        if region.state == "former" and len(region.now) == 1:
            today = self.regions.get(region.now[0], region)
            return today if today.level == region.level else region
        return region


def read_tiles(file: Path, regions: Mapping[str, Region]) -> dict[str, Tile]:
    """The tiles of the province map by the code of the province."""
    found = {}
    for entry in entries(file):
        entry.check(frozenset({"row", "column", "zh", "en"}))
        row, column = entry.text("row"), entry.text("column")
        if entry.key not in regions:
            raise entry.wrong("is the code of no region")
        if not (row.isdecimal() and column.isdecimal()):
            raise entry.wrong("row and column must be numbers")
        found[entry.key] = Tile(int(row), int(column), {"zh": entry.text("zh"), "en": entry.text("en")})
    return found
