"""Authors' Markdown: what it becomes, and that none of it can run."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from generator.source.markup import (
    _convert,
    _converter,
    broken_emphasis,
    heading_ids,
    links,
    plain_text,
    raw_html,
    render_block,
    render_inline,
)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("甲**乙**丙", "甲<strong>乙</strong>丙"),
        ("3 < 5 & 7", "3 &lt; 5 &amp; 7"),
        ("上一行\n下一行", "上一行下一行"),
        ("<img src=x onerror=alert(1)>", "&lt;img src=x onerror=alert(1)&gt;"),
        ("[点我](javascript:alert(1))", "<a>点我</a>"),
        ("[点我](https://example.com)", '<a href="https://example.com">点我</a>'),
        ("`<b>`", "<code>&lt;b&gt;</code>"),
        ("&lt;b&gt;", "&lt;b&gt;"),
        ("1. 下列", "1. 下列"),
        ("* 一颗星", "* 一颗星"),
        ("# 号房", "# 号房"),
        ("填____空", "填____空"),
        ("甲  \n乙", "甲<br>\n乙"),
        ("甲\n乙", "甲乙"),
    ],
)
def test_inline_text(text: str, html: str) -> None:
    assert render_inline(text) == html


def test_plain_paragraphs_take_the_same_form_as_through_markdown() -> None:
    assert render_block("第一段\n接着\n\n第二段") == render_block("第一段\n接着\n\n第二段\n\n[](x)").replace(
        '\n<p><a href="x"></a></p>', ""
    )


@given(st.text("甲乙 *_[]()<>&;#1.-+~|\\:/a", min_size=1, max_size=20).map(str.strip).filter(bool))
def test_the_short_way_for_plain_texts_leads_where_markdown_does(text: str) -> None:
    rendered, through_markdown = (
        LexborHTMLParser(f"<p>{render_inline(given)}</p>").css_first("p").html for given in (text, f"{text} `x`")
    )
    assert rendered.replace("</p>", " <code>x</code></p>") == through_markdown


@given(st.text("甲 *_`[]()!:<>\\a/\n#-|", max_size=30))
def test_patterns_left_out_would_have_found_nothing(text: str) -> None:
    for several_lines in (True, False):
        with_all = _converter(several_lines, frozenset()).reset().convert(text)
        assert _convert(text, several_lines) == with_all


def test_headings_get_ids_that_authors_can_link_to() -> None:
    assert heading_ids("## 一届 几年？\n\n文字") == {"一届-几年"}
    assert '<h2 id="h-一届-几年">' in render_block("## 一届 几年？")


def test_tables_keep_their_alignment_without_style_attributes() -> None:
    html = render_block("| 甲 | 乙 |\n|:--|--:|\n| 1 | 2 |")
    assert "style" not in html
    assert "<td" in html


PAYLOADS = (
    "<script>alert(1)</script>", "<svg/onload=alert(1)>", '"><img src=x onerror=alert(1)>', "<a href='javascript:alert(1)'>x</a>",
    "[x](data:text/html,<script>alert(1)</script>)", "![x](x\"onerror=alert(1))", "<iframe srcdoc='<script>alert(1)</script>'>",
    "`</code><script>alert(1)</script>`", "```\n</code></pre><script>alert(1)</script>\n```", "<!--><img src=x onerror=alert(1)>-->",
    "[x]: javascript:alert(1)\n\n[x]", "<math><mtext></p><style><img src=x onerror=alert(1)></style>", "&#60;script&#62;alert(1)&#60;/script&#62;",
    "| <img src=x onerror=alert(1)> |\n|---|\n| x |", "<details open ontoggle=alert(1)>", "[x](vbscript:msgbox(1))", "[x](JaVaScRiPt:alert(1))",
    "[x](&#106;avascript:alert(1))", "<base href=//evil.example>", "<form action=//evil.example><input type=submit>",
)  # fmt: skip


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("render", [render_block, render_inline])
def test_nothing_an_author_writes_can_run(render, payload) -> None:  # type: ignore[no-untyped-def]
    tree = LexborHTMLParser(f"<body>{render(payload)}</body>")
    nodes = [node for node in tree.body.traverse(include_text=False)] if tree.body else []
    allowed = {"body", "p", "a", "img", "code", "pre", "table", "thead", "tbody", "tr", "th", "td", "strong", "em"}
    assert {node.tag for node in nodes} <= allowed
    for node in nodes:
        assert set(node.attributes) <= {"href", "src", "alt", "title", "class"}
        for name in ("href", "src"):
            scheme = (node.attributes.get(name) or "").strip().lower().partition(":")[0]
            assert scheme not in ("javascript", "data", "vbscript")


def test_raw_html_is_found_outside_code_only() -> None:
    assert raw_html("甲 <b>乙</b> `<i>` 3 < 5 <https://example.com>") == [(2, "<b>"), (6, "</b>")]


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("若a<b，一家", []),
        ("x<y 且 y>z", []),
        ("a<b 时\n> 引文", []),
        ("a<b\n\nc>d", []),
        ('<a title="甲">', ['<a title="甲">']),
        ("<b hidden>", ["<b hidden>"]),
        (r"\<b\>", []),
        ("<a@example.org>", []),
        ("<b", []),
        ("<o:p>", ["<o:p>"]),
        ("<br/>", ["<br/>"]),
        ("<svg/onload=x>", ["<svg/onload=x>"]),
        ("<svg/onload=x", ["<svg/onload="]),
        ("<javascript:x(1)>", ["<javascript:x(1)>"]),
        ("<a\nhref=x>", ["<a\nhref=x>"]),
        ("</p >", ["</p >"]),
        ("<!-- 甲", ["<!--"]),
        ("<?xml?>", ["<?xml?>"]),
        (r"\\<b>", ["<b>"]),
    ],
)
def test_only_what_an_html_reader_takes_for_a_tag_is_one(text: str, tags: list[str]) -> None:
    assert [tag for _, tag in raw_html(text)] == tags


def test_a_backslash_makes_a_sign_an_ordinary_one() -> None:
    assert render_inline(r"\<b\> \[x\](窗) \*\*甲\*\*") == "&lt;b&gt; [x](窗) **甲**"
    assert [link.target for link in links(r"\[x\](窗) [a\]b](c\)d.md) \![e](f.md)")] == ["c)d.md", "f.md"]


@given(
    st.lists(st.sampled_from(["甲", "**", " ", "\n乙", "，", "`*c`", r"\*"]), max_size=9).map("".join).map(str.strip)
)
def test_emphasis_is_broken_where_its_stars_are_shown(text: str) -> None:
    """By what Markdown makes of it; a line of nothing but stars is a rule in a lesson."""
    assume("***" not in text and not re.search(r"(?m)^[* ]+$", text))
    shown = plain_text(render_inline(text.replace(r"\*", r"\#")))
    assert bool(broken_emphasis(text)) == ("**" in shown)


def test_broken_emphasis_is_told_as_it_was_meant() -> None:
    text = "一**二**，** `三` ** 和**四 ** 五**\n\n六**七"
    assert [(text[at:].startswith(written), written, meant) for at, written, meant in broken_emphasis(text)] == [
        (True, "** `三` **", "**`三`**"),
        (True, "** 五**", "**五**"),
        (True, "**", ""),
    ]


def test_links_are_found_with_their_place() -> None:
    text = "见[甲](a.md#x)与![图](b%20c.png '题')`[不](算)`\n[r]: d.md"
    targets = [(text.index("a.md"), "a.md#x"), (text.index("b%20"), "b c.png"), (text.index("d.md"), "d.md")]
    assert [(link.offset, link.target) for link in links(text)] == targets
    assert [link.picture for link in links(text)] == [False, True, False]


def test_plain_text_gives_back_the_letters() -> None:
    assert plain_text(render_inline("3 < 5 **是** `a`")) == "3 < 5 是 a"


def test_headings_have_ids_of_their_own_and_nothing_lists_them() -> None:
    text = "[TOC]\n\n# 甲\n\n## **乙** & `丙`\n\n## 乙丙\n\n## 乙丙\n\n### ？\n"
    assert re.findall(r'id="([^"]*)"', render_block(text)) == ["h-乙-丙", "h-乙丙", "h-乙丙_1", "h-"]
    assert render_block(text).startswith("<p>[TOC]</p>")
