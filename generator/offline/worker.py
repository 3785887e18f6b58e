"""`sw.js`, the one file of the worker that browsers ask for again and again: it names the release, and loads the rest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from generator.assets import FOLDER, WORKER
from generator.derive.page import dump_json
from generator.offline.shell import shell_of

FILE = "sw.js"
END = """// 离线功能已关闭：这个文件让手机放下以前存下的网页和脚本，之后自己也不再工作。用户自己存的视频和学习记录不动。
const forget = async () => {
  const names = await caches.keys();
  const ours = names.filter((name) => name.startsWith('suixue-') && name !== 'suixue-media');
  await Promise.all(ours.map((name) => caches.delete(name)));
  await self.registration.unregister();
  const pages = await self.clients.matchAll({ type: 'window' });
  await Promise.all(pages.map((page) => page.navigate(page.url).catch(() => null)));
};
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(forget()));
"""
"""A worker that ends all workers of the site; published where the settings say `offline: false`."""


def write_worker(site: Path, pages: Iterable[str], on: bool) -> None:
    """Writes sw.js into the built `site`, whose pages are staged as `pages`."""
    (site / FILE).unlink(missing_ok=True)  # it may be the same file as that of a site shown earlier
    (site / FILE).write_text(_worker(site, pages) if on else END, encoding="utf-8")


def _worker(site: Path, pages: Iterable[str]) -> str:
    script = next((site / FOLDER).glob(WORKER.replace(".", ".*."))).name
    shell = shell_of(site, pages)
    files = [asdict(entry) for entry in shell.entries]
    told = dump_json({"version": shell.version, "files": files, "asking": shell.asking})
    return f"self.suixue = {told};\nimportScripts('{FOLDER}/{script}');\n"
