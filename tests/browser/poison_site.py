"""The site of which every text is a payload, published as if the check had found nothing; and where to go in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import pipeline
from generator.diagnostics import Findings
from generator.mkdocs_hook import render
from generator.model.site import Site
from generator.pipeline import Project
from tests.browser import poisoned
from tests.browser.published import made
from tests.browser.test_hostile import TODAY, media_of

_ASKED = (
    "play/?level=demo-one",
    "play/?level=demo-two",
    "practice/go/?way=study&of=demo-one",
    "practice/round/?way=daily",
    "exam/go/?way=paper&of=demo-paper",
    "search/?q=alert",
    "search/?q=img%20src",
    "rooms/?city=370100",
    "childcare/?city=370100",
)
"""Where scripts put what was written into the page."""


def poisoned_site() -> Path:
    return made("poisoned", _publish) / "site"


def addresses(site: Path) -> list[str]:
    """Every page of the site, and some of them asked for something."""
    pages = sorted(path.relative_to(site).as_posix().removesuffix("index.html") for path in site.rglob("*.html"))
    return [*pages, *_ASKED]


def _publish(folder: Path) -> None:
    poisoned.lay(folder / "project")
    check = pipeline.check

    def blind(project: Project) -> tuple[Site | None, Findings]:
        return poisoned.Poison().into(check(project)[0]), Findings()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "check", blind)
        patch.setattr("generator.derive.collected.Collected.use", lambda *_: None)  # they name no real files
        patch.setattr("generator.verify.verify_site", lambda *_, **__: iter(()))
        patch.setattr("generator.budget.weigh", lambda *_: iter(()))
        patch.setattr("generator.media.make_media", lambda site, *_: media_of(site, folder))
        findings = pipeline.build(Project(folder / "project", TODAY), folder / "site", render)
    assert not findings.errors
