"""The editors' handbook: the renderer's own theme in the site's colours."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.conftest import Arrive
from tests.browser.look import axe_faults, dark_faults
from tests.browser.visitor import DESKTOP, PHONE, Visitor

PAGES = ("handbook/", "handbook/questions/", "handbook/checks/", "handbook/commands/", "handbook/importing/")
PAPER = {"light": "rgb(247, 243, 236)", "dark": "rgb(24, 21, 18)"}
"""`--paper` of theme/styles/tokens.css."""


@pytest.mark.parametrize("options", [PHONE, pytest.param(DESKTOP, marks=pytest.mark.long)], ids=["phone", "desk"])
def test_the_handbook_has_the_colours_of_the_site_and_no_faults(arrive: Arrive, options: dict[str, Any]) -> None:
    visitor = arrive({**options, "reduced_motion": "reduce"})
    page = visitor.page
    for path in PAGES:
        visitor.go(path)
        for scheme, colour in PAPER.items():
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            ground = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
            assert ground == colour, (path, scheme)
        page.emulate_media(color_scheme="light")
        faults = [*axe_faults(page), *dark_faults(page)]
        assert not faults, "\n".join([path, *faults])


def test_a_button_of_the_handbook_can_be_read(phone: Visitor) -> None:
    """Letters as pale as their ground are none that axe would judge."""
    phone.go("handbook/importing/")
    colour = phone.page.locator(".md-button").evaluate("button => getComputedStyle(button).color")
    assert colour != PAPER["light"]
