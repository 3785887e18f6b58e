"""Where a link in an authored file leads."""

from __future__ import annotations

import posixpath

from generator.model.site import AUTHORED

PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".gif")
MEDIA = (*PICTURES, ".mp3", ".m4a", ".wav", ".mp4", ".webm", ".pdf")
"""Files that may be published as they are: none that a browser runs as a page of ours, as it would an SVG."""


def publishable(file: str) -> bool:
    """Whether a page may refer to `file`: pictures and recordings, never a bank or the rooms' own tables."""
    return file.lower().endswith(MEDIA) and not file.startswith("content/places/")


def beside(folder: str, target: str) -> str | None:
    """The project path of `target` written in a file of `folder`; None if it leaves the authored folders."""
    path = posixpath.normpath(posixpath.join(folder, target))
    inside = path.split("/", 1)[0] in AUTHORED and not target.startswith("/") and "\\" not in target
    return path if inside else None
