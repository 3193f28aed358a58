"""Every finding has a sentence that leads to its figures."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

Link = Callable[..., AppTest]
Words = Callable[[AppTest], str]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("data", ["sample", "published", "national"])
def test_the_quality_page_opens(link: Link, lang: str, data: str, words: Words) -> None:
    """Every finding has a sentence whose figures are links; all places of a phrase are filled."""
    app = link("quality", lang=lang, data=data)
    assert not app.exception
    shown = words(app)
    assert '<div class="wr-finding">' in shown
    assert "\ue000" not in shown


def test_the_quality_page_keeps_to_the_check_of_the_address(link: Link, words: Words) -> None:
    """Only missing years, each with a reason."""
    shown = words(link("quality", data="sample", finding="gap"))
    assert "未提及" in shown
    assert "后一年改口</span><span" not in shown
