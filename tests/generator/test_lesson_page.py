"""What a lesson's page is told."""

from __future__ import annotations

from generator import pipeline


def test_articles_stand_under_their_law_which_is_named_once(project: pipeline.Project) -> None:
    lesson = project.root / "content/lessons/demo/demo-one.md"
    cited = (("2021", "三"), ("2009", "五"), ("2021", "七"), ("2021", "三"))
    citations = "".join(f"- source: demo-law@{version}\n  article: {article}\n" for version, article in cited)
    whole = "- source: demo-law@2009\n"
    text = lesson.read_text(encoding="utf-8")
    lesson.write_text(text.replace("- source: demo-law@2021\n  article: 三\n", citations + whole, 1), encoding="utf-8")
    out, *_ = pipeline.derive(project)
    assert out is not None
    (page,) = (page for page in out.pages if page.path == "lessons/demo/demo-one/index.md")
    assert page.data["citations"] == [
        {"law": "《示例办法》（2021年修正）", "articles": ["第三条", "第七条"]},
        {"law": "《示例办法》（2009年修正）", "articles": ["第五条"]},
    ]
