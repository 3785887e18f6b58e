"""The renderer: the only file that knows MkDocs. Any function like `render` can take its place.

As a hook of site_config.yml it also lets plain `mkdocs build -f site_config.yml` make the site: the authored files
are checked and staged first, and MkDocs then reads the stage.
"""

from __future__ import annotations

import logging
import re
from pathlib import Path
from typing import Any

import click
from jinja2 import Environment
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from generator import pipeline, report
from generator.derive.page import read_staged
from generator.output import RenderFault
from generator.report.excerpt import excerpts_of
from generator.stage import CONFIG

SITE_MAP = "sitemap.xml"
_UNUSED = re.compile(r"assets/javascripts/(?:lunr|workers)/.*|assets/(?:javascripts|stylesheets)/.*\.map")
"""What the handbook's theme brings for a search that is off, and for those who mend it."""
_REFUSED = re.compile(r"Config value '(?P<key>\w+)[^']*': (?P<why>.*)")
_METHODS = frozenset(dir(dict))


def render(stage: Path, out: Path) -> None:
    """Renders `stage`/content into `out`, pages as folders with an index.html, the theme's files beside them."""
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    config = _configured(stage, out)
    _prepare(config)
    build(config)


def _configured(stage: Path, out: Path) -> MkDocsConfig:
    """MkDocs only prints what is wrong with a configuration, in English: it is listened to instead."""
    heard = _Heard()
    log = logging.getLogger("mkdocs")
    log.addHandler(heard)
    try:
        config = load_config(str(stage / CONFIG), site_dir=str(out))
    except Abort as refused:
        key, why = heard.refused[0] if heard.refused else ("theme", str(refused))
        raise RenderFault(key, why) from refused
    finally:
        log.removeHandler(heard)
    words = f"partials/languages/{config.theme.get('language')}.html"
    if config.theme.name == "material" and not any(Path(folder, words).is_file() for folder in config.theme.dirs):
        raise RenderFault("theme", f"language: {config.theme.get('language')}")
    return config


class _Heard(logging.Handler):
    """The values of a configuration that MkDocs refused, and why."""

    def __init__(self) -> None:
        super().__init__()
        self.refused: list[tuple[str, str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        if said := _REFUSED.match(record.getMessage()):
            self.refused.append((said["key"], said["why"]))


def _prepare(config: MkDocsConfig) -> None:
    """No site map: the renderer may see only a part of the pages."""
    config.theme.static_templates.discard(SITE_MAP)
    config.plugins["staged"] = _Staged()


class _Staged(BasePlugin):  # type: ignore[type-arg,no-untyped-call]
    """Makes every staged page a `_Page`; those of the navigation, the handbook's, MkDocs then makes its own way."""

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        for file in files.documentation_pages():
            _Page(None, file, config)
        for file in [file for file in files if _UNUSED.fullmatch(file.src_uri)]:
            files.remove(file)
        if template := files.get_file_from_path(SITE_MAP):
            files.remove(template)
        return files

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        look_up_keys_first(env)


def look_up_keys_first(env: Environment) -> None:
    """Nearly all that templates ask for are values of JSON objects. Jinja finds them once an object has no such attribute,
    and the exceptions would take a quarter of its time.
    """
    attribute_first = env.getattr

    def look_up(obj: Any, attribute: str) -> Any:
        if obj.__class__ is dict and attribute in obj and attribute not in _METHODS:
            return obj[attribute]
        return attribute_first(obj, attribute)

    env.getattr = look_up  # type: ignore[method-assign]


class _Page(Page):
    """A page whose body is HTML already: to look for YAML and Markdown in it would be most of the time of a build."""

    def read_source(self, config: MkDocsConfig) -> None:
        self.meta, self.markdown = read_staged(self.file.content_string)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = self.markdown


def on_config(config: MkDocsConfig, **_: Any) -> MkDocsConfig:
    """MkDocs was called directly: check and stage, then point it at the stage."""
    root = Path(config.config_file_path).parent
    if Path(config.site_dir).is_symlink():
        raise Abort(f"{config.site_dir} 是 suixue build 发布的网站，请用 -d 换一个文件夹")
    project = pipeline.Project(root)
    findings = pipeline.stage(project, root / "build" / "stage")
    print(click.unstyle(report.terminal(findings, excerpts_of(root))), end="")
    if findings.errors:
        raise Abort(f"有 {findings.errors} 处错误，没有生成网站")
    staged = load_config(str(root / "build" / "stage" / CONFIG), site_dir=config.site_dir)
    _prepare(staged)
    return staged
