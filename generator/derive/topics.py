"""A page a topic: its practice questions with answers, each at its own anchor."""

from __future__ import annotations

from pypinyin import lazy_pinyin

from generator.derive.addresses import staged_path
from generator.derive.collected import Collected
from generator.derive.lessons import link
from generator.derive.page import StagedPage
from generator.derive.questions import studied
from generator.model.question import Question
from generator.model.site import Site


def topic_slugs(site: Site) -> dict[str, str]:
    """Topic name → its pinyin, numbered where two sound the same."""
    slugs: dict[str, str] = {}
    for topic in site.topics:
        base = "-".join(word for word in lazy_pinyin(topic.name) if word.isalnum()).lower()
        taken = sum(slug == base or slug.startswith(f"{base}--") for slug in slugs.values())
        slugs[topic.name] = f"{base}--{taken + 1}" if taken else base
    return slugs


def derive_topics(site: Site, slugs: dict[str, str], out: Collected) -> None:
    """Topic pages, for topics that have practice questions; a question stands on the page of its first topic."""
    by_topic: dict[str, list[Question]] = {}
    for question in site.questions:
        if question.asked(site.today):
            by_topic.setdefault(question.topics[0], []).append(question)
    paths: dict[str, dict[str, str]] = {lesson.id: link(lesson) for lesson in site.lessons}
    for topic in site.topics:
        if topic.name in by_topic:
            data = {
                "title": topic.name,
                "parent": topic.parent,
                "questions": studied(site, by_topic[topic.name], paths),
            }
            path = staged_path(f"topics/{slugs[topic.name]}/")
            out.pages.append(
                StagedPage(path, "topic.html", topic.name, f"{topic.parent}：{topic.name}的练习题与解析", data)
            )
