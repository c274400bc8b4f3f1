"""What a case may come to, while questions are still asked: the causes that are likeliest so far."""

from __future__ import annotations

from dataclasses import dataclass

from engine.expert import Standing
from engine.interview import Ask
from kb.model import KnowledgeBase

MOST_SHOWN = 3
LEAST_LIKELIHOOD = 0.03


@dataclass(frozen=True, slots=True)
class Likely:
    """An article that may be it, and how likely it is in words."""

    article: str
    title: str
    likelihood: str


def likely_so_far(kb: KnowledgeBase, standing: Standing) -> tuple[Likely, ...]:
    """The likeliest candidates while a question is asked, best first; nothing at any other step."""
    if not isinstance(standing.step, Ask):
        return ()
    shown = [each for each in standing.candidates()[:MOST_SHOWN] if each.likelihood >= LEAST_LIKELIHOOD]
    return tuple(Likely(each.article, kb.articles[each.article].title, f"{each.likelihood:.0%}") for each in shown)
