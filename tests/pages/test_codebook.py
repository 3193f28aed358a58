"""What metrics, columns and rules mean, in both languages."""

from collections.abc import Callable

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

Link = Callable[..., AppTest]
Words = Callable[[AppTest], str]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("part", ["metrics", "columns", "rules"])
def test_the_codebook_opens(link: Link, lang: str, part: str, words: Words) -> None:
    """Each part, in both languages."""
    app = link("codebook", lang=lang, part=part, data="sample")
    assert not app.exception
    assert {"metrics": "培训班", "columns": "figure_id", "rules": "余"}[part] in words(app)


def test_the_codebook_explains_the_metric_of_the_address(link: Link, words: Words) -> None:
    """Its words, what it is a part of, the metrics as a table of all."""
    app = link("codebook", metric="issues_rectified", data="sample")
    shown = words(app)
    assert "metric=issues_identified" in shown
    rows: pd.DataFrame = app.dataframe[0].value
    assert {"training_sessions", "issues_rectified", "gdp"} <= set(rows["id"])
