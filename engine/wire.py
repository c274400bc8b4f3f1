"""Turns what the engine says into the JSON that scripts rely on, and their lines into texts; the one place for both."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from engine.expert import Standing
from engine.findings import Alert, Candidate
from engine.helpdesk import CaseView
from engine.interview import Ask, Escalate, Finished, NextStep, NotRecognised, Resolve, Shortlist
from kb.search.results import SearchPage

MOST_CANDIDATES = 10
Json = dict[str, Any]


class BadLine(ValueError):
    """A line of a JSON-lines file cannot be used; `line_id` is its id, if it has one."""

    def __init__(self, message: str, line_id: object = None) -> None:
        super().__init__(message)
        self.line_id = line_id


@dataclass(frozen=True, slots=True)
class Line:
    """One text to diagnose and the id its answer carries (any JSON value)."""

    id: object
    text: str


def diagnosis_json(standing: Standing, line_id: object = None) -> Json:
    """The contract for scripts: `{"id", "alerts", "codes", "candidates", "next"}`; spans count characters."""
    return {
        "id": line_id,
        "alerts": [_alert(alert) for alert in standing.alerts],
        "codes": list(dict.fromkeys(code.canonical for code in standing.codes)),
        "candidates": [_candidate(each) for each in standing.candidates()[:MOST_CANDIDATES]],
        "next": _step(standing.step),
    }


def case_json(view: CaseView) -> Json:
    """A case as it stands: what was said, what was concluded and the next step."""
    return {
        **diagnosis_json(view.standing, view.case.id),
        "answers": {question: given.answer for question, given in view.case.answers.items()},
        "outcomes": {article: outcome.value for article, outcome in view.case.tried.items()},
        "version": view.case.version,
        "closed": view.case.closed,
        "kb_version": view.kb_version,
        "kb_changed": view.kb_changed,
    }


def hits_json(page: SearchPage) -> Json:
    """A page of search hits."""
    return {
        "total": page.total,
        "did_you_mean": page.did_you_mean or None,
        "hits": [
            {
                "article": hit.article.id,
                "title": hit.article.title,
                "kind": hit.article.kind.value,
                "exact": hit.exact,
                "score": round(hit.score, 4),
                "excerpt": "".join(run.text for run in hit.excerpt),
            }
            for hit in page.hits
        ],
    }


def error_json(line_id: object, message: str, kind: str) -> Json:
    """What stands in the place of a line that cannot be used."""
    return {"id": line_id, "error": {"kind": kind, "message": message}}


def read_line(line: str, number: int) -> Line:
    """The text of one line `{"id": ..., "text": ...}`. Raises BadLine."""
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadLine(f"Line {number} is not JSON: {error}") from error
    if not isinstance(fields, dict):
        raise BadLine(f"Line {number} is not an object with an id and a text.")
    if not isinstance(fields.get("text"), str):
        raise BadLine(f'Line {number} has no "text" that is a string.', fields.get("id"))
    return Line(fields.get("id"), fields["text"])


def numbered(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """The lines with their numbers, counted from 1; blank lines are left out."""
    return ((number, line) for number, line in enumerate(lines, start=1) if line.strip())


def _alert(alert: Alert) -> Json:
    return {
        "article": alert.article,
        "verdict": alert.verdict.value,
        "score": round(alert.score, 4),
        "span": list(alert.span),
        "captures": {capture.name: capture.text for capture in alert.captures},
        "claimants": list(alert.claimants),
        "count": alert.count,
    }


def _candidate(candidate: Candidate) -> Json:
    return {
        "article": candidate.article,
        "rating": candidate.rating.value,
        "likelihood": round(candidate.likelihood, 4),
    }


def _step(step: NextStep) -> Json:
    match step:
        case Resolve(candidates=candidates):
            return {"kind": "resolve", "articles": [each.article for each in candidates]}
        case Ask():
            return {"kind": "ask", **_question(step)}
        case Shortlist(candidates=candidates):
            return {"kind": "shortlist", "articles": [each.article for each in candidates]}
        case Escalate(because=because):
            return {"kind": "escalate", "because": because}
        case NotRecognised(first=first):
            return {"kind": "not-recognised", **({"first": _question(first)} if first else {})}
        case Finished(because=because):
            return {"kind": "finished", "because": because}


def _question(step: Ask) -> Mapping[str, Any]:
    question = step.question
    return {
        "question": question.id,
        "ask": question.ask,
        "answers": [{"answer": answer.id, "label": answer.label} for answer in question.answers],
        "preselected": step.preselected or None,
    }
