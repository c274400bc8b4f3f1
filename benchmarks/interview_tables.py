"""Makes a knowledge base of any table of cases: learned on some rows, it diagnoses the others by the real interview."""

from __future__ import annotations

import csv
import math
import random
import statistics
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.expert import Expert, Inputs
from engine.findings import Experience
from engine.interview import Ask
from kb.model import UNKNOWN, Answer, Article, Kind, KnowledgeBase, Question, Shows, Vocabulary
from kb.search.index import build_index
from kb.search.query import SearchIndex

FOLDS = 10
SMOOTHING = 1.0
"""Cases added to each answer of a class (spread by how often it occurs in all classes), so that none is impossible."""
BINS = 8
MOST_ANSWERS = 12
EFFORT = 4
"""Of a class as an article: a wrong diagnosis of a table is final, so it is as dear as a resolution of half a day."""
MISSING = frozenset({"", "?", "na", "n/a", "nan", "null"})


@dataclass(frozen=True, slots=True)
class Case:
    """One row of a table: the class, and question -> answer for what is known."""

    truth: str
    answers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Walk:
    """How an interview ended: whether the truth was first, how many questions and fixes it took."""

    right: bool
    questions: int
    fixes: int = 1


Diagnosis = Callable[[Case], Walk]
Method = Callable[[Expert, Mapping[str, float]], Diagnosis]
"""From what was learned (the expert, the share of each class) to a way to diagnose a case."""


def read_table(path: Path) -> list[Case]:
    """The rows of a CSV, the class first; columns that number or name the rows are left out.

    Numbers that take more than MOST_ANSWERS values are put into BINS of equal size. Shorter rows lack their last
    answers; a row without a class is left out.
    """
    with path.open(encoding="utf-8-sig", newline="") as lines:
        header, *rows = [[value.strip() for value in row] for row in csv.reader(lines) if row]
    readers = {
        place: reader
        for place in range(1, len(header))
        if (reader := _column_reader([row[place] for row in rows if len(row) > place])) is not None
    }
    return [Case(row[0], dict(_known(header, readers, row))) for row in rows if not _is_missing(row[0])]


def _known(
    header: Sequence[str], readers: Mapping[int, Callable[[str], str]], row: Sequence[str]
) -> Iterator[tuple[str, str]]:
    for place, read in readers.items():
        if place < len(row) and not _is_missing(row[place]):
            yield f"{place} {header[place]}", read(row[place])


def _is_missing(value: str) -> bool:
    return value.lower() in MISSING


def _column_reader(values: Sequence[str]) -> Callable[[str], str] | None:
    known = [value for value in values if not _is_missing(value)]
    if not known or _names_the_rows(known):
        return None
    if len(set(known)) <= MOST_ANSWERS or not all(_is_number(value) for value in known):
        return str
    edges = statistics.quantiles([float(value) for value in known], n=BINS)
    return lambda value: f"bin{sum(float(value) > edge for edge in edges)}"


def _names_the_rows(known: Sequence[str]) -> bool:
    """Whether a column is an id: words that hardly ever occur twice, or whole numbers without a gap or a repetition."""
    different = len(set(known))
    if different <= MOST_ANSWERS:
        return False
    if all(_is_number(value) for value in known):
        numbers = [float(value) for value in known]
        return different == len(known) == max(numbers) - min(numbers) + 1
    return different > len(known) / 2


def _is_number(value: str) -> bool:
    try:
        return math.isfinite(float(value))
    except ValueError:
        return False


def validated(
    cases: Sequence[Case], folds: int, unknown: float, methods: Sequence[Method]
) -> Iterator[tuple[Walk, ...]]:
    """Every case diagnosed by each method, learned from the other folds; stratified by class, seeded."""
    chance = random.Random(7)
    shuffled = sorted(chance.sample(cases, len(cases)), key=lambda case: case.truth)
    for fold in range(folds):
        expert, priors = learned([case for place, case in enumerate(shuffled) if place % folds != fold])
        diagnoses = [method(expert, priors) for method in methods]
        for case in shuffled[fold::folds]:
            left = {name: answer for name, answer in case.answers.items() if chance.random() >= unknown}
            yield tuple(diagnose(Case(case.truth, left)) for diagnose in diagnoses)


def learned(cases: Sequence[Case]) -> tuple[Expert, Mapping[str, float]]:
    """A real expert over a knowledge base made of the cases, and the share of each class as the prior."""
    questions = list(dict.fromkeys(name for case in cases for name in case.answers))
    overall = {name: Counter(case.answers[name] for case in cases if name in case.answers) for name in questions}
    classes = sorted({case.truth for case in cases})
    articles = {
        article_of(name): _article(name, [case for case in cases if case.truth == name], overall) for name in classes
    }
    asked = {
        name: Question(name, name, tuple(Answer(answer, answer) for answer in sorted(overall[name])))
        for name in questions
    }
    kb = KnowledgeBase(Path(), "learned", articles, Vocabulary(asked))
    with tempfile.TemporaryDirectory() as folder:
        expert = Expert(kb, SearchIndex.open(build_index(kb, Path(folder)), kb, lambda _text: None))
    counts = Counter(article_of(case.truth) for case in cases)
    return expert, {article: counts[article] / len(cases) for article in articles}


def article_of(truth: str) -> str:
    """The id of the article that stands for a class."""
    return f"class-{truth}"


def _article(name: str, cases: Sequence[Case], overall: Mapping[str, Counter[str]]) -> Article:
    """What the class shows; it is silent about a question that none of its cases could answer."""
    shows = []
    for question, everywhere in overall.items():
        here = Counter(case.answers[question] for case in cases if question in case.answers)
        for answer, count in everywhere.items() if here else ():
            share = (here[answer] + SMOOTHING * count / everywhere.total()) / (here.total() + SMOOTHING)
            shows.append(Shows(question, answer, share))
    return Article(article_of(name), name, Kind.SYMPTOM, "", Path(name), effort=EFFORT, shows=tuple(shows))


def interviewed(expert: Expert, priors: Mapping[str, float]) -> Diagnosis:
    """The real interview with a user who answers from the case and knows nothing else."""

    experience = {article: Experience(0, 0.0, prior) for article, prior in priors.items()}

    def diagnose(case: Case) -> Walk:
        answers: dict[str, str] = {}
        while True:
            standing = expert.consider(Inputs(answers=answers), experience)
            if not isinstance(standing.step, Ask):
                return Walk(standing.differential[0].article == article_of(case.truth), len(answers))
            question = standing.step.question.id
            answers[question] = answer_given(expert, case, question)

    return diagnose


def answer_given(expert: Expert, case: Case, question: str) -> str:
    """What the user answers; an answer never seen in training is no button, so the user cannot give it."""
    answer = case.answers.get(question, UNKNOWN)
    return answer if expert.kb.vocabulary.questions[question].answer(answer) else UNKNOWN


def entropy_bound(cases: Sequence[Case]) -> float:
    """The fewest questions on average an interview can need: entropy of the class over that of the best answer."""
    classes = Counter(case.truth for case in cases)
    names = {name for case in cases for name in case.answers}
    most = max(_entropy(Counter(case.answers.get(name, UNKNOWN) for case in cases)) for name in names)
    return _entropy(classes) / most if most else 0.0


def _entropy(counts: Counter[str]) -> float:
    return -sum(count / counts.total() * math.log2(count / counts.total()) for count in counts.values())
