"""What a case knows of its person: the answers that stand, and what was understood of the texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from engine.findings import Code, Finding
from engine.helpdesk import CaseView
from kb.model import UNKNOWN, KnowledgeBase
from webapp.presenters.words import answer_words, question_words


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """An answer that stands; `typed` are the person's own words, `kept` marks one given before an earlier changed.

    `open` marks a question that the person could not answer.
    """

    question: str
    ask: str
    answer: str
    typed: str
    kept: bool
    open: bool = False


@dataclass(frozen=True, slots=True)
class Understood:
    """What was cut out of the texts: names by their label, codes, and answers that were merely heard (as AnswerRow)."""

    names: tuple[tuple[str, str], ...]
    codes: tuple[str, ...]
    heard: tuple[AnswerRow, ...]


def answers(kb: KnowledgeBase, view: CaseView) -> tuple[AnswerRow, ...]:
    """Every answer that stands, in the order they were given first."""
    return tuple(_rows(kb, view))


def _rows(kb: KnowledgeBase, view: CaseView) -> Iterator[AnswerRow]:
    for question, given in view.case.answers.items():
        label = answer_words(kb, question, given.answer)
        is_open = given.answer == UNKNOWN
        yield AnswerRow(question, question_words(kb, question), label, given.typed, given.kept, is_open)


def understood(kb: KnowledgeBase, view: CaseView) -> Understood:
    """What the texts of a case have given so far."""
    names: dict[str, dict[str, None]] = {}
    for capture in (capture for alert in view.standing.alerts for capture in alert.captures):
        if capture.name in kb.vocabulary.captures:
            names.setdefault(kb.vocabulary.captures[capture.name].label, {})[capture.text] = None
    codes = dict.fromkeys(_written(code) for code in _whole(view.standing.codes))
    told = tuple((label, " · ".join(texts)) for label, texts in names.items())
    return Understood(told, tuple(codes), tuple(_heard(kb, view.standing.heard)))


def _heard(kb: KnowledgeBase, findings: Iterable[Finding]) -> Iterator[AnswerRow]:
    """A row for each question; more than one answer to it are told beside each other, and so are the words."""
    by_question: dict[str, list[Finding]] = {}
    for finding in findings:
        by_question.setdefault(finding.question, []).append(finding)
    for question, heard in by_question.items():
        labels = dict.fromkeys(answer_words(kb, question, each.answer) for each in heard)
        typed = dict.fromkeys(each.text for each in heard)
        yield AnswerRow(question, question_words(kb, question), " or ".join(labels), "”, “".join(typed), kept=False)


def _whole(codes: Sequence[Code]) -> Iterator[Code]:
    """Those that are not part of a longer one, as a name and a number behind it are of both together."""
    for code in codes:
        if not any(code.text != other.text and code.text in other.text for other in codes):
            yield code


def _written(code: Code) -> str:
    """The code as it was written, with its one form behind it if that is not to be seen in it."""
    return code.text if code.canonical.casefold() in code.text.casefold() else f"{code.text} ({code.canonical})"
