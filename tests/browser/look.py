"""What is wrong with how a page looks, as lists that should be empty."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from playwright.sync_api import Page

from tests.browser.published import ROOT

# Shared by the measurements below: what a person can see, and its name in a report.
_TOOLS = """
const shown = (element) => {
  const box = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  return box.width > 2 && box.height > 2 && style.visibility === 'visible' && element.checkVisibility();
};
const offScreen = (element) => {
  const box = element.getBoundingClientRect();
  return box.right + scrollX <= 0 || box.bottom + scrollY <= 0;
};
const named = (element) => {
  const words = (element.getAttribute('aria-label') || element.innerText || '').trim().slice(0, 24);
  return `${element.tagName.toLowerCase()}.${element.getAttribute('class') || ''} “${words}”`;
};
"""

_WIDER = """
() => {
  const page = document.documentElement;
  if (page.scrollWidth <= page.clientWidth) return [];
  const outside = [...document.body.querySelectorAll('*')]
    .filter((element) => shown(element) && element.getBoundingClientRect().right > page.clientWidth + 1);
  return [`${page.scrollWidth} > ${page.clientWidth}`, ...outside.slice(0, 5).map(named)];
}
"""

# Text is cut if its box is narrower or lower than the text and does not let it out or be scrolled to.
_CUT = """
() => {
  const holdsText = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  const cuts = (value) => value === 'hidden' || value === 'clip';
  const problem = (element) => {
    const style = getComputedStyle(element);
    if (element.scrollWidth > element.clientWidth + 1 && style.display !== 'inline') {
      const holder = scrollable(element);
      if (!holder) return `${named(element)} ${element.scrollWidth} > ${element.clientWidth} wide`;
    }
    if (element.scrollHeight > element.clientHeight + 1 && cuts(style.overflowY))
      return `${named(element)} ${element.scrollHeight} > ${element.clientHeight} high`;
    return null;
  };
  const scrollable = (element) => {
    for (let at = element; at; at = at.parentElement)
      if (['auto', 'scroll'].includes(getComputedStyle(at).overflowX)) return at;
    return null;
  };
  return [...document.body.querySelectorAll('*')]
    .filter((element) => element instanceof HTMLElement)
    .filter((element) => shown(element) && holdsText(element) && element.clientWidth > 2)
    .map(problem).filter(Boolean);
}
"""

# A target may be larger than its box (a label, a pseudo-element over it): what counts is what a finger hits.
_SMALL = """
(least) => {
  const TARGETS = 'a[href], button, input, select, textarea, summary, [role=button], [role=checkbox], [tabindex="0"]';
  const inText = (element) => element.tagName === 'A' && getComputedStyle(element).display === 'inline' &&
    [...element.parentElement.childNodes].some((node) => node.nodeType === 3 && /[^\\s、，。；]/.test(node.data));
  const hits = (element, x, y) => {
    const at = document.elementFromPoint(x, y);
    return at && (element.contains(at) || at.contains(element) && at.tagName === 'LABEL' ||
      [...(element.labels || [])].some((label) => label.contains(at)));
  };
  const problem = (element) => {
    const boxes = [element, ...(element.labels || [])].map((one) => one.getBoundingClientRect());
    if (boxes.some(({ width, height }) => width >= least - 0.5 && height >= least - 0.5)) return null;
    element.scrollIntoView({ block: 'center', inline: 'center' });
    const { left, right, top, bottom, width, height } = element.getBoundingClientRect();
    const x = (left + right) / 2;
    const y = (top + bottom) / 2;
    const reach = least / 2 - 1;
    const wide = width >= least - 0.5 || (hits(element, x - reach, y) && hits(element, x + reach, y));
    const high = height >= least - 0.5 || (hits(element, x, y - reach) && hits(element, x, y + reach));
    return wide && high ? null : `${named(element)} ${Math.round(width)}×${Math.round(height)}`;
  };
  const targets = [...document.querySelectorAll(TARGETS)]
    .filter((element) => shown(element) && !offScreen(element) && !inText(element));
  return targets.map(problem).filter(Boolean);
}
"""

_SMALL_TEXT = """
(least) => {
  const holdsText = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  const size = (element) => parseFloat(getComputedStyle(element).fontSize);
  return [...document.body.querySelectorAll('*')]
    .filter((element) => shown(element) && holdsText(element) && size(element) < least)
    .map((element) => `${named(element)} ${size(element)} px`);
}
"""

_COLOURS = ("color-contrast", "link-in-text-block")
"""The rules of axe that see colours."""

_FRAME = """
() => {
  const count = (selector) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility()).length;
  const problems = [];
  if (count('h1') !== 1) problems.push(`${count('h1')} h1`);
  if (count('main') !== 1) problems.push(`${count('main')} main`);
  if (count('body > header') !== 1) problems.push(`${count('body > header')} banner`);
  if (document.documentElement.lang !== 'zh-CN') problems.push(`lang ${document.documentElement.lang}`);
  if (!document.title.trim()) problems.push('no title');
  let level = 0;
  for (const heading of document.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
    if (!heading.checkVisibility()) continue;
    const next = Number(heading.tagName[1]);
    if (level && next > level + 1) problems.push(`${named(heading)} after h${level}`);
    level = next;
  }
  const ids = [...document.querySelectorAll('[id]')].map((one) => one.id);
  for (const id of new Set(ids)) if (ids.filter((one) => one === id).length > 1) problems.push(`id ${id} twice`);
  return problems;
}
"""

# Of what axe would fetch again beforehand no rule reads the style sheets.
_AXE = """
async (rules) => {
  const runOnly = rules ? { runOnly: { type: 'rule', values: rules } } : {};
  const options = { resultTypes: ['violations'], preload: { assets: ['media'] }, ...runOnly };
  const { violations } = await axe.run(document, options);
  return violations.map(({ id, help, nodes }) =>
    `${id}: ${help}: ${nodes.slice(0, 3).map(({ html, any }) =>
      html.slice(0, 160) + ' ' + any.map(({ message }) => message).join(' ').slice(0, 160)).join(' | ')}`);
}
"""


def _measure(page: Page, script: str, *value: Any) -> list[str]:
    return page.evaluate(f"(value) => {{ {_TOOLS} return ({script.strip()})(value); }}", *value)


def wider_than_screen(page: Page) -> list[str]:
    """What makes the page scroll sideways."""
    return _measure(page, _WIDER)


def cut_texts(page: Page) -> list[str]:
    return _measure(page, _CUT)


def small_targets(page: Page, least: int = 44) -> list[str]:
    """What a finger must hit and is smaller than `least` CSS pixels; links within a sentence are exempt."""
    return _measure(page, _SMALL, least)


def small_texts(page: Page, least: int) -> list[str]:
    """Texts smaller than `least` CSS pixels."""
    return _measure(page, _SMALL_TEXT, least)


def frame_faults(page: Page) -> list[str]:
    """One h1, one main, one banner, language, title, order of headings, unique ids."""
    return _measure(page, _FRAME)


def axe_faults(page: Page) -> list[str]:
    return _axe_faults(page)


def dark_faults(page: Page) -> list[str]:
    """What axe says of the colours of a light page once it is dark; of the rest it says the same as in the light."""
    still = page.evaluate("() => matchMedia('(prefers-reduced-motion: reduce)').matches")
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    faults = _axe_faults(page, _COLOURS)
    page.emulate_media(color_scheme="light", reduced_motion="reduce")  # colours change at once
    page.emulate_media(reduced_motion="reduce" if still else "no-preference")
    return [f"dark: {fault}" for fault in faults]


def _axe_faults(page: Page, rules: Sequence[str] = ()) -> list[str]:
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(_axe())
    return page.evaluate(_AXE, list(rules) or None)


@cache
def _axe() -> str:
    return (ROOT / "theme/node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
