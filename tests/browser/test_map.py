"""The map when it cannot be had, and what the page says of what lies under it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import yaml
from playwright.sync_api import expect

from generator.mkdocs_hook import render
from generator.pipeline import Project, build
from tests.browser.conftest import Arrive
from tests.browser.published import served, small_project
from tests.browser.visitor import PHONE, Visitor


def test_a_map_that_does_not_come_leaves_its_button_as_it_was(phone: Visitor) -> None:
    phone.witness.expect("Failed to load resource")
    phone.context.route("**/roommap.*.js", lambda route: route.abort("internetdisconnected"))
    phone.go("rooms/")
    button = phone.page.locator("[data-map-toggle]")
    button.click()
    expect(phone.page.get_by_text("地图没有取到")).to_be_visible()
    expect(button).to_have_text("看地图")
    expect(button).to_have_attribute("aria-expanded", "false")


def test_where_nothing_is_drawn_nothing_is_explained(phone: Visitor) -> None:
    phone.go("rooms/?q=zzzz")
    phone.page.get_by_role("button", name="看地图").click()
    expect(phone.page.locator("[data-map] canvas").first).to_be_attached()
    legend = phone.page.get_by_role("list", name="图例")
    expect(legend).to_be_hidden()
    phone.page.get_by_role("button", name="去掉全部条件").click()
    expect(legend).to_be_visible()
    for meaning in ("对外开放", "登记后使用、本单位职工", "这一处有几间"):
        expect(legend.get_by_text(meaning)).to_be_visible()
    expect(legend.get_by_text("我的位置")).to_be_hidden()


def test_where_tiles_come_from_another_host_the_page_says_what_it_sees(arrive: Arrive, tmp_path: Path) -> None:
    project = small_project(tmp_path / "project")
    config = project / "site_config.yml"
    settings = yaml.safe_load(config.read_text(encoding="utf-8"))
    base = {"base": "xyz", "url": "https://tiles.example.org/{z}/{x}/{y}.png", "crs": "gcj02"}
    shown = {"attribution": "示例地图", "approval_number": "GS(2024)0650号", "approval_source": "标准地图服务网站"}
    settings["extra"]["suixue"]["map"] = base | shown
    config.write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
    assert not build(Project(project, date(2026, 11, 20), videos=False), tmp_path / "site", render).errors
    with served(tmp_path / "site") as address:
        phone = arrive(PHONE, base=address)
        phone.go("rooms/")
        said = phone.page.get_by_text("位置只在手机上算距离，不上传")
        expect(said).to_contain_text("底图从 tiles.example.org 取来，那里看得到你在看哪一带")
        phone.context.close()


def test_without_a_base_nobody_is_named(phone: Visitor) -> None:
    phone.go("rooms/")
    expect(phone.page.get_by_text("位置只在手机上算距离，不上传，关掉页面就忘。", exact=True)).to_be_visible()
