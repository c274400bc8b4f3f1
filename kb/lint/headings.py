"""Checks that an article has the headings of its kind, in their order, and none of its own."""

from __future__ import annotations

from collections.abc import Iterator

from kb.model import Article, Kind, KnowledgeBase, Problem

_CAUSE = ("What you see", "Why it happens", "Resolution", "Check that it worked")

HEADINGS = {
    Kind.ALERT: _CAUSE,
    Kind.SYMPTOM: _CAUSE,
    Kind.UNSUPPORTED: ("What is not supported", "Why", "What to do instead", "Check that it worked"),
    Kind.KNOWN_ISSUE: ("What you see", "Status", "Workaround", "Check that it worked"),
    Kind.LIMIT: ("The limit", "What you see when it is reached", "What to do"),
    Kind.PROCEDURE: ("When to use it", "Steps", "What it tells you"),
    Kind.PRACTICE: ("The practice", "Why", "How to do it"),
}

OPTIONAL = frozenset({"If it did not help", "Older versions", "Background"})


def check(kb: KnowledgeBase) -> Iterator[Problem]:
    """One problem an unknown, missing, misplaced or empty heading, and one for text above the first."""
    for article in kb.articles.values():
        yield from _check_article(article)


def _check_article(article: Article) -> Iterator[Problem]:
    wanted = HEADINGS[article.kind]
    found = [section.heading for section in article.sections]
    if not article.body.startswith("## "):
        yield Problem(article.file, 1, "there is text above the first heading")
    for heading in wanted:
        if heading not in found:
            yield Problem(article.file, 1, f"the heading `{heading}` is missing")
    for section in article.sections:
        if section.heading not in wanted and section.heading not in OPTIONAL:
            yield Problem(article.file, section.line, f"`{section.heading}` is no heading of the kind {article.kind}")
        if found.count(section.heading) > 1:
            yield Problem(article.file, section.line, f"the heading `{section.heading}` occurs more than once")
        if not section.body.strip():
            yield Problem(article.file, section.line, f"nothing stands below `{section.heading}`")
    in_order = [heading for heading in wanted if heading in found]
    if [heading for heading in found if heading in wanted] != in_order and len(found) == len(set(found)):
        yield Problem(article.file, article.sections[0].line, f"the order of headings is {' · '.join(wanted)}")
