"""The theme as it is staged: what pages load bears the hash of its content in its name, so that a browser may keep it for
ever, and a page of an earlier release still finds what it was made with.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from generator.output import PublishFault, copy_folder

FOLDER = "assets/suixue"
"""Where the built scripts, style sheets and icons lie in the theme and on the site."""
_KINDS = frozenset((".js", ".css", ".svg"))
WORKER = "worker.js"
"""What `sw.js` loads."""
_ASKED = re.compile(r"built\['([^']+)'\]")
"""How a template asks for the address of a built file."""
_HASHED = re.compile(r"data/search/[0-9a-f]{12}/|(?:media|photos)/.*[0-9a-f]{12}|.*\.[0-9a-f]{8}\.[^/]+$")
"""What an author may call something has no full stop in it."""


def lay_theme(theme: Path, folder: Path) -> dict[str, str]:
    """Copies the theme to `folder`; name of a built file → its address on the site, from which its name cannot be told.

    Raises PublishFault when something that templates or the worker ask for is not built yet.
    """
    copy_folder(theme, folder)
    built = folder / FOLDER
    names = {path.name: _with_hash(path) for path in sorted(built.glob("*")) if path.suffix in _KINDS}
    pages = folder.rglob("*.html")
    asked = {WORKER, *(name for page in pages for name in _ASKED.findall(page.read_text(encoding="utf-8")))}
    if missing := sorted(asked - names.keys()):
        raise PublishFault(f"界面的 {'、'.join(missing)} 还没有打包，请先运行 make setup")
    for plain, hashed in names.items():
        (built / plain).rename(built / hashed)
    return {plain: f"{FOLDER}/{hashed}" for plain, hashed in names.items()}


def _with_hash(path: Path) -> str:
    return f"{path.stem}.{hashlib.sha256(path.read_bytes()).hexdigest()[:8]}{path.suffix}"


def immutable(file: str) -> bool:
    """Whether the name of a site's file holds the hash of what is in it, so that it never holds anything else."""
    return _HASHED.match(file) is not None
