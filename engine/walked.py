"""Turns what a walkthrough says into what a case would find: answers, and the code that a paste would print."""

from __future__ import annotations

from collections.abc import Mapping

from engine.findings import Finding, Origin
from engine.inference.facts import CODE
from engine.recognition.codes import canonical_or_itself


def findings_of(answers: Mapping[str, str]) -> tuple[Finding, ...]:
    """The findings of question -> answer in that order; `code` is answered by the code as an author writes it."""
    return tuple(_finding(question, answer) for question, answer in answers.items())


def _finding(question: str, answer: str) -> Finding:
    if question == CODE:
        return Finding(CODE, canonical_or_itself(answer), Origin.CODE, answer)
    return Finding(question, answer, Origin.ANSWERED)
