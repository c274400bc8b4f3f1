"""Turns what a walkthrough says into what a case would find: answers, and the codes that a paste would print."""

from __future__ import annotations

from collections.abc import Mapping

from engine.findings import Finding, Origin
from engine.recognition.codes import canonical_code

CODE = "code"


def findings_of(answers: Mapping[str, str]) -> tuple[Finding, ...]:
    """The findings of question -> answer in that order; `code` is answered by the code as an author writes it."""
    return tuple(_finding(question, answer) for question, answer in answers.items())


def printed_in(answers: Mapping[str, str]) -> tuple[str, ...]:
    """The texts a person would paste to say the same: the code, where there is one."""
    return tuple(answer for question, answer in answers.items() if question == CODE)


def _finding(question: str, answer: str) -> Finding:
    if question == CODE:
        return Finding(CODE, canonical_code(answer) or answer.lower(), Origin.CODE, answer)
    return Finding(question, answer, Origin.ANSWERED)
