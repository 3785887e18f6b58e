"""``python -m tests.bench``: prints what was measured, the target, and whether it is met; leaves with 1 if any is missed.

Nothing here is a timed test: costs are CPU seconds of whole programs, and targets are ratios to other programs
measured in the same run wherever there is one to compare with. What somebody waits for (`serve`, `phone`) is wall time:
measure it on a machine that does nothing else.
"""

from __future__ import annotations

import argparse
import math
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.video.probe import film_seconds
from tests.bench import builds
from tests.bench.builds import Built, build, largest_lesson_page, largest_set_file, packed
from tests.bench.floor import write_pages
from tests.bench.ingest import (
    RECORDINGS,
    SOURCE_SECONDS,
    add_cost,
    alone_cost,
    lay_recordings,
    make_recording,
    videos_step,
)
from tests.bench.lighthouse import measure_lighthouse
from tests.bench.locator import measure_locator
from tests.bench.map import measure_map
from tests.bench.material import HERE, Size, copy_example, make_project
from tests.bench.measure import Cost, Table, python, suixue
from tests.bench.observatory import measure_observatory
from tests.bench.phone import measure_phone
from tests.bench.places import measure_places
from tests.bench.prose import Prose, clauses_of, lesson_texts
from tests.bench.rivals import measure_rivals
from tests.bench.search import measure_bytes, measure_relevance, measure_time
from tests.bench.served import seconds_to_see
from tests.bench.stock import stock_build
from tests.bench.workbook import ROWS, make_workbook

SHARED_QUESTIONS = HERE.parent / "shared/banks/scale.jsonl"


@dataclass
class Bench:
    """One run: what several parts need is made once, in `folder`."""

    folder: Path
    questions: Path
    lessons: int
    table: Table

    def project(self, name: str, size: Size) -> Path:
        root = self.folder / name
        root.mkdir()
        make_project(root, size, self.questions)
        return root

    @cached_property
    def site(self) -> Path:
        return self.project("site", Size(self.lessons))

    @cached_property
    def pages(self) -> Path:
        folder = self.folder / "pages"
        folder.mkdir()
        print(f"# {write_pages(self.site, folder)} pages for the floor and for stock mkdocs-material")
        return folder

    @cached_property
    def built(self) -> Built:
        return min((build(self.site) for _ in range(3)), key=lambda built: built.cost.cpu)

    def floor(self) -> Cost:
        out = self.folder / "floor"
        return python("tests.bench.floor", str(self.pages), str(out))


def check(bench: Bench) -> None:
    """The questions and rooms with eighteen lessons; the whole site for information."""
    root = bench.project("questions", Size(18))
    costs = [suixue("check", "-C", str(root)) for _ in range(3)]
    bench.table.add("check 7,944 questions and 5,159 rooms, CPU", min(cost.cpu for cost in costs), "s", 2)
    bench.table.add(
        f"check the site of {bench.lessons} lessons too, CPU", suixue("check", "-C", str(bench.site)).cpu, "s"
    )


def pages(bench: Bench) -> None:
    """A build against the floor: Markdown and templates over the same pages, and nothing more."""
    floor = min(bench.floor().cpu for _ in range(3))
    checked = min(builds.check(bench.site).cpu for _ in range(3))
    plain = min(build(bench.site, "--no-pack", "--no-search").cost.cpu for _ in range(3)) - checked
    indexed = min(build(bench.site, "--no-pack").cost.cpu for _ in range(3)) - checked
    built, table = bench.built, bench.table
    table.add("floor: python-markdown and jinja2 over the same pages, CPU", floor, "s")
    table.add("check by itself, CPU", checked, "s")
    table.add("build, all of it without videos, CPU", built.cost.cpu, "s")
    for step, seconds in built.steps.items():
        table.add(f"  of which {step}", seconds, "s")
    table.add("build after its check, without index and compression / floor", plain / floor, "×", 2)
    table.add("build after its check, with index / floor", indexed / floor, "×", 4)
    table.add("largest lesson page, before compression", largest_lesson_page(bench.site) / 1000, "KB", 20)
    table.add("build, memory at its highest", built.cost.megabytes, "MB")


def stock(bench: Bench) -> None:
    """Everything a build does against stock mkdocs-material with its search."""
    folder = bench.folder / "stock"
    folder.mkdir()
    cost = stock_build(bench.pages, folder)
    bench.table.add("stock mkdocs-material with search over the same pages, CPU", cost.cpu, "s")
    bench.table.add("stock mkdocs-material, memory at its highest", cost.megabytes, "MB")
    bench.table.add("build with check and index / stock mkdocs-material", bench.built.cost.cpu / cost.cpu, "×", 0.25)


def growth(bench: Bench) -> None:
    """Lessons alone, so that nothing of fixed size hides how the cost of a lesson grows."""
    lessons_only = (bench.lessons, 5 * bench.lessons)
    each = []
    for lessons in lessons_only:
        root = bench.project(f"lessons-{lessons}", Size(lessons, courses=20, questions=0, rooms=False))
        each.append(build(root).cost.cpu / lessons)
        bench.table.add(f"{lessons} lessons alone, CPU a lesson", 1000 * each[-1], "ms")
        bench.table.add(f"{lessons} lessons alone, largest lesson page", largest_lesson_page(root) / 1000, "KB", 20)
    bench.table.add(f"CPU a lesson at {lessons_only[1]} / at {lessons_only[0]}", each[1] / each[0], "×", 1.1)


def serve(bench: Bench) -> None:
    """From a saved edit to a page that shows it, in wall seconds, by a real server."""
    example = bench.folder / "example"
    copy_example(example)
    bench.table.add(
        "edit seen under serve, example site with its videos", seconds_to_see(example, "basics/basics-nature"), "s", 2
    )
    seen = seconds_to_see(bench.site, "c00/c00-l0003", "--no-videos")
    bench.table.add(f"edit seen under serve, {bench.lessons} lessons", seen, "s", 3)


def exchange(bench: Bench) -> None:
    """A workbook of ten thousand questions into a new bank, against openpyxl's own read of it."""
    file, root = bench.folder / "workbook.xlsx", bench.folder / "imported"
    root.mkdir()
    make_workbook(file, bench.questions, Prose(clauses_of(lesson_texts(HERE)), "workbook"))
    read = min(python("tests.bench.workbook", str(file)).cpu for _ in range(3))
    costs = [suixue("import", str(file), "--bank", "bench", "--dry-run", "-C", str(root)) for _ in range(3)]
    cpu = min(cost.cpu for cost in costs)
    bench.table.add(f"openpyxl reads a workbook of {ROWS:,} rows, CPU", read, "s")
    bench.table.add(f"import of {ROWS:,} rows, all checks, CPU", cpu, "s")
    bench.table.add("import / openpyxl's own read", cpu / read, "×", 2)
    bench.table.add("import, memory at its highest", costs[0].megabytes, "MB")


def banks(bench: Bench) -> None:
    """Questions alone, every rule on: from nothing, again with one bank edited, and five times as many."""
    each = []
    for count in (10_000, 50_000):
        root = bench.project(f"banks-{count}", Size(18, questions=count, rooms=False))
        each.append(min(suixue("check", "-C", str(root)).cpu for _ in range(3)) / count)
        most = 3 if count == 10_000 else None
        bench.table.add(f"check {count} questions, CPU", each[-1] * count, "s", most)
        if count == 10_000:
            _again(bench, root)
    growth = math.log(50_000) / math.log(10_000)
    bench.table.add("CPU a question at 50000 / at 10000, against n log n", each[1] / each[0], "×", growth)


def sets(bench: Bench) -> None:
    """What a phone fetches to have every question of the training scheme, without a network afterwards."""
    root = bench.project("sets", Size(96, courses=12, questions=5000, rooms=False))
    build(root)
    for folder, what in (("questions", "with the index"), ("explanations", "what explains them")):
        weights = packed(root / "site/data" / folder)
        bench.table.add(f"5,000 questions, {what}, gzipped", sum(weights) / 1e6, "MB", 1)
        bench.table.add(
            f"  in {len(weights)} files, the largest of a set", largest_set_file(root, folder) / 1000, "KB", 20
        )


def phone(bench: Bench) -> None:
    """The example site on a slow phone: answering, 我的, drawing a paper, the weight of each page's script."""
    measure_phone(bench.table)


def _again(bench: Bench, root: Path) -> None:
    """What a second check costs when one bank was edited, against parsing all of them."""
    parsed = min(python("tests.bench.parsing", str(root)).cpu for _ in range(3))
    bench.table.add("  PyYAML parses them with marks alone, CPU", parsed, "s")
    bank = sorted((root / "quizzes").glob("bank-*.yml"))[0]
    costs = []
    for number in range(4):
        bank.write_text(bank.read_text(encoding="utf-8") + f"# {number}\n", encoding="utf-8")
        costs.append(suixue("check", "-C", str(root), keeping=bench.folder / "kept").cpu)
    bench.table.add("  check again with one bank edited / parsing", min(costs[1:]) / parsed, "×", 1.5)


def ingest(bench: Bench) -> None:
    """A recording taken in, against ffmpeg by itself; and many of them when nothing has changed."""
    root = bench.project("recorded", Size(1, courses=1, questions=0, rooms=False))
    recording = bench.folder / "recording.mp4"
    make_recording(recording, "1920x1080", SOURCE_SECONDS)
    alone, add = alone_cost(recording, bench.folder / "alone"), add_cost(root, recording, "c00-l0000")
    what = f"240p, 480p, 720p and sound of {film_seconds(recording) or 0:.0f} s in 1080p by ffmpeg alone, CPU"
    bench.table.add(what, alone.cpu, "s")
    bench.table.add("video add / the same ffmpeg alone, CPU", add.cpu / alone.cpu, "×", 1.3)
    bench.table.add("video add / the same ffmpeg alone, on the clock", add.wall / alone.wall, "×")
    again = bench.project("recorded-many", Size(1, courses=1, questions=0, rooms=False))
    lay_recordings(again, bench.folder)
    suixue("build", "-C", str(again))
    second = suixue("build", "--timings", "-C", str(again))
    bench.table.add(f"{RECORDINGS} recordings when nothing has changed, CPU", videos_step(second), "s", 1)


def places(bench: Bench) -> None:
    """A hundred thousand rooms in two files, every rule on, against csv.reader."""
    measure_places(bench.folder / "rooms", bench.table)


def locator(bench: Bench) -> None:
    """What the list of rooms costs a phone: loading it, keeping it, asking it for the nearest ones."""
    measure_locator(bench.folder / "locator", bench.table)


def room_map(bench: Bench) -> None:
    """The map of rooms in a real browser: frames while it is moved, and what it weighs."""
    measure_map(bench.folder / "map", bench.table)


def lighthouse(bench: Bench) -> None:
    """What Lighthouse says of the example site's pages, beside a lesson by stock mkdocs-material."""
    measure_lighthouse(bench.folder / "lighthouse", bench.table)


def observatory(bench: Bench) -> None:
    """What MDN HTTP Observatory says of the headers that are written for hosts."""
    measure_observatory(bench.folder / "observatory", bench.table)


def search(bench: Bench) -> None:
    """A first answer of the search: its bytes at both sizes, who is answered, and how long it takes."""
    measure_relevance(bench.table, bench.folder / "search-example")
    measure_rivals(bench.table, bench.folder / "rivals")
    measure_time(bench.table)
    for lessons in (bench.lessons, 5 * bench.lessons):
        root = bench.project(f"search-{lessons}", Size(lessons))
        what = f"{lessons} lessons, 8,000 questions, 5,159 rooms"
        measure_bytes(bench.table, what, root, bench.folder / f"search-{lessons}-index")


PARTS: dict[str, Callable[[Bench], None]] = {
    "check": check,
    "pages": pages,
    "growth": growth,
    "banks": banks,
    "sets": sets,
    "serve": serve,
    "stock": stock,
    "import": exchange,
    "phone": phone,
    "ingest": ingest,
    "places": places,
    "locator": locator,
    "map": room_map,
    "search": search,
    "lighthouse": lighthouse,
    "observatory": observatory,
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("parts", nargs="*", help=f"which parts, all by default: {', '.join(PARTS)}")
    parser.add_argument("--quick", action="store_true", help="100 lessons instead of 1,000; targets are for 1,000")
    parser.add_argument("--questions", type=Path, default=SHARED_QUESTIONS, help="JSON Lines of real questions")
    chosen = parser.parse_args()
    if unknown := set(chosen.parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    if not chosen.questions.is_file():
        print(f"# {chosen.questions} is not there: the questions are invented")
    with tempfile.TemporaryDirectory(prefix="suixue-bench-") as folder:
        bench = Bench(Path(folder), chosen.questions, 100 if chosen.quick else 1000, Table())
        bench.table.head()
        for part in chosen.parts or PARTS:
            PARTS[part](bench)
    return 1 if bench.table.over else 0


if __name__ == "__main__":
    sys.exit(main())
