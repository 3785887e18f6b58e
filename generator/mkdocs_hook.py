"""The renderer: the only file that knows MkDocs. Any function like `render` can take its place.

As a hook of site_config.yml it also lets plain `mkdocs build -f site_config.yml` make the site: the authored files
are checked and staged first, and MkDocs then reads the stage.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from generator import pipeline, report
from generator.stage import CONFIG


def render(stage: Path, out: Path) -> None:
    """Renders `stage`/content into `out`, pages as folders with an index.html, the theme's files beside them."""
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    config = load_config(str(stage / CONFIG), site_dir=str(out))
    _prepare(config)
    build(config)


def _prepare(config: MkDocsConfig) -> None:
    """The site map is ours to write: the renderer may see only a part of the pages."""
    config.theme.static_templates.discard("sitemap.xml")


def on_config(config: MkDocsConfig, **_: Any) -> MkDocsConfig:
    """MkDocs was called directly: check and stage, then point it at the stage."""
    root = Path(config.config_file_path).parent
    project = pipeline.Project(root)
    findings = pipeline.stage(project, root / "build" / "stage")
    print(report.terminal(findings), end="")
    if findings.errors:
        raise Abort(f"有 {findings.errors} 处错误，没有生成网站")
    staged = load_config(str(root / "build" / "stage" / CONFIG), site_dir=config.site_dir)
    _prepare(staged)
    return staged
