"""What a first answer of the search costs a phone: bytes of the index that it fetches, by the script that ships, in Node;
and how long it takes in a real Chromium on slow 4G with a quarter of the processor.
"""

from __future__ import annotations

import gzip
import json
import re
import time
from datetime import date
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, expect, sync_playwright

from generator.derive.collected import Collected
from generator.derive.search import HEAD, derive_search
from generator.derive.topics import topic_slugs
from generator.pipeline import Project, check
from tests.bench.material import HERE, REVIEWED
from tests.bench.measure import Table
from tests.browser.chromium import launch
from tests.browser.published import ROOT, published, served
from tests.browser.visitor import SMALL_PHONE
from tests.generator.searched import answers, hits, relevance, write_index

QUERIES = (
    "工会", "职工代表大会", "工会主席任期", "集体合同草案", "加班费怎么算", "企业工会经费怎么用", "女职工权益保护",
    "劳动合同解除工会意见", "历下区妈妈小屋", "济南 母婴室", "会员待表大会", "jitihetong", "zgdbdh", "厂务公开民主管理",
)  # fmt: skip
LIMIT = 45
"""KB of index and script in all, gzipped."""
SECOND = 1.0
SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 1_638_400 / 8, "uploadThroughput": 675_000 / 8}
TRIES = 5


def script_bytes() -> int:
    """What the search page's script weighs, lunr.js in it."""
    return len(gzip.compress((HERE / "theme/overrides/assets/suixue/search.js").read_bytes(), 9))


def write_search(root: Path, folder: Path) -> dict[str, int]:
    """Writes the index of the project at `root`; how many files and bytes it has."""
    site, _ = check(Project(root, today=date.fromisoformat(REVIEWED)))
    assert site is not None
    out = Collected(root)
    derive_search(site, topic_slugs(site), {}, out)
    write_index(out.data, folder)
    return {"files": len(out.data), "bytes": json.loads(out.data[HEAD])["bytes"]}


def measure_bytes(table: Table, what: str, root: Path, folder: Path) -> None:
    size = write_search(root, folder)
    asked = dict.fromkeys((*QUERIES, *(one["query"] for one in relevance())))
    costs = {query: answer["cost"] for query, answer in answers(folder, [*asked]).items()}
    script = script_bytes()
    most = max(costs, key=lambda query: costs[query]["bytes"])
    middle = median(cost["bytes"] for cost in costs.values())
    table.add(f"{what}: whole index, {size['files']} files", size["bytes"] / 1e6, "MB")
    table.add(f"{what}: a first answer with its script, median of {len(costs)}", (middle + script) / 1000, "KB", LIMIT)
    table.add(f"{what}: the dearest, {most}", (costs[most]["bytes"] + script) / 1000, "KB", LIMIT)


def measure_relevance(table: Table, folder: Path) -> None:
    """The example site: queries of somebody who saw only its content."""
    write_search(HERE, folder)
    asked = [one["query"] for one in relevance()]
    found = hits({query: answer["first"] for query, answer in answers(folder, asked).items()})
    table.add(
        f"{len(asked)} queries not answered by the first three results", 100 - 100 * len(found) / len(asked), "%", 5
    )


def measure_time(table: Table) -> None:
    """The example site, from the last letter typed to the first result, nothing kept from before but the page."""
    with served(published(ROOT)) as base, sync_playwright() as playwright:
        browser = launch(playwright)
        taken = []
        for query in QUERIES[:TRIES]:
            context = browser.new_context(**SMALL_PHONE, base_url=base)
            taken.append(_first_answer(context.new_page(), query))
            context.close()
        browser.close()
    table.add("first answer on slow 4G with 4× CPU, from the last letter", median(taken), "s", SECOND)


def _first_answer(page: Page, query: str) -> float:
    page.goto("search/")
    box = page.get_by_role("searchbox")
    expect(box).to_be_visible()
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW_4G)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    began = time.monotonic()
    box.fill(query)
    page.wait_for_function("() => document.querySelector('[data-hit]')", polling=20)
    taken = time.monotonic() - began
    expect(page.get_by_role("status")).to_contain_text(re.compile("条"))
    return taken
