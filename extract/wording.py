"""The catalogue's lists of words as parts of regular expressions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

from extract.catalogue import FOLDER
from extract.entries import Entry, entries


class Wording:
    """The lists of words of one catalogue file.

    >>> Wording("labels").any("units")
    '(?:计量单位|单位)'
    """

    def __init__(self, name: str) -> None:
        self._file = FOLDER / f"{name}.yaml"

    @cached_property
    def _entries(self) -> Mapping[str, Entry]:
        return {entry.key: entry for entry in entries(self._file)}

    def list(self, key: str) -> tuple[str, ...]:
        """The words of one list."""
        return self._entries[key].many("")

    def table(self, key: str) -> Mapping[str, str]:
        """What stands for each word of a list of pairs."""
        return {word: str(meaning) for word, meaning in self._entries[key].fields.items()}

    def any(self, *keys: str) -> str:
        """A pattern for any word of some lists, longer ones first."""
        words = {word for key in keys for word in self.list(key)}
        return f"(?:{'|'.join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))})"
