"""The editors' handbook: the renderer's own theme in the site's colours."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.conftest import Arrive
from tests.browser.look import axe_faults
from tests.browser.visitor import DESKTOP, PHONE, Visitor

PAGES = ("handbook/", "handbook/questions/", "handbook/checks/", "handbook/commands/", "handbook/importing/")
PAPER = {"light": "rgb(247, 243, 236)", "dark": "rgb(24, 21, 18)"}
"""`--paper` of theme/styles/tokens.css."""


@pytest.mark.parametrize("scheme", PAPER)
@pytest.mark.parametrize("options", [PHONE, DESKTOP], ids=["phone", "desk"])
def test_the_handbook_has_the_colours_of_the_site_and_no_faults(
    arrive: Arrive, options: dict[str, Any], scheme: str
) -> None:
    visitor = arrive({**options, "color_scheme": scheme, "reduced_motion": "reduce"})
    for path in PAGES:
        visitor.go(path)
        ground = visitor.page.evaluate("() => getComputedStyle(document.body).backgroundColor")
        assert ground == PAPER[scheme], path
        faults = axe_faults(visitor.page)
        assert not faults, "\n".join([path, *faults])


def test_a_button_of_the_handbook_can_be_read(phone: Visitor) -> None:
    """Letters as pale as their ground are none that axe would judge."""
    phone.go("handbook/importing/")
    colour = phone.page.locator(".md-button").evaluate("button => getComputedStyle(button).color")
    assert colour != PAPER["light"]
