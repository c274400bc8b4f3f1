"""How findings and interim conclusions stand in experta's working memory, and how rules ask for them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum, auto
from typing import NamedTuple

from engine.findings import Finding, Origin
from engine.inference.experta_gate import ANDFC, NOT, ORFC, Fact, FieldConstraint, L

ALERT = "alert"
"""Answer: the one article that claims an alert found word for word."""
CLAIMED = "claimed"
"""Answer: one of several articles that claim the same sentence, found word for word."""
NEAR = "near"
"""Answer: an article whose alert was found, but not word for word."""
CODE = "code"
"""Answer: the canonical form of an error code."""

OF_TEXTS = frozenset((ALERT, CLAIMED, NEAR, CODE))
"""The questions nobody is asked; each may have several answers at once, so that one does not speak against another."""

SURE = "sure"
HEARD = "heard"


class FindingFact(Fact):
    """A finding: field 0 says whether it is sure, field 1 (of CLAIMED only) in which sentence; the question is one."""


class Failed(Fact):
    """The resolution of `article` did not help."""


class Claim(Fact):
    """`article` claims the alert at `sentence` and lists the `code` found beside it."""


class Contested(Fact):
    """Several articles claim the alert at `sentence` and list `code`."""


class Decided(Fact):
    """Of all that claim the alert at `sentence` only `article` lists `code`."""


class Confirmed(Fact):
    """All that a relation of `article` asks is found (its `kind` and `line`); `by` tells several findings apart."""


class Excluded(Fact):
    """`article`, though confirmed, is excluded."""


def is_sure(finding: Finding) -> bool:
    """Whether the finding may establish or exclude."""
    return finding.origin is not Origin.HEARD and finding.question != NEAR


def fact_of(finding: Finding) -> FindingFact:
    """The finding as a fact, all strings: experta compares literals with ==, which takes True for 1."""
    sentence = (_sentence(finding),) if finding.question == CLAIMED else ()
    answer = {field_name(finding.question): finding.answer}
    return FindingFact(SURE if is_sure(finding) else HEARD, *sentence, **answer)


class How(Enum):
    """What a rule may ask the findings for."""

    SURE = auto()
    """A sure finding with any of the answers."""
    FOUND = auto()
    """A finding, sure or heard, with any of the answers."""
    SURE_OTHER = auto()
    """A sure finding with none of the answers."""
    NOT_SURE = auto()
    """No sure finding with any of the answers."""
    DECIDED = auto()
    """A code has decided a shared sentence for the article that is the one answer."""


class Ask(NamedTuple):
    """One condition of a rule; two of the same content are equal, so that relations that ask the same are found."""

    how: How
    question: str
    answers: tuple[str, ...]


class LeftSides:
    """Makes the left sides of rules; a condition that stands in several rules is made once."""

    def __init__(self) -> None:
        self._made: dict[tuple[int, Ask], object] = {}

    def of(self, asks: Iterable[Ask]) -> list[object]:
        """The conditions in experta's words; the facts are bound to names, so that the action learns them."""
        return [self._condition(key) for key in enumerate(asks)]

    def _condition(self, key: tuple[int, Ask]) -> object:
        if key not in self._made:
            self._made[key] = _condition(*key)
        return self._made[key]


def _condition(place: int, ask: Ask) -> object:
    name, field, (first, *_) = f"found_{place}", field_name(ask.question), ask.answers
    match ask.how:
        case How.SURE:
            return name << FindingFact(SURE, **{field: any_of(ask.answers)})
        case How.FOUND:
            return name << FindingFact(**{field: any_of(ask.answers)})
        case How.SURE_OTHER:
            return name << FindingFact(SURE, **{field: none_of(ask.answers)})
        case How.NOT_SURE:
            return NOT(FindingFact(SURE, **{field: any_of(ask.answers)}))
        case How.DECIDED:
            return name << Decided(article=first)


def none_of(answers: Iterable[str]) -> FieldConstraint:
    """A constraint on a field: none of these."""
    others = [~L(answer) for answer in dict.fromkeys(answers)]
    return others[0] if len(others) == 1 else ANDFC(*others)


def any_of(answers: Iterable[str]) -> FieldConstraint:
    """A constraint on a field: one of these."""
    literals = [L(answer) for answer in dict.fromkeys(answers)]
    return literals[0] if len(literals) == 1 else ORFC(*literals)


def field_name(question: str) -> str:
    """A field that experta takes for one name whatever the question is called, and a different one for each question.

    To experta `a__b` is a path, `__a__` its own, `0` a position and `self` an argument.
    """
    return "?" + re.sub("(?<=_)_", "%5F", question.replace("%", "%25"))


def _sentence(finding: Finding) -> str:
    return finding.text if finding.span is None else "{}-{}".format(*finding.span)
