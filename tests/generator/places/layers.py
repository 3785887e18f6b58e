"""A project with two layers for tests: rooms as the site has them, and one with columns and words of its own."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from click.testing import CliRunner, Result

from generator.cli import main
from generator.diagnostics import Findings
from generator.model.place import Layer
from generator.read.places import read_layers
from generator.read.tree import walk_tree
from tests.generator.places.conftest import GOOD, LAYER, TODAY

CAMPS = """id: camps
title: 示例夏令营
noun: 夏令营
intro: 只用来试程序。
sample: false
types:
- 学校
- 社区
facilities:
- 午餐
- 午休
without:
- 级别
- 面积
- 照片
- 公布手机
columns:
- name: 开营
  kind: date
  required: true
- name: 结营
  kind: date
  after: 开营
- name: 年龄
  kind: range
  unit: 岁
- name: 名额
  kind: number
  unit: 人
  unknown: 请打电话问
- name: 收费
  kind: choice
  words:
  - 免费
  - 收费
- name: 备注
  kind: text
"""
SECOND = {"编号": "370102-0002", "名称": "示例·白露公园妈妈小屋", "楼层房间": "三楼", "经度": "117.10500"}
THIRD = {
    "编号": "370103-0001", "名称": "示例·晚枫医院妈妈小屋", "区划代码": "370103", "县(市、区)": "市中区", "地址": "山东省济南市市中区示例四路2号",
    "经度": "116.917386", "纬度": "36.579353", "场所类型": "医院", "开放范围": "本单位职工", "设施": "电源插座", "级别": "县级示范",
}  # fmt: skip


def table(*changes: Mapping[str, str], without: Sequence[str] = ()) -> str:
    """CSV of rows that differ from the good one in these cells; a column that is not known comes last."""
    added = [name for change in changes for name in change if name not in GOOD]
    columns = [name for name in (*GOOD, *dict.fromkeys(added)) if name not in without]
    rows = [[_cell((GOOD | dict(change)).get(column, "")) for column in columns] for change in changes]
    return "\n".join(",".join(cells) for cells in [columns, *rows]) + "\n"


def _cell(text: str) -> str:
    quoted = text.replace('"', '""')
    return f'"{quoted}"' if {",", "\n", '"'} & set(text) else text


def lay(root: Path, *changes: Mapping[str, str]) -> Path:
    """The project at `root` with these rooms, the good one among them where none are given; returns the rooms' folder."""
    folder, camps = (root / "content/places" / name for name in ("mama-rooms", "camps"))
    for made in (folder, camps):
        made.mkdir(parents=True)
    shutil.copy(LAYER, folder)
    (camps / "layer.yml").write_text(CAMPS, encoding="utf-8")
    (folder / "jinan.csv").write_text(table(*(changes or ({},))), encoding="utf-8")
    return folder


def layer_of(root: Path, name: str = "mama-rooms") -> Layer:
    found = read_layers(walk_tree(root, Findings()), Findings())
    return next(layer for layer in found if layer.id == name)


def run(root: Path, *words: str) -> Result:
    """`suixue places …` in the project."""
    today = [] if words[0] == "template" else ["--today", str(TODAY)]
    return CliRunner().invoke(main, ["places", words[0], "-C", str(root), *today, *words[1:]], standalone_mode=False)


def code(result: Result) -> int:
    """As the shell sees it; a usage error is 2."""
    if result.exception and not isinstance(result.exception, SystemExit):
        return 2 if type(result.exception).__name__ in ("BadParameter", "UsageError") else 3
    return result.exit_code
