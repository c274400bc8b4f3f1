"""Checks that relations of an article can hold together: nothing confirms and excludes, or demands the impossible."""

from __future__ import annotations

from collections.abc import Iterator

from kb.model import Article, Group, KnowledgeBase, Problem

SHOWN = 0.3
"""From this frequency on a cause is said to show an answer."""


def check(kb: KnowledgeBase) -> Iterator[Problem]:
    """One problem a pair of relations that contradict each other."""
    for article in kb.articles.values():
        for line, text in _contradictions(article):
            yield Problem(article.file, line, text)


def _contradictions(article: Article) -> Iterator[tuple[int, str]]:
    for excluding in article.ruled_out_by:
        for confirming in article.confirmed_by:
            if _may_both_hold(confirming, excluding):
                yield excluding.line, f"the same answers confirm the article (line {confirming.line}) and rule it out"
        if article.requires.conditions and _may_both_hold(article.requires, excluding):
            yield excluding.line, f"rules out what `requires` (line {article.requires.line}) demands"
        for shows in article.shows:
            pair = {shows.question: {shows.answer}}
            if shows.frequency >= SHOWN and _answers(excluding).items() <= pair.items():
                yield (
                    shows.line,
                    f"shows `{shows.question}: {shows.answer}`, which rules it out (line {excluding.line})",
                )
    required = _answers(article.requires)
    for confirming in article.confirmed_by:
        for question, answers in _answers(confirming).items():
            if answers.isdisjoint(required.get(question, answers)):
                yield confirming.line, f"can never hold: `requires` demands another answer to `{question}`"


def _may_both_hold(confirming: Group, excluding: Group) -> bool:
    """Whether some answers that make the first group hold make the second hold too, whatever else is answered."""
    confirmed = _answers(confirming)
    return all(not answers.isdisjoint(confirmed.get(question, ())) for question, answers in _answers(excluding).items())


def _answers(group: Group) -> dict[str, set[str]]:
    return {condition.question: set(condition.answers) for condition in group.conditions}
