"""The rules find what a careful reader would query, and leave alone what the wording allows."""

from collections.abc import Callable
from typing import Any

import pytest

from figures import review
from figures.frames import quality as frames
from figures.frames.quality import quality
from figures.frames.stated import Stated
from figures.quality import Finding, agree
from figures.store import Store

Fill = Callable[..., Store]
Figure = Callable[..., Stated]
INCOME = {"metric": "collective_income", "unit": "元"}
LATER = (2023, 2024)


def found(store: Store) -> list[Finding]:
    return quality(store, "d").findings


def values(finding: Finding) -> list[float]:
    return [figure.value for figure in finding.figures]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"value": 50}, {"value": 50}, True),
        ({"value": 50}, {"value": 51}, False),
        ({"value": 16000, "bound": "at_least", "quote": "1.6万余人次"}, {"value": 16234}, True),
        ({"value": 16000, "bound": "at_least", "quote": "1.6万余人次"}, {"value": 18000}, False),
        ({"value": 70, "bound": "about", "quote": "70左右"}, {"value": 72}, True),
        ({"value": 70, "bound": "about", "quote": "70左右"}, {"value": 82}, False),
        ({"value": 16200, "quote": "1.62万人次"}, {"value": 16234, "quote": "16234人次"}, True),
        ({"value": 8.08e6, "quote": "808万元"}, {"value": 8.1e6, "quote": "810万元"}, False),
        ({"value": 97, "unit": "%", "quote": "97%"}, {"value": 97.4, "unit": "%", "quote": "97.4%"}, True),
        ({"value": 97, "unit": "%", "quote": "97%"}, {"value": 98.1, "unit": "%", "quote": "98.1%"}, False),
        ({"value": 1, "upper": 3}, {"value": 2}, True),
        ({"value": 30, "unit": "人"}, {"value": 60, "unit": "人次"}, True),
    ],
)  # fmt: skip
def test_statements_agree_within_their_words(
    figure: Figure, one: dict[str, Any], other: dict[str, Any], same: bool
) -> None:
    """Bounds, ranges and rounding leave room; persons and attendances are not compared at all."""
    assert agree(figure(**one), figure(**other)) is same
    assert agree(figure(**other), figure(**one)) is same


def test_a_value_put_right_a_year_later_is_a_restatement(filled: Fill) -> None:
    """808万 in the report of 2024, 810万 in that of 2025."""
    first = {"value": 8080000, "quote": "808万元", "year": 2023, **INCOME}
    later = {"value": 8100000, "quote": "810万元", "year": 2023, **INCOME}
    (finding,) = found(filled(("甲县", 2024, [first]), ("甲县", 2025, [later])))
    assert (finding.type, finding.severity, finding.year) == ("restated", 2, 2023)
    assert values(finding) == [8080000, 8100000]


def test_reports_of_one_year_that_differ_conflict(filled: Fill) -> None:
    """Two reports delivered in the same year; the place is named in both."""
    store = filled(
        ("甲县", 2024, [{"value": 50, "year": 2023}]),
        ("乙市", 2024, [{"value": 60, "year": 2023, "region": "甲县"}]),
    )
    (finding,) = found(store)
    assert (finding.type, finding.severity) == ("conflict", 3)
    assert sorted(values(finding)) == [50, 60]


def test_several_values_within_a_report_are_one_finding(filled: Fill) -> None:
    """The one that counts comes first; a value that agrees with it is no matter."""
    stated = [{"value": value, "quote": f"{value}期"} for value in (12, 50, 50, 48)]
    (finding,) = found(filled(("甲县", 2024, stated)))
    assert (finding.type, values(finding)) == ("within", [50, 12, 48])


def test_a_part_above_its_whole(filled: Fill) -> None:
    """More rectified than identified, as plan or as result; an equal number is fine."""
    pair = ({"metric": "issues_identified", "unit": "个"}, {"metric": "issues_rectified", "unit": "个"})
    wrong = [{"value": 100, **pair[0]}, {"value": 120, **pair[1]}]
    right = [{"value": 100, **pair[0]}, {"value": 100, **pair[1]}]
    vague = [{"value": 100, "bound": "at_least", "quote": "100余个", **pair[0]}, {"value": 120, **pair[1]}]
    store = filled(("甲县", 2024, wrong), ("乙县", 2024, right), ("丙县", 2024, vague))
    (finding,) = found(store)
    assert (finding.type, finding.region, values(finding)) == ("part", "甲县", [120, 100])


def test_what_is_called_a_part_in_the_text_is_held_against_the_figure_before(filled: Fill) -> None:
    """其中 60 of 50."""
    stated = [
        {"value": 50, "year": 2023},
        {"value": 60, "cues": "metric:其中", "scope": "县级", "year": 2023},
    ]
    (finding,) = found(filled(("甲县", 2024, stated)))
    assert (finding.type, values(finding)) == ("part", [60, 50])


def test_parts_in_a_row_divide_one_whole(filled: Fill) -> None:
    """50, 其中 10、15; a part that outgrows the part before it is no finding, one above the whole is."""
    whole = {"value": 50, "year": 2023}
    parts = [{"value": value, "year": 2023, "cues": "metric:其中", "scope": "县级"} for value in (10, 15, 60)]
    (finding,) = (one for one in found(filled(("甲县", 2024, [whole, *parts]))) if one.type == "part")
    assert values(finding) == [60, 50]


@pytest.mark.parametrize(
    ("earlier", "later", "severity"),
    [(8_080_000, 811, 3), (50, 600, 2), (50, 400, None), (2, 30, None)],
)
def test_jumps_of_magnitude(filled: Fill, earlier: float, later: float, severity: int | None) -> None:
    """About 10,000 times is a 万 lost; tenfold is worth a look; small counts may grow tenfold."""
    store = filled(
        ("甲县", 2023, [{"value": earlier, "year": 2022, **INCOME}]),
        ("甲县", 2024, [{"value": later, "year": 2023, **INCOME}]),
    )
    jumps = [finding for finding in found(store) if finding.type == "jump"]
    assert [finding.severity for finding in jumps] == ([severity] if severity else [])


def test_a_target_of_another_magnitude_than_its_result(filled: Fill) -> None:
    """Planned 50, done 5000 in the same year."""
    target = {"value": 50, "year": 2023, "status": "target"}
    (finding,) = found(filled(("甲县", 2023, [target]), ("甲县", 2024, [{"value": 5000, "year": 2023}])))
    assert (finding.type, values(finding)) == ("jump", [50, 5000])


def test_a_unit_that_changes(filled: Fill) -> None:
    """人次 and 人 cannot be compared; 期 and 个 count the same things and weigh less."""
    trained = {"metric": "people_trained"}
    store = filled(
        ("甲县", 2023, [{"value": 900, "unit": "人次", "year": 2022, **trained}, {"value": 5, "year": 2022}]),
        ("甲县", 2024, [{"value": 800, "unit": "人", **trained}, {"value": 6, "unit": "个"}]),
    )
    severities = {finding.metric: finding.severity for finding in found(store) if finding.type == "unit"}
    assert severities == {"people_trained": 2, "training_sessions": 1}


def test_a_gap_names_each_year_with_its_reason(filled: Fill) -> None:
    """2020 is not stated in a report that is held, 2021 has no report; a series of two years has no gaps."""
    store = filled(
        *(("甲县", year + 1, [{"value": year - 1970, "year": year}]) for year in (2018, 2019, 2022)),
        ("甲县", 2021, [{"value": 9, **INCOME}]),
        *(("乙县", year + 1, [{"value": year - 1980, "year": year}]) for year in (2018, 2022)),
    )
    (finding,) = found(store)
    assert (finding.type, finding.region) == ("gap", "甲县")
    assert finding.said["missing"] == ((2020, "not_stated"), (2021, "no_report"))
    assert [figure.period_end for figure in finding.figures] == [2019, 2022]


def test_uncertain_readings_come_least_certain_first(filled: Fill) -> None:
    """Those without a metric too."""
    stated = [{"value": n, "reading": reading, "metric": ""} for n, reading in ((1, 0.7), (2, 0.9), (3, 0.3))]
    assert [(f.type, values(f)) for f in found(filled(("甲县", 2024, stated)))] == [
        ("low", [3]),
        ("low", [1]),
    ]


def test_a_rejected_figure_takes_no_part(filled: Fill) -> None:
    """Once one of two that conflict is rejected, nothing is left to find."""
    store = filled(("甲县", 2024, [{"value": 50}]), ("甲县", 2025, [{"value": 90, "year": 2023}]))
    assert len(found(store)) == 1
    figures = store.figures("d")
    wrong = figures.loc[figures["value"] == 90, "figure_id"].iloc[0]
    review.reject(store, int(wrong), "检查人", "不是这个数")
    assert found(store) == []


def test_a_dataset_too_large_to_check_at_once_is_checked_by_place(
    filled: Fill, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is said of the whole; a place that is small enough is checked."""
    monkeypatch.setattr(frames, "READ", 2)
    store = filled(("甲县", 2024, [{"value": 50}, {"value": 20}]), ("乙县", 2024, [{"value": 9}]))
    assert quality(store, "d").too_many
    assert [finding.type for finding in quality(store, "d", region="甲县").findings] == ["within"]


def test_an_empty_dataset_has_no_findings(filled: Fill) -> None:
    """No figure, no fault."""
    assert found(filled()) == []
