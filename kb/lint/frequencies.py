"""Checks that the frequencies of one question fit together: a cause that always shows one answer shows no other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kb.model import KnowledgeBase, Problem, Shows
from kb.relations import FREQUENCIES

ALWAYS, SOMETIMES = FREQUENCIES["always"], FREQUENCIES["sometimes"]


def check(kb: KnowledgeBase) -> Iterator[Problem]:
    """One problem an answer shown at least sometimes beside one that the same cause always shows."""
    for article in kb.articles.values():
        by_question: defaultdict[str, list[Shows]] = defaultdict(list)
        for shows in article.shows:
            by_question[shows.question].append(shows)
        for question, shown in by_question.items():
            always = next((each.answer for each in shown if each.frequency >= ALWAYS), None)
            for each in shown:
                if always not in (None, each.answer) and each.frequency >= SOMETIMES:
                    text = f"`{question}` is always `{always}`: it cannot be `{each.answer}` as well"
                    yield Problem(article.file, each.line, text)
