"""What is asked for, what of it is refused before anything is opened, and which files it is about."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from generator.fix.front import can_set_fields
from generator.model.lesson import Lesson
from generator.model.recording import REGISTER
from generator.model.site import Site

_BEGINS = {".mp4": b"ftyp", ".m4v": b"ftyp", ".mov": b"", ".mkv": b"\x1a\x45", ".webm": b"\x1a\x45"}
_OTHERS = (".avi", ".wmv", ".flv", ".ts")
NOTHING = "什么也没有写，请照上面的提示改好后再试"


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


def refused(site: Site, request: Request) -> str:
    """What is wrong before the recording has been opened; nothing if all is well."""
    if not request.file.is_file():  # a pipe would be waited for
        return f"“{request.file.name}”不是普通文件，请写明录像在哪里"
    if site.media_folder and not site.media_folder.is_dir():
        return f"没有“{site.media_folder}”这个媒体文件夹，请先建好，或改正 extra.suixue.media"
    suffix = request.file.suffix.lower()
    if suffix not in (*_BEGINS, *_OTHERS):
        return f"“{request.file.name}”的后缀不是视频，请导出为 H.264 编码的 mp4"
    return ""


def unwritable(site: Site, lesson: Lesson, request: Request) -> str:
    """What in the project keeps the recording from being written there; nothing if all is well."""
    fields = fields_of(lesson, request, bool(captions_file(request)))
    if not can_set_fields(site.root / lesson.location.file, fields):
        return f"{lesson.location.file} 的信息栏有错误，写不进视频的名字，请先运行 suixue check 改好"
    folder = site.root / lesson.folder
    targets = ((site.media_folder or folder) / fields["video"], captions_target(site, lesson), site.root / REGISTER)
    taken = next((path for path in targets if path.exists() and not path.is_file()), None)
    return f"{shown_path(taken, site)} 不是普通文件，请把它移走或改名" if taken else ""


def fields_of(lesson: Lesson, request: Request, captions: bool) -> dict[str, str]:
    """What the front matter is to say."""
    fields = {"video": f"{lesson.id}{_suffix(request.file)}"}
    return fields | ({"captions": f"{lesson.id}.vtt"} if captions and lesson.captions else {})


def captions_file(request: Request) -> Path | None:
    """The captions that were named, or lie beside the recording."""
    beside = [request.file.with_suffix(suffix) for suffix in (".vtt", ".srt")]
    return request.captions or next((path for path in beside if path.is_file()), None)


def captions_target(site: Site, lesson: Lesson) -> Path:
    return site.root / lesson.folder / f"{lesson.id}.vtt"


def _suffix(file: Path) -> str:
    """The suffix that says what the file is: a name may have been changed by hand."""
    suffix = file.suffix.lower()
    with file.open("rb") as stream:
        head = stream.read(8)
    if _BEGINS.get(suffix, b"") in head:
        return ".mp4" if suffix == ".m4v" else suffix
    return ".mkv" if head.startswith(_BEGINS[".mkv"]) else ".mp4" if head.endswith(b"ftyp") else ".ts"


def shown_path(path: Path, site: Site) -> str:
    return (path.relative_to(site.root) if path.is_relative_to(site.root) else path).as_posix()
