"""Recognises, once for all checks, every paste that the articles give as example or as counterexample."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine.findings import Recognition
from engine.recognition.patterns import Claim
from engine.recognition.recogniser import Recogniser
from kb.model import Article, Example, KnowledgeBase, Status


@dataclass(frozen=True, slots=True)
class Recognised:
    """A paste of an article and what it was recognised as."""

    article: Article
    example: Example
    recognition: Recognition


@dataclass(frozen=True, slots=True)
class Recognising:
    """The current `articles` of a knowledge base, their `examples`, and their `counterexamples` as examples.

    `sentences` holds, for every sentence that alerts can print, the claims of the articles that print it.
    """

    kb: KnowledgeBase
    articles: tuple[Article, ...]
    examples: tuple[Recognised, ...]
    counterexamples: tuple[Recognised, ...]
    sentences: tuple[Sequence[Claim], ...]


def recognising(kb: KnowledgeBase) -> Recognising:
    """Every example and not_example of the articles that are not retired, recognised once."""
    articles = tuple(article for article in kb.articles.values() if article.status is Status.CURRENT)
    recogniser = Recogniser(kb)
    return Recognising(
        kb=kb,
        articles=articles,
        examples=tuple(_recognised(((each, each.examples) for each in articles), recogniser)),
        counterexamples=tuple(_recognised(((each, tuple(_counterexamples(each))) for each in articles), recogniser)),
        sentences=recogniser.sentences,
    )


def _counterexamples(article: Article) -> Iterator[Example]:
    yield from (Example(paste, line=article.lines["not_examples"]) for paste in article.not_examples)


def _recognised(pastes: Iterator[tuple[Article, Sequence[Example]]], recogniser: Recogniser) -> Iterator[Recognised]:
    for article, examples in pastes:
        yield from (Recognised(article, each, recogniser.recognise(each.paste)) for each in examples)
