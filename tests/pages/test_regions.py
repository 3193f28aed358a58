"""The regions page: ranking, heat table, small multiples, tiles, the whole beside its parts."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from figures.frames.regions import regions, scopes
from figures.store import Store
from pages.parts.charts import regions as charts
from pages.parts.colours import LIGHT
from pages.parts.text import regions as text

Page = Callable[..., AppTest]
WORDS = {"not_stated": "未提及", "no_report": "未收录", "rejected": "已剔除", "not_due": "未到期"}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("data", ["sample", "published", "national"])
def test_opens_without_fault(page: Page, lang: str, data: str) -> None:
    """The page opens on each dataset, also where there is one place only."""
    app = page("regions", lang=lang, data=data)
    assert not app.exception


def test_every_place_is_ranked_or_says_why_not(shipped: Path) -> None:
    """Places without a figure stand last, with the reason."""
    frame = regions(Store(shipped), "sample", "training_sessions", "990000", "", 2022)
    assert len(frame.places) == 6
    assert frame.missing
    spec = charts.ranked(frame, "青河旗", {}, WORDS, LIGHT, "zh").to_dict()
    rows = [row for data in spec["datasets"].values() for row in data]
    said = {row["name"]: row["label"] for row in rows if row["name"] in frame.missing}
    assert set(said) == set(frame.missing)
    assert set(said.values()) <= set(WORDS.values())


def test_the_sum_names_what_it_lacks(shipped: Path) -> None:
    """A sum of parts is never silently incomplete."""
    frame = regions(Store(shipped), "sample", "training_sessions", "990000", "", 2022)
    stated = frame.points[frame.points["year"] == 2022]
    assert frame.total == stated["value"].sum()
    assert set(frame.missing) == set(frame.places) - set(stated["region"].astype(str))


def test_years_offered_hold_a_figure(shipped: Path) -> None:
    """Whatever can be chosen shows something."""
    store = Store(shipped)
    for dataset, metric in (("published", "party_members_developed"), ("sample", "collective_income")):
        offered = scopes(store, dataset, metric)
        for (within, scope), years in offered.years.items():
            frame = regions(store, dataset, metric, within, scope, years[-1])
            assert (frame.points["year"] == years[-1]).any()


def test_provinces_are_a_map_others_a_grid(shipped: Path) -> None:
    """34 provincial tiles stand where the layout puts them; a league has a plain grid in code order."""
    store = Store(shipped)
    country = regions(store, "published", "party_members_developed", "100000", "", 2021)
    cells, mapped = text.tile_cells(country, "100000")
    assert mapped
    assert len(cells) == 34
    assert not cells.duplicated(["row", "column"]).any()
    league = regions(store, "sample", "collective_income", "990000", "", 2022)
    grid, mapped = text.tile_cells(league, "990000")
    assert not mapped
    assert len(grid) == 6
