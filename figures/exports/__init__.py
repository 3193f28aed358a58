"""Figures given away: CSV, Excel, ZIP with codebook, JSON.

A sheet (`figures_sheet`, `series_sheet`, `wide_sheet`, `metrics_sheet`, `sources_sheet`) holds typed columns;
a writer (`csv`, `excel`, `archive`, `records`) makes a file of it. Words for readers, ids for programs.
"""

from figures.exports.archive import archive as archive
from figures.exports.csv import BOM as BOM
from figures.exports.csv import csv as csv
from figures.exports.csv import pieces as csv_pieces
from figures.exports.excel import MOST_ROWS as MOST_EXCEL_ROWS
from figures.exports.excel import excel as excel
from figures.exports.records import json_lines as json_lines
from figures.exports.records import records as records
from figures.exports.sheets import Sheet as Sheet
from figures.exports.sheets import figures_sheet as figures_sheet
from figures.exports.sheets import metrics_sheet as metrics_sheet
from figures.exports.sheets import series_sheet as series_sheet
from figures.exports.sheets import sources_sheet as sources_sheet
from figures.exports.wide import wide_rows as wide_rows
from figures.exports.wide import wide_sheet as wide_sheet

__all__ = [
    "BOM",
    "MOST_EXCEL_ROWS",
    "Sheet",
    "archive",
    "csv",
    "csv_pieces",
    "excel",
    "figures_sheet",
    "json_lines",
    "metrics_sheet",
    "records",
    "series_sheet",
    "sources_sheet",
    "wide_rows",
    "wide_sheet",
]
