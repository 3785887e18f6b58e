"""Pictures of every kind of page, kept in baselines/ and compared with what the pages look like now: `make baselines` renews
them, all or those named.

Two machines never draw text alike: their fonts differ, and how they smooth them. So all text is drawn in the locked
typeface of theme/node_modules, which the page itself never uses, and pictures are kept and compared at half or a quarter
of their size, a little blurred: what has another place, size or colour is seen, how a stroke is smoothed is not. Clock and
chance stand still.
"""

from __future__ import annotations

import base64
import io
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from PIL import Image, ImageChops, ImageFilter
from playwright.sync_api import Browser, sync_playwright

from tests.browser.chromium import launch
from tests.browser.kinds import KINDS
from tests.browser.published import ROOT, published, served
from tests.browser.visitor import DESKTOP, SMALL_PHONE, Visitor

FOLDER = Path(__file__).parent / "baselines"
SEEN = ROOT / "build" / "baselines"
"""Where pictures go that are not as they were."""
NOW = "2026-12-01T10:00:00+08:00"
UNSTEADY = ("map", "hall", "exam", "daily")
"""What is drawn as it comes, or with a clock running."""
PICTURED = tuple(name for name in KINDS if name not in UNSTEADY)
_ELDER = "localStorage.setItem('suixue-play', JSON.stringify({ elder: true }));"
LOOKS: dict[str, tuple[dict[str, Any], int, str]] = {
    "phone": (SMALL_PHONE, 2, ""),
    "phone-dark": ({**SMALL_PHONE, "color_scheme": "dark"}, 2, ""),
    "phone-elder": (SMALL_PHONE, 2, _ELDER),
    "desk": (DESKTOP, 4, ""),
    "desk-dark": ({**DESKTOP, "color_scheme": "dark"}, 4, ""),
    "desk-elder": (DESKTOP, 4, _ELDER),
}
"""Name → the visitor, how many times smaller its picture is kept, and what the phone holds."""
_STILL = """
if (location.protocol === 'http:') {
  %s
  let state = 1;
  const next = () => (state = (state * 48271) %% 2147483647);
  Math.random = () => next() / 2147483647;
  crypto.getRandomValues = (into) => { for (let at = 0; at < into.length; at++) into[at] = next(); return into; };
}
"""
_TYPEFACE = """
async ([light, bold]) => {
  const sheet = document.createElement('style');
  sheet.textContent = `*, *::before, *::after { font-family: Locked !important; caret-color: transparent !important; }
    ::-webkit-scrollbar { display: none; }`;
  document.head.append(sheet);
  for (const [source, weight] of [[light, '100 500'], [bold, '600 900']]) {
    const face = new FontFace('Locked', `url(data:font/woff;base64,${source})`, { weight });
    document.fonts.add(await face.load());
  }
  await document.fonts.ready;
  scrollTo(0, 0);
}
"""
_SLIGHT = 28
"""So much of 255 may a colour differ."""
_SHARE = 0.012
"""So much of a picture may differ more."""


@cache
def _typeface() -> list[str]:
    folder = ROOT / "theme/node_modules/@fontsource/noto-sans-sc/files"
    files = (folder / f"noto-sans-sc-chinese-simplified-{weight}-normal.woff" for weight in (400, 700))
    return [base64.b64encode(file.read_bytes()).decode() for file in files]


@dataclass(frozen=True)
class Shot:
    """A kind of page in a look."""

    name: str
    look: str

    @property
    def file(self) -> Path:
        return FOLDER / f"{self.name.replace(': ', '-').replace(' ', '-')}-{self.look}.webp"

    def take(self, browser: Browser, base: str) -> Image.Image:
        """What it looks like now, as small as it is kept."""
        options, smaller, held = LOOKS[self.look]
        calm = {**options, "reduced_motion": "reduce", "bypass_csp": True}
        visitor = Visitor.arrive(browser, base, calm, _STILL % held)
        visitor.page.clock.set_fixed_time(NOW)
        try:
            KINDS[self.name](visitor)
            visitor.page.evaluate(_TYPEFACE, _typeface())
            visitor.page.wait_for_timeout(200)
            picture = Image.open(io.BytesIO(visitor.page.screenshot(animations="disabled"))).convert("RGB")
        finally:
            visitor.context.close()
        return picture.resize((picture.width // smaller, picture.height // smaller), Image.Resampling.BOX)


def difference(one: Image.Image, other: Image.Image) -> tuple[float, Image.Image]:
    """Which share of two pictures differs, and where; all of it where their sizes do."""
    if one.size != other.size:
        return 1.0, one
    blurred = [picture.convert("RGB").filter(ImageFilter.BoxBlur(1)) for picture in (one, other)]
    bands = ImageChops.difference(*blurred).split()
    most = ImageChops.lighter(ImageChops.lighter(bands[0], bands[1]), bands[2])
    where = most.point(lambda value: 255 if value > _SLIGHT else 0)
    return where.histogram()[255] / (where.width * where.height), where


def changed(shot: Shot, now: Image.Image) -> str:
    """What to say of a picture that is not as it was; empty of one that is."""
    if not shot.file.exists():
        return f"{shot.file.name} is missing: make baselines"
    share, where = difference(Image.open(shot.file), now)
    if share <= _SHARE:
        return ""
    SEEN.mkdir(parents=True, exist_ok=True)
    now.save(SEEN / f"{shot.file.stem}-now.png")
    where.save(SEEN / f"{shot.file.stem}-where.png")
    return f"{shot.file.name}: {share:.1%} of it looks different, see {SEEN}; wanted? make baselines"


def main(wanted: list[str]) -> None:
    """Renews the pictures of the kinds named, or all; one that has not changed is left as it is."""
    FOLDER.mkdir(exist_ok=True)
    shots = [Shot(name, look) for name in PICTURED if not wanted or name in wanted for look in LOOKS]
    with served(published(ROOT)) as base, sync_playwright() as playwright:
        browser = launch(playwright)
        for shot in shots:
            now = shot.take(browser, base)
            if changed(shot, now):
                now.save(shot.file, quality=60, method=6)
                print(shot.file.name)
        browser.close()
    kept = {Shot(name, look).file for name in PICTURED for look in LOOKS}
    for file in set(FOLDER.glob("*.webp")) - kept:
        file.unlink()


if __name__ == "__main__":
    main(sys.argv[1:])
