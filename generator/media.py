"""Videos of all lessons: made from slide scripts or taken in as recorded, and their addresses on the site.

What makes them is imported only when there are any to make.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.check import timeline, validity
from generator.derive.video import Line, Part, Sound, Source, Sprite, Video
from generator.diagnostics import Findings
from generator.model.lesson import Lesson
from generator.model.recording import Registered, poster_of, sprite_of
from generator.model.site import Site
from generator.progress import Report
from generator.video.digests import digest_of
from generator.video.script import FONTS, Rendition, scripts_of

if TYPE_CHECKING:
    from generator.video.make import Made
    from generator.video.recorded import Recorded, Recording
    from generator.video.subtitles import Captions

_DEFAULT_HEIGHT = 480
"""What a browser that does not choose is given: sharp enough on a phone, at half the bytes of 720p."""


@dataclass(frozen=True)
class Media:
    """Videos by lesson id, and the files to publish by site path."""

    videos: dict[str, Video] = field(default_factory=dict)
    files: dict[str, Path] = field(default_factory=dict)


def make_media(site: Site, cache: Path, findings: Findings, progress: Report) -> Media:
    """Every lesson's video, from the cache where nothing changed."""
    from generator.video.make import make_all
    from generator.video.speech import find_voice

    scripts = scripts_of(site)
    silent = any(script.slides and script.narration is None for script in scripts)
    voice = find_voice(site.settings.speech, site.root, cache, findings) if silent else None
    fonts = site.root / FONTS
    made = make_all(scripts, fonts, cache, findings, lambda *at: progress(at[0], at[1], "视频"), voice)
    media = Media()
    for lesson in sorted(site.lessons, key=lambda lesson: lesson.id):
        known = site.at_base(lesson)
        if known:
            video = _publish_from_base(site, lesson, known, cache, findings, media.files)
        elif lesson.video:
            taken = take_in(site, lesson, cache, findings, progress)
            video = _publish_recorded(lesson, taken, media.files) if taken else None
        else:
            own = made.get(lesson.id)
            video = _publish_made(lesson, own, site.settings.slides.burnt, media.files) if own else None
        if video:
            media.videos[lesson.id] = replace(video, chapters=_chapters(lesson) or video.chapters)
    seconds = {name: video.seconds for name, video in media.videos.items()}
    findings.items.extend([*validity.outside(site, seconds), *timeline.outside(site, seconds)])
    return media


def take_in(site: Site, lesson: Lesson, cache: Path, findings: Findings, progress: Report) -> Recorded | None:
    """A lesson's recorded video, in all its sizes."""
    from generator.video.recorded import recorded

    step = f"视频 {lesson.title}"
    return recorded(recording_of(site, lesson), cache, findings, lambda done, of: progress(int(done), int(of), step))


def recording_of(site: Site, lesson: Lesson) -> Recording:
    """The files of a recorded video; its captions lie beside it under the same name unless the lesson names others."""
    from generator.video.recorded import Recording

    assert lesson.video is not None
    folder = site.root / lesson.folder
    usual = [Path(lesson.video).with_suffix(suffix).name for suffix in (".vtt", ".srt")]
    named = lesson.captions or next((name for name in usual if (folder / name).exists()), None)
    return Recording(
        video=site.video_of(lesson) or folder / lesson.video,
        captions=folder / named if named else None,
        video_location=lesson.video.location,
        captions_location=(lesson.captions or lesson.video).location,
        longest=site.settings.video_seconds,
    )


def _chapters(lesson: Lesson) -> tuple[Part, ...]:
    """As authored."""
    return tuple(Part(mark.at, str(mark.title)) for mark in lesson.chapters if mark.at is not None)


def _publish_recorded(lesson: Lesson, taken: Recorded, files: dict[str, Path]) -> Video:
    return replace(_publish(lesson.id, taken.rendition, False, files), lines=_lines(taken.captions))


def _lines(captions: Captions | None) -> tuple[Line, ...]:
    cues = captions.cues if captions else ()
    return tuple(Line(cue.start / 1000, cue.text.replace("\n", " ")) for cue in cues)


def _publish_from_base(
    site: Site, lesson: Lesson, known: Registered, cache: Path, findings: Findings, files: dict[str, Path]
) -> Video | None:
    """A video whose films lie at the media base, as the register knows them; only its small files are published here."""
    from generator.video.check import report_length
    from generator.video.recorded import captions_of
    from generator.video.renditions import kept_captions
    from generator.video.streams import MASTER

    sent, recording = known.published, recording_of(site, lesson)
    seconds = known.seconds or 0
    if sent is None or report_length(seconds, recording.longest, recording.video_location, findings):
        return None
    assert site.settings.media is not None
    captions = captions_of(recording, seconds, findings)
    text = kept_captions(captions.text if captions else None, cache)
    poster = _put(lesson, site.root / poster_of(lesson), ".jpg", files)
    grid, sprite = sent.sprite, _put(lesson, site.root / sprite_of(lesson), "-sprite.jpg", files)
    there = f"{site.settings.media.base}/{sent.name}"
    sources = tuple(Source(film.height or 0, f"{there}-{film.height}.mp4", film.bytes or 0) for film in sent.films)
    return Video(
        src=_default(sources).src,
        poster=poster or "",
        captions=_put(lesson, text, ".vtt", files),
        seconds=seconds,
        width=known.width or 0,
        height=known.height or 0,
        silent=False,
        sources=sources,
        audio=Sound(f"{there}-audio.m4a", sent.audio.bytes or 0) if sent.audio else None,
        sprite=Sprite(sprite, **asdict(grid)) if grid and sprite else None,
        hls=f"{there}-hls/{MASTER}" if sent.hls else None,
        lines=_lines(captions),
    )


def _publish_made(lesson: Lesson, made: Made, burnt: bool, files: dict[str, Path]) -> Video:
    """What is said and every slide's title, each where it begins; burnt captions are not offered once more."""
    rendition = replace(made.rendition, captions=None) if burnt else made.rendition
    lines = tuple(Line(cue.start / 1000, cue.text) for cue in made.timeline.cues)
    starts = zip(made.timeline.starts, lesson.slides, strict=True)
    parts = tuple(Part(start // 1000, str(slide.title)) for start, slide in starts)
    return replace(_publish(lesson.id, rendition, not made.voiced, files), lines=lines, chapters=parts)


def _publish(lesson_id: str, made: Rendition, silent: bool, files: dict[str, Path]) -> Video:
    """The video by its addresses; its files are added to `files`."""
    name = f"media/{lesson_id}-{made.key[:12]}"

    def put(end: str, path: Path | None) -> str | None:
        if path is None:
            return None
        files[name + end] = path
        return name + end

    sources = tuple(
        Source(film.height, put(f"-{film.height}.mp4", film.video) or "", film.bytes) for film in made.films
    )
    playlists = [put(f"-hls/{path.name}", path) for path in made.hls]
    return Video(
        src=_default(sources).src,
        poster=put(".jpg", made.poster) or "",
        captions=put(".vtt", made.captions),
        seconds=round(made.seconds),
        width=made.width,
        height=made.height,
        silent=silent,
        sources=sources,
        audio=Sound(put("-audio.m4a", made.audio) or "", made.audio.stat().st_size) if made.audio else None,
        sprite=_sprite(made, put("-sprite.jpg", made.sprite.picture if made.sprite else None)),
        hls=playlists[0] if playlists else None,
    )


def _put(lesson: Lesson, path: Path | None, end: str, files: dict[str, Path]) -> str | None:
    """A file by an address that changes with it; it is added to `files`."""
    if path is None or not path.is_file():
        return None
    address = f"media/{lesson.id}-{digest_of(path)[:12]}{end}"
    files[address] = path
    return address


def _default(sources: Sequence[Source]) -> Source:
    return [source for source in sources if source.height <= _DEFAULT_HEIGHT or source == sources[0]][-1]


def _sprite(made: Rendition, address: str | None) -> Sprite | None:
    if made.sprite is None or address is None:
        return None
    own = made.sprite
    return Sprite(address, own.columns, own.count, own.every, own.width, own.height)
