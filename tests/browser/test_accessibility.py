"""Every page can be read by a screen reader, with little sight, and on a phone."""

import pytest

from tests.browser.conftest import Surveyed
from tests.browser.survey import allowed
from tests.browser.views import VIEWS

EVERYWHERE = [(language, scheme) for language in ("zh", "en") for scheme in ("light", "dark")]
SEEN = [
    pytest.param(view, language, scheme, id=f"{view}-{language}-{scheme}")
    for language, scheme in EVERYWHERE
    for view, seen in VIEWS.items()
    if view == seen.page or (language == "zh") == (scheme == "light")
]


@pytest.mark.parametrize(("view", "language", "scheme"), SEEN)
def test_axe_finds_nothing_serious_in_what_we_draw(
    surveyed: Surveyed, axe: str, view: str, language: str, scheme: str
) -> None:
    """Nothing serious at the width of a desk or of a phone, but for what Streamlit itself draws."""
    assert axe
    found = surveyed(view, language, scheme).axe
    assert found == [], "\n".join(found)


def test_every_allowance_is_needed(surveyed: Surveyed, axe: str) -> None:
    """What Streamlit has mended is no longer allowed."""
    assert axe
    used = set().union(*(surveyed(*case.values).used for case in SEEN))  # type: ignore[arg-type]
    assert [entry for at, entry in enumerate(allowed()) if at not in used] == []
    assert all(entry["reason"] for entry in allowed())


@pytest.mark.parametrize(("view", "language", "scheme"), SEEN)
def test_no_page_moves_sideways(surveyed: Surveyed, view: str, language: str, scheme: str) -> None:
    """At 1440 and 390 pixels everything fits, or scrolls in its own frame."""
    found = surveyed(view, language, scheme)
    assert {width: over for width, over in found.sideways.items() if over > 0} == {}
    assert set(found.sideways) == {1440, 390}
