"""A small project with rooms: one good row, changed cell by cell, and what reading and checking say of it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from generator.check.places import RULES
from generator.diagnostics import Diagnostic, Findings
from generator.model.place import Layer
from generator.read.places import read_layers
from generator.read.tree import walk_tree

REPOSITORY = Path(__file__).parents[3]
LAYER = REPOSITORY / "content/places/mama-rooms/layer.yml"
TODAY = date(2026, 11, 1)
GOOD = {
    "编号": "370102-0001", "名称": "示例·青杏社区妈妈小屋", "区划代码": "370102", "市": "济南市", "县(市、区)": "历下区",
    "功能区": "", "楼层房间": "一楼102室", "使用说明": "", "地址": "山东省济南市历下区示例一路1号", "经度": "117.09942",
    "纬度": "36.64240", "坐标系": "高德(GCJ-02)", "场所类型": "社区", "开放范围": "对外开放", "开放时间": "",
    "联系电话": "", "公布手机": "", "面积": "12", "设施": "哺乳座椅、冰箱", "级别": "", "状态": "启用",
    "核对日期": "2026-10-01", "核对人": "示例",
}  # fmt: skip


@dataclass(frozen=True)
class Checked:
    layers: tuple[Layer, ...]
    findings: list[Diagnostic]
    lines: list[str]

    @property
    def found(self) -> list[tuple[str, int, int, str]]:
        return [(item.slug, item.location.line, item.location.column, item.severity) for item in self.findings]

    @property
    def slugs(self) -> list[str]:
        return [item.slug for item in self.findings]


@pytest.fixture
def check_files(tmp_path: Path) -> Callable[..., Checked]:
    """Reads and checks files of rooms."""

    def check(files: Mapping[str, bytes], today: date = TODAY) -> Checked:
        folder = tmp_path / "content/places/mama-rooms"
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(LAYER, folder)
        for name, data in files.items():
            (folder / name).write_bytes(data)
        findings = Findings()
        layers = read_layers(walk_tree(tmp_path, findings), findings)
        site: Any = SimpleNamespace(layers=layers, today=today)
        for rule in RULES:
            findings.items.extend(rule(site))
        return Checked(layers, list(findings), [])

    return check


@pytest.fixture
def check_text(check_files: Callable[..., Checked]) -> Callable[..., Checked]:
    """Reads and checks one file of rooms with this text."""

    def check(text: str, today: date = TODAY) -> Checked:
        return replace(check_files({"rooms.csv": text.encode()}, today), lines=text.split("\n"))

    return check


@pytest.fixture
def check_rows(check_text: Callable[..., Checked]) -> Callable[..., Checked]:
    """Checks rows that differ from the good one in the given cells."""

    def check(*changes: dict[str, str], header: list[str] | None = None) -> Checked:
        columns = header or list(GOOD)
        rows = [[(GOOD | change).get(column, "") for column in columns] for change in changes]
        return check_text("\n".join(",".join(cells) for cells in [columns, *rows]) + "\n")

    return check
