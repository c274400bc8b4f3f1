"""Says what followed from changing an earlier answer: what was dropped, what comes instead, what still counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engine.cases.case import Turn
from engine.cases.events import QuestionAnswered, StepShown
from kb.model import KnowledgeBase
from webapp.presenters.words import answer_words, question_words, title_words


def consequence(kb: KnowledgeBase, before: StepShown | None, after: StepShown | None) -> str:
    """One sentence about the steps that were shown before and after an answer was changed, "" when none was shown."""
    if before is None or after is None:
        return ""
    if before == after:
        return "That change leaves the next step as it was."
    return f"Because of that change, {'; '.join((*_dropped(kb, before, after), *_instead(kb, after)))}."


def is_change(answered: QuestionAnswered, earlier: Sequence[Turn]) -> bool:
    """Whether the question had another answer before."""
    given = _given(earlier).get(answered.question)
    return given is not None and given.answer != answered.answer


def still_counting(kb: KnowledgeBase, changed: str, earlier: Sequence[Turn]) -> str:
    """The answers given after the question `changed` was first answered, which stand; "" when there are none."""
    given = list(_given(earlier).values())
    questions = [each.question for each in given]
    later = given[questions.index(changed) + 1 :]
    told = (f"“{question_words(kb, each.question)}” {answer_words(kb, each.question, each.answer)}" for each in later)
    return f"What you answered later still counts: {'; '.join(told)}." if later else ""


def _given(turns: Sequence[Turn]) -> dict[str, QuestionAnswered]:
    events = (stored.event for turn in turns for stored in turn.said)
    return {event.question: event for event in events if isinstance(event, QuestionAnswered)}


def _dropped(kb: KnowledgeBase, before: StepShown, after: StepShown) -> Iterator[str]:
    gone = [each for each in before.subject.split() if each not in after.subject.split()]
    match before.kind:
        case "resolve" | "shortlist" if gone:
            yield f"{_titles(kb, gone)} {'was' if len(gone) == 1 else 'were'} dropped"
        case "ask":
            yield f"“{question_words(kb, before.subject)}” is not asked now"


def _instead(kb: KnowledgeBase, after: StepShown) -> Iterator[str]:
    match after.kind:
        case "resolve":
            yield f"the cause is now {_titles(kb, after.subject.split())}"
        case "shortlist":
            yield f"these now fit best: {_titles(kb, after.subject.split())}"
        case "ask":
            yield f"“{question_words(kb, after.subject)}” is asked"
        case "escalate":
            yield "nothing is left to try"
        case "not-recognised":
            yield "nothing is recognised any more"


def _titles(kb: KnowledgeBase, articles: Sequence[str]) -> str:
    return ", ".join(f"“{title_words(kb, article)}”" for article in articles)
