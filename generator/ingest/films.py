"""The recording in all its sizes, and what is to be said of it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from generator.diagnostics import Diagnostic, Findings, Location
from generator.ingest.request import NOTHING, Answer, Request, captions_file
from generator.model.site import Site
from generator.progress import Report
from generator.video.recorded import Recorded, Recording, recorded
from generator.video.streams import MOST_RATE, levelled
from generator.video.subtitles import MOST_FAULTS, decoded
from generator.video.take import Take


def films(site: Site, request: Request, progress: Report) -> tuple[Answer, Recorded | None]:
    """The recording in all its sizes, and what is to be said of it; or why it cannot be taken in."""
    answer, findings = Answer(), Findings()
    cache = site.root / ".cache" / "video"
    with tempfile.TemporaryDirectory(prefix="suixue-") as folder:
        captions = _captions(request, Path(folder), answer)
        if answer.refused:
            return Answer(refused=[*answer.refused, NOTHING]), None
        at = Location(request.file.name)
        recording = Recording(request.file, captions, at, at, site.settings.video_seconds)
        taken = recorded(recording, cache, findings, lambda done, of: progress(int(done), int(of), "视频"))
        answer.refused += _first_of([_told(item, at.file) for item in findings if item.severity == "error"])
    if taken is None or answer.refused:
        answer.refused = answer.refused or [NOTHING]
        return answer, None
    answer.done += [*_adjusted(taken.take), *_made(taken)]
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


def _captions(request: Request, folder: Path, answer: Answer) -> Path | None:
    """The captions as UTF-8 in `folder`, under their own name."""
    path = captions_file(request)
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
