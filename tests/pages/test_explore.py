"""Any figure is reached by its address, with its sentence; the other pages lead there and back."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from figures.frames.explore import told
from figures.store import Store

Page = Callable[..., AppTest]
HOME = Path(__file__).parent.parent.parent


def words(app: AppTest) -> str:
    """All fragments of a page, in their order."""
    return "\n".join(str(element.proto.body) for element in app.get("html"))


@pytest.fixture
def page(shipped: Path) -> Page:
    """Open a page by an address that holds no more than what is given, as a link does."""

    def opened(name: str, **choice: str) -> AppTest:
        app = AppTest.from_file(str(HOME / "pages" / "main.py"), default_timeout=60).run()
        app.switch_page(f"{name}.py")
        app.query_params.clear()
        app.query_params.update(choice)
        return app.run()

    return opened


@pytest.fixture
def store(shipped: Path) -> Store:
    return Store(shipped)


def one(store: Store, dataset: str, **choice: Any) -> Any:
    """A figure of a dataset whose columns are as given."""
    found = store.figures(dataset)
    for column, wanted in choice.items():
        found = found[found[column] == wanted]
    return next(found.sort_values("figure_id").itertuples())


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("data", ["sample", "published", "national"])
def test_opens_without_fault(page: Page, lang: str, data: str) -> None:
    """With every figure of the dataset counted."""
    app = page("explore", lang=lang, data=data)
    assert not app.exception
    assert app.title[0].value == {"zh": "查数", "en": "Explore"}[lang]
    assert len(app.dataframe[0].value)


def test_an_address_opens_its_figure_and_chooses_what_it_belongs_to(page: Page, store: Store) -> None:
    """Place, metric and year become those of the figure; its words are marked."""
    row = one(store, "sample", metric="people_trained", bound="at_least", status="actual")
    app = page("explore", data="sample", figure=str(row.figure_id))
    assert app.selectbox(key="region").value == row.region
    assert app.selectbox(key="metric").value == "people_trained"
    assert app.selectbox(key="year").value == row.period_end
    quote = row.quote.replace("\n", "")
    assert f"<mark>{quote}</mark>" in words(app)
    assert "至少" in words(app)


def test_an_address_opens_its_figure_whatever_the_filters(page: Page, store: Store) -> None:
    """Filters of the address stay, and the figure is told of though they leave it out."""
    row = one(store, "sample", metric="collective_income", region="青河旗", status="actual")
    app = page("explore", data="sample", figure=str(row.figure_id), region="东林旗", metric="all", year="all")
    assert app.selectbox(key="region").value == "东林旗"
    assert row.figure_id not in app.dataframe[0].value.index
    assert f"<mark>{row.quote}</mark>" in words(app)


def test_next_and_previous_walk_through_the_report(page: Page, store: Store) -> None:
    """In the order of the text, and back again."""
    row = one(store, "sample", metric="collective_income", region="青河旗", status="actual")
    found = told(store, "sample", row.figure_id)
    assert found is not None
    app = page("explore", data="sample", figure=str(row.figure_id))
    step = {button.label: button for button in app.button}
    step["下一个"].click().run()
    assert app.query_params["figure"] == str(found.following)
    next(button for button in app.button if button.label == "上一个").click().run()
    assert app.query_params["figure"] == str(row.figure_id)


def test_a_filter_that_leaves_the_figure_out_tells_of_another(page: Page, store: Store) -> None:
    """What is told of stands in the table."""
    row = one(store, "sample", metric="collective_income", region="青河旗", status="actual")
    app = page("explore", data="sample", figure=str(row.figure_id))
    app.selectbox(key="region").set_value("海力旗").run()
    picked = one(store, "sample", figure_id=int(str(app.query_params["figure"])))
    assert picked.region == "海力旗"


def test_a_fact_shows_its_source(page: Page, store: Store) -> None:
    """Title, publisher and address as a link, instead of a sentence."""
    row = one(store, "published", metric="party_members", region="全国", period_end=2024)
    shown = words(page("explore", data="published", figure=str(row.figure_id)))
    assert f'href="{row.url}" target="_blank"' in shown
    assert row.publisher in shown
    assert "只收了事实" in shown


def test_a_restated_figure_names_both_reports(page: Page, store: Store) -> None:
    """The first value, the later one, the difference."""
    found = store.figures("sample", "collective_income", "东林旗", (2022, 2022), status="actual")
    quotes = found["quote"].astype(str)
    row = next(found[quotes.str.startswith("1098")].itertuples())
    shown = words(page("explore", data="sample", figure=str(row.figure_id)))
    assert "首次报告" in shown
    assert "一年后改为" in shown


def test_an_empty_choice_says_why_and_what_is_near(page: Page, store: Store) -> None:
    """The report on the year is held or not, and a link leads to the nearest figure."""
    seen = store.coverage("sample")
    of_metric = seen[seen["metric"] == "training_sessions"].astype({"region": str})
    stated = set(zip(of_metric["region"], of_metric["year"], strict=True))
    places, years = of_metric["region"].unique(), range(2017, 2025)
    region, year = next(
        (r, y) for r in places for y in years if (r, y) not in stated and y in set(seen["year"])
    )
    app = page("explore", data="sample", region=region, metric="training_sessions", year=str(year))
    assert not app.exception
    assert not app.dataframe
    assert "最近的数字是" in words(app)


def test_words_of_a_report_are_escaped(page: Page, store: Store) -> None:
    """No fragment holds markup that came in by an address."""
    app = page("explore", data="sample", q="<img src=x>")
    assert not app.exception
    assert "<img src=x>" not in words(app)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_reader_marks_every_figure_of_a_report(page: Page, store: Store, lang: str) -> None:
    """Each links to all that is known of it; the one asked for is set apart."""
    row = one(store, "sample", metric="collective_income", region="青河旗", status="actual")
    app = page("reports", lang=lang, data="sample", figure=str(row.figure_id))
    assert not app.exception
    assert app.selectbox(key="report").value == row.report_id
    shown = words(app)
    inside = store.figures("sample", report_id=row.report_id)
    apart = inside.drop_duplicates("start")
    assert shown.count(' href="/explore?') == len(apart)
    assert f'id="f{row.figure_id}"' in shown
    assert shown.count(" chosen") == 1


def test_the_reader_filters_its_marks(page: Page, store: Store) -> None:
    """Only targets are marked; the text stays whole."""
    row = one(store, "sample", metric="collective_income", region="青河旗", status="target")
    app = page("reports", data="sample", report=str(row.report_id), status="target")
    inside = store.figures("sample", report_id=row.report_id, status="target")
    shown = words(app)
    assert shown.count(' href="/explore?') == inside["start"].nunique()
    assert app.selectbox(key="region").value == "青河旗"


@pytest.mark.parametrize("data", ["published", "national"])
def test_a_report_without_text_lists_its_figures(page: Page, data: str) -> None:
    """Every figure with the way to its source."""
    app = page("reports", data=data)
    assert not app.exception
    assert "/explore?lang=zh&amp;data=" in words(app)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("part", ["metrics", "columns", "rules"])
def test_the_codebook_opens(page: Page, lang: str, part: str) -> None:
    """Each part, in both languages."""
    app = page("codebook", lang=lang, part=part, data="sample")
    assert not app.exception
    assert {"metrics": "培训班", "columns": "figure_id", "rules": "余"}[part] in words(app)


def test_the_codebook_explains_the_metric_of_the_address(page: Page) -> None:
    """Its words, what it is a part of, the metrics as a table of all."""
    app = page("codebook", metric="issues_rectified", data="sample")
    shown = words(app)
    assert "metric=issues_identified" in shown
    rows: pd.DataFrame = app.dataframe[0].value
    assert {"training_sessions", "issues_rectified", "gdp"} <= set(rows["id"])


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("data", ["sample", "published", "national"])
def test_the_quality_page_opens(page: Page, lang: str, data: str) -> None:
    """Every finding has a sentence whose figures are links; all places of a phrase are filled."""
    app = page("quality", lang=lang, data=data)
    assert not app.exception
    shown = words(app)
    assert '<div class="wr-finding">' in shown
    assert "\ue000" not in shown


def test_the_quality_page_keeps_to_the_check_of_the_address(page: Page) -> None:
    """Only missing years, each with a reason."""
    shown = words(page("quality", data="sample", finding="gap"))
    assert "未提及" in shown
    assert "后一年改口</span><span" not in shown


@pytest.mark.parametrize("name", ["explore", "reports", "quality", "codebook"])
def test_an_empty_dataset_says_what_to_do(page: Page, name: str) -> None:
    """No fault where nothing is held."""
    app = page(name, data="mine")
    assert not app.exception
    assert "还没有报告" in words(app)
