"""What authors write who mean harm runs in Firefox and WebKitGTK as little as in Chromium: every page with it is opened."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from selenium.common.exceptions import WebDriverException

from tests.browser.poison_site import addresses, poisoned_site
from tests.browser.published import served
from tests.browser.test_corpus import OWN, corpus_site, live
from tests.browser.test_hostile import FOREIGN
from tests.engines.engine import ENGINES, Engine

pytestmark = pytest.mark.engines

_STRANGERS = """performance.getEntriesByType('resource').map(({ name }) => name)
  .filter((name) => new URL(name).origin !== location.origin && !/^(data|blob):/.test(name))"""
_SEEN = f"({{ strangers: {_STRANGERS}, acting: ({FOREIGN})(), source: document.documentElement.outerHTML }})"


_EACH = 4


def _some(paths: list[str]) -> list[str]:
    """All pages, but of hundreds of one kind every fourth: handbook, topics and rooms hold every payload by themselves."""
    many = [path for path in paths if path.startswith(("lessons/bad/", "courses/course-"))]
    left_out = set(many) - set(many[::_EACH])
    return [path for path in paths if path not in left_out]


@pytest.fixture(scope="module", params=sorted(ENGINES))
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    with ENGINES[request.param]() as engine:
        yield engine


@pytest.mark.parametrize("site", [poisoned_site, corpus_site], ids=["every field", "every payload"])
def test_no_page_runs_any_of_it_or_asks_another_host(engine: Engine, site: Callable[[], Path]) -> None:
    folder = site().resolve()
    with served(folder) as base:
        for path in _some(addresses(folder)):
            engine.open(base + path)
            seen = engine.run(_SEEN)
            acting = live(seen["source"]) if path.startswith("handbook/") else seen["acting"]
            assert [one for one in acting if not any(own in one for own in OWN)] == [], path
            assert (seen["strangers"], engine.dialogs) == ([], []), path


def test_what_does_run_is_noticed(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<title>点</title><img src=x onerror=alert(1)>")
    with served(tmp_path) as base:
        try:
            engine.open(base)
            assert engine.run(_SEEN)["acting"] != []
            noticed = list(engine.dialogs)
        except WebDriverException as fault:
            noticed = [str(fault)]
    engine.dialogs.clear()
    assert noticed
