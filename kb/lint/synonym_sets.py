"""Checks that sets of synonyms do not overlap, and that a set has words that somebody uses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.model import KnowledgeBase, Problem

_WORD = re.compile(r"\w+")


def check(kb: KnowledgeBase) -> Iterator[Problem]:
    """One problem a word in two sets, and one a set of which nothing in the knowledge base uses a word."""
    file = kb.folder / "vocabulary" / "synonyms.yaml"
    owners: dict[str, str] = {}
    words = _words_used(kb)
    for number, synonyms in enumerate(kb.vocabulary.synonyms, start=1):
        for word in synonyms.words:
            owner = owners.setdefault(word.casefold(), synonyms.words[0])
            if owner != synonyms.words[0]:
                yield Problem(file, number, f"`{word}` is a synonym of `{owner}` and of `{synonyms.words[0]}`")
        if not any(words.issuperset(_WORD.findall(word.casefold())) for word in synonyms.words):
            yield Problem(file, number, f"nothing uses a word of the set `{synonyms.words[0]}`")


def _words_used(kb: KnowledgeBase) -> frozenset[str]:
    said = [text for article in kb.articles.values() for text in (article.title, article.body, *article.alerts)]
    said += [question.ask for question in kb.vocabulary.questions.values()]
    return frozenset(_WORD.findall("\n".join(said).casefold()))
