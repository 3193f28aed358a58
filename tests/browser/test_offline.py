"""Every page opens without a fault, and asks no other computer for anything."""

import pytest

from pages.parts.shell import DATA_PAGES, PAGES
from tests.browser.conftest import Open, Surveyed
from tests.browser.test_accessibility import SEEN


@pytest.mark.parametrize(("view", "language", "scheme"), SEEN)
def test_opens_without_a_fault(surveyed: Surveyed, view: str, language: str, scheme: str) -> None:
    """No box of an error, nothing in the console."""
    found = surveyed(view, language, scheme)
    assert found.boxes == []
    assert found.errors == []


@pytest.mark.parametrize(("view", "language", "scheme"), SEEN)
def test_asks_no_other_host(surveyed: Surveyed, view: str, language: str, scheme: str) -> None:
    """Pages, fonts, scripts and pictures come from the app itself."""
    assert surveyed(view, language, scheme).foreign == []


@pytest.mark.parametrize(("dataset", "language"), [("published", "zh"), ("national", "en"), ("mine", "zh")])
def test_every_page_opens_on_every_dataset(reads: Open, dataset: str, language: str) -> None:
    """Also on a reader's own report whose names and words are written to be run; nothing of them is."""
    reader = reads(language)
    for page in (*PAGES, *DATA_PAGES):
        reader.open(page, data=dataset)
        assert reader.faults() == [], page
        assert reader.asked()["data"] == dataset
        assert reader.page.title() != "run", page


def test_a_foreign_request_would_be_seen(opened: Open) -> None:
    """The watch over requests works: an address elsewhere is noted, the app's own are not."""
    reader = opened()
    reader.open()
    assert reader.foreign == []
    reader.page.evaluate("fetch('http://127.0.0.2:9/').catch(() => null)")
    assert reader.foreign == ["http://127.0.0.2:9/"]
    reader.page.context.close()
