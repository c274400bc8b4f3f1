"""The conversation so far as entries of a log: what the person said and what was shown for it, finished turns only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from engine.cases.case import Case, Turn
from engine.cases.events import (
    ArticlePicked,
    DetailGiven,
    Event,
    Outcome,
    QuestionAnswered,
    ResolutionTried,
    StepShown,
    TextPasted,
)
from kb.model import KnowledgeBase
from webapp.presenters.consequences import consequence, is_change, still_counting
from webapp.presenters.words import answer_words, question_words, title_words

LONGEST_ENTRY = 280
"""Characters; what is longer stands in full beside the conversation."""

OUTCOMES = {Outcome.HELPED: "This helped", Outcome.DID_NOT_HELP: "This did not help", Outcome.PARTLY: "Helped partly"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One utterance; `note` says how it was taken, where that is not plain."""

    by_person: bool
    text: str
    note: str = ""


def transcript(kb: KnowledgeBase, case: Case) -> tuple[Entry, ...]:
    """All entries but for the step that is shown now, which is not finished."""
    return tuple(entry for index in range(len(case.turns)) for entry in _exchange(kb, case, index))


def last_exchange(kb: KnowledgeBase, case: Case) -> tuple[Entry, ...]:
    """The entries that the last turn has added to the transcript."""
    return tuple(_exchange(kb, case, len(case.turns) - 1))


def _exchange(kb: KnowledgeBase, case: Case, index: int) -> Iterator[Entry]:
    """What had been shown before a turn, then what the person said in it."""
    before: Turn | None = case.turns[index - 1] if index else None
    if before and before.shown:
        yield _shown(kb, before.shown)
    for stored in case.turns[index].said:
        if isinstance(stored.event, QuestionAnswered) and _is_out_of_turn(stored.event, before):
            yield Entry(False, question_words(kb, stored.event.question))
        yield from _said(kb, stored.event)
        if isinstance(stored.event, QuestionAnswered):
            yield from _followed(kb, case, index, stored.event)


def _followed(kb: KnowledgeBase, case: Case, index: int, answered: QuestionAnswered) -> Iterator[Entry]:
    """What followed from it, if an earlier answer was changed."""
    earlier = case.turns[:index]
    if is_change(answered, earlier):
        sentence = consequence(kb, earlier[-1].shown, case.turns[index].shown)
        if sentence:
            yield Entry(False, sentence, still_counting(kb, answered.question, earlier))


def _is_out_of_turn(answered: QuestionAnswered, before: Turn | None) -> bool:
    """Whether the question had not just been asked: an earlier answer is changed, or an interview begins."""
    return before is None or before.shown is None or before.shown.subject != answered.question


def _shown(kb: KnowledgeBase, step: StepShown) -> Entry:
    titles = "; ".join(title_words(kb, article) for article in step.subject.split())
    match step.kind:
        case "ask":
            return Entry(False, question_words(kb, step.subject))
        case "resolve":
            return Entry(False, f"I showed: {titles}")
        case "shortlist":
            return Entry(False, f"These fitted best: {titles}")
        case "not-recognised":
            return Entry(False, "I did not recognise this.")
        case "escalate":
            return Entry(False, "I had nothing left to try.")
        case _:
            return Entry(False, "The case was closed.")


def _said(kb: KnowledgeBase, event: Event) -> Iterator[Entry]:
    match event:
        case TextPasted(text=text):
            yield Entry(True, _shortened(text))
        case QuestionAnswered(question=question, answer=answer, typed=typed):
            label = answer_words(kb, question, answer)
            yield Entry(True, _shortened(typed), f"I took that as: {label}") if typed else Entry(True, label)
        case ResolutionTried(article=article, outcome=outcome):
            yield Entry(True, f"{OUTCOMES[outcome]}: {title_words(kb, article)}")
        case DetailGiven(item=item, text=text):
            label = next((each.label for each in kb.vocabulary.ticket if each.id == item), item)
            yield Entry(True, _shortened(text), f"For the ticket: {label}")
        case ArticlePicked(article=article):
            yield Entry(True, f"This one: {title_words(kb, article)}")


def _shortened(text: str) -> str:
    stripped = text.strip()
    if len(stripped) <= LONGEST_ENTRY:
        return stripped
    whole_words = stripped[:LONGEST_ENTRY].rsplit(maxsplit=1)[0]
    return f"{whole_words} … ({len(stripped):,} characters)"
