"""A phone on a site whose texts attack it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.browser.conftest import Arrive
from tests.browser.published import served
from tests.browser.visitor import PHONE, Visitor


@contextmanager
def attacked(arrive: Arrive, site: Path, missing: str) -> Iterator[Visitor]:
    """`missing` is what the browser may say, of pictures that nobody has."""
    with served(site) as base:
        visitor = arrive(PHONE, base=base)
        visitor.witness.expect(missing)
        yield visitor
