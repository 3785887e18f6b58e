"""A recording whose films are made, laid beside its lesson: its files, the register, the front matter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from generator.exchange.canonical import lines
from generator.fix.edits import write_whole
from generator.fix.front import set_fields
from generator.fix.together import Together
from generator.ingest.request import Answer, Request, captions_target, fields_of, shown_path
from generator.model.lesson import Lesson
from generator.model.recording import REGISTER, Registered, poster_of, sprite_of
from generator.model.site import Site
from generator.video.recorded import Recorded
from generator.video.upload import FOLDER as UPLOAD
from generator.video.upload import copy_whole, lay_ready

_LARGE = 50_000_000
"""Bytes that make a repository slow to fetch."""


def lay(site: Site, lesson: Lesson, request: Request, taken: Recorded, answer: Answer, files: Together) -> None:
    fields = fields_of(lesson, request, taken.captions is not None)
    video = (site.media_folder or site.root / lesson.folder) / fields["video"]
    base = site.settings.media.base if site.settings.media else None
    published = None
    if base:
        published = _send(site, lesson, taken, base, answer, files)
        answer.done.append(f"{request.file.name} 自己不进项目，请留好，以后要重做时还用它")
    else:
        copy_whole(request.file, files.will_write(video))
        answer.done.append(f"写了 {shown_path(video, site)}")
    if base or site.media_folder:
        own = _entry(video.name, request.file.stat().st_size, taken, published)
        others = [_plain(known) for known in site.recordings if known.file != video.name]
        entries = sorted([*others, own], key=lambda entry: str(entry["file"]))
        write_whole(files.will_write(site.root / REGISTER), register_text(entries).encode())
        answer.done.append(f"登记在 {REGISTER}")
    if taken.captions:
        captions = captions_target(site, lesson)
        write_whole(files.will_write(captions), taken.captions.text.encode())
        answer.done.append(f"写了 {shown_path(captions, site)}")
    if set_fields(files.will_write(site.root / lesson.location.file), fields):
        answer.done.append(f"改了 {lesson.location.file}：video: {video.name}")
    else:  # somebody has changed it while the films were made
        answer.done.append(f"{lesson.location.file} 的信息栏有错误，没有改；请改好后自己写上 video: {video.name}")
    answer.done += _left_over(site, lesson, None if base else video, taken.captions is None)
    size = request.file.stat().st_size
    if size > _LARGE and not site.settings.media:
        remedy = "请在 site_config.yml 里写上 extra.suixue.media，把录像放到项目之外"
        answer.done.append(f"注意：{video.name} 有 {size / 1e6:.0f} MB，放进 git 会拖慢所有人，{remedy}")


def _send(site: Site, lesson: Lesson, taken: Recorded, base: str, answer: Answer, files: Together) -> dict[str, Any]:
    """Lays the films ready for the media base, and the pictures beside the lesson; the register's entry for them."""
    made = taken.rendition
    ready = lay_ready(lesson.id, made, site.root / UPLOAD)
    write_whole(files.will_write(site.root / poster_of(lesson)), made.poster.read_bytes())
    small = [poster_of(lesson)]
    if made.sprite:
        write_whole(files.will_write(site.root / sprite_of(lesson)), made.sprite.picture.read_bytes())
        small.append(sprite_of(lesson))
    answer.done.append(f"写了 {'、'.join(small)}")
    what = f"{UPLOAD} 里以 {ready.entry['name']} 开头的 {ready.files} 个文件（{ready.bytes / 1e6:.1f} MB）"
    answer.done.append(f"请把 {what}传到 {base}/ 下面，文件名和文件夹照原样；传完就可以删去 {UPLOAD}")
    return ready.entry


def _entry(file: str, size: int, taken: Recorded, published: dict[str, Any] | None) -> dict[str, Any]:
    """What the register says of this recording."""
    made = taken.rendition
    entry = {"file": file, "sha256": taken.take.digest, "bytes": size}
    entry |= {"seconds": round(made.seconds), "width": made.width, "height": made.height}
    return entry | ({"published": published} if published else {})


def _plain(known: Registered) -> dict[str, Any]:
    """An entry of the register as it was read, without what it does not say."""

    def said(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        return {name: value for name, value in pairs if value is not None and name != "location"}

    return asdict(known, dict_factory=said)


def register_text(entries: list[dict[str, Any]]) -> str:
    """The register in its one form, a block an entry."""
    return "\n".join(["# 由 suixue video add 写，请不要手改。", *lines({"schema": 1, "recordings": entries}), ""])


def _left_over(site: Site, lesson: Lesson, video: Path | None, bare: bool) -> Iterator[str]:
    """What was there before: the recording under another name, and captions that will be taken for this one's."""
    before = site.video_of(lesson)
    if video is None and before and before.exists():
        yield f"注意：原来的 {shown_path(before, site)} 还在课时旁边，网页先用它，请删去"
    elif before and before != video and before.exists():
        yield f"原来的 {shown_path(before, site)} 还在，用不着就删去"
    named = [lesson.captions] if lesson.captions else [f"{lesson.id}.vtt", f"{lesson.id}.srt"]
    old = next((path for name in named if (path := site.root / lesson.folder / name).exists()), None)
    if bare and old:
        yield f"注意：原来的字幕 {shown_path(old, site)} 还在，会配给这个视频；不是它的字幕就删去"
