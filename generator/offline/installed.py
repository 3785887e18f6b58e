"""What a phone needs to put the site among its apps: a manifest, and icons drawn from the favicon's shapes."""

from __future__ import annotations

import json
from pathlib import Path

from generator.model.settings import Settings
from generator.offline.icon import draw
from generator.output import PublishFault

MANIFEST = "manifest.webmanifest"
FAVICON = "assets/favicon.svg"
ICONS = "assets/icons"
PAPER = "#f7f3ec"
"""The colour behind the page, as theme/styles/tokens.css has it in the light."""
SIZES = (192, 512)
TOUCH = 180
"""Pixels of the icon that iOS takes; it cuts the corners itself, and shows what is transparent as black."""
SAFE = 0.72
"""Of a maskable icon's width, how much is sure to be seen whatever shape the phone cuts."""
SHORTCUTS = (
    ("今日五题", "practice/round/?way=daily"),
    ("闯关练习", "practice/"),
    ("找妈妈小屋", "rooms/"),
    ("我的学分", "me/"),
)


def installed_files(theme: Path, settings: Settings) -> dict[str, bytes]:
    """Site path → bytes; `theme` is the folder of templates, with its favicon, or icons of its own. All addresses are relative, so that the
    site works in whatever folder it is published.
    """
    files = {MANIFEST: json.dumps(_manifest(settings), ensure_ascii=False, indent=1).encode() + b"\n"}
    missing = [name for name in _DRAWN if not (theme / ICONS / f"{name}.png").is_file()]
    if missing:
        svg = (theme / FAVICON).read_text(encoding="utf-8")
        files |= {f"{ICONS}/{name}.png": _drawn(svg, name) for name in missing}
    return files


_DRAWN = (*map(str, SIZES), "maskable", "touch")


def _drawn(svg: str, name: str) -> bytes:
    try:
        if name == "maskable":
            return draw(svg, SIZES[-1], SAFE)
        return draw(svg, TOUCH, whole=True) if name == "touch" else draw(svg, int(name))
    except (ValueError, KeyError) as fault:
        named = "、".join(f"{name}.png" for name in _DRAWN)
        message = f"{FAVICON} 里有画不出图标的形状，请在模板文件夹的 {ICONS} 里放好 {named}"
        raise PublishFault(message) from fault


def _manifest(settings: Settings) -> dict[str, object]:
    icons = [_icon(str(size), size) for size in SIZES]
    return {
        "name": settings.name,
        "short_name": settings.name[:6],
        "description": f"{settings.organisation}：短视频、图文、闯关，没有网络也能学",
        "lang": "zh-CN",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [*icons, {**_icon("maskable", SIZES[-1]), "purpose": "maskable"}],
        "shortcuts": [{"name": name, "url": f"./{path}"} for name, path in SHORTCUTS],
    }


def _icon(name: str, size: int) -> dict[str, str]:
    return {"src": f"{ICONS}/{name}.png", "sizes": f"{size}x{size}", "type": "image/png"}
