"""What lies under the dots of the map: what pages say of it, and that they may ask its host and no other."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from generator import pipeline
from generator.derive.map_base import host_of, lay_base
from generator.derive.page import StagedPage
from generator.derive.policy import policy
from generator.diagnostics import Findings
from generator.model.settings import MapBase
from generator.read.settings import read_settings
from generator.verify import verify_site

_SHOWN = "attribution: 示例地图, approval_number: 审图号：GS(2024)0650号, approval_source: 标准地图服务网站"
_TILES = f'{{base: xyz, url: "https://tiles.example.org/{{z}}/{{x}}/{{y}}.png?t={{key}}", key: 0f1e2d3c, crs: gcj02, {_SHOWN}}}'
_ARCHIVE = f"{{base: pmtiles, url: https://tiles.example.org:8443/a.pmtiles, crs: wgs84, max_zoom: 14, {_SHOWN}}}"
_WMTS = f'{{base: wmts, url: "https://a.example.org/w?m={{TileMatrix}}&r={{TileRow}}&c={{TileCol}}", crs: cgcs2000, {_SHOWN}}}'
_TIANDITU = f"{{base: tianditu, key: 0f1e2d3c4b5a6978, {_SHOWN}}}"


def _set(root: Path, base: str) -> None:
    config = root / "site_config.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("  suixue:\n", f"  suixue:\n    map: {base}\n", 1), encoding="utf-8")


def _base(tmp_path: Path, written: str) -> MapBase | None:
    (tmp_path / "site_config.yml").write_text(
        "site_name: 测试站\nextra:\n  suixue:\n    name: 测试站\n    organisation: 测试总工会\n", encoding="utf-8"
    )
    _set(tmp_path, written)
    findings = Findings()
    settings = read_settings(tmp_path, findings)
    assert settings is not None and not list(findings)
    return settings.map


def _said(tmp_path: Path, written: str) -> dict[str, Any]:
    page = StagedPage("rooms.md", "rooms.html", "小屋", "")
    (laid,) = lay_base([page], _base(tmp_path, written), "")
    ground: dict[str, Any] = laid.data["ground"]
    return ground


def test_the_key_goes_where_the_address_has_it_and_the_credit_names_the_number_once(tmp_path: Path) -> None:
    assert _said(tmp_path, _TILES) == {
        "host": "https://tiles.example.org",
        "policy": policy(ground="https://tiles.example.org", images=True),
        "base": {
            "kind": "tiles",
            "urls": ["https://tiles.example.org/{z}/{x}/{y}.png?t=0f1e2d3c"],
            "wgs84": False,
            "zooms": [5, 18],
            "keyed": True,
            "credit": "底图：示例地图　审图号：GS(2024)0650号（标准地图服务网站）",
        },
    }


def test_an_archive_is_read_not_shown(tmp_path: Path) -> None:
    ground = _said(tmp_path, _ARCHIVE)
    assert ground["policy"] == policy(ground="https://tiles.example.org:8443", images=False)
    said = ground["base"]
    assert (said["kind"], said["urls"]) == ("pmtiles", ["https://tiles.example.org:8443/a.pmtiles"])
    assert (said["wgs84"], said["zooms"], said["keyed"]) == (True, [5, 14], False)


def test_wmts_placeholders_are_those_of_the_script(tmp_path: Path) -> None:
    said = _said(tmp_path, _WMTS)["base"]
    assert said["urls"] == ["https://a.example.org/w?m={z}&r={y}&c={x}"] and said["wgs84"]


def test_tianditu_needs_a_key_alone_and_shows_lines_and_names(tmp_path: Path) -> None:
    ground = _said(tmp_path, _TIANDITU)
    lines, names = ground["base"]["urls"]
    assert ground["host"] == "https://t0.tianditu.gov.cn" and ground["base"]["wgs84"]
    assert "LAYER=vec" in lines and "/vec_w/" in lines and names == lines.replace("vec", "cva")
    assert lines.endswith("&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk=0f1e2d3c4b5a6978")


@pytest.mark.parametrize("written", ["{base: none}", None])
def test_without_a_base_pages_say_nothing_of_one(written: str | None, tmp_path: Path) -> None:
    base = _base(tmp_path, written) if written else None
    page = StagedPage("rooms.md", "rooms.html", "小屋", "", {"total": 1})
    assert lay_base([page], base, "") == [page] and host_of(base) == ""


@pytest.mark.parametrize(
    ("written", "allowed"),
    [
        (_TILES, "img-src 'self' data: blob: https://tiles.example.org; media-src 'self' blob:; connect-src 'self';"),
        (
            _ARCHIVE,
            "img-src 'self' data: blob:; media-src 'self' blob:; connect-src 'self' https://tiles.example.org:8443;",
        ),
    ],
)
def test_the_page_with_the_map_may_ask_the_host_and_no_other_page(
    project: pipeline.Project, render: pipeline.Render, tmp_path: Path, written: str, allowed: str
) -> None:
    _set(project.root, written)
    findings = pipeline.build(project, tmp_path / "out", render)
    assert not findings.errors, list(findings)
    site = (tmp_path / "out").resolve()
    page = (site / "rooms/index.html").read_text(encoding="utf-8")
    assert allowed in page
    said = re.search(r"<script[^>]* data-map-base[^>]*>(.*?)</script>", page, re.S)
    assert said is not None and json.loads(said[1])["credit"].startswith("底图：示例地图")
    others = [path for path in site.rglob("*.html") if path != site / "rooms/index.html"]
    assert others and not [path for path in others if "tiles.example.org" in path.read_text(encoding="utf-8")]


@pytest.mark.parametrize(
    ("policy", "slugs"),
    [
        ("img-src 'self' data: https://tiles.example.org; connect-src 'self'", []),
        ("img-src 'self'; media-src 'self' https://media.example.org/x/", []),
        ("img-src 'self' https://tiles.example.org:444", ["outside-request"]),
        ("img-src *; connect-src 'self' wss://elsewhere.example.org", ["outside-request"] * 2),
        ("img-src 'self' https:", ["outside-request"]),
    ],
)
def test_a_policy_allows_nobody_whom_the_settings_do_not_name(policy: str, slugs: list[str], tmp_path: Path) -> None:
    page = f'<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; {policy}">'
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    found = verify_site(tmp_path, base="https://media.example.org/x", ground="https://tiles.example.org")
    assert [item.slug for item in found] == slugs
