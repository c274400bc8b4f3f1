"""What a case may come to, while questions are still asked: the causes that are likeliest so far."""

from __future__ import annotations

from dataclasses import dataclass

from engine.helpdesk import CaseView
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


def likely_so_far(kb: KnowledgeBase, view: CaseView) -> tuple[Likely, ...]:
    """The likeliest candidates while a question is asked, best first; nothing at any other step.

    What was tried is left out: it is no longer to be found.
    """
    if not isinstance(view.standing.step, Ask):
        return ()
    untried = [each for each in view.standing.candidates() if each.article not in view.case.tried]
    shown = [each for each in untried[:MOST_SHOWN] if each.likelihood >= LEAST_LIKELIHOOD]
    return tuple(Likely(each.article, kb.articles[each.article].title, f"{each.likelihood:.0%}") for each in shown)
