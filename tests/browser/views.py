"""The views that are looked at: every page as it opens, and the states of pages that draw something else."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pages.parts.shell import DATA_PAGES, PAGES


@dataclass(frozen=True, slots=True)
class View:
    """A page, what its address asks for besides, and whether its menu of files is opened."""

    page: str
    data: str = "sample"
    choice: Mapping[str, str] = field(default_factory=dict)
    menu: bool = False


VIEWS = {
    **{page: View(page) for page in (*PAGES, *DATA_PAGES)},
    "years by metric": View("years", choice={"by": "metrics"}),
    "years as slopes": View("years", choice={"view": "slope"}),
    "years as an index": View("years", choice={"view": "index"}),
    "targets with sentences": View("targets", choice={"words": "shown"}),
    "targets of all": View("targets", choice={"region": "all", "due": "all"}),
    "columns": View("codebook", choice={"part": "columns"}),
    "rules": View("codebook", choice={"part": "rules"}),
    "breaks": View("trends", data="national", choice={"metric": "gdp_growth"}),
    "fact": View("explore", data="published"),
    "facts": View("reports", data="published"),
    "files": View("trends", menu=True),
}
