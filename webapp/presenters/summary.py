"""A case as a Markdown summary that may leave the house: without secrets, names and addresses."""

from __future__ import annotations

from collections.abc import Iterator

from engine.helpdesk import CaseView
from engine.redaction import redact
from kb.model import UNKNOWN, KnowledgeBase, Rating
from webapp.presenters.transcript import OUTCOMES
from webapp.presenters.words import answer_words, question_words, title_words

MOST_CANDIDATES = 5


def summary(kb: KnowledgeBase, view: CaseView) -> str:
    """What was reported, answered, found and tried, redacted; fit for a ticket."""
    personal = [
        capture
        for alert in view.standing.alerts
        for capture in alert.captures
        if capture.name in kb.vocabulary.captures and kb.vocabulary.captures[capture.name].personal
    ]
    return redact("\n".join(_lines(kb, view)), personal).text


def _lines(kb: KnowledgeBase, view: CaseView) -> Iterator[str]:
    yield "# Summary of the case"
    yield ""
    yield f"- Opened: {view.case.opened_at:%Y-%m-%d %H:%M} UTC"
    yield f"- Knowledge base: {view.kb_version[:12]}"
    for heading, lines in (
        ("Reported", list(_reported(view))),
        ("Answers", list(_answers(kb, view))),
        ("Found", list(_found(kb, view))),
        ("Tried", list(_tried(kb, view))),
    ):
        if lines:
            yield from ("", f"## {heading}", "", *lines)
    yield ""


def _reported(view: CaseView) -> Iterator[str]:
    for number, given in enumerate(view.case.texts):
        if number:
            yield ""
        yield from (f"> {line}".rstrip() for line in given.text.strip().splitlines())


def _answers(kb: KnowledgeBase, view: CaseView) -> Iterator[str]:
    unknown = []
    for question, given in view.case.answers.items():
        if given.answer == UNKNOWN:
            unknown.append(question_words(kb, question))
        else:
            yield f"- {question_words(kb, question)} **{answer_words(kb, question, given.answer)}**"
    if unknown:
        yield f"- Not known: {' '.join(unknown)}"


def _found(kb: KnowledgeBase, view: CaseView) -> Iterator[str]:
    yield from (f"- Code {code}" for code in dict.fromkeys(code.canonical for code in view.standing.codes))
    candidates = view.standing.candidates()
    established = [each for each in candidates if each.rating is Rating.ESTABLISHED]
    for candidate in (established or candidates)[:MOST_CANDIDATES]:
        yield f"- {title_words(kb, candidate.article)} ({candidate.rating.value})"


def _tried(kb: KnowledgeBase, view: CaseView) -> Iterator[str]:
    for article, outcome in view.case.tried.items():
        yield f"- {OUTCOMES[outcome]}: {title_words(kb, article)}"
