"""`suixue video add`: somebody's recording looked at, made into what phones want, and laid beside its lesson.

The film is made before anything is written, so that a recording that breaks off leaves the project as it was.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from generator.diagnostics import Diagnostic, Findings, Location
from generator.exchange.canonical import lines
from generator.fix.edits import write_whole
from generator.fix.front import can_set_fields, set_fields
from generator.fix.together import Together
from generator.memory import Memory
from generator.model.lesson import Lesson
from generator.model.recording import REGISTER, Registered, poster_of, sprite_of
from generator.model.site import Site
from generator.progress import Report, quiet
from generator.read.site import read_site
from generator.source.scalars import nearest, shown
from generator.video.recorded import Recorded, Recording, look_at, recorded
from generator.video.streams import MOST_RATE, levelled
from generator.video.subtitles import MOST_FAULTS, decoded
from generator.video.take import Take
from generator.video.upload import FOLDER as UPLOAD
from generator.video.upload import copy_whole, lay_ready

_BEGINS = {".mp4": b"ftyp", ".m4v": b"ftyp", ".mov": b"", ".mkv": b"\x1a\x45", ".webm": b"\x1a\x45"}
_OTHERS = (".avi", ".wmv", ".flv", ".ts")
_LARGE = 50_000_000
"""Bytes that make a repository slow to fetch."""
_NOTHING = "什么也没有写，请照上面的提示改好后再试"


@dataclass(frozen=True)
class Request:
    """A file to be the video of a lesson; captions of the same name beside it are taken along."""

    file: Path
    lesson: str
    captions: Path | None = None
    replace: bool = False


@dataclass
class Answer:
    """What was done, in Chinese; or, in `refused`, why nothing was."""

    done: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def add(root: Path, today: date, request: Request, progress: Report = quiet) -> Answer:
    """Takes a recording in, all of it or nothing. Raises VideoFault or OSError when the machine is at fault."""
    site = read_site(root, today, Findings(), Memory(), quiet)
    if site is None:
        return Answer(refused=["site_config.yml 读不出来，请先运行 suixue check 改好"])
    lesson = site.lesson_by_id.get(request.lesson)
    if lesson is None:
        return Answer(refused=[_unknown(site, request.lesson)])
    if lesson.video and not request.replace:
        return Answer(refused=[f"“{lesson.id}”已经有视频 {lesson.video}，要换掉它请加上 --replace"])
    why = _refused(site, request) or _unwritable(site, lesson, request)
    if why:
        return Answer(refused=[why, _NOTHING])
    answer, taken = _films(site, request, progress)
    if taken:
        with Together() as files:
            _write(site, lesson, request, taken, answer, files)
    return answer


def tried(site: Site, request: Request, progress: Report = quiet) -> Answer:
    """What taking a recording in would say. Its films are made and kept, so that `add` is quick; nothing else is written."""
    return _films(site, request, progress)[0]


def _refused(site: Site, request: Request) -> str:
    """What is wrong before the recording has been opened; nothing if all is well."""
    if not request.file.is_file():  # a pipe would be waited for
        return f"“{request.file.name}”不是普通文件，请写明录像在哪里"
    if site.media_folder and not site.media_folder.is_dir():
        return f"没有“{site.media_folder}”这个媒体文件夹，请先建好，或改正 extra.suixue.media"
    suffix = request.file.suffix.lower()
    if suffix not in (*_BEGINS, *_OTHERS):
        return f"“{request.file.name}”的后缀不是视频，请导出为 H.264 编码的 mp4"
    return ""


def _unknown(site: Site, name: str) -> str:
    if name in site.lesson_names:
        return f"“{name}”这一课的信息栏有错误，读不出来，请先运行 suixue check 改好"
    return f"没有“{shown(name)}”这一课{nearest(name, site.lesson_by_id)}，请改正 --lesson"


def _unwritable(site: Site, lesson: Lesson, request: Request) -> str:
    """What in the project keeps the recording from being written there; nothing if all is well."""
    fields = _fields(lesson, request, bool(_captions_file(request)))
    if not can_set_fields(site.root / lesson.location.file, fields):
        return f"{lesson.location.file} 的信息栏有错误，写不进视频的名字，请先运行 suixue check 改好"
    folder = site.root / lesson.folder
    targets = ((site.media_folder or folder) / fields["video"], _captions_target(site, lesson), site.root / REGISTER)
    taken = next((path for path in targets if path.exists() and not path.is_file()), None)
    return f"{_shown(taken, site)} 不是普通文件，请把它移走或改名" if taken else ""


def _fields(lesson: Lesson, request: Request, captions: bool) -> dict[str, str]:
    """What the front matter is to say."""
    fields = {"video": f"{lesson.id}{_suffix(request.file)}"}
    return fields | ({"captions": f"{lesson.id}.vtt"} if captions and lesson.captions else {})


def _captions_target(site: Site, lesson: Lesson) -> Path:
    return site.root / lesson.folder / f"{lesson.id}.vtt"


def _films(site: Site, request: Request, progress: Report) -> tuple[Answer, Recorded | None]:
    """The recording in all its sizes, and what is to be said of it; or why it cannot be taken in."""
    why = _refused(site, request)
    if why:
        return Answer(refused=[why]), None
    answer, findings = Answer(), Findings()
    cache = site.root / ".cache" / "video"
    with tempfile.TemporaryDirectory(prefix="suixue-") as folder:
        captions = _captions(request, Path(folder), answer)
        if answer.refused:
            return Answer(refused=[*answer.refused, _NOTHING]), None
        at = Location(request.file.name)
        recording = Recording(request.file, captions, at, at, site.settings.video_seconds)
        taken = recorded(recording, cache, findings, lambda done, of: progress(int(done), int(of), "视频"))
        answer.refused += _first_of([_told(item, at.file) for item in findings if item.severity == "error"])
        take = look_at(recording, cache, Findings()) if taken else None
        if taken is None or take is None or answer.refused:
            answer.refused = answer.refused or [_NOTHING]
            return answer, None
    answer.done += [*_adjusted(take), *_made(taken)]
    answer.done += [f"注意：{_told(item, at.file)}" for item in findings if item.severity == "warning"]
    return answer, taken


def _told(item: Diagnostic, recording: str) -> str:
    """A finding with its place, but for one of the recording itself."""
    at = item.location
    column = f"第 {at.column} 个字" if at.column > 1 else ""
    return f"{at.file} 第 {at.line} 行{column}：{item.message}" if at.file != recording else item.message


def _first_of(faults: list[str]) -> list[str]:
    """As many as anybody reads."""
    left = len(faults) - MOST_FAULTS
    return [*faults[:MOST_FAULTS], f"这样的还有 {left} 处，请改好上面的再试"] if left > 1 else faults


def _captions_file(request: Request) -> Path | None:
    """The captions that were named, or lie beside the recording."""
    beside = [request.file.with_suffix(suffix) for suffix in (".vtt", ".srt")]
    return request.captions or next((path for path in beside if path.is_file()), None)


def _captions(request: Request, folder: Path, answer: Answer) -> Path | None:
    """The captions as UTF-8 in `folder`, under their own name."""
    path = _captions_file(request)
    if path is None:
        return None
    text, encoding = decoded(path.read_bytes())
    if "\0" in text:
        answer.refused.append(f"字幕 {path.name} 不是文字文件，请用剪辑软件导出成 .srt 或 .vtt")
        return None
    if encoding:
        answer.done.append(f"字幕 {path.name} 是 {encoding} 编码，已转成 UTF-8")
    copy = folder / path.name
    copy.write_text(text, encoding="utf-8", newline="\n")
    return copy


def _adjusted(take: Take) -> Iterator[str]:
    """What was made plain for phones."""
    film = take.film
    said = {
        "画面按拍摄方向转正": film.turned,
        "HDR 画面改成普通色彩": film.hdr,
        "10 位色改成 8 位": film.deep and not film.hdr,
        "隔行扫描改成逐行": film.interlaced,
        "忽快忽慢的帧率改成每秒 30 帧": film.uneven,
        f"每秒 {film.rate:.0f} 帧减到 30 帧以内": not film.uneven and film.rate > MOST_RATE,
    }
    changed = [words for words, applies in said.items() if applies]
    if take.lufs is not None and abs(take.lufs - levelled(take.lufs)) > 1:
        changed.append(f"声音从 {take.lufs:.0f} LUFS 调到 {levelled(take.lufs):.0f}")
    if changed:
        yield f"给手机的版本里：{'，'.join(changed)}；原文件不动"


def _made(taken: Recorded) -> Iterator[str]:
    made = taken.rendition
    sizes = [f"{film.height}p {film.bytes / 1e6:.1f} MB" for film in made.films]
    sizes += [f"仅声音 {made.audio.stat().st_size / 1e6:.1f} MB"] if made.audio else []
    yield f"{made.seconds:.0f} 秒，做好 {'、'.join(sizes)}"
    if taken.captions:
        yield f"字幕 {len(taken.captions.cues)} 条"


def _write(site: Site, lesson: Lesson, request: Request, taken: Recorded, answer: Answer, files: Together) -> None:
    fields = _fields(lesson, request, taken.captions is not None)
    video = (site.media_folder or site.root / lesson.folder) / fields["video"]
    base = site.settings.media.base if site.settings.media else None
    published = None
    if base:
        published = _send(site, lesson, taken, base, answer, files)
        answer.done.append(f"{request.file.name} 自己不进项目，请留好，以后要重做时还用它")
    else:
        copy_whole(request.file, files.will_write(video))
        answer.done.append(f"写了 {_shown(video, site)}")
    if base or site.media_folder:
        own = _entry(video.name, request.file.stat().st_size, taken, published)
        others = [_plain(known) for known in site.recordings if known.file != video.name]
        entries = sorted([*others, own], key=lambda entry: str(entry["file"]))
        write_whole(files.will_write(site.root / REGISTER), register_text(entries).encode())
        answer.done.append(f"登记在 {REGISTER}")
    if taken.captions:
        captions = _captions_target(site, lesson)
        write_whole(files.will_write(captions), taken.captions.text.encode())
        answer.done.append(f"写了 {_shown(captions, site)}")
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


def _shown(path: Path, site: Site) -> str:
    return (path.relative_to(site.root) if path.is_relative_to(site.root) else path).as_posix()


def _entry(file: str, size: int, taken: Recorded, published: dict[str, Any] | None) -> dict[str, Any]:
    """What the register says of this recording."""
    made = taken.rendition
    entry = {"file": file, "sha256": taken.digest, "bytes": size}
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
        yield f"注意：原来的 {_shown(before, site)} 还在课时旁边，网页先用它，请删去"
    elif before and before != video and before.exists():
        yield f"原来的 {_shown(before, site)} 还在，用不着就删去"
    named = [lesson.captions] if lesson.captions else [f"{lesson.id}.vtt", f"{lesson.id}.srt"]
    old = next((path for name in named if (path := site.root / lesson.folder / name).exists()), None)
    if bare and old:
        yield f"注意：原来的字幕 {_shown(old, site)} 还在，会配给这个视频；不是它的字幕就删去"


def _suffix(file: Path) -> str:
    """The suffix that says what the file is: a name may have been changed by hand."""
    suffix = file.suffix.lower()
    with file.open("rb") as stream:
        head = stream.read(8)
    if _BEGINS.get(suffix, b"") in head:
        return ".mp4" if suffix == ".m4v" else suffix
    return ".mkv" if head.startswith(_BEGINS[".mkv"]) else ".mp4" if head.endswith(b"ftyp") else ".ts"
