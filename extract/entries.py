"""Catalogue files as entries that know where they stand, so that a mistake can be named by file and line."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import yaml

HOME = Path(__file__).resolve().parent.parent

Words: TypeAlias = "str | list[Words] | dict[str, Words]"


class CatalogueError(ValueError):
    """A catalogue file holds a mistake: `data/catalogue/metrics/economy.yaml:12 gdp: unknown unit 园`."""

    def __init__(self, file: Path, line: int, entry: str, reason: str) -> None:
        shown = file.relative_to(HOME) if file.is_relative_to(HOME) else file
        super().__init__(f"{shown}:{line} {entry}: {reason}")


@dataclass(frozen=True, slots=True)
class Entry:
    """One keyed entry of a catalogue file; every scalar is kept as the words that were written."""

    file: Path
    line: int
    key: str
    fields: Mapping[str, Words]

    def wrong(self, reason: str) -> CatalogueError:
        """The error to raise about this entry."""
        return CatalogueError(self.file, self.line, self.key, reason)

    def check(self, known: frozenset[str]) -> None:
        """Refuse fields that nobody reads."""
        for name in self.fields:
            if name not in known:
                raise self.wrong(f"unknown key {name}")

    def text(self, name: str, default: str | None = None) -> str:
        """A field that is one piece of text."""
        value = self.fields.get(name, default)
        if not isinstance(value, str) or not (value or default == ""):
            raise self.wrong(f"{name} is missing" if value is None else f"{name} must be text")
        return value

    def choice(self, name: str, allowed: tuple[str, ...], default: str) -> str:
        """A field that is one of a few words."""
        value = self.text(name, default)
        if value not in allowed:
            raise self.wrong(f"{name} is {value}, not one of {', '.join(allowed)}")
        return value

    def many(self, name: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """A field that is a list of words, each of them once."""
        value = self.fields.get(name)
        if value is None:
            return default
        if not isinstance(value, list):
            raise self.wrong(f"{name} must be a list")
        found = tuple(item for item in value if isinstance(item, str) and item)
        if len(set(found)) != len(value):
            raise self.wrong(f"{name} must list words, each of them once")
        return found

    def pairs(self, name: str) -> dict[str, str]:
        """A field that maps words to words; the whole entry where the name is empty."""
        value = self.fields.get(name, {}) if name else dict(self.fields)
        if not isinstance(value, dict):
            raise self.wrong(f"{name} must give a word for each word")
        return {key: str(word) for key, word in value.items()}

    def places(self, name: str) -> dict[str, int]:
        """A field that maps words to their place in a list, from 1 on."""
        found = self.pairs(name)
        if not all(place.isdecimal() and int(place) for place in found.values()):
            raise self.wrong(f"{name} must give a place, from 1 on, for each word")
        return {word: int(place) for word, place in found.items()}

    def year(self, name: str) -> int | None:
        """A field that is a year, or nothing."""
        value = self.text(name, "")
        if value and not (value.isdecimal() and len(value) == 4):
            raise self.wrong(f"{name} must be a year")
        return int(value) if value else None

    def both(self, name: str) -> dict[str, str]:
        """A field with a Chinese and an English text."""
        value = self.fields.get(name)
        if not isinstance(value, dict):
            raise self.wrong(f"{name} needs zh and en")
        return languages(self, name, value)


def languages(entry: Entry, name: str, value: Mapping[str, Words]) -> dict[str, str]:
    """Exactly a zh and an en text, neither of them empty."""
    for language in value:
        if language not in ("zh", "en"):
            raise entry.wrong(f"unknown language {language} in {name} (quote a text that holds a comma)")
    found = {"zh": value.get("zh"), "en": value.get("en")}
    for language, text in found.items():
        if not isinstance(text, str) or not text:
            raise entry.wrong(f"{language} {name} is missing")
    return {language: str(text) for language, text in found.items()}


def entries(file: Path) -> list[Entry]:
    """The entries of one YAML file, in their order."""
    try:
        root = yaml.compose(file.read_text(encoding="utf-8"), yaml.CBaseLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise CatalogueError(file, line, "yaml", error.problem or "cannot be parsed") from error
    except UnicodeDecodeError as error:
        raise CatalogueError(file, 1, "yaml", "is not UTF-8") from error
    if root is None:
        return []
    if not isinstance(root, yaml.MappingNode):
        raise CatalogueError(file, 1, "yaml", "must hold entries, each under its key")
    found = []
    for key, value in root.value:
        words, line = _words(value, file), key.start_mark.line + 1
        fields = words if isinstance(words, dict) else {"": words}
        found.append(Entry(file, line, key.value, fields))
    _once(file, [(entry.key, entry.line) for entry in found])
    return found


def _words(node: yaml.Node, file: Path) -> Words:
    """A parsed node as plain text, lists and mappings."""
    if isinstance(node, yaml.SequenceNode):
        return [_words(item, file) for item in node.value]
    if isinstance(node, yaml.MappingNode):
        _once(file, [(key.value, key.start_mark.line + 1) for key, _ in node.value])
        return {key.value: _words(value, file) for key, value in node.value}
    return str(node.value)


def _once(file: Path, keys: list[tuple[str, int]]) -> None:
    """Refuse a key that stands twice: YAML would silently keep the last."""
    seen: set[str] = set()
    for key, line in keys:
        if key in seen:
            raise CatalogueError(file, line, key, "stands twice")
        seen.add(key)
