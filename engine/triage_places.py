"""Decides which group of a triage a text belongs to: its cause, or the question that is left before it is known."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from engine.expert import Expert, Inputs, Standing
from engine.findings import RelationKind
from engine.interview import Ask, Escalate, Resolve, Shortlist
from engine.triage_alike import Considered, Told

Answers = Mapping[str, Mapping[str, str]]
"""Group -> question -> answer."""
NO_ANSWERS: Answers = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Place:
    """The group a text belongs to, the group its answers are given for, and where the text stands.

    `before` is where it stood before any answer; the same as `standing` when none was given.
    """

    id: str
    asked_as: str
    standing: Standing
    before: Standing


class Places:
    """Places considered texts in groups, with the answers given for the group they would be in without."""

    def __init__(self, expert: Expert, answers: Answers) -> None:
        self._expert = expert
        self._answers = answers
        self._places: dict[tuple[str, Told], Place | None] = {}

    def place(self, considered: Considered) -> Place | None:
        """The group of the text; None when nothing in the knowledge base speaks of it."""
        said = considered.text, considered.answers
        if said not in self._places:
            self._places[said] = self._placed(considered)
        return self._places[said]

    def _placed(self, considered: Considered) -> Place | None:
        key = _key(considered.standing, considered.answers)
        if not key:
            return None
        first = _id_of(*key)
        given = self._answers.get(first)
        if not given:
            return Place(first, first, considered.standing, considered.standing)
        standing = self._expert.consider(inputs_of(considered.text, considered.answers, given))
        again = _key(standing, considered.answers)
        settled = bool(again) and again[0] == _FIX
        return Place(_id_of(*again) if settled else _id_of(first, *again), first, standing, considered.standing)


def inputs_of(text: str, told: Told, answers: Mapping[str, str] = MappingProxyType({})) -> Inputs:
    """What a row says, and what was answered for its group; the latter counts where both speak of a question."""
    return Inputs(texts=(text,) if text else (), answers={**dict(told), **answers})


def articles_left(standing: Standing) -> tuple[str, ...]:
    """The articles an alert or a code speaks for, likeliest first."""
    left = [
        each.article
        for each in standing.candidates()
        if any(reason.relation in _EVIDENT for reason in each.reasons)
        or any(each.article in alert.claimants for alert in standing.alerts)
    ]
    return tuple(left[:_MOST_LEFT])


def _key(standing: Standing, told: Told) -> tuple[str, ...]:
    """What makes rows one group: their cause, or the question and the causes left; empty for what is not known."""
    match standing.step:
        case Resolve(candidates=candidates):
            return _FIX, candidates[0].article
        case Ask(question=question) if _is_evident(standing):
            return "ask", question.id, *articles_left(standing)
        case Shortlist() if _is_evident(standing):
            return "choose", *articles_left(standing)
        case Escalate() if _is_evident(standing):
            return "hand over", *articles_left(standing)
        case Ask(question=question) if told:
            return "ask", question.id, *(f"{asked}={answer}" for asked, answer in told)
        case Shortlist() | Escalate() if told:
            return "hand over", *(f"{asked}={answer}" for asked, answer in told)
        case _:
            return ()


def _is_evident(standing: Standing) -> bool:
    """Whether an alert or a code speaks for an article, and not the choice of words alone."""
    relations = {reason.relation for each in standing.candidates() for reason in each.reasons}
    return bool(standing.alerts) or not relations.isdisjoint(_EVIDENT)


def _id_of(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:_ID_LENGTH]


_FIX = "fix"
_EVIDENT = frozenset({RelationKind.OWN_ALERT, RelationKind.NEAR_ALERT, RelationKind.CODE})
_MOST_LEFT = 5
_ID_LENGTH = 12
