"""What a phone keeps of the site for times without a network, and what puts it among a phone's apps."""

from __future__ import annotations

import gzip
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from generator.assets import immutable
from generator.diagnostics import Findings
from generator.offline.icon import draw, lines_of
from generator.offline.installed import MANIFEST, SAFE, installed_files
from generator.offline.packs import write_packs
from generator.offline.shell import MOST, shell_of
from generator.offline.worker import END, write_worker
from generator.output import PublishFault
from generator.read.settings import read_settings
from tests.browser.published import ROOT, published

KB = 1024
PAGES = ("index.md", "play.md", "exam/go.md", "exam/index.md", "contest/go.md", "practice/go.md", "lessons/x.md")
FAVICON = (ROOT / "theme/overrides/assets/favicon.svg").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def site() -> Path:
    return published(ROOT)


def _told(site: Path) -> dict[str, Any]:
    text = (site / "sw.js").read_text(encoding="utf-8")
    told: dict[str, Any] = json.loads(text.partition(" = ")[2].partition(";\n")[0])
    return told


def test_the_shell_weighs_at_most_250_kb_on_the_way(site: Path) -> None:
    """A slow network (50 KB a second) brings it in five seconds, after the page and behind all else."""
    files = [site / file["url"] for file in _told(site)["files"]]
    weights = {
        file: len(gzip.compress((file / "index.html" if file.is_dir() else file).read_bytes())) for file in files
    }
    assert sum(weights.values()) <= 250 * KB, weights


def test_the_shell_holds_what_its_pages_load_at_once(site: Path) -> None:
    files = {file["url"]: file["revision"] for file in _told(site)["files"]}
    assert {"./", "play/", "rooms/", "search/", "me/", "me/offline/", "data/courses.json"} <= files.keys()
    page = (site / "play/index.html").read_text(encoding="utf-8")
    loaded = re.findall(r'(?:src|href)="\.\./(assets/suixue/[^"]+)"', page)
    assert len(loaded) >= 4
    assert set(loaded) <= files.keys()
    assert [url for url, revision in files.items() if (revision is None) != immutable(url)] == []


def test_a_worker_knows_where_somebody_may_be_in_the_middle_of_an_exam(site: Path) -> None:
    assert {"play/", "exam/go/", "contest/go/", "practice/go/", "practice/round/"} <= set(_told(site)["asking"])
    assert not {"", "me/", "practice/", "exam/"} & set(_told(site)["asking"])


def _small_site(folder: Path) -> Path:
    (folder / "assets/suixue").mkdir(parents=True)
    (folder / "assets/suixue/worker.0123abcd.js").write_text("1;")
    (folder / "data").mkdir()
    (folder / "data/courses.json").write_text('{"courses":[]}')
    (folder / "index.html").write_text('<link href="assets/suixue/app.0123abcd.css"><a href="x/">')
    return folder


def test_a_shell_has_another_name_as_soon_as_anything_in_it_differs(tmp_path: Path) -> None:
    site = _small_site(tmp_path)
    first = shell_of(site, ())
    assert shell_of(site, ()).version == first.version
    assert [entry.url for entry in first.entries] == ["./", "assets/suixue/app.0123abcd.css", "data/courses.json"]
    (site / "data/courses.json").write_text('{"courses": []}')
    assert shell_of(site, ()).version != first.version


def test_data_that_grew_large_is_kept_only_once_it_was_read(tmp_path: Path) -> None:
    site = _small_site(tmp_path)
    (site / "data/courses.json").write_bytes(b" " * MOST)
    assert "data/courses.json" in [entry.url for entry in shell_of(site, ()).entries]
    (site / "data/courses.json").write_bytes(b" " * (MOST + 1))
    assert "data/courses.json" not in [entry.url for entry in shell_of(site, ()).entries]


def test_an_office_that_wants_no_worker_ends_those_that_are_there(tmp_path: Path) -> None:
    site = _small_site(tmp_path)
    write_worker(site, (), on=False)
    assert (site / "sw.js").read_text(encoding="utf-8") == END
    write_worker(site, (), on=True)
    assert "importScripts('assets/suixue/worker.0123abcd.js')" in (site / "sw.js").read_text(encoding="utf-8")


def _settings() -> Any:
    return read_settings(ROOT, Findings())


def test_the_site_can_be_installed_in_whatever_folder_it_is(site: Path) -> None:
    manifest = json.loads((site / MANIFEST).read_text(encoding="utf-8"))
    assert manifest["name"] == _settings().name
    addresses = [manifest["start_url"], manifest["scope"], *(one["url"] for one in manifest["shortcuts"])]
    assert all(address.startswith("./") for address in addresses)
    for address in addresses:
        assert (site / address.partition("?")[0] / "index.html").is_file(), address
    for icon in manifest["icons"]:
        with Image.open(site / icon["src"]) as picture:
            assert icon["sizes"] == "{}x{}".format(*picture.size)
    assert [icon.get("purpose") for icon in manifest["icons"]] == [None, None, "maskable"]


def _pixels(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("RGBA")


def test_icons_are_drawn_from_the_favicon() -> None:
    icon = _pixels(draw(FAVICON, 64))
    assert icon.getpixel((0, 0))[3] == 0  # type: ignore[index]
    assert icon.getpixel((32, 6)) == (179, 38, 30, 255)
    assert min(icon.getpixel((16, 30))) >= 240  # type: ignore[type-var]
    assert draw(FAVICON, 64) == draw(FAVICON, 64)


def test_an_icon_that_phones_cut_shows_all_in_the_middle() -> None:
    icon = _pixels(draw(FAVICON, 100, SAFE))
    assert icon.getpixel((0, 0)) == (179, 38, 30, 255)
    white = [(x, y) for x in range(100) for y in range(100) if icon.getpixel((x, y)) == (255, 255, 255, 255)]
    assert white
    assert max((x - 50) ** 2 + (y - 50) ** 2 for x, y in white) <= 40**2


@pytest.mark.parametrize(
    ("path", "lines"),
    [
        ("M1 2L3 4", [[(1, 2), (3, 4)]]),
        ("M1 2l3 4h-1v2z", [[(1, 2), (4, 6), (3, 6), (3, 8), (1, 2)]]),
        ("M1 1H5V6M0 0l1 1", [[(1, 1), (5, 1), (5, 6)], [(0, 0), (1, 1)]]),
        ("M0 0 2 2 4 0", [[(0, 0), (2, 2), (4, 0)]]),
    ],
)
def test_paths_are_read_as_browsers_read_them(path: str, lines: list[list[tuple[float, float]]]) -> None:
    assert list(lines_of(path)) == lines


def test_a_curve_ends_where_it_says() -> None:
    [line] = lines_of("M8 8c1 0 2 1 2 2")
    assert line[-1] == (10, 10)
    assert all(8 <= x <= 10 and 8 <= y <= 10 for x, y in line)


@pytest.mark.parametrize("svg", ['<svg><circle r="3"/></svg>', '<svg><path d="M1 1a2 2 0 1 0 3 3"/></svg>'])
def test_a_favicon_that_cannot_be_drawn_is_said_with_what_to_do(tmp_path: Path, svg: str) -> None:
    (tmp_path / "assets/icons").mkdir(parents=True)
    (tmp_path / "assets/favicon.svg").write_text(svg)
    with pytest.raises(PublishFault, match=r"assets/icons 里放好 192\.png"):
        installed_files(tmp_path, _settings())
    for name in ("192", "512", "maskable", "touch"):
        (tmp_path / f"assets/icons/{name}.png").write_bytes(b"")
    assert list(installed_files(tmp_path, _settings())) == [MANIFEST]


def _packs(site: Path, name: str) -> list[dict[str, Any]]:
    packs: list[dict[str, Any]] = json.loads((site / f"data/offline/{name}.json").read_bytes())["packs"]
    return packs


def test_a_course_lists_its_pages_questions_pictures_and_scripts(site: Path) -> None:
    [pack] = _packs(site, "courses/organize")
    paths = [path for path, *_ in pack["files"]]
    assert {"courses/organize/", "lessons/organize/organize-congress/", "play/", "data/courses.json"} <= set(paths)
    assert {"data/questions/organize-recall.json", "data/explanations/organize-recall.json"} <= set(paths)
    assert "data/questions/basics-nature.json" not in paths
    assert [path for path in paths if re.search(r"suixue/player\.\w+\.css$|media/organize-recall.*\.vtt$", path)]
    assert not [path for path in paths if path.endswith((".mp4", ".m3u8"))]
    assert len({film["title"] for film in pack["films"]}) == len(pack["films"]) > 4


def test_what_a_list_says_of_a_file_is_so(site: Path) -> None:
    packs = [*_packs(site, "courses/basics"), *_packs(site, "places/mama-rooms"), *_packs(site, "search")]
    for path, size, *revisions in (file for pack in packs for file in pack["files"]):
        file = site / path / "index.html" if path.endswith("/") else site / path
        assert file.stat().st_size == size, path
        assert bool(revisions) is not immutable(path)
    for source in (source for pack in packs for film in pack["films"] for source in film["sources"]):
        assert (site / source["src"]).stat().st_size == source["bytes"]


def test_a_city_lists_its_own_counties_and_details(site: Path) -> None:
    jinan = next(pack for pack in _packs(site, "places/mama-rooms") if pack["id"].endswith(":370100"))
    paths = [path for path, *_ in jinan["files"]]
    assert {"rooms/", "rooms/370103/", "data/places/mama-rooms/manifest.json"} <= set(paths)
    assert [path for path in paths if path.startswith("data/places/mama-rooms/370100.")]
    assert not [path for path in paths if path.startswith(("rooms/3702", "data/places/mama-rooms/370200."))]


def test_the_search_lists_its_whole_index(site: Path) -> None:
    [pack] = _packs(site, "search")
    paths = {path for path, *_ in pack["files"]}
    assert paths == {path.relative_to(site).as_posix() for path in site.glob("data/search*/**/*.json")} | {
        "data/search.json"
    }


def test_a_pack_has_another_version_as_soon_as_a_file_of_it_differs(tmp_path: Path) -> None:
    site = _small_site(tmp_path)
    lesson = {"id": "one", "title": "一", "path": "lessons/one/"}
    course = {"id": "c", "title": "课", "path": "courses/c/", "chapters": [{"title": "章", "lessons": [lesson]}]}
    (site / "data/courses.json").write_text(json.dumps({"courses": [course]}))
    for path in ("lessons/one", "courses/c"):
        (site / path).mkdir(parents=True)
        (site / path / "index.html").write_text("<p>")
    versions = []
    for text in ("<p>", "<p>新", "<p>新"):
        (site / "lessons/one/index.html").write_text(text)
        write_packs(site)
        versions.append(_packs(site, "courses/c")[0]["version"])
    assert versions[0] != versions[1] == versions[2]
