"""For an editor who gets the findings by mail or chat: one file that opens in any browser, on a phone too.

The template language is imported where it is used: other formats need not wait for it.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from generator.diagnostics import Diagnostic
from generator.report.bounds import MORE, MOST_AT_A_PLACE, MOST_IN_A_FILE, bounded
from generator.report.excerpt import Look, nothing
from generator.report.visible import visible

_PAGE = """<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>检查结果：{{ summary }}</title>
<style>
:root { color-scheme: light dark; --line: #d5d9df; --ground: #f5f6f8; --red: #b3261e; --amber: #8a5a00; --dim: #5c6570; }
@media (prefers-color-scheme: dark) {
  :root { --line: #3b424b; --ground: #20252b; --red: #ff8a80; --amber: #ffc766; --dim: #a3adb8; }
}
body { margin: 0 auto; padding: 1rem; max-width: 52rem; font: 1rem/1.6 system-ui, sans-serif; }
h1 { font-size: 1.4rem; }
h2 { font-size: 1.05rem; margin: 2rem 0 0.5rem; overflow-wrap: anywhere; }
ol { list-style: none; margin: 0; padding: 0; border-top: 1px solid var(--line); }
li { padding: 0.75rem 0; border-bottom: 1px solid var(--line); }
p { margin: 0; overflow-wrap: anywhere; }
pre { margin: 0.5rem 0 0; padding: 0.5rem 0.75rem; background: var(--ground); border-radius: 0.375rem;
  font: 0.9rem/1.6 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
mark { color: inherit; background: none; border-bottom: 0.2em solid var(--red); }
.warning mark { border-color: var(--amber); }
.place { color: var(--dim); }
.severity { font-weight: bold; color: var(--red); }
.warning .severity { color: var(--amber); }
@media print { li { break-inside: avoid; } }
</style>
</head>
<body>
<h1>检查结果：{{ summary }}</h1>
<p class="place">错误不改就不能发布，提醒不改也能发布。行和列从 1 数起。{{ note }}</p>
{% for file, findings in files %}
<h2>{{ file }}</h2>
<ol>
{% for item, seen in findings %}
<li class="{{ item.severity }}">
<p><span class="severity">{{ "错误" if item.severity == "error" else "提醒" }}</span>
<span class="place">第 {{ item.location.line }} 行第 {{ item.location.column }} 列 · {{ item.slug }}</span></p>
<p>{{ item.message }}</p>
{% if seen %}<pre>{{ seen.before }}<mark>{{ seen.at or " " }}</mark>{{ seen.after }}</pre>{% endif %}
</li>
{% endfor %}
</ol>
{% endfor %}
</body>
</html>
"""

_CUT = f"一个地方只列前 {MOST_AT_A_PLACE} 处，一个文件只列前 {MOST_IN_A_FILE} 处；改好列出的，再检查一次。"


def html(findings: Iterable[Diagnostic], look: Look = nothing) -> str:
    """A page that asks for nothing else: the findings by file, each with its line."""
    from jinja2 import Environment

    items = list(findings)
    errors = sum(item.severity == "error" for item in items)
    listed = bounded(items)
    files = [
        (file, [(item, look(item.location)) for item in found])
        for file, found in groupby(listed, lambda item: item.location.file)
    ]
    summary = f"{errors} 处错误，{len(items) - errors} 处提醒" if items else "没有发现问题"
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True, finalize=_shown)
    note = _CUT if any(item.slug == MORE for item in listed) else ""
    return environment.from_string(_PAGE).render(files=files, summary=summary, note=note)


def _shown(value: object) -> str:
    return visible(str(value))
