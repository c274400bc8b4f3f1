"""Checks walkthroughs: each leads to its rating, and every proof and every exclusion of an article has one."""

from __future__ import annotations

from collections.abc import Iterator

from kb.lint.rating import Rated, deriving, rate, with_derived
from kb.model import Article, Group, KnowledgeBase, Problem, Status, Walkthrough


def check(kb: KnowledgeBase) -> Iterator[Problem]:
    """One problem a walkthrough that leads elsewhere, and one a relation that decides and that none exercises."""
    questions = kb.vocabulary.questions
    derived = deriving(questions)
    for article in kb.articles.values():
        if article.status is not Status.CURRENT:
            continue
        exercised: set[Group] = set()
        for walkthrough in article.walkthroughs:
            rated = rate(article, with_derived(walkthrough.answers, derived), questions)
            exercised |= set(rated.groups)
            if rated.rating is not walkthrough.rated:
                yield Problem(article.file, walkthrough.line, _leads_elsewhere(walkthrough, rated))
        yield from _not_exercised(article, exercised)


def _leads_elsewhere(walkthrough: Walkthrough, rated: Rated) -> str:
    because = f" (line {rated.groups[0].line})" if rated.groups else ""
    return f"these answers lead to `{rated.rating}`{because}, not to `{walkthrough.rated}`"


def _not_exercised(article: Article, exercised: set[Group]) -> Iterator[Problem]:
    for group in article.confirmed_by:
        if group not in exercised and _answerable(group):
            text = "no walkthrough is `established` by this group: add one, so that a slip in it shows"
            yield Problem(article.file, group.line, text)
    required = (article.requires,) if article.requires.conditions else ()
    for group in (*article.ruled_out_by, *required):
        if group not in exercised and _answerable(group):
            text = "no walkthrough is `excluded` by this group: add one, so that a slip in it shows"
            yield Problem(article.file, group.line, text)


def _answerable(group: Group) -> bool:
    """Walkthroughs consist of answers and codes; an alert is exercised by examples."""
    return not any(condition.question == "alert" for condition in group.conditions)
