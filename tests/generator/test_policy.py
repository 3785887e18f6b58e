"""What pages may do, and what web servers and search engines are told, all from one place."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from generator import mkdocs_hook, pipeline
from generator.derive.hosting import Server, headers_file, nginx, robots
from generator.derive.policy import policy
from generator.diagnostics import Findings
from generator.model.settings import Settings
from generator.read.settings import read_settings
from generator.verify import verify_site
from tests.generator.publishing import REPOSITORY

ADDRESS = "https://xuexi.example.org/gh/"


def settings(folder: Path, **more: Any) -> Settings:
    """The repository's settings and `more`."""
    config = yaml.safe_load((REPOSITORY / "site_config.yml").read_text("utf-8"))
    config["extra"]["suixue"].update(more)
    (folder / "site_config.yml").write_text(yaml.safe_dump(config, allow_unicode=True), "utf-8")
    findings = Findings()
    read = read_settings(folder, findings)
    assert read is not None and not findings.items
    return read


def test_every_page_carries_a_policy_that_lets_nothing_written_into_it_run(project: pipeline.Project) -> None:
    findings = pipeline.build(project, project.root / "site", mkdocs_hook.render)
    assert not findings.errors, list(findings)
    for path in (project.root / "site").resolve().rglob("*.html"):
        page = LexborHTMLParser(path.read_bytes())
        told = page.css_first("meta[http-equiv=Content-Security-Policy]").attributes["content"] or ""
        wanted = policy(handbook="handbook" in path.parts)
        assert told == wanted, path
        assert "default-src 'none'" in told and "unsafe" not in told
        assert not page.css("[style], [onclick], [onload], style"), path


def test_a_script_in_a_page_is_found(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<script>alert(1)</script><script type=application/json>{}</script>")
    assert [item.slug for item in verify_site(tmp_path)] == ["script-in-page"]


def test_hosts_that_read_a_file_of_headers_get_one(tmp_path: Path) -> None:
    rules = headers_file(settings(tmp_path)).split("\n/")
    assert rules[0].startswith("/*\n")
    assert re.search(r"Content-Security-Policy: default-src 'none'; .*; frame-ancestors 'none'\n", rules[0])
    assert "geolocation=(self)" in rules[0] and "Strict-Transport-Security" not in rules[0]
    assert "sw.js\n  Cache-Control: no-cache" in rules
    assert "assets/suixue/*.js\n  Cache-Control: public, max-age=31536000, immutable" in rules


def test_data_with_a_hash_in_its_name_is_told_from_data_without(tmp_path: Path) -> None:
    own = settings(tmp_path, address=ADDRESS)
    hashed = (
        "data/p/a.01234567.json",
        "data/p/ab.01234567.json",
        "data/p/manifold.01234567.json",
        "data/pear.89abcdef.json",
    )
    told = headers_file(own, [*hashed, "data/p/manifest.json", "data/credits.json", "_headers"])
    kept = re.findall(r"^/gh/(data/.*)\n  Cache-Control: public, max-age=31536000, immutable$", told, re.M)
    assert kept == ["data/search/*", "data/p/a*", "data/p/manifo*", "data/pe*"]


def test_what_the_settings_fetch_from_elsewhere_is_in_the_headers(tmp_path: Path) -> None:
    own = settings(tmp_path, media={"base": "https://films.example.org/x"}, hsts=True, address=ADDRESS)
    told = headers_file(own)
    assert "media-src 'self' blob: https://films.example.org/x/;" in told
    assert "Strict-Transport-Security: max-age=31536000" in told
    assert "\n/gh/assets/suixue/*.js\n" in told


def test_search_engines_are_told_what_is_worth_reading(tmp_path: Path) -> None:
    assert "Sitemap" not in robots(settings(tmp_path))
    told = robots(settings(tmp_path, address=ADDRESS))
    assert "Disallow: /gh/observatory/\n" in told and "Disallow: /gh/me/backup/\n" in told
    assert "Disallow: /gh/me/\n" not in told and "/gh/play/" not in told
    assert told.endswith("Sitemap: https://xuexi.example.org/gh/sitemap.xml\n")


@pytest.mark.parametrize(("address", "base"), [(None, "/"), (ADDRESS, "/gh/")])
def test_nginx_shows_our_own_page_and_sends_nobody_to_an_address_it_cannot_know(
    tmp_path: Path, address: str | None, base: str
) -> None:
    lines = [line.strip() for line in nginx(settings(tmp_path, address=address), Server()).splitlines()]
    assert f"error_page 403 404 =404 {base}404.html;" in lines, "a folder without a page answers 403"
    assert {"absolute_redirect off;", "gzip_vary on;"} <= set(lines)
    assert ("return 301 /gh/;" in lines) == (base == "/gh/")


@pytest.mark.parametrize("address", [None, ADDRESS])
@pytest.mark.parametrize("certified", [False, True])
def test_nginx_takes_its_configuration(tmp_path: Path, address: str | None, certified: bool) -> None:
    """By nginx itself where the machine has one; its blocks are whole and its lines are ended everywhere."""
    own = settings(tmp_path, **({"address": address} if address else {}))
    text = nginx(own, Server("xuexi.example.org", str(tmp_path), str(tmp_path) if certified else ""))
    assert text.count("{") - text.count("{8}") == text.count("}") - text.count("{8}")
    assert all(line.endswith((";", "{", "}")) or "#" in line for line in text.splitlines())
    assert ("ssl_certificate" in text) is certified
    assert ("location /gh/" in text) is (address is not None)
    program = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin")
    if program:
        checked = _checked(program, tmp_path, text, certified)
        assert checked.returncode == 0, checked.stderr


def _checked(program: str, folder: Path, text: str, certified: bool) -> subprocess.CompletedProcess[str]:
    if certified:
        key = ["-keyout", str(folder / "privkey.pem"), "-out", str(folder / "fullchain.pem")]
        command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=x", *key]
        subprocess.run(command, check=True, capture_output=True)
    (folder / "nginx.conf").write_text(f"pid {folder}/pid;\nevents {{}}\nhttp {{\n{text}}}\n")
    asked = [program, "-t", "-q", "-e", str(folder / "error.log"), "-c", str(folder / "nginx.conf")]
    return subprocess.run(asked, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("address", "http://x.example.org/"),
        ("address", "https://x.example.org"),
        ("address", 'https://x.example.org/"><script>/'),
        ("address", "https://x.example.org/gh/../"),
        ("filing", {"icp": "没有备案"}),
        ("filing", {"police": "鲁公网安备1号"}),
        ("hsts", "是"),
    ],
)
def test_what_cannot_be_an_address_or_a_filing_is_refused(tmp_path: Path, field: str, value: object) -> None:
    config = yaml.safe_load((REPOSITORY / "site_config.yml").read_text("utf-8"))
    config["extra"]["suixue"][field] = value
    (tmp_path / "site_config.yml").write_text(yaml.safe_dump(config, allow_unicode=True), "utf-8")
    findings = Findings()
    read_settings(tmp_path, findings)
    assert [item.severity for item in findings] == ["error"]
    assert "请" in findings.items[0].message


def test_the_foot_of_pages_names_the_office_its_filings_and_what_stays_on_the_phone(project: pipeline.Project) -> None:
    config = project.root / "site_config.yml"
    filing = "    filing: {icp: 鲁ICP备20260001号-1, police: 鲁公网安备37010202000123号}\n"
    text = config.read_text("utf-8").replace("    video_seconds: 300\n", f"    video_seconds: 300\n{filing}")
    config.write_text(text, "utf-8")
    findings = pipeline.build(project, project.root / "site", mkdocs_hook.render)
    assert not findings.errors, list(findings)
    foot = LexborHTMLParser((project.root / "site/index.html").read_bytes()).css_first("footer.foot")
    links = {node.text(): node.attributes["href"] for node in foot.css("a")}
    assert links["隐私说明"] == "privacy/"
    assert links["鲁ICP备20260001号-1"] == "https://beian.miit.gov.cn/"
    assert "鲁公网安备37010202000123号" in links and "示例总工会" in foot.text()
