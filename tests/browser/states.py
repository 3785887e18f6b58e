"""How the states of a mode are looked at: dark, narrow with text of twice the size, on a desktop; what moves by itself."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.look import axe_faults, cut_texts, small_targets, wider_than_screen
from tests.browser.visitor import DESKTOP, PHONE, SMALL_PHONE

LARGE = "document.addEventListener('DOMContentLoaded', () => document.documentElement.style.fontSize = '200%')"
SHIFTS = """
window.shifted = 0;
new PerformanceObserver((list) => {
  for (const { hadRecentInput, value } of list.getEntries()) if (!hadRecentInput) window.shifted += value;
}).observe({ type: 'layout-shift', buffered: true });
"""
NARROW: dict[str, Any] = {**PHONE, "viewport": {"width": 320, "height": 640}}
LOOKS = [
    pytest.param({**SMALL_PHONE, "color_scheme": "dark"}, SHIFTS, id="dark"),
    pytest.param(NARROW, SHIFTS + LARGE, id="narrow-large"),
    pytest.param({**DESKTOP, "color_scheme": "dark"}, SHIFTS, id="desktop-dark", marks=pytest.mark.long),
]
"""Ways to look at every state, beside the light phone of the other tests."""


def look(page: Page) -> list[str]:
    """Everything wrong with how a state looks and can be used."""
    page.evaluate("Promise.all(document.getAnimations().map(({ finished }) => finished))")
    faults = [*wider_than_screen(page), *cut_texts(page), *small_targets(page), *axe_faults(page)]
    shifted = page.evaluate("window.shifted || 0")
    return [*faults, *([f"the page moved by {shifted}"] if shifted > 0.01 else [])]
