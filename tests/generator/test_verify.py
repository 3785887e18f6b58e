"""The last look at the built pages, reference by reference."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.verify import verify_site


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A built site with a page two folders down, a picture and a page with anchors."""
    for file, text in (
        ("index.html", "<h2 id=top>x</h2>"),
        ("a/index.html", ""),
        ("a/b/index.html", "<h2 id=第一节>x</h2>"),
        ("图 片.png", ""),
        ("style.css", ""),
        ("404.html", ""),
    ):
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text(text, encoding="utf-8")
    return tmp_path


def found(folder: Path, page: str, text: str) -> list[str]:
    (folder / page).parent.mkdir(parents=True, exist_ok=True)
    (folder / page).write_text(text, encoding="utf-8")
    items = list(verify_site(folder))
    assert {item.location.file for item in items} <= {page}
    assert all("请" in item.message for item in items)
    return [item.slug for item in items]


@pytest.mark.parametrize(
    "text",
    [
        *(
            f'<a href="{to}">x</a>'
            for to in ("", ".", "./", "..", "../", "../..", "../../", "/", "/a/b/", "/a/b/index.html")
        ),
        *(
            f'<a href="{to}">x</a>'
            for to in (
                "../b/",
                "../../index.html#top",
                "#own",
                "#",
                "#%E4%B8%AD",
                "?q=1",
                "../b/?q=1#第一节",
                "../b/#%E7%AC%AC%E4%B8%80%E8%8A%82",
            )
        ),
        *(
            f'<a href="{to}">x</a>'
            for to in ("https://elsewhere.example/x", "//elsewhere.example", "mailto:a@b", "tel:1")
        ),
        '<img src="../../图 片.png">',
        '<img src="../../%E5%9B%BE%20%E7%89%87.png" srcset="../../%E5%9B%BE%20%E7%89%87.png 2x">',
        '<img src="data:image/png;base64,AA==">',
        '<svg><use href="#own"/></svg>',
        '<link rel="canonical" href="https://here.example/">',
        '<link rel="alternate" hreflang="en" href="https://here.example/en/">',
        '<link rel="stylesheet" href="../../style.css?v=2">',
    ],
)
def test_what_leads_somewhere_is_allowed(folder: Path, text: str) -> None:
    assert found(folder, "a/c/index.html", f"<p id=own>x<p id=中>{text}") == []


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        *(
            (f'<a href="{to}">x</a>', "built-link-dead")
            for to in ("a", "/c/", "../b", "../../a/b", "../x/", "http://[", "/图片.png")
        ),
        *(
            (f'<a href="{to}">x</a>', "built-link-dead")
            for to in ("../../..", "../../../index.html", "/../index.html", "../B/")
        ),
        *(
            (f'<a href="{to}">x</a>', "built-anchor-dead")
            for to in ("#x", "../b/#top", "/#Top", "../../index.html#%E4%B8%AD")
        ),
        ('<img src="gone.png">', "built-link-dead"),
        ('<img srcset="../../404.html 1x, gone.png 2x">', "built-link-dead"),
        ('<video poster="gone.jpg"></video>', "built-link-dead"),
        ('<video><source src="gone.mp4"><track src="../../404.html"></video>', "built-link-dead"),
        ('<audio src="gone.m4a"></audio>', "built-link-dead"),
        ('<script src="gone.js"></script>', "built-link-dead"),
        ('<object data="gone.svg"></object>', "built-link-dead"),
        ('<svg><use href="gone.svg#a"/></svg>', "built-link-dead"),
        ('<link rel="icon" href="gone.svg">', "built-link-dead"),
        ('<img src="https://elsewhere.example/a.png">', "outside-request"),
        ('<script src="//elsewhere.example/a.js"></script>', "outside-request"),
        ('<link rel="stylesheet" href="https://elsewhere.example/a.css">', "outside-request"),
        ('<link rel="preconnect" href="https://elsewhere.example">', "outside-request"),
        ('<iframe src="http://elsewhere.example"></iframe>', "outside-request"),
    ],
)
def test_what_leads_nowhere_or_outside_is_found(folder: Path, text: str, slug: str) -> None:
    assert found(folder, "a/c/index.html", text) == [slug]


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("a { background: url(../style.css) }", []),
        ("a { background: url('../style.css') } /* url(gone.png) */", []),
        ('a { background: url("data:image/svg+xml,<svg>(\')</svg>") }', []),
        ("a { behavior: url(#default#VML) }", []),
        ("a { background: url(gone.png) }", ["built-link-dead"]),
        ("@import 'gone.css';", ["built-link-dead"]),
        ('@import url("https://elsewhere.example/font.css");', ["outside-request"]),
        ("@font-face { src: url( //elsewhere.example/a.woff2 ) }", ["outside-request"]),
    ],
)
def test_style_sheets_are_read_too(folder: Path, text: str, slugs: list[str]) -> None:
    assert found(folder, "assets/more.css", text) == slugs


@pytest.mark.parametrize(
    ("source", "slugs"),
    [
        ("https://media.example/x/a-240.mp4", []),
        ("https://media.example/x/a.js", ["outside-request"]),
        ("https://media.example/xy/a.mp4", ["outside-request"]),
        ("https://media.example.elsewhere.example/x/a.mp4", ["outside-request"]),
        ("https://elsewhere.example/a.mp4", ["outside-request"]),
    ],
)
def test_films_alone_may_be_fetched_from_the_media_base(folder: Path, source: str, slugs: list[str]) -> None:
    (folder / "a/index.html").write_text(f'<video><source src="{source}"></video>', encoding="utf-8")
    assert [item.slug for item in verify_site(folder, base="https://media.example/x")] == slugs
    assert [item.slug for item in verify_site(folder)] == ["outside-request"]


@pytest.mark.parametrize(
    ("target", "slugs"),
    [("/gh/a/", []), ("/gh/", []), ("/a/", ["built-link-dead"]), ("/gh/none/", ["built-link-dead"])],
)
def test_a_site_in_a_folder_of_its_host_is_led_to_from_there(folder: Path, target: str, slugs: list[str]) -> None:
    (folder / "a/index.html").write_text(f'<a href="{target}">x</a>', encoding="utf-8")
    assert [item.slug for item in verify_site(folder, mount="/gh/")] == slugs
