"""Collects the texts that nobody could answer, the names known as such taken out, alike with alike: what to write."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from engine.expert import Expert, Inputs, Standing
from engine.findings import Capture
from engine.helpdesk import CaseView, Helpdesk
from engine.interview import Escalate, NotRecognised
from engine.redaction import redact
from engine.triage_clusters import places_alike, shape_of
from kb.authoring.draft import Draft, NotAnId, NotWritten, id_of
from kb.model import UNKNOWN, Example, Kind, KnowledgeBase

LONGEST_HEAD = 60
"""Characters of a text that stand in the title of its draft."""

ID_LENGTH = 6


class UnknownMiss(NotWritten):
    """No miss has that id."""


class Why(StrEnum):
    """Why a text was not answered."""

    NOT_RECOGNISED = "not-recognised"
    ESCALATED = "escalated"


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A text, redacted, or the answers of a case without one, in words too; `at` is when the case was opened.

    A name that neither its form nor an alert marks as one stays in the text.
    """

    text: str
    why: Why
    answers: tuple[tuple[str, str], ...] = ()
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Miss:
    """Texts alike, the commonest first; `answers` are those of its case when there was no text.

    `id` depends on the commonest text only, without its names and numbers.
    """

    id: str
    texts: tuple[str, ...]
    count: int
    why: tuple[tuple[Why, int], ...]
    answers: tuple[tuple[str, str], ...] = ()
    last: datetime | None = None


def misses_of(unanswered: Sequence[Unanswered]) -> tuple[Miss, ...]:
    """What could not be answered, the commonest first."""
    clusters = places_alike([shape_of(each.text) for each in unanswered])
    return tuple(_miss([unanswered[place] for place in cluster]) for cluster in clusters)


def unanswered_cases(helpdesk: Helpdesk) -> Iterator[Unanswered]:
    """The cases that ended unrecognised or escalated, and would do so with the knowledge base of today too."""
    for case in helpdesk.cases():
        if case.turns[-1].shown and case.turns[-1].shown.kind in _ENDS:
            view = helpdesk.view(case.id)
            found = _unanswered(helpdesk.kb, view.standing, "\n".join(given.text for given in case.texts), view)
            if found:
                yield found


def unanswered_texts(expert: Expert, texts: Iterable[str]) -> Iterator[Unanswered]:
    """Those of the texts that are not recognised, or at once escalated."""
    for text in texts:
        found = _unanswered(expert.kb, expert.consider(Inputs(texts=(text,))), text)
        if found:
            yield found


def draft_of_miss(miss: Miss, kb: KnowledgeBase) -> Draft:
    """The beginning of an article that has the text as an example and no alert yet, so that the checks refuse it."""
    head = " ".join(_PLACEHOLDER.sub(" ", miss.texts[0]).split())
    if len(head) > LONGEST_HEAD:
        head = head[:LONGEST_HEAD].rpartition(" ")[0] or head[:LONGEST_HEAD]
    try:
        name = id_of(head)
    except NotAnId:
        name = "miss"
    return Draft(
        id=name if kb.article(name) is None else f"{name[:60]}-{miss.id}",
        title=head,
        kind=Kind.SYMPTOM if miss.answers else Kind.ALERT,
        answers=miss.answers,
        examples=() if miss.answers else tuple(Example(text) for text in miss.texts[:_MOST_EXAMPLES]),
    )


def miss_named(misses: Sequence[Miss], miss_id: str) -> Miss:
    """The miss with that id, or at that place of the list, counted from 1. Raises UnknownMiss."""
    by_id = {miss.id: miss for miss in misses} | {str(place): miss for place, miss in enumerate(misses, start=1)}
    if miss_id not in by_id:
        raise UnknownMiss(f"There is no miss `{miss_id}`; `syncmedic kb misses` lists them.")
    return by_id[miss_id]


_ENDS = ("not-recognised", "escalate")
_MOST_EXAMPLES = 3
_PLACEHOLDER = re.compile("\u2039[^\u2039\u203a]*\u203a")


def _unanswered(kb: KnowledgeBase, standing: Standing, text: str, view: CaseView | None = None) -> Unanswered | None:
    if not isinstance(standing.step, NotRecognised | Escalate):
        return None
    why = Why.NOT_RECOGNISED if isinstance(standing.step, NotRecognised) else Why.ESCALATED
    at = view.case.opened_at if view else None
    if text:
        return Unanswered(redact(text, _personal(kb, standing)).text, why, at=at)
    given = view.case.answers.items() if view else ()
    answers = tuple((question, each.answer) for question, each in given if each.answer != UNKNOWN)
    return Unanswered(_in_words(kb, answers), why, answers, at) if answers else None


def _personal(kb: KnowledgeBase, standing: Standing) -> Iterator[Capture]:
    personal = {capture.id for capture in kb.vocabulary.captures.values() if capture.personal}
    return (capture for alert in standing.alerts for capture in alert.captures if capture.name in personal)


def _in_words(kb: KnowledgeBase, answers: Iterable[tuple[str, str]]) -> str:
    return " ".join(filter(None, (_answer_in_words(kb, *answer) for answer in answers)))


def _answer_in_words(kb: KnowledgeBase, question: str, answer: str) -> str:
    """Nothing for what the vocabulary has no longer."""
    asked = kb.vocabulary.questions.get(question)
    given = asked.answer(answer) if asked else None
    return f"{asked.ask} {given.label}." if asked and given else ""


def _miss(alike: Sequence[Unanswered]) -> Miss:
    texts = tuple(text for text, _ in Counter(each.text for each in alike).most_common())
    named = sha256(shape_of(texts[0]).encode("utf-8", errors="replace")).hexdigest()[:ID_LENGTH]
    return Miss(
        id=named,
        texts=texts,
        count=len(alike),
        why=tuple(Counter(each.why for each in alike).most_common()),
        answers=next(each.answers for each in alike if each.text == texts[0]),
        last=max((each.at for each in alike if each.at), default=None),
    )
