"""Lists of what a learner may keep: a course, the places of a city, or all that can be searched, for a phone to fetch.

They are made of the built site, since only that knows what pages weigh and load. One shape for all:
`{"packs": [{id, title, path, version, files: [[path, bytes, revision?]], films: [{title, sources, audio}]}]}`.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from generator.assets import immutable
from generator.derive.page import dump_json
from generator.derive.search import HEAD
from generator.offline.shell import revision

FOLDER = "data/offline"
READ_BY_ALL = ("data/courses.json", "data/credits.json", "data/questions/index.json")
"""What lessons and levels read beside their own."""
_USED = re.compile(rb'[="(/]((?:assets|media|photos|lessons)/[^"\s()]+\.(?:js|css|svg|jpg|jpeg|png|webp|gif|vtt|mp3))"')
"""What a page or a set of questions loads at once or when it is wanted, films aside."""
_FILM = re.compile(rb"data-film>(.*?)</script>")


def write_packs(site: Path) -> None:
    """Writes the lists into the built `site`: one a course, one a layer of places, one for the search."""
    outline, sets = site / "data/courses.json", _sets(site)
    for course in _read(outline)["courses"] if outline.is_file() else ():
        _write(site, f"courses/{course['id']}", [_course(site, course, sets)])
    for manifest in sorted((site / "data/places").glob("*/manifest.json")):
        _write(site, f"places/{manifest.parent.name}", list(_cities(site, manifest)))
    if (site / HEAD).is_file():
        _write(site, "search", [_search(site)])


def _sets(site: Path) -> dict[str, list[str]]:
    """Lesson → the files of its questions, and after them those of what explains them."""
    found: dict[str, list[str]] = {}
    for folder in ("data/questions", "data/explanations"):
        for file in sorted((site / folder).glob("*.json")):
            found.setdefault(file.name.partition(".")[0], []).append(f"{folder}/{file.name}")
    return found


def _read(file: Path) -> Any:
    return json.loads(file.read_bytes())


def _write(site: Path, name: str, packs: list[dict[str, Any]]) -> None:
    file = site / FOLDER / f"{name}.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.unlink(missing_ok=True)  # it may be the same file as that of a site shown earlier
    file.write_text(dump_json({"packs": packs}), encoding="utf-8")


def _course(site: Path, course: dict[str, Any], sets: Mapping[str, list[str]]) -> dict[str, Any]:
    lessons = [lesson for chapter in course["chapters"] for lesson in chapter["lessons"]]
    pages = [course["path"], *(lesson["path"] for lesson in lessons)]
    asked = [file for lesson in lessons for file in sets.get(lesson["id"], ())]
    contents = _contents(site, [*pages, "play/", *asked, *READ_BY_ALL])
    films = [film for lesson in lessons for film in _films(site, lesson, contents[lesson["path"]])]
    return _pack(site, f"course:{course['id']}", course, contents, films)


def _films(site: Path, lesson: dict[str, Any], page: bytes) -> Iterator[dict[str, Any]]:
    found = _FILM.search(page)
    film = json.loads(found[1]) if found else None
    if film and all((site / source["src"]).is_file() for source in film["sources"]):
        yield {"title": lesson["title"], "sources": film["sources"], "audio": film["audio"]}


def _cities(site: Path, manifest: Path) -> Iterator[dict[str, Any]]:
    told, folder = _read(manifest), manifest.parent.relative_to(site).as_posix()
    home = told["layer"]["path"]
    for place, (code, name, *_) in enumerate(told["cities"]):
        counties = [county for county in told["counties"] if county[3] == place and county[6] > 0]
        if not counties:
            continue
        shards = [file for *files, cities in told["shards"] if place in cities for file in files]
        details = dict.fromkeys(f"{county[7]}.json" for county in counties if county[7])
        files = [f"{folder}/{file}" for file in ("manifest.json", *shards, *details)]
        pages = [home, *(f"{home}{county[0]}/" for county in counties)]
        about = {"title": name, "path": f"{home}?city={code}"}
        yield _pack(site, f"places:{told['layer']['id']}:{code}", about, _contents(site, [*pages, *files]), [])


def _search(site: Path) -> dict[str, Any]:
    """The whole index: which files of it a query needs is known only once it is asked."""
    files = sorted(file for file in (site / _read(site / HEAD)["at"]).rglob("*.json"))
    listed = [[file.relative_to(site).as_posix(), file.stat().st_size] for file in files]
    head = (site / HEAD).read_bytes()
    return _told("search", {"title": "搜索", "path": "search/"}, [_listed(HEAD, head), *listed], [])


def _contents(site: Path, paths: Iterable[str]) -> dict[str, bytes]:
    """Those of these paths that there are, and what they hold; a page's path ends with a slash."""
    found: dict[str, bytes] = {}
    for path in dict.fromkeys(paths):
        with (
            suppress(FileNotFoundError),
            open(f"{site}/{path}{'index.html' if path.endswith('/') else ''}", "rb") as file,
        ):
            found[path] = file.read()
    return found


def _pack(
    site: Path, own: str, about: dict[str, Any], contents: dict[str, bytes], films: list[dict[str, Any]]
) -> dict[str, Any]:
    used = {found.decode() for content in contents.values() for found in _USED.findall(content)}
    files = [_listed(path, content) for path, content in (contents | _contents(site, sorted(used))).items()]
    return _told(own, about, files, films)


def _told(
    own: str, about: Mapping[str, Any], files: list[list[str | int]], films: list[dict[str, Any]]
) -> dict[str, Any]:
    version = hashlib.sha256(dump_json([files, films]).encode()).hexdigest()[:12]
    return {
        "id": own, "title": about["title"], "path": about["path"], "version": version, "files": files, "films": films,
    }  # fmt: skip


def _listed(path: str, content: bytes) -> list[str | int]:
    return [path, len(content), *([] if immutable(path) else [revision(content)])]
