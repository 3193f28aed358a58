"""Two years side by side, from a small store."""

from collections.abc import Callable

import pytest

from figures.frames.citing import cited
from figures.frames.stated import Stated
from figures.frames.years import Offered, Pair, index, offered, years
from figures.store import Store

Fill = Callable[..., Store]
METRIC = ("training_sessions",)


@pytest.fixture
def store(filled: Fill) -> Store:
    """Three counties: 甲 tells all, 乙 leaves out 2022, 丙 gives a sum of several years instead of 2021."""
    return filled(
        ("青河旗", 2021, [{"value": 40}]),
        ("青河旗", 2022, [{"value": 50}]),
        ("青河旗", 2023, [{"value": 66}]),
        ("东林旗", 2022, [{"value": 20}]),
        ("东林旗", 2023, [{"value": 900, "metric": "people_trained", "unit": "人次"}]),
        ("海力旗", 2019, [{"value": 8}]),
        ("白音旗", 2022, [{"value": 100, "years": (2017, 2021)}]),
        ("白音旗", 2023, [{"value": 30, "bound": "at_least", "quote": "30余期"}]),
    )


def by_place(pairs: tuple[Pair, ...]) -> dict[str, Pair]:
    return {pair.region: pair for pair in pairs}


def test_pairs_are_compared_or_say_why(store: Store) -> None:
    found = years(store, "d", METRIC, ("青河旗",), 2021, 2022)
    assert found.pairs[0].region == "青河旗"
    pairs = by_place(found.pairs)
    assert pairs["青河旗"].change.difference == 16
    assert pairs["青河旗"].change.percent == pytest.approx(32)
    assert (pairs["东林旗"].change.reason, pairs["东林旗"].year) == ("not_stated", 2022)
    assert pairs["白音旗"].change.reason == "cumulative"
    assert not isinstance(pairs["白音旗"].earlier, Stated)
    assert pairs["白音旗"].earlier.instead is not None
    assert pairs["白音旗"].earlier.instead.value == 100
    assert (found.unit, found.silent) == ("期", ("海力旗",))


def test_a_sum_names_what_it_lacks(store: Store) -> None:
    found = years(store, "d", METRIC, ("青河旗",), 2021, 2022)
    assert found.total is not None
    assert (found.total.earlier, found.total.later) == (50, 66)
    assert found.total.places == ("青河旗",)
    assert set(found.total.missing) == {"东林旗", "白音旗"}


def test_only_the_chosen_places_without_peers(store: Store) -> None:
    found = years(store, "d", METRIC, ("东林旗",), 2021, 2022, peers=False)
    assert [pair.region for pair in found.pairs] == ["东林旗"]
    assert found.total is None


def test_the_index_follows_a_base_year(store: Store) -> None:
    found = years(store, "d", METRIC, ("青河旗",), 2020, 2022, peers=False)
    shares = [(each.year, index(each.pairs[0])) for each in found.followed]
    assert shares == [(2020, 100), (2021, pytest.approx(125)), (2022, pytest.approx(165))]


def test_growth_alone_is_not_a_level(filled: Fill) -> None:
    growth = {"value": 8.0, "metric": "collective_income_growth", "unit": "%", "kind": "growth"}
    money = {"value": 5e6, "metric": "collective_income", "unit": "元"}
    held = filled(("青河旗", 2022, [growth]), ("青河旗", 2023, [money]))
    pair = years(held, "d", ("collective_income",), ("青河旗",), 2021, 2022).pairs[0]
    assert pair.change.reason == "growth"
    assert not isinstance(pair.earlier, Stated)
    assert pair.earlier.instead is not None
    assert pair.earlier.instead.value == 8


def test_another_scope_is_another_thing(filled: Fill) -> None:
    held = filled(("青河旗", 2022, [{"value": 5}]), ("青河旗", 2023, [{"value": 50, "scope": "全市"}]))
    pair = years(held, "d", METRIC, ("青河旗",), 2021, 2022).pairs[0]
    assert (pair.change.reason, pair.change.difference) == ("definition", None)


def test_several_metrics_of_one_place_are_sorted_by_percentage(filled: Fill) -> None:
    before = [{"value": 100, "metric": "people_trained", "unit": "人次"}, {"value": 10}]
    after = [{"value": 110, "metric": "people_trained", "unit": "人次"}, {"value": 15}]
    held = filled(("青河旗", 2022, before), ("青河旗", 2023, after))
    found = years(held, "d", ("people_trained", *METRIC), ("青河旗",), 2021, 2022, peers=False)
    assert [pair.metric for pair in found.pairs] == ["training_sessions", "people_trained"]
    assert (found.unit, found.total) == ("", None)


def test_the_years_to_open_on_are_the_latest_that_many_places_state(filled: Fill) -> None:
    held = filled(
        ("青河旗", 2021, [{"value": 1}]), ("青河旗", 2022, [{"value": 2}]), ("青河旗", 2023, [{"value": 3}]),
        ("东林旗", 2021, [{"value": 4}]), ("东林旗", 2022, [{"value": 5}]), ("东林旗", 2024, [{"value": 6}]),
        ("白音旗", 2021, [{"value": 7}]), ("白音旗", 2022, [{"value": 8}]), ("白音旗", 2023, [{"value": 9}]),
    )  # fmt: skip
    assert offered(held, "d", METRIC) == Offered((2020, 2021, 2022, 2023), 2021, 2022)


def test_one_year_alone_cannot_be_compared(filled: Fill) -> None:
    assert offered(filled(("青河旗", 2021, [{"value": 1}])), "d", METRIC) is None


def test_a_figure_is_cited_by_its_paragraph(store: Store) -> None:
    pair = years(store, "d", METRIC, ("青河旗",), 2021, 2022).pairs[0]
    assert isinstance(pair.later, Stated)
    found = cited(store, "d", (pair.later.figure_id,))[pair.later.figure_id]
    assert (found.paragraph, found.words) == (1, "66")
    assert cited(store, "d", ()) == {}


def test_a_place_and_its_part_do_not_add_up(filled: Fill) -> None:
    held = filled(
        ("湖南省", 2022, [{"value": 500}]), ("湖南省", 2023, [{"value": 600}]),
        ("常德市", 2022, [{"value": 50}]), ("常德市", 2023, [{"value": 60}]),
    )  # fmt: skip
    found = years(held, "d", METRIC, ("湖南省", "常德市"), 2021, 2022)
    assert len(found.pairs) == 2
    assert found.total is None
