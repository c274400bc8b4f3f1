"""What a case may come to: the causes likeliest so far while questions are asked, else what is nearest to the text."""

from __future__ import annotations

from dataclasses import dataclass

from engine.helpdesk import CaseView
from engine.interview import Ask
from kb.model import KnowledgeBase
from kb.search.results import Hit
from webapp.presenters.words import KINDS

MOST_SHOWN = 3
LEAST_LIKELIHOOD = 0.03


@dataclass(frozen=True, slots=True)
class Likely:
    """An article that may be it; `note` says how likely it is, or of which kind."""

    article: str
    title: str
    note: str


def likely_so_far(kb: KnowledgeBase, view: CaseView) -> tuple[Likely, ...]:
    """The likeliest candidates while a question is asked, best first; nothing at any other step.

    What was tried is left out: it is no longer to be found.
    """
    if not isinstance(view.standing.step, Ask):
        return ()
    untried = [each for each in view.standing.candidates() if each.article not in view.case.tried]
    shown = [each for each in untried[:MOST_SHOWN] if each.likelihood >= LEAST_LIKELIHOOD]
    return tuple(Likely(each.article, kb.articles[each.article].title, f"{each.likelihood:.0%}") for each in shown)


def nearest_articles(hits: tuple[Hit, ...]) -> tuple[Likely, ...]:
    """What a search for a text that was not recognised has found, best first."""
    return tuple(Likely(hit.article.id, hit.article.title, KINDS[hit.article.kind]) for hit in hits)
