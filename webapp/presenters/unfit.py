"""Answers that do not fit together, in words, with the one or two that can be changed."""

from __future__ import annotations

from dataclasses import dataclass

from engine.contradictions import Contradiction
from engine.expert import Standing
from engine.explanation import why_unfit
from engine.findings import Finding, Origin
from kb.model import KnowledgeBase
from webapp.presenters.words import answer_words, question_words


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two; `changeable` when the person answered it, else it stands in what they pasted."""

    question: str
    ask: str
    answer: str
    changeable: bool


@dataclass(frozen=True, slots=True)
class Unfit:
    """Two answers that do not fit together, and why."""

    sides: tuple[Side, Side]
    why: str


def unfit_answers(kb: KnowledgeBase, standing: Standing) -> tuple[Unfit, ...]:
    """Every contradiction of the standing."""
    return tuple(_unfit(kb, found) for found in standing.contradictions)


def _unfit(kb: KnowledgeBase, found: Contradiction) -> Unfit:
    return Unfit((_side(kb, found.first), _side(kb, found.second)), why_unfit(kb, found))


def _side(kb: KnowledgeBase, finding: Finding) -> Side:
    ask, answer = question_words(kb, finding.question), answer_words(kb, finding.question, finding.answer)
    return Side(finding.question, ask, answer, finding.origin is Origin.ANSWERED)
