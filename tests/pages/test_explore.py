"""Any figure is reached by its address, with its sentence; the other pages lead there and back."""

from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from figures.frames.explore import told
from figures.store import Store

Link = Callable[..., AppTest]
One = Callable[..., Any]
Words = Callable[[AppTest], str]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("data", ["sample", "published", "national"])
def test_opens_without_fault(link: Link, lang: str, data: str) -> None:
    """With every figure of the dataset counted."""
    app = link("explore", lang=lang, data=data)
    assert not app.exception
    assert app.title[0].value == {"zh": "查数", "en": "Explore"}[lang]
    assert len(app.dataframe[0].value)


def test_an_address_opens_its_figure_and_chooses_what_it_belongs_to(
    link: Link, one: One, words: Words
) -> None:
    """Place, metric and year become those of the figure; its words are marked."""
    row = one("sample", metric="people_trained", bound="at_least", status="actual")
    app = link("explore", data="sample", figure=str(row.figure_id))
    assert app.selectbox(key="region").value == row.region
    assert app.selectbox(key="metric").value == "people_trained"
    assert app.selectbox(key="year").value == row.period_end
    quote = row.quote.replace("\n", "")
    assert f"<mark>{quote}</mark>" in words(app)
    assert "至少" in words(app)


def test_an_address_opens_its_figure_whatever_the_filters(link: Link, one: One, words: Words) -> None:
    """Filters of the address stay, and the figure is told of though they leave it out."""
    row = one("sample", metric="collective_income", region="青河旗", status="actual")
    app = link("explore", data="sample", figure=str(row.figure_id), region="东林旗", metric="all", year="all")
    assert app.selectbox(key="region").value == "东林旗"
    assert row.figure_id not in app.dataframe[0].value.index
    assert f"<mark>{row.quote}</mark>" in words(app)


def test_next_and_previous_walk_through_the_report(link: Link, store: Store, one: One) -> None:
    """In the order of the text, and back again."""
    row = one("sample", metric="collective_income", region="青河旗", status="actual")
    found = told(store, "sample", row.figure_id)
    assert found is not None
    app = link("explore", data="sample", figure=str(row.figure_id))
    step = {button.label: button for button in app.button}
    step["下一个"].click().run()
    assert app.query_params["figure"] == str(found.following)
    next(button for button in app.button if button.label == "上一个").click().run()
    assert app.query_params["figure"] == str(row.figure_id)


def test_a_filter_that_leaves_the_figure_out_tells_of_another(link: Link, one: One) -> None:
    """What is told of stands in the table."""
    row = one("sample", metric="collective_income", region="青河旗", status="actual")
    app = link("explore", data="sample", figure=str(row.figure_id))
    app.selectbox(key="region").set_value("海力旗").run()
    picked = one("sample", figure_id=int(str(app.query_params["figure"])))
    assert picked.region == "海力旗"


def test_a_fact_shows_its_source(link: Link, one: One, words: Words) -> None:
    """Title, publisher and address as a link, instead of a sentence."""
    row = one("published", metric="party_members", region="全国", period_end=2024)
    shown = words(link("explore", data="published", figure=str(row.figure_id)))
    assert f'href="{row.url}" target="_blank"' in shown
    assert row.publisher in shown
    assert "只收了事实" in shown


def test_a_restated_figure_names_both_reports(link: Link, store: Store, words: Words) -> None:
    """The first value, the later one, the difference."""
    found = store.figures("sample", "collective_income", "东林旗", (2022, 2022), status="actual")
    quotes = found["quote"].astype(str)
    row = next(found[quotes.str.startswith("1098")].itertuples())
    shown = words(link("explore", data="sample", figure=str(row.figure_id)))
    assert "首次报告" in shown
    assert "一年后改为" in shown


def test_an_empty_choice_says_why_and_what_is_near(link: Link, store: Store, words: Words) -> None:
    """The report on the year is held or not, and a link leads to the nearest figure."""
    seen = store.coverage("sample")
    of_metric = seen[seen["metric"] == "training_sessions"].astype({"region": str})
    stated = set(zip(of_metric["region"], of_metric["year"], strict=True))
    places, years = of_metric["region"].unique(), range(2017, 2025)
    region, year = next(
        (r, y) for r in places for y in years if (r, y) not in stated and y in set(seen["year"])
    )
    app = link("explore", data="sample", region=region, metric="training_sessions", year=str(year))
    assert not app.exception
    assert not app.dataframe
    assert "最近的数字是" in words(app)


def test_words_of_a_report_are_escaped(link: Link, words: Words) -> None:
    """No fragment holds markup that came in by an address."""
    app = link("explore", data="sample", q="<img src=x>")
    assert not app.exception
    assert "<img src=x>" not in words(app)


@pytest.mark.parametrize("name", ["explore", "reports", "quality", "codebook"])
def test_an_empty_dataset_says_what_to_do(link: Link, name: str, words: Words) -> None:
    """No fault where nothing is held."""
    app = link(name, data="mine")
    assert not app.exception
    assert "还没有报告" in words(app)
