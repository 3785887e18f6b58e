"""The site's own store in a page, for what no finger could do: very many statements, one after another or from two tabs."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache

from playwright.sync_api import BrowserContext, Page

from tests.browser.published import ROOT

_PATH = "-/store.js"
_FACT = """
const fact = (id, time = Date.now()) => ({
  id, time, verb: 'answered', object: { type: 'question', id: 'q' }, session: 's', rev: 1,
  result: { response: 'a', state: 'right', points: 100, of: 100 }, evidence: 'E0', rule: '',
});
"""


@cache
def _bundle() -> str:
    """theme/store as one script that leaves `suixueStore` behind."""
    esbuild = shutil.which("esbuild", path=str(ROOT / "theme/node_modules/.bin"))
    assert esbuild, "run `make setup` first"
    source = ["store/store.js", "--bundle", "--format=iife", "--global-name=suixueStore", "--log-level=error"]
    return subprocess.run([esbuild, *source], cwd=ROOT / "theme", check=True, capture_output=True, text=True).stdout


def bring_store(context: BrowserContext, page: Page, base: str) -> None:
    """Makes `appendAll(prefix, count)` known to the page: one statement after another, each acknowledged before the next."""
    body = f"""{_bundle()}
    {_FACT}
    window.appendAll = async (prefix, count) => {{
      const store = await suixueStore.openStore();
      if (!store.lasting) throw new Error('no disk');
      let held = 0;
      for (let i = 0; i < count; i++) held += (await store.append([fact(`${{prefix}}-${{i}}`)])).length;
      return held;
    }};"""
    context.route(base + _PATH, lambda route: route.fulfill(body=body, content_type="text/javascript"))
    page.add_script_tag(url=base + _PATH)
