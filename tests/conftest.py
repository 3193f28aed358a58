"""What several tests share: a store with the shipped datasets, the app's pages, the folder beside the project."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from figures import datasets
from figures.store import Store

HOME = Path(__file__).parent.parent
SHARED = HOME.parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real reports beside the project; tests that need it skip where it is not."""
    if not (SHARED / "seeds").is_dir():
        pytest.skip("../shared with its reports does not lie beside the project")
    return SHARED


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A database file with all shipped datasets, built once; the app finds it by FIGURES_DB."""
    path = tmp_path_factory.mktemp("store") / "figures.db"
    store = Store(path)
    assert datasets.ensure(store) == []
    store.close()
    before = os.environ.get("FIGURES_DB")
    os.environ["FIGURES_DB"] = str(path)
    yield path
    if before is None:
        del os.environ["FIGURES_DB"]
    else:
        os.environ["FIGURES_DB"] = before


@pytest.fixture
def page(shipped: Path) -> Callable[..., AppTest]:
    """Open a page of the app as a reader would by its address: page("trends", lang="en", metric="gdp_growth")."""

    def opened(name: str, **choice: str) -> AppTest:
        app = AppTest.from_file(str(HOME / "pages" / "main.py"), default_timeout=60)
        for key, value in choice.items():
            app.query_params[key] = value
        app.run()
        if name != "overview":
            app.switch_page(f"{name}.py")
            for key, value in choice.items():
                app.query_params[key] = value
            app.run()
        return app

    return opened
