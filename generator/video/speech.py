"""Who reads a script aloud: a program of this machine, started without a shell, with an end to its time and its bytes.

What it has read is kept, a slide an entry, so that a changed slide alone is read again.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
import wave
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from importlib import metadata
from pathlib import Path
from threading import Lock
from typing import Any

from generator.diagnostics import Findings
from generator.model.settings import Speech
from generator.video import entries, ffmpeg, programs
from generator.video.captions import SPEAKING_LIMIT, characters
from generator.video.digests import Digests
from generator.video.pinyin import pinyin

_RECIPE = 1
"""Raised whenever the same words would be kept as other bytes."""
RATE = 24_000
"""Samples a second, one channel, of 16 bits: what is kept of any voice."""
_SECONDS = 60
"""A caption of two lines is neither made nor heard longer."""
_BYTES = 40_000_000
_TURN = 0.02
_TRIM = "silenceremove=start_periods=1:start_threshold=-50dB:start_silence=0.05"
_TRIMMED = f"aformat=channel_layouts=mono,{_TRIM},areverse,{_TRIM},areverse"
"""Programs leave silence of all lengths before and after; how long a pause is, the timeline says."""
_ESPEAK = ["-v", "cmn-latn-pinyin", "-s", "175", "-b", "1", "--stdin", "-w", "{out}"]
HOW_TO_GET = {
    "espeak-ng": "装上 espeak-ng（Debian、Ubuntu：apt-get install espeak-ng；Windows、macOS：见 espeak-ng 的发布页）"
}


class SpeechFault(Exception):
    """The program could not read something aloud. The message is Chinese, without a remedy."""


@dataclass(frozen=True)
class Voice:
    """A program by its command line, in which {text} and {out} stand for what to read and where to; without them the
    text comes in and the sound goes out by pipe. `version` is what tells it from others that read otherwise.
    """

    command: tuple[str, ...]
    words: Callable[[str], str]
    version: tuple[str, ...]
    folder: Path
    """Where it is started."""
    failed: Lock = field(default_factory=Lock, compare=False)
    """Held by the first fault of a run: after it, the program is not asked again."""

    @property
    def identity(self) -> list[object]:
        """Wherever the program lies, its version tells what it is."""
        return [_RECIPE, list(self.command[1:]), list(self.version), ffmpeg.version()]

    def is_first_fault(self) -> bool:
        """Whether no fault was known before this one, which is from now on."""
        return self.failed.acquire(blocking=False)


def find_voice(speech: Speech | None, root: Path, cache: Path, findings: Findings) -> Voice | None:
    """The program that is set, or None; also after warning that this machine has none."""
    if speech is None:
        return None
    command = [str(speech.engine), *_ESPEAK] if speech.engine else [str(part) for part in speech.command]
    program = _program(command[0], root)
    if program is None:
        get = HOW_TO_GET.get(command[0], f"装好“{command[0]}”，或改正 extra.suixue.speech")
        message = f"这台机器没有朗读程序“{command[0]}”，视频先做成无声的（有字幕）；要有声音，请{get}"
        findings.warning(speech.location, "speech-missing", message)
        return None
    if speech.engine:
        said = _said([program, "--version"])
        return Voice((program, *_ESPEAK), pinyin, (said, metadata.version("pypinyin")), root)
    return Voice((program, *command[1:]), str, _digests(command, program, root, cache), root)


def _program(name: str, root: Path) -> str | None:
    """Where a program lies: a path is seen from the project, a name is looked for where programs are."""
    return shutil.which(str(root / name)) if "/" in name or "\\" in name else shutil.which(name)


def _said(command: Sequence[str]) -> str:
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode(errors="replace").strip()


def _digests(command: Sequence[str], program: str, root: Path, cache: Path) -> tuple[str, ...]:
    """The contents of the program and of every file that its command line names: its script, its model."""
    known = Digests(cache)
    files = [Path(program), *(root / part for part in command[1:] if "{" not in part)]
    return tuple(known.of(path) for path in files if path.is_file())


def read_aloud(voice: Voice, captions: Sequence[str], cache: Path) -> entries.Entry:
    """The captions of a slide, each in a file of its own by its number, and their milliseconds as the fact `ms`.

    Raises SpeechFault.
    """
    found = kept_aloud(voice, captions, cache)
    return found or entries.add(cache, [_key(voice, captions)], lambda folders: [_read(voice, captions, folders[0])])[0]


def kept_aloud(voice: Voice, captions: Sequence[str], cache: Path) -> entries.Entry | None:
    """The same of a slide that has been read already."""
    return entries.find(cache, _key(voice, captions))


def _key(voice: Voice, captions: Sequence[str]) -> str:
    return entries.key_of(["speech", voice.identity, list(captions)])


def _read(voice: Voice, captions: Sequence[str], folder: Path) -> dict[str, Any]:
    return {"ms": [_read_one(voice, text, folder / f"{number:03}.wav") for number, text in enumerate(captions)]}


def _read_one(voice: Voice, text: str, wav: Path) -> int:
    if voice.failed.locked():
        raise SpeechFault("已经出错，没有再读")
    raw = wav.with_suffix(".raw")
    _speak(voice, voice.words(text).lstrip("-"), raw)
    try:
        form = [
            "-map",
            "0:a:0",
            "-t",
            str(_SECONDS),
            "-af",
            _TRIMMED,
            "-ar",
            str(RATE),
            "-c:a",
            "pcm_s16le",
            "-f",
            "wav",
        ]
        ffmpeg.make([*ffmpeg.source(raw), *form, *ffmpeg.BITEXACT, wav.name], wav.parent)
    except ffmpeg.MediaFault as fault:
        raise SpeechFault(f"读“{text}”时交出来的不是录音") from fault
    raw.unlink()
    ms = milliseconds(wav)
    if ms >= _SECONDS * 1000 or characters(text) > SPEAKING_LIMIT * ms / 1000:
        raise SpeechFault(f"读“{text}”用了 {ms / 1000:.1f} 秒，不像是读完了一遍")
    return ms


def milliseconds(wav: Path) -> int:
    """The length of a file that was kept."""
    with wave.open(str(wav)) as sound:
        return int(sound.getnframes() * 1000 // RATE)


def _speak(voice: Voice, text: str, out: Path) -> None:
    """Runs the program; `out` is there afterwards, of whatever kind."""
    filled = [part.replace("{text}", text).replace("{out}", str(out.resolve())) for part in voice.command[1:]]
    by_argument = any("{text}" in part for part in voice.command)
    by_file = any("{out}" in part for part in voice.command)
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as said, out.open("wb") as sound:
        given.write(b"" if by_argument else text.encode())
        given.seek(0)
        pipes = {"stdin": given, "stdout": subprocess.DEVNULL if by_file else sound, "stderr": said}
        try:
            with programs.started([voice.command[0], *filled], cwd=voice.folder, **pipes) as process:
                why = _wait(process, partial(_weight, out, said.fileno()))
        except OSError as fault:
            raise SpeechFault(f"启动不了（{fault.strerror}）") from fault
        said.seek(0)
        if why or process.returncode:
            last = said.read()[-200:].decode(errors="replace").strip()
            raise SpeechFault(why or f"退出代码 {process.returncode}" + (f"：{last}" if last else ""))


def _weight(out: Path, said: int) -> int:
    return (out.stat().st_size if out.exists() else 0) + os.fstat(said).st_size


def _wait(process: subprocess.Popen[bytes], weight: Callable[[], int]) -> str:
    """Waits for the end; says why there will be none, if the program takes too long or writes too much."""
    until = time.monotonic() + _SECONDS
    while process.poll() is None:
        if time.monotonic() > until:
            return f"读一句超过 {_SECONDS} 秒"
        if weight() > _BYTES:
            return "写出的文件太大"
        time.sleep(_TURN)
    return "写出的文件太大" if weight() > _BYTES else ""


def joined(parts: Sequence[tuple[Path, int]], ms: int, wav: Path) -> Path:
    """One sound of so many milliseconds in which each part begins at its own; between them is silence."""
    data = bytearray(2 * (RATE * ms // 1000))
    for path, start in parts:
        with wave.open(str(path)) as sound:
            frames = sound.readframes(sound.getnframes())
        at = 2 * (RATE * start // 1000)
        data[at : at + len(frames)] = frames[: max(0, len(data) - at)]
    with wave.open(str(wav), "wb") as whole:
        whole.setnchannels(1)
        whole.setsampwidth(2)
        whole.setframerate(RATE)
        whole.writeframes(bytes(data))
    return wav
