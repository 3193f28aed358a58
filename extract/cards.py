"""What `reports.yaml` beside the files states about each of them: title, region, year, publisher, address."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

NAME = "reports.yaml"
FIRST_YEAR, LAST_YEAR = 1900, 2100
_TEXTS = ("title", "region", "publisher", "url")


class CardError(ValueError):
    """A mistake in a reports.yaml; the message names file, entry and reason."""


@dataclass(frozen=True, slots=True)
class Card:
    """What is stated about one report; what is empty is left to be guessed."""

    title: str = ""
    region: str = ""
    year: int | None = None
    publisher: str = ""
    url: str = ""


def year_of(words: str) -> int:
    """A year of four digits; ValueError says what is wrong with any other words.

    >>> year_of("2023")
    2023
    """
    if not re.fullmatch(r"\d{4}", words.strip()) or not FIRST_YEAR <= int(words) <= LAST_YEAR:
        raise ValueError(f"年份要写四位数，如 2023，不是 {words} (a year is four digits, not {words})")
    return int(words)


def card(path: Path) -> Card:
    """The card of one file: empty where there is no reports.yaml beside it or it does not list the file."""
    file = path.parent / NAME
    try:
        stamp = file.stat().st_mtime_ns
    except OSError:
        return Card()
    return _cards(file, stamp).get(path.name, Card())


@lru_cache(maxsize=64)
def _cards(file: Path, stamp: int) -> Mapping[str, Card]:
    """All cards of one reports.yaml; read again only when the file's time stamp changed."""
    try:
        root = yaml.compose(file.read_text("utf-8-sig"), yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise CardError(f"{file}:{line}: 不是合法的 YAML，{error.problem} (not valid YAML)") from error
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        raise CardError(f"{file}: 要用 UTF-8 编码的 YAML (must be YAML in UTF-8)") from error
    except OSError as error:
        raise CardError(f"{file}: 读不了 (cannot be read: {error.strerror})") from error
    if root is None:
        return {}
    if not isinstance(root, yaml.SequenceNode):
        raise CardError(
            f"{file}: 应是列表，每项以 “- file: 文件名” 开头 (must be a list of entries, each with a file)"
        )
    found: dict[str, Card] = {}
    for number, node in enumerate(root.value, 1):
        where = f"{file}:{node.start_mark.line + 1}: 第 {number} 项 (entry {number})"
        name, entry = _card(node, where)
        if name in found:
            raise CardError(f"{where}: {name} 写了两次 ({name} stands twice)")
        found[name] = entry
    return found


def _card(node: yaml.Node, where: str) -> tuple[str, Card]:
    if not isinstance(node, yaml.MappingNode):
        raise CardError(f"{where}: 应写作 “file: 文件名” 等各行 (must be lines such as “file: name”)")
    fields: dict[str, str] = {}
    for key, value in node.value:
        name = str(key.value)
        if name not in ("file", "year", *_TEXTS):
            raise CardError(
                f"{where}: 不认识 {name}，可写 file title region year publisher url (unknown key {name})"
            )
        if not isinstance(value, yaml.ScalarNode):
            raise CardError(f"{where}: {name} 应是一个词 ({name} must be one text)")
        fields[name] = "" if value.tag.endswith(":null") else str(value.value).strip()
    if not fields.get("file"):
        raise CardError(f"{where}: 缺少 file (file is missing)")
    try:
        year = year_of(fields["year"]) if fields.get("year") else None
    except ValueError as error:
        raise CardError(f"{where}: {error}") from error
    return fields["file"], Card(year=year, **{name: fields.get(name, "") for name in _TEXTS})
