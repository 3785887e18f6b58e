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

_NAMELESS = "topic"
"""In addresses, for a name without a letter or digit by itself: 5·1."""


def topic_slugs(site: Site) -> dict[str, str]:
    """Topic name → its pinyin, numbered where two sound the same."""
    slugs: dict[str, str] = {}
    for topic in site.topics:
        base = "-".join(word for word in lazy_pinyin(topic.name) if word.isalnum()).lower() or _NAMELESS
        taken = sum(slug == base or slug.startswith(f"{base}--") for slug in slugs.values())
        slugs[topic.name] = f"{base}--{taken + 1}" if taken else base
    return slugs


def topic_links(site: Site, slugs: dict[str, str]) -> dict[str, list[dict[str, str]]]:
    """Lesson id → links to the pages of the topics it teaches and of those its practice questions stand on."""
    paged = _by_topic(site)
    links: dict[str, list[dict[str, str]]] = {}
    for lesson in site.lessons:
        practised = [question.topics[0] for question in site.asked_of.get(lesson.id, ())]
        names = [name for name in dict.fromkeys((*lesson.topics, *practised)) if name in paged]
        links[lesson.id] = [{"title": name, "path": f"topics/{slugs[name]}/"} for name in names]
    return links


def derive_topics(site: Site, slugs: dict[str, str], links: dict[str, list[dict[str, str]]], out: Collected) -> None:
    """Topic pages, for topics that have practice questions; a question stands on the page of its first topic.

    `links` are the lessons' to these pages, and lead back from there.
    """
    by_topic = _by_topic(site)
    paths: dict[str, dict[str, str]] = {lesson.id: link(lesson) for lesson in site.lessons}
    linking: dict[str, list[dict[str, str]]] = {}
    for lesson, named in links.items():
        for one in named:
            linking.setdefault(one["path"], []).append(paths[lesson])
    for topic in site.topics:
        if topic.name in by_topic:
            address = f"topics/{slugs[topic.name]}/"
            data = {
                "title": topic.name,
                "parent": topic.parent,
                "lessons": linking.get(address, []),
                "questions": studied(site, by_topic[topic.name], paths),
            }
            described = f"{topic.parent}：{topic.name}的练习题与解析"
            out.pages.append(StagedPage(staged_path(address), "topic.html", topic.name, described, data))


def _by_topic(site: Site) -> dict[str, list[Question]]:
    """Topic name → the practice questions that stand on its page."""
    by_topic: dict[str, list[Question]] = {}
    for question in site.questions:
        if question.asked(site.today):
            by_topic.setdefault(question.topics[0], []).append(question)
    return by_topic
