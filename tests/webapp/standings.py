"""Cases and standings made by hand, for steps that a real conversation reaches only by many answers."""

from __future__ import annotations

from datetime import UTC, datetime

from engine.cases.case import Case
from engine.cases.events import CaseOpened, Event, StepShown, StoredEvent, TextPasted
from engine.expert import Standing
from engine.findings import Alert, Candidate, Difference, Recognition, Verdict
from engine.helpdesk import CaseView
from engine.interview import Ask, NextStep
from kb.model import KnowledgeBase, Rating

OPENED_AT = datetime(2026, 5, 3, 9, 30, tzinfo=UTC)
CASE_ID = "c" * 26


def case(*events: Event) -> Case:
    """A case of these events, each at the next place."""
    stored = (StoredEvent(CASE_ID, seq, OPENED_AT, event) for seq, event in enumerate(events, start=1))
    return Case.replay(stored)


def talk(text: str, *events: Event) -> Case:
    """A case that was opened with a text and then went on by these events."""
    return case(CaseOpened("v1", "web"), TextPasted(text), StepShown("ask", "power"), *events)


def standing(step: NextStep, *alerts: Alert, differential: tuple[Candidate, ...] = ()) -> Standing:
    """A standing with that step and alerts."""
    return Standing((Recognition(alerts=alerts),), (), (), differential, step)


def view(of: Case, step: NextStep, *alerts: Alert) -> CaseView:
    """The case as it would be shown with that step."""
    return CaseView(of, standing(step, *alerts), "v1")


def near(article: str) -> Alert:
    """A near alert of the article."""
    return Alert(article, (article,), "", Verdict.NEAR, 0.8, (0, 1), differences=(Difference(False, "may", "must"),))


def suggested(*articles: str) -> tuple[Candidate, ...]:
    """Candidates that nothing establishes."""
    return tuple(Candidate(article, Rating.SUGGESTED, 0.3) for article in articles)


def asking(kb: KnowledgeBase, question: str, preselected: str = "") -> Ask:
    """The step that asks the question, as the second of at most five."""
    return Ask(kb.vocabulary.questions[question], 1.0, (), 2, 5, preselected)
