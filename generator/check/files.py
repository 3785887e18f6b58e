"""Where a link in an authored file leads."""

from __future__ import annotations

import posixpath

from generator.model.site import AUTHORED


def beside(folder: str, target: str) -> str | None:
    """The project path of `target` written in a file of `folder`; None if it leaves the authored folders."""
    path = posixpath.normpath(posixpath.join(folder, target))
    inside = path.split("/", 1)[0] in AUTHORED and not target.startswith("/") and "\\" not in target
    return path if inside else None
