"""What the interview is measured beside: naive Bayes as in a textbook, and the questions in column order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.interview_tables import Case, Diagnosis, Walk, answer_given, article_of
from engine.expert import Expert
from kb.model import UNKNOWN

SURE = 0.95
"""The posterior from which a textbook interview stops."""

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Learned:
    """P(class), and P(answer | class) of each question; the same frequencies as the interview has."""

    classes: tuple[str, ...]
    prior: Numbers
    questions: Mapping[str, Numbers]
    """Question -> a row for each class, a column for each answer."""


def textbook(expert: Expert, priors: Mapping[str, float]) -> Diagnosis:
    """Naive Bayes that asks the question of the greatest information gain until one class has the posterior SURE."""
    return _diagnosis(expert, priors, _most_telling)


def in_file_order(expert: Expert, priors: Mapping[str, float]) -> Diagnosis:
    """The same, but it asks in the order of the columns."""
    return _diagnosis(expert, priors, lambda _learned, _posterior, left: left[0])


Choice = Callable[[Learned, Numbers, list[str]], str]


def _diagnosis(expert: Expert, priors: Mapping[str, float], choose: Choice) -> Diagnosis:
    learned = _learned(expert, priors)

    def diagnose(case: Case) -> Walk:
        posterior, left = learned.prior, list(learned.questions)
        while left and posterior.max() < SURE:
            question = choose(learned, posterior, left)
            left.remove(question)
            answer = answer_given(expert, case, question)
            if answer != UNKNOWN:
                column = expert.frequencies.columns[question].answers.index(answer)
                posterior = posterior * learned.questions[question][:, column]
                posterior = posterior / posterior.sum()
        first = learned.classes[int(posterior.argmax())]
        return Walk(first == article_of(case.truth), len(learned.questions) - len(left))

    return diagnose


def _learned(expert: Expert, priors: Mapping[str, float]) -> Learned:
    classes = tuple(priors)
    tables = {
        name: np.array([column.of(each) for each in classes]) for name, column in expert.frequencies.columns.items()
    }
    return Learned(classes, np.array([priors[each] for each in classes]), tables)


def _most_telling(learned: Learned, posterior: Numbers, left: list[str]) -> str:
    return max(left, key=lambda name: _information(learned.questions[name], posterior))


def _information(table: Numbers, posterior: Numbers) -> float:
    """The mutual information, in bits, of the answer and the class."""
    return float(_entropy(posterior @ table) - posterior @ _entropy(table))


def _entropy(shares: Numbers) -> Numbers:
    """The bits of each row."""
    bits: Numbers = -(shares * np.log2(shares)).sum(axis=-1)
    return bits
