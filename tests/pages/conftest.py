"""Opening a page by a link, and what stands on it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from figures.store import Store

HOME = Path(__file__).parent.parent.parent


@pytest.fixture
def link(shipped: Path) -> Callable[..., AppTest]:
    """Open a page by an address that holds no more than what is given: link("explore", figure="1")."""
    assert shipped.exists()

    def opened(name: str, **choice: str) -> AppTest:
        app = AppTest.from_file(str(HOME / "pages" / "main.py"), default_timeout=60).run()
        app.switch_page(f"{name}.py")
        app.query_params.clear()
        app.query_params.update(choice)
        return app.run()

    return opened


@pytest.fixture
def words() -> Callable[[AppTest], str]:
    """All fragments of a page, in their order."""
    return lambda app: "\n".join(str(element.proto.body) for element in app.get("html"))


@pytest.fixture
def store(shipped: Path) -> Iterator[Store]:
    """The store behind the pages."""
    opened = Store(shipped)
    yield opened
    opened.close()


@pytest.fixture
def one(store: Store) -> Callable[..., Any]:
    """A figure of a dataset whose columns are as given."""

    def found(dataset: str, **choice: Any) -> Any:
        rows = store.figures(dataset)
        for column, wanted in choice.items():
            rows = rows[rows[column] == wanted]
        return next(rows.sort_values("figure_id").itertuples())

    return found
