"""Tells the coverage of a knowledge base in words and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from engine.coverage import Coverage, Measured

LONGEST_ENTRY = 100
"""Characters of an alert that are shown in words."""


def coverage_json(found: Coverage) -> dict[str, Any]:
    """Of each sort of thing how many there are, how many are exercised and which are not; then what nobody uses."""
    measured = {
        name: {
            "all": len(measured.all),
            "exercised": len(measured.all) - len(measured.left),
            "not_exercised": [dict(zip(_KEYS[name], thing, strict=True)) for thing in measured.left],
        }
        for name, measured in _sorts(found)
    }
    return {
        **measured,
        "unused_questions": list(found.unused_questions),
        "unused_answers": [{"question": question, "answer": answer} for question, answer in found.unused_answers],
        "never_established": list(found.never_established),
        "failed": [{"article": article, "line": line, "message": message} for article, line, message in found.failed],
    }


def coverage_lines(found: Coverage) -> Iterator[str]:
    """A line for each sort of thing, then a list for each gap that there is."""
    for name, measured in _sorts(found):
        yield f"{name:<10}{len(measured.all) - len(measured.left):>6} of {len(measured.all)} exercised"
    for name, measured in _sorts(found):
        yield from _list(f"{name} that no example or walkthrough exercises", map(": ".join, measured.left))
    yield from _list("questions that no article uses", iter(found.unused_questions))
    yield from _list("answers that no article uses", map(": ".join, found.unused_answers))
    yield from _list("articles that nothing can establish", iter(found.never_established))
    failed = (f"{article}:{line}: {message}" for article, line, message in found.failed)
    yield from _list("examples and walkthroughs that do not hold", failed)


def _sorts(found: Coverage) -> tuple[tuple[str, Measured], ...]:
    return (
        ("alerts", found.alerts),
        ("codes", found.codes),
        ("questions", found.questions),
        ("answers", found.answers),
        ("ratings", found.ratings),
    )


_KEYS = {
    "alerts": ("article", "alert"),
    "codes": ("article", "code"),
    "questions": ("question",),
    "answers": ("question", "answer"),
    "ratings": ("article", "rating"),
}


def _list(heading: str, entries: Iterator[str]) -> Iterator[str]:
    shown = [entry if len(entry) <= LONGEST_ENTRY else f"{entry[: LONGEST_ENTRY - 1]}…" for entry in entries]
    if shown:
        yield f"\n{len(shown)} {heading}:"
        yield from (f"  {entry}" for entry in shown)
