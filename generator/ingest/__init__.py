"""`suixue video add`: somebody's recording looked at, made into what phones want, and laid beside its lesson.

The film is made before anything is written, so that a recording that breaks off leaves the project as it was.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from generator.diagnostics import Findings
from generator.fix.together import Together
from generator.ingest.films import films
from generator.ingest.laid import lay
from generator.ingest.request import NOTHING, Answer, Request, refused, unwritable
from generator.memory import Memory
from generator.model.site import Site
from generator.progress import Report, quiet
from generator.read.site import read_site
from generator.source.scalars import nearest, shown

__all__ = ["Answer", "Request", "add", "tried"]


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
    why = refused(site, request) or unwritable(site, lesson, request)
    if why:
        return Answer(refused=[why, NOTHING])
    answer, taken = films(site, request, progress)
    if taken:
        with Together() as files:
            lay(site, lesson, request, taken, answer, files)
    return answer


def tried(site: Site, request: Request, progress: Report = quiet) -> Answer:
    """What taking a recording in would say. Its films are made and kept, so that `add` is quick; nothing else is written."""
    why = refused(site, request)
    return Answer(refused=[why]) if why else films(site, request, progress)[0]


def _unknown(site: Site, name: str) -> str:
    if name in site.lesson_names:
        return f"“{name}”这一课的信息栏有错误，读不出来，请先运行 suixue check 改好"
    return f"没有“{shown(name)}”这一课{nearest(name, site.lesson_by_id)}，请改正 --lesson"
