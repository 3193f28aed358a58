"""A work report in, its figures out.

from extract import read, extract

for figure in extract(read("report.docx")):
    print(figure.metric, figure.value, figure.unit)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from extract.documents import Report, UnreadableReport, read

if TYPE_CHECKING:
    from extract.figure import Figure, extract

__all__ = ["Figure", "Report", "UnreadableReport", "extract", "read"]


def __getattr__(name: str) -> Any:
    if name in ("Figure", "extract"):
        from extract import figure

        return getattr(figure, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
