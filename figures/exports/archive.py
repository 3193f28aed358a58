"""Figures as a ZIP that explains itself: data, codebook, sources, README, datapackage.json."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pandas as pd
import pyarrow as pa

from extract.entries import HOME, entries, languages
from figures.datasets import datasets
from figures.exports.columns import Column, Language, columns
from figures.exports.csv import csv
from figures.exports.sheets import Cells, Sheet, figures_sheet, metrics_sheet, sources_sheet
from figures.exports.wide import wide_sheet

FILE = HOME / "data" / "catalogue" / "archive.yaml"
SAME_TIME = (1980, 1, 1, 0, 0, 0)
PATHS = {"data": "数据.csv", "wide": "数据_宽表.csv", "metrics": "指标说明.csv", "sources": "来源.csv"}
SCHEMA = "https://datapackage.org/profiles/2.0/datapackage.json"


@dataclass(frozen=True, slots=True)
class Part:
    """One CSV of the archive."""

    name: str
    path: str
    sheet: Sheet
    content: bytes

    @property
    def sha256(self) -> str:
        """Of the bytes as they lie in the archive."""
        return sha256(self.content).hexdigest()


def archive(figures: pd.DataFrame, title: str, version: str = "") -> bytes:
    """The ZIP of these figures; the same figures, title and version give the same bytes."""
    sheets = {
        "data": figures_sheet(figures),
        "wide": wide_sheet(figures),
        "metrics": metrics_sheet(figures),
        "sources": sources_sheet(figures),
    }
    parts = [Part(name, PATHS[name], sheet, csv(sheet, bom=True)) for name, sheet in sheets.items()]
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as packed:
        for part in parts:
            _put(packed, part.path, part.content)
        package = json.dumps(datapackage(parts, figures, title, version), ensure_ascii=False, indent=2)
        _put(packed, "datapackage.json", package.encode())
        _put(packed, "README.md", readme(parts, figures, title, version).encode())
    return file.getvalue()


def _put(packed: ZipFile, path: str, content: bytes) -> None:
    entry = ZipInfo(path, SAME_TIME)
    entry.compress_type = ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    packed.writestr(entry, content)


def datapackage(parts: list[Part], figures: pd.DataFrame, title: str, version: str) -> dict[str, Any]:
    """What programs read first: files with checksums, columns with types, sources."""
    found: dict[str, Any] = {
        "$schema": SCHEMA,
        "name": "report-figures",
        "title": title,
        "version": version,
        "sources": _sources(figures),
        "resources": [_resource(part) for part in parts],
    }
    return {key: value for key, value in found.items() if value}


def _sources(figures: pd.DataFrame) -> list[dict[str, str]]:
    named = zip(*(figures[name].astype("str") for name in ("report_title", "doc", "url")), strict=True)
    return [
        {"title": title or doc} | ({"path": url} if url else {}) for title, doc, url in dict.fromkeys(named)
    ]


def _resource(part: Part) -> dict[str, Any]:
    heads = part.sheet.heads
    keys = [["figure_id"], ["metric"], ["report_id"]]
    key = dict(zip(("data", "metrics", "sources"), keys, strict=True)).get(part.name)
    fields = [_field(head, cells) for head, cells in zip(heads, part.sheet.columns, strict=True)]
    return {
        "name": part.name,
        "path": part.path,
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "bytes": len(part.content),
        "hash": f"sha256:{part.sha256}",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "doubleQuote": True},
        "schema": {"fields": fields, "missingValues": [""]} | ({"primaryKey": key} if key else {}),
    }


def _field(head: str, cells: Cells) -> dict[str, Any]:
    known = columns().get(head)
    if known is None:
        return {"name": head, "type": "number", "title": head}
    field: dict[str, Any] = {
        "name": head,
        "type": _type(cells),
        "title": known.label["zh"],
        "description": known.about["zh"],
        "title_en": known.label["en"],
        "description_en": known.about["en"],
    }
    if known.standard:
        field["standard"] = known.standard
    if known.values:
        field["constraints"] = {"enum": list(known.values)}
    return field


def _type(cells: Cells) -> str:
    if pa.types.is_floating(cells.type):
        return "number"
    return "integer" if pa.types.is_integer(cells.type) else "string"


def readme(parts: list[Part], figures: pd.DataFrame, title: str, version: str) -> str:
    """What a person reads first: Chinese, then English."""
    spoken: tuple[Language, ...] = ("zh", "en")
    return "\n".join(line for language in spoken for line in _told(parts, figures, title, version, language))


def _told(
    parts: list[Part], figures: pd.DataFrame, title: str, version: str, language: Language
) -> Iterator[str]:
    keys = figures["dataset"].astype("str").unique()
    names = [datasets()[key].label[language] if key in datasets() else key for key in keys]
    facts = {
        **{"name": title, "version": version or "—", "path": PATHS["sources"]},
        **{"dataset": "、".join(names) if language == "zh" else ", ".join(names)},
        **{"figures": f"{len(figures):,}", "reports": f"{figures['report_id'].nunique():,}"},
    }
    files = {part.name: {"path": part.path, "rows": f"{len(part.sheet):,}"} for part in parts}
    for key, text in _phrases().items():
        if key == "column":
            for column in columns().values():
                named = {"id": column.id, "label": column.label[language], "about": column.about[language]}
                yield text[language].format(**named) + _values(column, language)
        elif key == "checksum":
            yield from (text[language].format(path=part.path, sha256=part.sha256) for part in parts)
        else:
            line = text[language].format(**(facts | files.get(key, {})))
            yield from ("", line, "") if line.startswith("#") else (line,)


def _values(column: Column, language: Language) -> str:
    """The words its cells may hold, each with its meaning."""
    words = [f"`{word}` {column.word(word, language)}" for word in column.values]
    return f" ({', '.join(words)})" if words else ""


@cache
def _phrases() -> Mapping[str, Mapping[str, str]]:
    return {entry.key: languages(entry, "text", entry.fields) for entry in entries(FILE)}
