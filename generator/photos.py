"""Photos of places: made as small as phones want them, without what cameras write into them, kept by content.

Where a picture was taken stands in it, to the metre, and often by whose telephone: nothing but the points is published.
"""

from __future__ import annotations

import io
import os
import time
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

from PIL import Image, ImageCms

from generator.diagnostics import Findings, Location
from generator.kept import Kept
from generator.model.photo import LARGE, SMALL, Photo
from generator.model.site import Site
from generator.output import laid_aside, machine_faults
from generator.progress import Report, quiet
from generator.read.places_photos import COLUMN
from generator.source.foreign.pictures import DAMAGED, on_white, opened, upright

MOST_BYTES = 300_000
"""Of a published picture."""
_QUALITIES = (82, 74, 66, 58, 50, 40, 30)
_SMALLER = 0.8
"""By what the edges shrink where even the last quality is too large."""
_UNUSED = 30 * 86400
"""Seconds after which a picture goes that no build has asked for."""
_AT_A_TIME = 2
_STEP = "照片"


def make_photos(site: Site, cache: Path, findings: Findings, progress: Report = quiet) -> dict[str, Path]:
    """The files to publish by site path, from the cache where they are in it. A photo that turns out to be damaged is
    reported where it is named; one that no place shows is not made.
    """
    named = _named(site, shown=True)
    files: dict[str, Path] = {}
    if not named:
        return files
    from concurrent.futures import ThreadPoolExecutor

    with machine_faults(cache), ThreadPoolExecutor(_AT_A_TIME) as workers:
        cache.mkdir(parents=True, exist_ok=True)
        progress(0, len(named), _STEP)
        made = workers.map(lambda photo: _made(site.root, photo, cache), named)
        for done, (photo, sound) in enumerate(zip(named, made, strict=True), 1):
            progress(done, len(named), _STEP)
            if sound:
                files |= {path: cache / Path(path).name for path in (photo, photo.large)}
            else:
                _report(photo, named[photo], findings)
        _sweep(cache)
    return files


def proof_photos(site: Site, cache: Path, kept: Kept, findings: Findings, progress: Report = quiet) -> None:
    """Reports photos that break off or are damaged inside. Those that were made before, or found sound, are not unpacked."""
    named = _named(site)
    for done, (photo, at) in enumerate(named.items(), 1):
        path = site.root / photo.source
        if not _is_made(photo, cache) and not kept.recall(path, partial(_unpacks, path)):
            _report(photo, at, findings)
        progress(done, len(named), _STEP)


def _named(site: Site, *, shown: bool = False) -> dict[Photo, Location]:
    """Every photo and the first cell that names it; only those that are `shown`, if asked so."""
    found: dict[Photo, Location] = {}
    for layer in site.layers:
        for place in layer.shown if shown else layer.places:
            for photo in place.photos:
                if isinstance(photo, Photo) and photo not in found:
                    found[photo] = place.row.at(COLUMN)
    return found


def _report(photo: Photo, at: Location, findings: Findings) -> None:
    name = Path(photo.source).name
    findings.error(at, "place-photo-damaged", f"“{name}”没有存完整，或者里面坏了，请重新导出，或换一张")


def _unpacks(path: Path) -> bool:
    try:
        with opened(path) as picture:
            picture.draft("RGB", (SMALL, SMALL))
            picture.load()
    except DAMAGED:
        return False
    return True


def _is_made(photo: Photo, cache: Path) -> bool:
    return all((cache / Path(path).name).is_file() for path in (photo, photo.large))


def _made(root: Path, photo: Photo, cache: Path) -> bool:
    """Whether both pictures are in the cache now; False if the photo is damaged."""
    if _is_made(photo, cache):
        for path in (photo, photo.large):
            os.utime(cache / Path(path).name)
        return True
    try:
        picture = _points(root / photo.source)
    except DAMAGED:
        return False
    for path, side in ((photo.large, LARGE), (photo, SMALL)):
        with laid_aside(cache / Path(path).name) as file:
            file.write(small_enough(picture, side))
    return True


def _points(path: Path) -> Image.Image:
    """The picture upright, in the colours of the web, and no larger than needed."""
    with opened(path) as file:
        file.draft("RGB", (LARGE * 2, LARGE * 2))
        profile = file.info.get("icc_profile")
        picture = upright(file)
        if picture.mode not in ("RGB", "RGBA"):
            picture = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
        picture.thumbnail((LARGE, LARGE), Image.Resampling.LANCZOS)
    return _in_srgb(on_white(picture), profile)


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """Telephones photograph in more colours than the web's; which, stands in a profile that is not published."""
    if profile:
        with suppress(ImageCms.PyCMSError, *DAMAGED):
            source, web = ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB")
            picture = ImageCms.profileToProfile(picture, source, web) or picture
    return picture


def small_enough(picture: Image.Image, side: int) -> bytes:
    """WebP with nothing but the points, its longer edge `side` at most, in the best quality that MOST_BYTES can hold."""
    made = Image.frombytes(picture.mode, picture.size, picture.tobytes())
    made.thumbnail((side, side), Image.Resampling.LANCZOS)
    while True:
        for data in _encoded(made):
            if len(data) <= MOST_BYTES:
                return data
        made = made.resize((round(made.width * _SMALLER), round(made.height * _SMALLER)), Image.Resampling.LANCZOS)


def _encoded(picture: Image.Image) -> Iterator[bytes]:
    for quality in _QUALITIES:
        out = io.BytesIO()
        picture.save(out, "WEBP", quality=quality, method=4)
        yield out.getvalue()


def _sweep(cache: Path) -> None:
    old = time.time() - _UNUSED
    for path in cache.iterdir():
        with suppress(FileNotFoundError):  # another run sweeps too
            if path.stat().st_mtime < old:
                path.unlink()
