"""Tells which example pastes would now be recognised as something else than with an earlier knowledge base."""

from __future__ import annotations

from dataclasses import dataclass

from engine.recognition.recogniser import Recogniser
from kb.model import KnowledgeBase


@dataclass(frozen=True, slots=True)
class Moved:
    """A paste and what it was and is recognised as first: articles that claim the alert, with the verdict; "" nothing.

    `article` is the one whose example it is.
    """

    article: str
    paste: str
    before: str
    after: str


def moved_pastes(old: KnowledgeBase, new: KnowledgeBase) -> tuple[Moved, ...]:
    """The examples of both that get another first answer, in the order of the new articles."""
    once, now = Recogniser(old), Recogniser(new)
    examples = {
        example.paste: article.id
        for kb in (old, new)
        for article in kb.articles.values()
        for example in article.examples
    }
    tried = (Moved(article, paste, _first(once, paste), _first(now, paste)) for paste, article in examples.items())
    return tuple(each for each in tried if each.before != each.after)


def _first(recogniser: Recogniser, paste: str) -> str:
    alerts = recogniser.recognise(paste).alerts
    return f"{' or '.join(sorted(alerts[0].claimants))} ({alerts[0].verdict})" if alerts else ""
