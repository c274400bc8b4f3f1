"""Checks a knowledge base against the rules its authors agreed on; every check is one module with `check(kb)`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Set
from dataclasses import replace

from kb.lint import (
    alert_examples,
    allowed_values,
    captures,
    code_mentions,
    commands,
    conditions_walked,
    contradictions,
    dangling_ids,
    dates,
    derivations,
    duplicate_prose,
    emphasis,
    folder_of_kind,
    frequencies,
    headings,
    heard_twice,
    labels,
    links,
    question_circles,
    question_order,
    rare_values,
    reading_level,
    repeats,
    required_metadata,
    retired,
    roles,
    severity_of_kind,
    spoken_answers,
    steps,
    synonym_sets,
    ticket_items,
    titles,
    unknown_answers,
    unused_answers,
    walkthroughs,
)
from kb.lint.exceptions import read_exceptions, without_excepted
from kb.model import KnowledgeBase, Problem

Check = Callable[[KnowledgeBase], Iterable[Problem]]

Named = tuple[str, Check]

CHECKS: tuple[Named, ...] = (
    ("folder-of-kind", folder_of_kind.check),
    ("headings", headings.check),
    ("required-metadata", required_metadata.check),
    ("allowed-values", allowed_values.check),
    ("dangling-ids", dangling_ids.check),
    ("unknown-answers", unknown_answers.check),
    ("ticket-items", ticket_items.check),
    ("roles", roles.check),
    ("question-circles", question_circles.check),
    ("heard-twice", heard_twice.check),
    ("contradictions", contradictions.check),
    ("captures", captures.check),
    ("alert-examples", alert_examples.check),
    ("steps", steps.check),
    ("commands", commands.check),
    ("duplicate-prose", duplicate_prose.check),
    ("titles", titles.check),
    ("dates", dates.check),
    ("links", links.check),
    ("emphasis", emphasis.check),
    ("code-mentions", code_mentions.check),
    ("unused-answers", unused_answers.check),
    ("labels", labels.check),
    ("synonym-sets", synonym_sets.check),
    ("rare-values", rare_values.check),
    ("severity-of-kind", severity_of_kind.check),
    ("retired", retired.check),
    ("repeats", repeats.check),
    ("reading-level", reading_level.check),
    ("question-order", question_order.check),
    ("walkthroughs", walkthroughs.check),
    ("derivations", derivations.check),
    ("conditions-walked", conditions_walked.check),
    ("spoken-answers", spoken_answers.check),
    ("frequencies", frequencies.check),
)


def run(kb: KnowledgeBase) -> tuple[Problem, ...]:
    """What `CHECKS` find, as `run_all` tells it; exceptions from other checks are passed over."""
    return run_all(kb, CHECKS)


def run_all(kb: KnowledgeBase, checks: Iterable[Named]) -> tuple[Problem, ...]:
    """Everything wrong with a knowledge base: what could not be read, and what a check found and no exception excuses.

    The message of a finding ends with the name of its check in brackets; exceptions name checks by it.
    """
    exceptions, unreadable = read_exceptions(kb.folder)
    named = tuple(checks)
    found = [(name, problem) for name, check in named for problem in check(kb)]
    kept = without_excepted(found, exceptions, frozenset(name for name, _ in named))
    return (
        *kb.problems,
        *unreadable,
        *(replace(problem, message=f"{problem.message} [{name}]") for name, problem in kept),
    )


_NAMES = frozenset(name for name, _ in CHECKS)


def check_of(problem: Problem, checks: Set[str] = _NAMES) -> str:
    """The name of that of the `checks` which found a problem of `run_all`, "" when reading did."""
    found = _NAME.search(problem.message)
    return found["check"] if found and found["check"] in checks else ""


_NAME = re.compile(r" \[(?P<check>[a-z-]+)\]$")
