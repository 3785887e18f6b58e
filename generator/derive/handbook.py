"""The editors' handbook: pages in the renderer's own template, the list of rules taken from what the rules say."""

from __future__ import annotations

import html
import posixpath
from collections.abc import Iterable

from generator.derive.addresses import page_address, staged_path, with_site_links
from generator.derive.collected import Collected
from generator.derive.page import StagedPage
from generator.model.site import Page, Site
from generator.source.markup import links, render_block

TEMPLATE = "main.html"
INDEX, CHECKS = "content/handbook/index.md", "content/handbook/checks.md"
IMPORTING = "content/handbook/importing.md"
WORKBOOK = "handbook/template.xlsx"
"""Where the site has the empty workbook for questions."""
_DOWNLOAD = '<p><a class="md-button" href="../template.xlsx" download="试题模板.xlsx">下载试题模板（Excel）</a></p>'


def derive_handbook(site: Site, manuals: Iterable[str], out: Collected) -> None:
    """Every authored page; the page of checks ends with a section a rule, made from `manuals`; that on importing
    begins with the workbook to fill in.
    """
    for page in _in_reading_order(site.handbook):
        body = render_block(page.body)
        if page.location.file == CHECKS:
            body += "\n" + render_block("\n\n".join(map(_section, manuals)))
        body = body.replace("<pre>", '<pre tabindex="0">')  # long lines scroll, without a mouse too
        body = with_site_links(body, page.location.file, out.use)
        if page.location.file == IMPORTING:
            body = f"{_DOWNLOAD}\n{body}"
        path = staged_path(page_address(page.location.file), linking=True)
        title, description = (
            html.escape(page.title),
            html.escape(page.description or ""),
        )  # the template prints both raw
        out.pages.append(StagedPage(path, TEMPLATE, title, description, {}, body))


def _in_reading_order(pages: Iterable[Page]) -> list[Page]:
    """The index first, then the pages as it links to them, then the others by name."""
    by_file = {page.location.file: page for page in pages}
    index = by_file.get(INDEX)
    linked = [posixpath.join(posixpath.dirname(INDEX), link.target) for link in links(index.body)] if index else []
    order = dict.fromkeys([INDEX, *linked, *by_file])
    return [by_file[file] for file in order if file in by_file]


def _section(manual: str) -> str:
    """A rule's docstring, ``slug, slug: what it keeps。`` and below it why, as a section of the page."""
    first, _, reason = manual.partition("\n")
    slugs, _, kept = first.partition(": ")
    names = " ".join(f"`{slug}`" for slug in slugs.split(", "))
    return f"### {kept.removesuffix('。')}\n\n{names}\n{reason}"
