"""A page with nothing but the map, over places that are made up: as many as wanted, without building a site."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.browser.published import ROOT, served

ASSETS = ROOT / "theme/overrides/assets/suixue"
_PAGE = """<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>地图</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="app.css"><link rel="stylesheet" href="rooms.css"><link rel="stylesheet" href="roommap.css">
{base}</head><body>
<button id="before">前</button>
<div class="map" id="map" role="group" aria-label="点的分布图"></div>
<button id="after">后</button>
<script src="roommap.js"></script><script src="places.js"></script></body></html>
"""
# Places in heaps around the labels, as rooms lie around towns; numbers that look like chance and are always the same.
_PLACES = """
(() => {
  const count = %COUNT%;
  let state = 7;
  const chance = () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
  const around = () => (chance() + chance() + chance() - 1.5) * 0.3;
  const cities = [['济南市', 117, 36.65], ['青岛市', 120.38, 36.07], ['菏泽市', 115.48, 35.23], ['烟台市', 121.45, 37.46]]
    .map(([name, ...label]) => ({ name, label }));
  const counties = Array.from({ length: 136 }, (_, n) =>
    ({ name: `第${n}区`, label: [115.2 + 6.8 * chance(), 34.8 + 2.8 * chance()] }));
  const places = {
    count, cities, counties, lon: new Int32Array(count), lat: new Int32Array(count),
    county: new Uint8Array(count), access: new Uint8Array(count), flags: new Uint8Array(count),
  };
  for (let row = 0; row < count; row += 1) {
    const county = Math.floor((row * 136) / count);
    places.county[row] = county;
    places.lon[row] = Math.round((counties[county].label[0] + around()) * 100000);
    places.lat[row] = Math.round((counties[county].label[1] + around()) * 100000);
    places.access[row] = Math.floor(chance() * 3);
    places.flags[row] = chance() < 0.05 ? 1 : 0;
  }
  Object.assign(window, { places, picked: [], moved: [], pointed: [], said: [] });
  window.all = Uint32Array.from({ length: count }, (_, row) => row);
  window.map = showRoomMap(document.getElementById('map'), places, {
    picked: (row) => window.picked.push(row),
    pointed: (point) => window.pointed.push(point),
    moved: (box) => window.moved.push(box),
    say: (words) => window.said.push(words),
  });
  window.map.show(window.all, undefined, []);
})();
"""


@contextmanager
def map_page(folder: Path, count: int, base: dict[str, Any] | None = None) -> Iterator[str]:
    """The address of a page whose map shows `count` places, over `base`."""
    for name in ("app.css", "rooms.css", "roommap.css", "roommap.js", "pmtiles.js"):
        shutil.copyfile(ASSETS / name, folder / name)
    said = (
        f'<script type="application/json" data-map-base data-archive="pmtiles.js">{json.dumps(base)}</script>'
        if base
        else ""
    )
    (folder / "index.html").write_text(_PAGE.format(base=said), encoding="utf-8")
    (folder / "places.js").write_text(_PLACES.replace("%COUNT%", str(count)), encoding="utf-8")
    with served(folder) as address:
        yield address
