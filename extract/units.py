"""Units: the ways to write them, and what one is worth in another."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from extract.entries import entries


@dataclass(frozen=True, slots=True)
class Unit:
    """A way to write a unit: `value` in it times `factor` is the value in the canonical unit."""

    name: str
    factor: Decimal
    canonical: str
    label_en: str


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


def read_measures(file: Path, units: Mapping[str, Unit]) -> dict[tuple[str, str], Decimal]:
    """What a unit is worth in another one, as measures.yaml says."""
    found: dict[tuple[str, str], Decimal] = {}
    for entry in entries(file):
        for unit, factor in entry.pairs("").items():
            for name in (entry.key, unit):
                if not known_unit(name, units):
                    raise entry.wrong(f"unknown unit {name}")
            if not factor.replace(".", "", 1).isdecimal():
                raise entry.wrong(f"{unit} needs a number as factor")
            found[unit, entry.key] = Decimal(factor)
    return found


def known_unit(unit: str, units: Mapping[str, Unit]) -> bool:
    """Whether it is a canonical unit, or two of them as in 公斤/亩."""
    return all(part in units and units[part].canonical == part for part in unit.split("/"))
