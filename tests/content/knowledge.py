"""The knowledge base of this project, and what its articles promise, as one pytest parameter each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from engine.expert import Inputs
from engine.inference.facts import CODE
from kb.library import read_knowledge_base
from kb.model import Article, Status, Walkthrough

KB = read_knowledge_base(Path(__file__).parents[2] / "kb")
CURRENT = tuple(article for article in KB.articles.values() if article.status is Status.CURRENT)


def _each(articles: Iterable[Article], things: Callable[[Article], Iterable[Any]]) -> list[Any]:
    return [
        pytest.param(article, thing, id=f"{article.id}-{number}")
        for article in articles
        for number, thing in enumerate(things(article), start=1)
    ]


EXAMPLES = _each(CURRENT, lambda article: article.examples)


def said_by(walkthrough: Walkthrough) -> Inputs:
    """What a person says who walks it: a code is pasted, the rest answered."""
    said = walkthrough.answers.items()
    pasted = tuple(answer for question, answer in said if question == CODE)
    return Inputs(pasted, {question: answer for question, answer in said if question != CODE})


NOT_EXAMPLES = _each(CURRENT, lambda article: article.not_examples)
WALKTHROUGHS = _each(CURRENT, lambda article: article.walkthroughs)
SEARCHES = _each(KB.articles.values(), lambda article: article.searches)
