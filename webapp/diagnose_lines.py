"""Diagnoses texts line by line for scripts: one JSON object in, one JSON object out, in order."""

from __future__ import annotations

from collections.abc import Iterable

from engine.expert import Expert, Inputs
from engine.helpdesk import Refused, usable_text
from engine.wire import BadLine, Json, diagnosis_json, error_json, read_line
from webapp.reporting import print_json


def diagnose_lines(expert: Expert, lines: Iterable[bytes]) -> int:
    """Answers every line as soon as it is there, a bad one with an error in its place; returns the exit status."""
    status = 0
    for number, line in enumerate(lines, start=1):
        answer = _answer(expert, line, number)
        if "error" in answer:
            status = 1
        print_json(answer)
    return status


def _answer(expert: Expert, line: bytes, number: int) -> Json:
    try:
        given = read_line(line, number)
    except BadLine as error:
        return error_json(error.line_id, str(error), "bad-line")
    try:
        return diagnosis_json(expert.consider(Inputs(texts=(usable_text(given.text),))), given.id)
    except Refused as error:
        return error_json(given.id, str(error), "refused")
