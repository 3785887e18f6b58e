"""The floor: python-markdown and jinja2 over the same pages, with the same extensions and templates, nothing more.

What authors wrote in Markdown on them is the body of a lesson, and on a topic's page every explanation that is not plain.

``python -m tests.bench.floor PAGES OUT`` renders every JSON file of the folder PAGES: a page's path, template and data as
the stage has them, and its authors' Markdown. The theme and the configuration lie there as they are staged.
"""

from __future__ import annotations

import json
import posixpath
import sys
from pathlib import Path
from types import SimpleNamespace

import jinja2
import markdown
import yaml

THEME, CONFIG = "theme", "config.yml"
EXTENSIONS = ["tables", "sane_lists", "fenced_code", "toc"]


def write_pages(root: Path, folder: Path) -> int:
    """Prepares PAGES for the project at `root`; not part of what is measured. The number of pages."""
    from generator import pipeline  # noqa: PLC0415 - the floor itself must not pay for it
    from generator.assets import lay_theme  # noqa: PLC0415
    from generator.derive.addresses import lesson_path, staged_path  # noqa: PLC0415
    from generator.derive.topics import topic_slugs  # noqa: PLC0415
    from generator.pages import html_path  # noqa: PLC0415
    from generator.source.markup import is_plain  # noqa: PLC0415
    from generator.stage import staged_config, theme_folder  # noqa: PLC0415

    project = pipeline.Project(root, videos=False, search=False)
    site, _ = pipeline.check(project)
    out, *_ = pipeline.derive(project)
    assert site is not None and out is not None
    addresses = lay_theme(theme_folder(root), folder / THEME)
    (folder / CONFIG).write_text(staged_config(root, [], addresses), encoding="utf-8")
    texts = {staged_path(lesson_path(lesson), linking=True): [str(lesson.body)] for lesson in site.lessons}
    slugs = topic_slugs(site)
    for question in site.questions:
        if question.asked(site.today) and question.explanation and not is_plain(question.explanation):
            address = staged_path(f"topics/{slugs[question.topics[0]]}/")
            texts.setdefault(address, []).append(str(question.explanation))
    pages = [page for page in out.pages if page.template != "main.html"]
    for number, page in enumerate(pages):
        meta = {"title": page.title, "description": page.description, "data": page.data}
        value = {
            "path": html_path(page.path),
            "template": page.template,
            "meta": meta,
            "markdown": texts.get(page.path, [page.body]),
        }
        (folder / f"{number}.json").write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    return len(pages)


@jinja2.pass_context
def _url(context: jinja2.runtime.Context, path: str) -> str:
    return posixpath.join(context["base"], path)


def render(pages: Path, out: Path) -> None:
    converter = markdown.Markdown(extensions=EXTENSIONS)
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(pages / THEME), auto_reload=False)
    environment.filters["url"] = _url
    environment.globals["config"] = yaml.safe_load((pages / CONFIG).read_text(encoding="utf-8"))
    for file in pages.glob("*.json"):
        page = json.loads(file.read_text(encoding="utf-8"))
        target = out / page["path"]
        content = "".join([converter.reset().convert(text) for text in page["markdown"]])
        shown = SimpleNamespace(meta=page["meta"], title=page["meta"]["title"], content=content, canonical_url=None)
        base = "../" * page["path"].count("/") or "."
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(environment.get_template(page["template"]).render(page=shown, base=base), encoding="utf-8")


if __name__ == "__main__":
    render(*map(Path, sys.argv[1:3]))
