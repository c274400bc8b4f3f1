"""How findings and interim conclusions stand in experta's working memory, and how rules ask for them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from engine.findings import Finding, Origin
from engine.inference.experta_gate import ANDFC, ORFC, Fact, FieldConstraint, L

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


class Excluded(Fact):
    """`article` is excluded."""


def is_sure(finding: Finding) -> bool:
    """Whether the finding may establish or exclude."""
    return finding.origin is not Origin.HEARD and finding.question != NEAR


def fact_of(finding: Finding) -> FindingFact:
    """The finding as a fact, all strings: experta compares literals with ==, which takes True for 1."""
    sentence = (_sentence(finding),) if finding.question == CLAIMED else ()
    answer = {field_name(finding.question): finding.answer}
    return FindingFact(SURE if is_sure(finding) else HEARD, *sentence, **answer)


def sure(question: str, answers: Iterable[str]) -> FindingFact:
    """A sure finding with any of these answers."""
    return FindingFact(SURE, **{field_name(question): any_of(answers)})


def found(question: str, answers: Iterable[str]) -> FindingFact:
    """A finding, sure or heard, with any of these answers."""
    return FindingFact(**{field_name(question): any_of(answers)})


def sure_other(question: str, answers: Iterable[str]) -> FindingFact:
    """A sure finding with none of these answers."""
    others = [~L(answer) for answer in answers]
    return FindingFact(SURE, **{field_name(question): others[0] if len(others) == 1 else ANDFC(*others)})


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
