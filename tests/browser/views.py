"""The views that are looked at: every page as it opens, and the states of pages that draw something else."""

from pages.parts.shell import DATA_PAGES, PAGES

VIEWS: dict[str, tuple[str, dict[str, str]]] = {
    **{page: (page, {"data": "sample"}) for page in (*PAGES, *DATA_PAGES)},
    "years by metric": ("years", {"data": "sample", "by": "metrics"}),
    "years as slopes": ("years", {"data": "sample", "view": "slope"}),
    "years as an index": ("years", {"data": "sample", "view": "index"}),
    "targets with sentences": ("targets", {"data": "sample", "words": "shown"}),
    "targets of all": ("targets", {"data": "sample", "region": "all", "due": "all"}),
    "columns": ("codebook", {"data": "sample", "part": "columns"}),
    "rules": ("codebook", {"data": "sample", "part": "rules"}),
    "breaks": ("trends", {"data": "national", "metric": "gdp_growth"}),
    "fact": ("explore", {"data": "published"}),
    "facts": ("reports", {"data": "published"}),
}
DATASETS = ("published", "national", "mine")
