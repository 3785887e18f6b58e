"""The journey on one screen: read, check, derive, stage, render, verify, publish.

What a check does not need is imported where it begins: an editor who only checks waits for no renderer.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from generator.check import NEEDED_TO_PUBLISH, bank_findings, check_site, manuals, timeline, validity
from generator.check.silence import silence
from generator.clock import commit_day
from generator.diagnostics import Findings
from generator.memory import Memory
from generator.model.site import Site
from generator.photos import make_photos, proof_photos
from generator.progress import Report, quiet
from generator.read.site import read_site
from generator.video.check import proof, proof_recordings, silent_seconds
from generator.video.script import FONTS, Script, scripts_of

if TYPE_CHECKING:
    from generator.derive.collected import Collected
    from generator.desk.timeline import Look
    from generator.media import Media
    from generator.preview import Made, Preview

Render = Callable[[Path, Path], None]
"""Renders a staged folder into an empty one."""


@dataclass
class Project:
    """A project folder and how to work on it. `today` is the only clock a rule reads."""

    root: Path
    today: date | None = None
    progress: Report = quiet
    memory: Memory = field(default_factory=Memory)
    videos: bool = True
    search: bool = True
    strict: bool = False
    """Whether what is usually a warning keeps a site from being published."""
    release: bool = False
    """Whether files are packed as small as can be, which takes twenty times as long."""
    pack: bool = True
    """Whether texts stand beside themselves packed; what a page may weigh is told of packed ones alone."""
    identity: bool = True
    """Whether a build needs every question to have its id and its entry in the lock, as a published site must."""
    seconds: dict[str, float] = field(default_factory=dict)
    """CPU seconds by step, of this process and the programs it ran, without the steps inside it."""
    made: Made | None = None
    """What the last build was made of."""
    look: Look | None = None
    """What the last build read, faults or not."""

    @cached_property
    def cache(self) -> Path:
        return self.root / ".cache"

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Shows that a step has begun and keeps what it cost."""
        self.progress(0, 0, name)
        before, known = _cpu(), sum(self.seconds.values())
        yield
        inside = sum(self.seconds.values()) - known
        self.seconds[name] = self.seconds.get(name, 0) + _cpu() - before - inside


def _cpu() -> float:
    return sum(os.times()[:4])


def check(project: Project) -> tuple[Site | None, Findings]:
    """Everything wrong with the authored files, in one run; no Site if the settings cannot be read."""
    findings = Findings()
    with project.step("检查"):
        today = project.today or commit_day(project.root)
        site = read_site(project.root, today, findings, project.memory, project.progress, bank_findings)
        if site is not None:
            check_site(site, findings, project.memory)
            scripts = scripts_of(site)
            proof(scripts, project.root / FONTS, project.memory, findings)
            _foresee(project, site, scripts, findings)
            proof_recordings(site, project.cache / "video", findings)
            proof_photos(site, project.cache / "photos", project.memory.kept, findings, project.progress)
            silence(findings, project.root, site.files)
    return site, findings


def _foresee(project: Project, site: Site, scripts: Sequence[Script], findings: Findings) -> None:
    """Reports what does not fit the videos that will be made, as far as their lengths are known; what listens to sound is
    imported only where there is any.
    """
    at_most: dict[str, int] = {}
    seconds = silent_seconds(scripts)
    if any(script.narration for script in scripts):
        from generator.video.narration import proof_narrations

        seconds |= proof_narrations(scripts, project.cache / "video", findings)
    placed = {lesson.id for lesson in site.lessons if lesson.checkpoints or lesson.chapters or lesson.duration}
    spoken = [script for script in scripts if script.slides and script.spoken and script.lesson_id in placed]
    if any(script.narration is None for script in spoken):
        from generator.video.spoken import spoken_seconds

        read, at_most = spoken_seconds(spoken, site, project.cache / "video")
        seconds |= read
    findings.items.extend(timeline.beyond(site, at_most))
    findings.items.extend(timeline.outside(site, seconds))
    limits = {lesson.id: site.settings.video_seconds for lesson in site.lessons}
    findings.items.extend(validity.outside(site, limits | at_most | seconds))


def derive(project: Project) -> tuple[Collected | None, Media, Findings]:
    """Everything a build will write, or None if there is an error to mend first."""
    from generator.derive.observatory import derive_observatory
    from generator.derive.search import derive_search
    from generator.derive.site import derive_site
    from generator.derive.topics import topic_slugs
    from generator.desk.timeline import Look
    from generator.media import Media, make_media

    site, findings = check(project)
    media = Media()
    project.look = Look(site, {}, findings)
    if project.identity:
        findings.demand(NEEDED_TO_PUBLISH)
    if site is None or findings.errors:
        return None, media, findings
    if project.videos:
        with project.step("视频"):
            media = make_media(site, project.cache / "video", findings, project.progress)
        project.look = Look(site, media.videos, findings)
    with project.step("照片"):
        media.files.update(make_photos(site, project.cache / "photos", findings, project.progress))
    if findings.errors:
        return None, media, findings
    with project.step("生成页面内容"):
        out = derive_site(site, media.videos, manuals(), project.memory)
        derive_observatory(site, findings, out)
        _derive_workbook(site, out)
        _derive_found(project, site, media, out)
    if project.search:
        with project.step("搜索索引"):
            derive_search(site, topic_slugs(site), media.videos, out)
    return out, media, findings


def _derive_found(project: Project, site: Site, media: Media, out: Collected) -> None:
    """What search engines and programs that pass links on are told. They want whole addresses, pictures most of all."""
    from generator.derive.found import lay_found
    from generator.history import changed_days

    cards: dict[str, str] = {}
    if site.settings.address:
        from generator.cards import make_cards

        made = make_cards(site, project.root / FONTS, project.cache / "cards.db")
        out.data.update(made.values())
        cards = {course: address for course, (address, _) in made.items()}
    changed = changed_days(project.root, "content/lessons") if site.settings.address else {}
    lay_found(site, media.videos, cards, changed, out)


def _derive_workbook(site: Site, out: Collected) -> None:
    """The workbook that the handbook's page on importing offers."""
    from generator.derive.handbook import IMPORTING, WORKBOOK

    if any(page.location.file == IMPORTING for page in site.handbook):
        from generator.exchange.tables.excel import template

        out.data[WORKBOOK] = template([topic.name for topic in site.topics])


def stage(project: Project, folder: Path) -> Findings:
    """Writes the whole stage to `folder`, for any renderer; nothing if there is an error."""
    from generator.stage import Stage, write_stage

    out, media, findings = derive(project)
    if out is not None:
        write_stage(Stage(out.pages, _files(project, out, media)), project.root, folder)
    return findings


def _files(project: Project, out: Collected, media: Media) -> dict[str, bytes | Path]:
    """All that is published beside pages."""
    from generator.offline.installed import installed_files
    from generator.stage import theme_folder

    site = project.look.site if project.look else None
    installed = installed_files(theme_folder(project.root), site.settings) if site else {}
    return {**out.data, **out.copies, **media.files, **installed}


def build(project: Project, site: Path, render: Render) -> Findings:
    """Publishes the site; with any error the last good one stays.

    Raises PublishFault or VideoFault when the machine, not an author, is at fault.
    """
    from generator.budget import weigh
    from generator.offline.packs import write_packs
    from generator.offline.worker import write_worker
    from generator.output import RenderFault
    from generator.pack import pack_site
    from generator.pages import Pages
    from generator.publish import publish
    from generator.read.settings import place_of
    from generator.stage import write_files
    from generator.verify import verify_site

    out, media, findings = derive(project)
    if out is None:
        return findings

    project.made = made = _made(project, out, media)

    def fill(folder: Path) -> bool:
        with project.step("渲染页面"):
            pages = Pages(project.root, project.cache / "pages.db")
            try:
                pages.render(made.pages, folder, render)
            except RenderFault as refused:
                findings.error(place_of(project.root, refused.key), "setting-unknown-to-renderer", str(refused))
                return False
        with project.step("写数据文件"):
            write_files(made.files, folder)
            if made.offline:
                write_packs(folder)
            write_worker(folder, [page.path for page in made.pages], made.offline)
        with project.step("核对链接"):
            findings.items.extend(verify_site(folder, None, made.base, made.ground, made.mount))
        if findings.errors:
            return False
        if project.pack:
            with project.step("压缩"):
                pack_site(folder, project.cache / "packed.db", project.release)
            with project.step("称重"):
                findings.items.extend(weigh(folder))
        if project.strict:
            findings.demand({item.slug for item in findings})
        return not findings.errors

    with project.step("发布"):
        publish(site, fill)
    return findings


def refresh(project: Project, preview: Preview) -> Findings:
    """Shows in `preview` what an edit has changed; with any error it stays as it was."""
    out, media, findings = derive(project)
    if out is not None:
        with project.step("渲染页面"):
            findings.items.extend(preview.refresh(_made(project, out, media)))
    return findings


def _made(project: Project, out: Collected, media: Media) -> Made:
    from generator.derive.hosting import folder_of
    from generator.derive.map_base import host_of
    from generator.preview import Made

    site = project.look.site if project.look else None
    files = _files(project, out, media)
    if site is None:
        return Made(out.pages, files)
    own = site.settings
    return Made(out.pages, files, own.films, host_of(own.map), own.offline, folder_of(own))
