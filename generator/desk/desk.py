"""The editors' pages by their addresses, made anew at every call out of what was read last."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from pathlib import Path

from generator.desk.changes import Changes
from generator.desk.page import ROOT, every_lesson, no_such, one_lesson
from generator.desk.timeline import Look, timeline

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_STYLE = Path(__file__).with_name("desk.css")
_HTML = "text/html; charset=utf-8"
_LESSON = re.compile(f"{ROOT}([a-z0-9-]{{1,60}})/")


@dataclass
class Desk:
    """What is on the editors' desk. With faults in the files, what can be read is shown, and videos are the last good ones."""

    look: Look = field(default_factory=Look)
    looks: Changes = field(default_factory=Changes)

    def lay(self, look: Look | None) -> None:
        """Puts a new look in place of the last, and tells those who look."""
        if look:
            self.look = replace(look, videos={**self.look.videos, **look.videos})
            self.looks.tell()

    def page(self, path: str) -> tuple[HTTPStatus, bytes, str]:
        """What is answered to an address, the bytes and their kind; where there is nothing, a page that leads back."""
        look = self.look
        if path == "/-/desk.css":
            return HTTPStatus.OK, _STYLE.read_bytes(), "text/css"
        if path == ROOT:
            return HTTPStatus.OK, every_lesson(look).encode(), _HTML
        asked = _LESSON.fullmatch(path)
        if not asked or (look.site and asked[1] not in look.site.lesson_names):
            return HTTPStatus.NOT_FOUND, no_such(look, asked[1] if asked else "").encode(), _HTML
        return HTTPStatus.OK, one_lesson(look, timeline(look, asked[1]), asked[1]).encode(), _HTML
