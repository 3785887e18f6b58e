"""Recordings for the bench, and the same films by ffmpeg alone: ``python -m tests.bench.ingest RECORDING FOLDER``."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

from generator.video import ffmpeg
from generator.video.probe import probe
from generator.video.renditions import heights
from generator.video.streams import Output, films, sound
from tests.bench.measure import Cost, python, suixue

SOURCE_SECONDS = 240
RECORDINGS = 100
_COMMON = ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac"]
_LESSON = "---\nid: {id}\ntitle: 录像\ngoal: 看完录像\ntier: extra\ntopics:\n- {topic}\nvideo: {id}.mp4\n---\n\n录像。\n\n## 要点\n\n- 看完\n"


def make_recording(path: Path, size: str, seconds: int, tag: str = "") -> None:
    """A moving picture with a tone; `tag` makes files with the same film differ."""
    picture = ["-f", "lavfi", "-i", f"testsrc=size={size}:rate=30:duration={seconds}"]
    tone = ["-f", "lavfi", "-i", f"sine=duration={seconds}"]
    ffmpeg.make_long(
        [*picture, *tone, *_COMMON, "-metadata", f"title={tag}", str(path)], path.parent, 3600, lambda _: None
    )


def alone(recording: Path, folder: Path) -> None:
    """The films and the sound by ffmpeg's own command lines, and nothing that looks, measures or keeps."""
    sound(recording, None, folder)
    found = probe(recording)
    assert found.film is not None and found.seconds
    outputs = [Output(folder / f"{height}.mp4", height, False) for height in heights(found.film.shorter)]
    films(recording, found.film, found.seconds, outputs, folder / "audio.m4a", lambda _: None)


def add_cost(root: Path, recording: Path, lesson: str) -> Cost:
    return suixue("video", "add", str(recording), "--lesson", lesson, "-C", str(root))


def alone_cost(recording: Path, folder: Path) -> Cost:
    folder.mkdir()
    return python("tests.bench.ingest", str(recording), str(folder))


def lay_recordings(root: Path, folder: Path) -> None:
    """Lessons with a recording each, all of them different files of two seconds."""
    topic = _topic(root)
    lessons = root / "content/lessons/recorded"
    lessons.mkdir(parents=True)
    short = folder / "short.mp4"
    make_recording(short, "128x72", 2)
    for number in range(RECORDINGS):
        lesson = f"recorded-{number:03}"
        shutil.copyfile(short, lessons / f"{lesson}.mp4")
        with (lessons / f"{lesson}.mp4").open("ab") as file:
            file.write(b"\0\0\0\x0cfree%04d" % number)  # a box that players skip
        (lessons / f"{lesson}.vtt").write_text("WEBVTT\n\n00:00.000 --> 00:01.500\n大家好\n", encoding="utf-8")
        (lessons / f"{lesson}.md").write_text(_LESSON.format(id=lesson, topic=topic), encoding="utf-8")


def _topic(root: Path) -> str:
    text = (root / "quizzes/topics.yml").read_text(encoding="utf-8")
    match = re.search(r"^    (\S+):", text, re.M)
    assert match is not None
    return match[1]


def videos_step(cost: Cost) -> float:
    """CPU seconds of the step that makes videos, from what --timings says."""
    match = re.search(r"^ *([\d.]+) 视频$", cost.output, re.M)
    assert match is not None, cost.output
    return float(match[1])


if __name__ == "__main__":
    alone(Path(sys.argv[1]), Path(sys.argv[2]))
