"""What a view offers to take away: files made when clicked, and the address that gives programs the same."""

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any
from urllib.parse import urlencode, urlsplit

import pandas as pd
import streamlit as st

from figures import exports
from pages.parts import fragments, held
from pages.parts.charts.pictures import picture
from pages.parts.language import Language, language, say, speaking
from pages.parts.shell import View
from pages.parts.text.wording import Words

Chart = Callable[[], Any]
Make = Callable[[], bytes]

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MIMES = {
    "csv": "text/csv",
    "xlsx": EXCEL,
    "zip": "application/zip",
    "png": "image/png",
    "svg": "image/svg+xml",
}
LONGEST_NAME = 80
MOST_VALUES = 12
PANDAS = """import pandas as pd

figures = pd.read_csv(
    "{address}",
    dtype={{"region_code": str}},
)"""
R = """library(readr)

figures <- read_csv(
  "{address}",
  col_types = cols(region_code = col_character())
)"""


def offer(
    view: View,
    figures: pd.DataFrame,
    name: Sequence[str],
    chart: Chart | None = None,
    said: Words | None = None,
    *,
    title: str = "",
    subtitle: str = "",
    source: str = "",
) -> None:
    """The download menu of a view: nothing is computed until it is opened, no file until it is asked for.

    figures: rows of the store that the view shows; name: metric, places, years, for the file's name
    chart: gives the chart in light colours; said: the words around it, or title, subtitle and source alone
    """
    words = said or Words(title or "，".join(name), subtitle, source, "")
    with view.downloads:
        menu = st.popover(
            say("head.download"),
            type="tertiary",
            icon=":material/download:",
            key=f"download.{view.page}",
            on_change="rerun",
        )
    if menu.open:
        with menu:
            with st.container(gap="xxsmall"):
                _files(view, figures, name, chart, words)
            _programs(view.dataset, figures)


def _files(view: View, figures: pd.DataFrame, name: Sequence[str], chart: Chart | None, words: Words) -> None:
    spoken, rows = language(), f"{len(figures):,}"
    stem = file_stem(name)
    wide = f"{stem}_{say('download.name.wide')}"
    wide_rows = f"{exports.wide_rows(figures):,}"
    _file("tidy", f"{stem}.csv", partial(tidy_csv, figures, spoken), rows=rows)
    _file("wide", f"{wide}.csv", partial(wide_csv, figures, spoken), rows=wide_rows)
    if len(figures) <= exports.MOST_EXCEL_ROWS:
        _file("excel", f"{stem}.xlsx", partial(workbook, figures, spoken), rows=rows)
    else:
        st.caption(say("download.excel.too_long", most=f"{exports.MOST_EXCEL_ROWS:,}"))
    version = held.store().changed_at(view.dataset)
    _file("zip", f"{stem}.zip", partial(exports.archive, figures, stem, version), rows=rows)
    if chart is not None:
        for form in ("png", "svg"):
            _file(form, f"{stem}.{form}", partial(_drawn, chart, words, form, spoken))
    st.caption(say("download.about"))


def _file(key: str, name: str, make: Make, **counts: str) -> None:
    st.download_button(
        say(f"download.{key}", **counts),
        make,
        name,
        MIMES[name.rsplit(".", 1)[1]],
        key=f"download.{key}",
        on_click="ignore",
        type="tertiary",
        icon=":material/image:" if key in ("png", "svg") else ":material/table:",
    )


def tidy_csv(figures: pd.DataFrame, spoken: Language) -> bytes:
    """One row a figure, headings and words in the reader's language, for Excel and WPS."""
    return exports.csv(exports.figures_sheet(figures, spoken), bom=True)


def wide_csv(figures: pd.DataFrame, spoken: Language) -> bytes:
    """Years as columns."""
    return exports.csv(exports.wide_sheet(figures, spoken), bom=True)


def workbook(figures: pd.DataFrame, spoken: Language) -> bytes:
    """All four tables as sheets of one Excel file."""
    with speaking(spoken):
        return exports.excel(
            {
                say("download.sheet.data"): exports.figures_sheet(figures, spoken),
                say("download.sheet.wide"): exports.wide_sheet(figures, spoken),
                say("download.sheet.sources"): exports.sources_sheet(figures, spoken),
                say("download.sheet.metrics"): exports.metrics_sheet(figures, spoken),
            }
        )


def _drawn(chart: Chart, words: Words, form: str, spoken: Language) -> bytes:
    key = [(fragments.MARKS[mark], meaning) for mark, meaning in words.key]
    with speaking(spoken):
        return picture(chart(), words.title, words.subtitle, words.source, key=key, form=form)


def file_stem(name: Sequence[str]) -> str:
    """The name of a file without its ending: what, where, when.

    >>> file_stem(["举办培训班", "青河旗", "2018—2024"]), file_stem(["a/b", "", "c:d"])
    ('举办培训班_青河旗_2018—2024', 'a-b_c-d')
    """
    words = [re.sub(r'[\\/:*?"<>|\s]+', "-", word).strip("-") for word in name]
    room = LONGEST_NAME // max(len(words), 1)
    return (
        "_".join(word if len(word) <= room else f"{word[: room - 1]}…" for word in words if word) or "figures"
    )


def _programs(dataset: str, figures: pd.DataFrame) -> None:
    """The address of the same figures, and how to read it."""
    base = urlsplit(st.context.url or "http://localhost:8501")
    address = f"{base.scheme}://{base.netloc}/api/figures.csv?{asked(dataset, figures)}"
    st.markdown(f"**{say('api.title')}**")
    st.code(address, language=None, wrap_lines=True)
    st.caption(say("api.about"))
    with st.expander(say("api.how")):
        st.caption(say("api.how.pandas"))
        st.code(PANDAS.format(address=address), language="python")
        st.caption(say("api.how.r"))
        st.code(R.format(address=address), language="r")
        st.caption(say("api.how.excel"))
        st.caption(say("api.how.file"))


def asked(dataset: str, figures: pd.DataFrame) -> str:
    """The filters that ask an address for these figures: what is the same for all, or few enough to name."""
    filters = {"dataset": dataset}
    most = {"metric": MOST_VALUES, "region": MOST_VALUES, "status": 1, "kind": 1}
    for name, few in most.items():
        values = list(dict.fromkeys(figures[name].astype("str")))
        if 0 < len(values) <= few and "" not in values:
            filters[name] = ",".join(_codes(figures) if name == "region" else values)
    if len(figures):
        filters["years"] = f"{figures['period_start'].min()}-{figures['period_end'].max()}"
    return urlencode(filters, safe=",")


def _codes(figures: pd.DataFrame) -> list[str]:
    """Places by code, which is short in an address, or by name where there is no code."""
    places = figures[["region", "region_code"]].astype("str").drop_duplicates()
    return [code or name for name, code in places.itertuples(index=False)]
