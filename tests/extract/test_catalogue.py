"""The catalogue: what ships is whole, and a mistake in it is named by file, entry and reason."""

import csv
import re
import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from extract.catalogue import FOLDER, Catalogue, CatalogueError, catalogue, load, phrases
from extract.entries import HOME, entries
from extract.regions import shorter

SHARED = HOME.parent / "shared"
SCORED = [
    "training_sessions", "people_trained", "issues_identified", "issues_rectified", "rectification_rate",
    "orgs_rectified", "collective_income", "people_helped_issues", "cadres_promoted", "young_cadres",
    "talent_recruited", "talent_platforms", "party_members_developed", "gdp", "gdp_growth", "budget_revenue",
    "budget_revenue_growth", "investment", "investment_growth", "retail_sales", "retail_sales_growth",
    "urban_income", "urban_income_growth", "rural_income", "rural_income_growth", "industrial_growth",
    "jobs_created",
]  # fmt: skip


@pytest.fixture
def whole() -> Catalogue:
    return catalogue()


@pytest.mark.parametrize("metric", SCORED)
def test_every_scored_metric_can_be_claimed(whole: Catalogue, metric: str) -> None:
    assert whole.metrics[metric].says or whole.metrics[metric].gaps


def test_the_mission_comes_first(whole: Catalogue) -> None:
    mission = [metric.id for metric in whole.metrics.values() if metric.mission]
    assert mission == ["training_sessions", "people_trained", "issues_rectified", "collective_income"]
    assert whole.metrics["issues_rectified"].of == "issues_identified"
    assert list(whole.groups)[:2] == ["training", "rectification"]
    order = list(whole.groups)
    places = [order.index(metric.group) for metric in whole.metrics.values()]
    assert places == sorted(places)


def test_every_metric_reads_well_in_both_languages(whole: Catalogue) -> None:
    for metric in whole.metrics.values():
        assert re.search("[一-龥]", metric.label["zh"]), metric.id
        assert re.search("[一-龥]", metric.about["zh"]), metric.id
        assert metric.label["en"].isascii() or metric.growth_of, metric.id
        assert len(metric.label["zh"]) <= 22, metric.id
    for language in ("zh", "en"):
        labels = [metric.label[language] for metric in whole.metrics.values()]
        assert len(set(labels)) == len(labels), [label for label in labels if labels.count(label) > 1]


def test_no_metric_stops_its_own_words(whole: Catalogue) -> None:
    for metric in whole.metrics.values():
        assert not set(metric.says) & set(metric.never), metric.id


def test_published_metrics_keep_their_ids(whole: Catalogue) -> None:
    facts = SHARED / "facts" / "metrics.csv"
    if not facts.exists():
        pytest.skip("no published facts lie beside the project")
    with facts.open(encoding="utf-8", newline="") as lines:
        missing = {row["metric"] for row in csv.DictReader(lines)} - whole.metrics.keys()
    assert not missing


@pytest.mark.parametrize("name", ["seeds", "national", "local"])
def test_annotated_figures_have_a_unit_and_kind_that_fit(whole: Catalogue, name: str) -> None:
    gold = SHARED / "eval" / "dev" / f"{name}.csv"
    if not gold.exists():
        pytest.skip("no annotated figures lie beside the project")
    with gold.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["metric"]]
    assert rows
    for row in rows:
        metric = whole.metrics[row["metric"]]
        assert row["unit"] in metric.accepts, (row["quote"], metric.id)
        assert row["kind"] == metric.kind, (row["quote"], metric.id)


def test_units_of_one_measure_are_scaled(whole: Catalogue) -> None:
    assert whole.scale("斤", "吨") == Decimal("0.0005")
    assert whole.scale("个", "期") == 1
    for metric in whole.metrics.values():
        weights = {"吨", "公斤", "斤", "担"} & set(metric.accepts)
        if len(weights) > 1 and metric.unit == "吨":
            assert all(whole.scale(unit, "吨") < 1 for unit in weights - {"吨"}), metric.id


# Places


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("湖南省", "430000"), ("湖南", "430000"), ("内蒙古", "150000"), ("香港", "810000"),
        ("全国", "100000"), ("我国", "100000"), ("湖南省常德市鼎城区", "430703"), ("湖南常德", "430700"),
        ("常德", "430700"), ("海南州", "632500"), ("西双版纳州", "532800"), ("维西县", "533423"),
        ("长沙", "430100"), ("恩施", "422800"),
        ("吉林", "220000"), ("吉林市", "220200"), ("山西省沁源县", "140431"), ("潜江市", "429005"),
        ("衢县", "330803"), ("示例盟青河旗", "990001"), ("西塔旗", "990005"),
    ],
)  # fmt: skip
def test_a_place_is_found_by_name(whole: Catalogue, name: str, code: str) -> None:
    found = whole.region(name)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("name", ["", "XX县", "X市", "某县", "朝阳区", "李营街道", "均川镇", "工作"])
def test_no_place_is_guessed(whole: Catalogue, name: str) -> None:
    assert whole.region(name) is None


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("山东省济宁市任城区李营街道", "370811"), ("济宁市任城区李营街道", "370811"),
        ("湖南省XX县", "430000"), ("随县均川镇", "421321"), ("昆明市(某区)", "530100"), ("北京市", "110000"),
    ],
)  # fmt: skip
def test_a_place_below_the_catalogue_lies_in_one(whole: Catalogue, name: str, code: str) -> None:
    found = whole.within(name)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("name", ["安庆路街道", "XX县", "李营街道", ""])
def test_a_street_is_no_city(whole: Catalogue, name: str) -> None:
    assert whole.within(name) is None


def test_of_several_places_the_near_one_is_meant(whole: Catalogue) -> None:
    def code(name: str, inside: str) -> str | None:
        found = whole.region(name, whole.region(inside))
        return found.code if found else None

    assert code("鼓楼区", "南京市") == "320106"
    assert code("鼓楼区", "玄武区") == "320106"
    assert code("鼓楼区", "开封市") == "410204"
    assert code("鼓楼区", "北京市") is None
    assert code("东林旗", "青河旗") == "990002"


def test_shorter_names_of_every_region_find_it_inside_itself(whole: Catalogue) -> None:
    for region in whole.regions.values():
        if region.state == "current":
            assert whole.region(region.name, region) == region
            assert len(shorter(region.name)) == len(set(shorter(region.name)))


def test_provinces_have_english_names_and_tiles(whole: Catalogue) -> None:
    provinces = [r for r in whole.regions.values() if r.level == "province" and r.state == "current"]
    assert {region.code for region in provinces} == whole.tiles.keys()
    assert all(region.label_en.isascii() for region in provinces)
    spots = {(tile.row, tile.column) for tile in whole.tiles.values()}
    assert len(spots) == len(provinces) == 34


def test_sample_places_are_marked(whole: Catalogue) -> None:
    sample = [region for code, region in whole.regions.items() if code.startswith("99")]
    assert len(sample) == 7
    assert all("sample" in region.label_en.lower() for region in sample)
    real = {region.name for code, region in whole.regions.items() if not code.startswith("99")}
    assert not real & {region.name for region in sample}


# Mistakes


def change(file: Path, old: str, new: str) -> None:
    """Make one mistake in a file."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


GOOD = """\
gdp:
  label: {zh: 生产总值, en: Product}
  about: {zh: 全部, en: All of it}
  unit: 元
  says: [生产总值]
gdp_growth:
  growth_of: gdp
per_head:
  label: {zh: 人均, en: Per head}
  about: {zh: 每人, en: For each}
  unit: 元
  says: [人均生产总值]
  of: gdp
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A catalogue of three metrics without a mistake."""
    (tmp_path / "metrics").mkdir()
    for name in ("units.yaml", "measures.yaml", "tiles.yaml", "regions.csv"):
        shutil.copy(FOLDER / name, tmp_path)
    (tmp_path / "groups.yaml").write_text("economy: {label: {zh: 经济, en: Economy}}\n", encoding="utf-8")
    (tmp_path / "metrics" / "economy.yaml").write_text(GOOD, encoding="utf-8")
    return tmp_path


def test_a_metric_needs_little(small: Path) -> None:
    found = load(small).metrics
    assert list(found) == ["gdp", "gdp_growth", "per_head"]
    assert found["gdp"].accepts == ("元",)
    assert (found["gdp"].kind, found["gdp"].total, found["gdp"].better) == ("level", "none", "neither")
    growth = found["gdp_growth"]
    assert (growth.kind, growth.unit, growth.says) == ("growth", "%", ("生产总值",))
    assert growth.label == {"zh": "生产总值增速", "en": "Product, growth"}


@pytest.mark.parametrize(
    ("old", "new", "line", "entry", "reason"),
    [
        ("unit: 元", "unit: 園", 1, "gdp", "unknown unit 園"),
        ("unit: 元\n  says: [人", "unit: 元\n  accepts: [户]\n  says: [人", 8, "per_head", "is not among"),
        ("[人均生产总值]", "[人均, 生产总值]", 8, "per_head", "生产总值 is already claimed by gdp"),
        ("[人均生产总值]", "[人均, 人均]", 8, "per_head", "each of them once"),
        ("[人均生产总值]", "人均生产总值", 8, "per_head", "says must be a list"),
        ("{zh: 人均, en: Per head}", "{zh: 人均}", 8, "per_head", "en label is missing"),
        ("{zh: 人均, en: Per head}", "{en: Per head}", 8, "per_head", "zh label is missing"),
        ("{zh: 人均, en: Per head}", "人均", 8, "per_head", "label needs zh and en"),
        ("{zh: 人均, en: Per head}", "{zh: 人均, en: Per, head}", 8, "per_head", "comma"),
        ("  about: {zh: 每人, en: For each}\n", "", 8, "per_head", "about needs zh and en"),
        ("of: gdp\n", "of: gnp\n", 6, "gdp_growth", "growth_of names gnp"),
        ("人均生产总值]\n  of: gdp", "人均生产总值]\n  of: gnp", 8, "per_head", "of names gnp"),
        ("of: gdp\nper", "of: gdp\n  unit: 元\nper", 6, "gdp_growth", "unknown key unit"),
        ("  says: [生产总值]", "  says: [生产总值]\n  total: mean", 1, "gdp", "total is mean"),
        ("  says: [生产总值]", "  says: [生产总值]\n  better: red", 1, "gdp", "better is red"),
        ("  says: [生产总值]", "  says: [生产总值]\n  kind: stock", 1, "gdp", "kind is stock"),
        ("  says: [生产总值]", "  says: [生产总值]\n  since: old", 1, "gdp", "since must be a year"),
        ("  says: [生产总值]", "  says: [生产总值]\n  listed: {总: first}", 1, "gdp", "must give a place"),
        ("  says: [生产总值]", "  says: [生产总值]\n  color: red", 1, "gdp", "unknown key color"),
        ("  says: [生产总值]", "  says: [生产总值]\n  unit: 元", 6, "unit", "stands twice"),
        ("per_head:", "gdp:", 8, "gdp", "stands twice"),
        ("  unit: 元\n", "", 1, "gdp", "unit is missing"),
        ("{zh: 全部, en: All of it}", "{zh: 全部, en: [", 3, "yaml", ""),
    ],
)
def test_a_mistake_is_named(small: Path, old: str, new: str, line: int, entry: str, reason: str) -> None:
    change(small / "metrics" / "economy.yaml", old, new)
    with pytest.raises(CatalogueError) as caught:
        load(small)
    place, _, told = str(caught.value).partition(f" {entry}: ")
    if entry != "yaml":
        assert place.endswith(f"economy.yaml:{line}")
    assert place.startswith(str(small))
    assert reason in told


def test_a_file_of_no_group_is_named(small: Path) -> None:
    (small / "metrics" / "weather.yaml").write_text(GOOD.replace("gdp", "rain"), encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"weather\.yaml:1 rain: unknown group weather"):
        load(small)


def test_a_metric_of_two_files_is_named(small: Path) -> None:
    (small / "groups.yaml").write_text(
        "economy: {label: {zh: 经济, en: Economy}}\ntrade: {label: {zh: 贸易, en: Trade}}\n", encoding="utf-8"
    )
    shutil.copy(small / "metrics" / "economy.yaml", small / "metrics" / "trade.yaml")
    with pytest.raises(CatalogueError, match=r"trade\.yaml:1 gdp: stands in economy\.yaml too"):
        load(small)


@pytest.mark.parametrize(
    ("file", "old", "new", "reason"),
    [
        ("measures.yaml", "担:", "擔:", "unknown unit 擔"),
        ("measures.yaml", '"0.05"', "half", "needs a number"),
        ("units.yaml", "written: [圆", "written: [吨, 圆", "吨 is already a way to write 元"),
    ],
)
def test_a_wrong_unit_is_named(small: Path, file: str, old: str, new: str, reason: str) -> None:
    change(small / file, old, new)
    with pytest.raises(CatalogueError, match=reason):
        load(small)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('"230000"', '"239999"', "is the code of no region"),
        ("row: 1", "row: top", "must be numbers"),
        ("zh: 黑, ", "", "zh is missing"),
    ],
)
def test_a_wrong_tile_is_named(small: Path, old: str, new: str, reason: str) -> None:
    change(small / "tiles.yaml", old, new)
    with pytest.raises(CatalogueError, match=reason):
        _ = load(small).tiles


def test_a_file_that_is_no_text_is_named(small: Path) -> None:
    (small / "groups.yaml").write_bytes("经济".encode("gb18030"))
    with pytest.raises(CatalogueError, match=r"groups\.yaml:1 yaml: is not UTF-8"):
        load(small)


def test_an_empty_file_has_no_entries(tmp_path: Path) -> None:
    file = tmp_path / "empty.yaml"
    file.write_text("# nothing yet\n", encoding="utf-8")
    assert entries(file) == []


def test_the_project_is_named_without_its_folder(small: Path) -> None:
    entry = entries(FOLDER / "groups.yaml")[0]
    assert str(entry.wrong("x")).startswith("data/catalogue/groups.yaml:")


# What the screen says


def test_every_phrase_of_the_screen_is_whole() -> None:
    assert phrases()


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        ("a: {zh: 有, en: Yes}", "a: {zh: 有, en: Yes}", "a: stands in another file too"),
        ("a: {zh: 有}", "", "en phrase is missing"),
        ("a: {zh: 有, en: Yes, fr: Oui}", "", "unknown language fr"),
        ('a: {zh: "{year} 年", en: "{years}"}', "", "the {places} of zh and en differ"),
        ("a: {zh: 有, en: [Yes]}", "", "en phrase is missing"),
    ],
)
def test_a_wrong_phrase_is_named(tmp_path: Path, first: str, second: str, reason: str) -> None:
    (tmp_path / "one.yaml").write_text(first, encoding="utf-8")
    (tmp_path / "two.yaml").write_text(second, encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        phrases(tmp_path)
    assert reason in str(caught.value)


def test_phrases_keep_their_places(tmp_path: Path) -> None:
    (tmp_path / "one.yaml").write_text('a: {zh: "{n} 期", en: "{n} classes"}', encoding="utf-8")
    assert phrases(tmp_path)["a"]["en"].format(n=3) == "3 classes"
