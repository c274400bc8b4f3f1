"""Checks what an author cannot see in one file: whether alerts are recognised, and whether causes can be proved.

These checks need the recogniser; all others are those of `kb.lint`. `run` does both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial

from engine.lint import (
    counterexamples,
    never_established,
    own_examples,
    shared_sentences,
    unprinted_alerts,
)
from engine.lint.recognising import Recognising, recognising
from kb import lint
from kb.lint import dates
from kb.lint.exceptions import of_unknown_checks, read_exceptions
from kb.model import KnowledgeBase, Problem

Check = Callable[[Recognising], Iterable[Problem]]

CHECKS: tuple[tuple[str, Check], ...] = (
    ("own-examples", own_examples.check),
    ("counterexamples", counterexamples.check),
    ("unprinted-alerts", unprinted_alerts.check),
    ("shared-sentences", shared_sentences.check),
    ("never-established", never_established.check),
)

TO_COME, EXCEPTIONS = "dates-to-come", "exceptions"

NAMES = frozenset(name for name, _ in (*lint.CHECKS, *CHECKS)) | {TO_COME, EXCEPTIONS}
"""Of all checks of `run`."""


def run(kb: KnowledgeBase, today: date) -> tuple[Problem, ...]:
    """Everything that all checks find in a knowledge base on that day, and no exception excuses.

    The passing of time takes problems away and never adds one.
    """
    tried = recognising(kb)
    own = ((name, partial(_on, check, tried)) for name, check in CHECKS)
    checks: tuple[lint.Named, ...] = (*lint.CHECKS, *own, (TO_COME, partial(dates.to_come, today=today)))
    return lint.run_all(kb, (*checks, (EXCEPTIONS, _unknown_checks)))


def check_of(problem: Problem) -> str:
    """The name of the check that found a problem of `run`, "" when reading did."""
    return lint.check_of(problem, NAMES)


def _unknown_checks(kb: KnowledgeBase) -> Iterable[Problem]:
    return of_unknown_checks(read_exceptions(kb.folder)[0], NAMES - {EXCEPTIONS})


def _on(check: Check, tried: Recognising, _kb: KnowledgeBase) -> Iterable[Problem]:
    return check(tried)
