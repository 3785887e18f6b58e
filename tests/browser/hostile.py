"""A project whose authors mean harm: every text field carries something that must never run."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path

import yaml

from tests.browser.published import ROOT
from tests.generator.publishing import lock

MARKUP = (
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    '"><svg onload=alert(1)>',
    "'><svg/onload=alert(1)//",
    "<svg><script>alert(1)</script></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x>",
    "<iframe src=javascript:alert(1)>",
    "<iframe srcdoc='<script>parent.alert(1)</script>'>",
    "<body onload=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<input autofocus onfocus=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<object data=javascript:alert(1)>",
    "<embed src=javascript:alert(1)>",
    "<form action=javascript:alert(1)><button>",
    "<base href=https://evil.example/>",
    "<meta http-equiv=refresh content=0;url=//evil.example>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<style>*{display:none}</style>",
    "<math><mtext><img src=x onerror=alert(1)>",
    "<template><img src=x onerror=alert(1)></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "</title><script>alert(1)</script>",
    "</textarea><img src=x onerror=alert(1)>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<![CDATA[><img src=x onerror=alert(1)>]]>",
    "<?xml version='1.0'?><img src=x onerror=alert(1)>",
    "<IMG SRC=x OnErRoR=alert(1)>",
    "<img/src=x/onerror=alert(1)>",
    "<img src=x onerror=alert(1)",
    "<<img src=x onerror=alert(1)>>",
    "<a href=javascript:alert(1)>点</a>",
    "<p onclick=alert(1) style=position:fixed;inset:0>点",
    "<custom-tag onpointerenter=alert(1)>",
    '" onmouseover=alert(1) x="',
    "' autofocus onfocus=alert(1) '",
    "\u2028<img src=x onerror=alert(1)>",
    "x\u2029<script>alert(1)</script>",
    "x\x85<img src=x onerror=alert(1)>",
    "<\u3000img src=x onerror=alert(1)>",
    "＜script＞alert(1)＜/script＞",
    "<img src=x onerror\u00a0=alert(1)>",
)
"""Letters that look like HTML. They must stay letters wherever they stand."""

TEMPLATES = (
    "{{7*7}}",
    "{{ config.items() }}",
    "{% raw %}",
    "{% endblock %}{% include 'home.html' %}",
    "{# 注释 #}",
    "${7*7}",
    "#{7*7}",
    "<%= 7*7 %>",
    "---\ntitle: 假的\n---",
    "\\u003cscript\\u003ealert(1)",
    "';alert(1);//",
    '"};alert(1);{"',
    "-->\n00:00.000 --> 99:00.000",
)
ENTITIES = (
    "&lt;img src=x onerror=alert(1)&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "&#x3C;svg onload=alert(1)&#x3E;",
    "&amp;lt;script&amp;gt;alert(1)",
    "&quot; onmouseover=alert(1) x=&quot;",
)
LINKS = (
    "*/ alert(1) /*",
    "` onmouseover=alert(1) `",
    "{{ self.__init__.__globals__ }}",
    "[点](javascript:alert(1))",
    "[点](JaVaScRiPt:alert(1))",
    "[点](java\tscript:alert(1))",
    "[点](javascript&#58;alert(1))",
    "[点](&#106;avascript:alert(1))",
    "[点](data:text/html,<script>alert(1)</script>)",
    "[点](vbscript:msgbox(1))",
    "[点](<javascript:alert(1)>)",
    "![图](javascript:alert(1))",
    '![图](x"onerror="alert(1))',
    '[点](# "x" onclick=alert(1)")',
    "<javascript:alert(1)>",
    "[点]: javascript:alert(1)",
    "[a](b)[点](javascript:alert(1)//`)",
    "`<img src=x onerror=alert(1)>",
    "\\<img src=x onerror=alert(1)>",
    "[<img src=x onerror=alert(1)>](x)",
    "**<img src=x onerror=alert(1)>**",
    "| <img src=x onerror=alert(1)> |",
)
PAYLOADS = MARKUP + TEMPLATES + ENTITIES + LINKS
GROUP = 5
BODY = 100
"""Payloads in a page of Markdown, which may not be larger than 0.2 MB."""
GROUPS = [PAYLOADS[start : start + GROUP] for start in range(0, len(PAYLOADS), GROUP)]
CHANGED_BY_MARKDOWN = frozenset(ENTITIES + LINKS)
"""Markdown rightly shows these as something else than their letters."""


def one_line(payload: str) -> str:
    return payload.replace("\n", " ").replace("\t", " ")


def lay(project: Path) -> None:
    """Writes the whole project."""
    _write(project / "site_config.yml", _config())
    _write(project / "content/courses.yml", _yaml({"schema": "1", "courses": _courses(), "tracks": _tracks()}))
    _write(project / "content/sources.yml", _yaml({"schema": "1", "sources": _sources()}))
    _write(
        project / "content/index.md",
        f"---\ntitle: {_quoted(PAYLOADS[0])}\ndescription: {_quoted(PAYLOADS[3])}\n---\n\n{_body(PAYLOADS[:BODY])}",
    )
    for start in range(0, len(PAYLOADS), BODY):
        name = f"part-{start}" if start else "index"
        body = _body(PAYLOADS[start : start + BODY])
        _write(project / f"content/handbook/{name}.md", f"---\ntitle: 编者手册\n---\n\n{body}")
    _write(project / "quizzes/topics.yml", _yaml({"schema": "1", "topics": _topics()}))
    for number, payload in enumerate(PAYLOADS):
        _write(project / f"content/lessons/bad/{lesson(number)}.md", _lesson(number, one_line(payload)))
    for number, group in enumerate(GROUPS):
        _write(project / f"quizzes/bad{number}.yml", _yaml(_bank(number, group)))
    folder = project / "content/places/mama-rooms"
    _write(folder / "layer.yml", _yaml(_layer()))
    _write(folder / "bad.csv", _rooms())
    lock(project)


def lesson(number: int) -> str:
    return f"bad-{number:03}"


def topic(number: int) -> str:
    """The topic that the payloads of one group share; a name has one line."""
    group = number // GROUP
    return one_line(f"知识点{group}{GROUPS[group][0]}")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _quoted(text: str) -> str:
    return json.dumps(text)


def _yaml(value: object) -> str:
    """JSON with everything escaped is YAML of one line; every scalar is text."""
    return json.dumps(value) + "\n"


def _config() -> str:
    config = yaml.safe_load((ROOT / "site_config.yml").read_text(encoding="utf-8"))
    config["theme"]["custom_dir"] = str(ROOT / "theme" / "overrides")
    config["extra"]["suixue"] = {"name": PAYLOADS[1], "organisation": PAYLOADS[3], "level_pool": 5}
    return yaml.safe_dump(config, allow_unicode=True)


def _courses() -> list[dict[str, object]]:
    return [
        {
            "id": f"course-{number}",
            "title": group[0],
            "owner": group[-1],
            "summary": " ".join(group),
            "chapters": [
                {"title": payload, "lessons": [lesson(number * GROUP + place)]} for place, payload in enumerate(group)
            ],
        }
        for number, group in enumerate(GROUPS)
    ]


def _tracks() -> list[dict[str, object]]:
    return [
        {"id": f"track-{number}", "title": payload, "summary": payload, "roles": ["全体"], "lessons": [lesson(number)]}
        for number, payload in enumerate(PAYLOADS)
    ]


def _topics() -> dict[str, dict[str, str]]:
    return {one_line(f"大{group[-1]}"): {topic(number * GROUP): "5"} for number, group in enumerate(GROUPS)}


def _sources() -> list[dict[str, object]]:
    return [
        {"id": f"bad-{number}@2021", "title": payload, "version": payload, "in_force": {"from": "2021-01-01"}}
        for number, payload in enumerate(PAYLOADS)
    ]


def _body(payloads: Sequence[str]) -> str:
    """Each of them in every place that Markdown has."""
    parts = []
    for payload in payloads:
        flat = one_line(payload)
        parts += [payload, f"## {flat}", f"- {flat}", f"> {flat}", f"[{flat}](https://example.invalid/)", f"`{flat}`"]
        parts += [
            f"| 甲 | {flat} |\n|---|---|\n| {flat} | 乙 |",
            f"```\n{payload}\n\n{flat}\n```",
            f"    {flat}\n\n    {flat}",
        ]
        parts += [f"[点][{flat}]\n\n[{flat}]: {flat}", f"1. {flat}\n\n    {flat}"]
    return "\n\n".join(parts) + "\n"


def _lesson(number: int, payload: str) -> str:
    front = {
        "id": lesson(number),
        "title": payload,
        "goal": payload,
        "tier": "must",
        "topics": [topic(number)],
        "citations": [{"source": f"bad-{number}@2021", "article": payload}],
    }
    head = "\n".join(f"{key}: {json.dumps(value)}" for key, value in front.items())
    slides = f"### {payload}\n\n- {payload}\n\n念：{payload}。"
    return f"---\n{head}\n---\n\n{payload}\n\n## {payload}\n\n段落 {payload}\n\n## 要点\n\n- {payload}\n\n## 幻灯稿\n\n{slides}\n"


def _bank(number: int, group: tuple[str, ...]) -> dict[str, object]:
    return {
        "schema": "1",
        "bank": f"bad{number}",
        "title": group[0],
        "owner": group[-1],
        "reviewed": "2026-11-01",
        "questions": [_question(number * GROUP + place, place, group[place % len(group)]) for place in range(GROUP)],
    }


def _question(number: int, place: int, payload: str) -> dict[str, object]:
    """The fourth of a group is true or false, the fifth has several answers, the others one."""
    known = min(number, len(PAYLOADS) - 1)
    common: dict[str, object] = {
        "id": f"bad{number // GROUP}-{number:04}",
        "tier": "must",
        "topics": [topic(known)],
        "lessons": [lesson(number // GROUP * GROUP)],
        "stem": f"第{number}问 {payload}",
        "stems": [f"第{number}问换个问法 {payload}"],
        "hints": [payload],
        "explanation": f"{payload}\n\n解析 {payload}",
        "citations": [{"source": f"bad-{known}@2021", "article": payload}],
        "author": payload,
        "notes": payload,
    }
    if place == 3:
        return {**common, "type": "true_false", "answer": "false", "fix": payload}
    options = [{"key": key, "text": f"选项{key} {payload}", "feedback": payload} for key in "abc"]
    if place == 4:
        return {**common, "type": "multiple_choice", "options": options, "answer": ["a", "c"]}
    return {**common, "type": "single_choice", "options": options, "answer": "b"}


def _layer() -> dict[str, object]:
    return {
        "id": "mama-rooms",
        "path": "rooms",
        "title": PAYLOADS[0],
        "noun": PAYLOADS[3],
        "intro": PAYLOADS[2],
        "sample": "true",
        "facilities": list(PAYLOADS[:30]),
    }


def _rooms() -> str:
    """A room a payload, in two counties."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(
        [
            "编号",
            "名称",
            "区划代码",
            "功能区",
            "楼层房间",
            "使用说明",
            "地址",
            "经度",
            "纬度",
            "坐标系",
            "场所类型",
            "开放范围",
            "设施",
            "状态",
            "核对日期",
            "核对人",
        ]
    )
    for number, payload in enumerate(map(one_line, PAYLOADS)):
        longitude = f"{117.09 + number / 10000:.6f}"
        rows.writerow([
            f"370102-{number + 1:04}", payload, "370102", payload, payload, payload, payload, longitude, "36.642400",
            "高德(GCJ-02)", "社区", "对外开放", "、".join(PAYLOADS[:3]), "启用", "2026-11-01", payload,
        ])  # fmt: skip
    return text.getvalue()
