"""The map when it cannot be had."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.visitor import Visitor


def test_a_map_that_does_not_come_leaves_its_button_as_it_was(phone: Visitor) -> None:
    phone.witness.expect("Failed to load resource")
    phone.context.route("**/roommap.js", lambda route: route.abort("internetdisconnected"))
    phone.go("rooms/")
    button = phone.page.locator("[data-map-toggle]")
    button.click()
    expect(phone.page.get_by_text("地图没有取到")).to_be_visible()
    expect(button).to_have_text("看地图")
    expect(button).to_have_attribute("aria-expanded", "false")
