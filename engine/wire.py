"""Turns what the engine says into the JSON that scripts rely on, and their lines into texts; the one place for both."""

from __future__ import annotations

import codecs
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Never

from engine.contradictions import Contradiction
from engine.expert import Standing
from engine.findings import Alert, Candidate, Finding
from engine.helpdesk import CaseView
from engine.interview import Ask, Escalate, Finished, NextStep, NotRecognised, Resolve, Shortlist
from kb.model import Rating
from kb.search.results import SearchPage

MOST_CANDIDATES = 10
NEGLIGIBLE = 0.005
"""A likelihood below which a candidate that is not established is left out, unless none is likelier."""
DEEPEST_ID = 100
"""Lists and objects within each other that an id may consist of."""
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
        "candidates": [_candidate(each) for each in _weighty(standing.candidates())[:MOST_CANDIDATES]],
        "next": _step(standing.step),
    }


def case_json(view: CaseView) -> Json:
    """A case as it stands: what was said, what was concluded and the next step."""
    return {
        **diagnosis_json(view.standing, view.case.id),
        "answers": {question: given.answer for question, given in view.case.answers.items()},
        "contradictions": [_contradiction(each) for each in view.standing.contradictions],
        "outcomes": {article: outcome.value for article, outcome in view.case.tried.items()},
        "version": view.case.version,
        "closed": view.case.closed,
        "kb_version": view.kb_version,
        "kb_changed": view.kb_changed,
    }


def hits_json(page: SearchPage) -> Json:
    """A page of search hits; a count of `facets` is what is found if that value is asked for in its facet."""
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
                "alert": hit.sentence or None,
                "codes": list(hit.article.codes),
                "roles": list(hit.article.roles),
                "status": hit.article.status.value,
                "last_verified": hit.article.last_verified or None,
                "excerpt": "".join(run.text for run in hit.excerpt),
            }
            for hit in page.hits
        ],
        "facets": {facet.name: {found.value: found.count for found in facet.values} for facet in page.facets},
    }


def error_json(line_id: object, message: str, kind: str) -> Json:
    """What stands in the place of a line that cannot be used."""
    return {"id": line_id, "error": {"kind": kind, "message": message}}


def mistake_json(kind: str, message: str) -> Json:
    """What a command or a request answers that cannot be carried out."""
    return {"error": {"kind": kind, "message": message}}


def read_line(line: bytes, number: int) -> Line:
    """The text of one line `{"id": ..., "text": ...}` in UTF-8. Raises BadLine.

    A blank line is a bad one, as is what JSON does not know (NaN), what says the same twice, and an id that cannot be
    sent back; the first line may begin with a byte order mark.
    """
    content = line.removeprefix(codecs.BOM_UTF8) if number == 1 else line
    if not content.strip():
        raise BadLine(f'Line {number} is blank; every line must be {{"id": ..., "text": ...}}.')
    fields = _fields(content, number)
    line_id = _usable_id(fields.get("id"), number)
    if fields.get(_TWICE):
        raise BadLine(f"Line {number} has `{fields[_TWICE]}` twice.", line_id)
    if not isinstance(fields.get("text"), str):
        raise BadLine(f'Line {number} has no "text" that is a string.', line_id)
    if not _is_utf_8(content):
        raise BadLine(f"Line {number} is not UTF-8: save the file as UTF-8.", line_id)
    return Line(line_id, fields["text"])


_TWICE = object()
"""Stands for the key that an object has twice; no key of JSON is equal to it."""


def _fields(content: bytes, number: int) -> Mapping[object, Any]:
    try:
        fields = json.loads(
            content.decode("utf-8", errors="replace"), object_pairs_hook=_pairs, parse_constant=_refuse_constant
        )
    except RecursionError as error:
        raise BadLine(f"Line {number} is nested too deeply.") from error
    except ValueError as error:
        raise BadLine(f"Line {number} is not JSON: {error}") from error
    if not isinstance(fields, dict):
        raise BadLine(f"Line {number} is not an object with an id and a text.")
    return fields


def _pairs(pairs: Sequence[tuple[str, Any]]) -> dict[object, Any]:
    fields: dict[object, Any] = {}
    for key, value in pairs:
        if key in fields:
            fields[_TWICE] = key
        fields[key] = value
    return fields


def _refuse_constant(name: str) -> Never:
    raise ValueError(f"{name} is no value of JSON")


def _usable_id(line_id: object, number: int) -> object:
    """The id, if it can be written as JSON again: not nested without end, and no number beyond all (1e999)."""
    level = [line_id]
    for _ in range(DEEPEST_ID):
        level = [inner for outer in level for inner in _parts(outer)]
    try:
        json.dumps(None if level else line_id, allow_nan=False)
    except (ValueError, TypeError) as error:
        raise BadLine(f"Line {number} has an id that cannot be sent back.") from error
    if level:
        raise BadLine(f"Line {number} has an id that is nested too deeply.")
    return line_id


def _parts(value: object) -> Sequence[object]:
    match value:
        case list():
            return value
        case dict():
            return list(value.values())
        case _:
            return ()


def _is_utf_8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _weighty(candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """Those that are established or not negligible; of very many, none of which stands out, the likeliest."""
    least = min(NEGLIGIBLE, max((each.likelihood for each in candidates), default=0.0) / 2)
    return [each for each in candidates if each.rating is Rating.ESTABLISHED or each.likelihood >= least]


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


def _contradiction(found: Contradiction) -> Json:
    return {
        "first": _finding(found.first),
        "second": _finding(found.second),
        "clash": found.clash.value,
        "because": [_finding(each.finding) for each in found.because],
    }


def _finding(finding: Finding) -> Json:
    return {"question": finding.question, "answer": finding.answer, "origin": finding.origin.value}


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
