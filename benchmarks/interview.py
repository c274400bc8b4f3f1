"""Measures the interview: accuracy and number of questions, on any table of cases and on a knowledge base.

python -m benchmarks.interview TABLE.csv ...   class, then one column a question ("?" or empty: not known); 10 folds
python -m benchmarks.interview [--kb DIR]      a simulated user who knows the truth walks through every cause
"""

from __future__ import annotations

import argparse
import csv
import math
import random
import statistics
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from engine.bootstrap import open_expert
from engine.expert import Expert, Inputs
from engine.interview import Ask, NotRecognised, Resolve, Shortlist
from engine.settings import Settings
from kb.model import UNKNOWN, Answer, Article, Kind, KnowledgeBase, Question, Shows, Vocabulary
from kb.search.index import build_index
from kb.search.query import SearchIndex

FOLDS = 10
SMOOTHING = 1.0
"""Cases added to each answer of a class (spread by how often it occurs in all classes), so that none is impossible."""
BINS = 4
MOST_ANSWERS = 12
FIXES = 2


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


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tables", nargs="*", type=Path)
    parser.add_argument("--kb", type=Path, default=Settings().kb_folder)
    parser.add_argument("--folds", type=int, default=FOLDS)
    given = parser.parse_args()
    if given.tables:
        print_tables(given.tables, given.folds)
    else:
        print_walks(given.kb)


def print_tables(tables: Sequence[Path], folds: int) -> None:
    """Accuracy and questions of each table, with nothing and a fifth of the answers unknown."""
    print(f"{'table':24}{'unknown':>9}{'accuracy':>10}{'questions':>11}{'bound':>7}{'file order':>12}{'accuracy':>10}")
    for table in tables:
        cases = read_table(table)
        for unknown in (0.0, 0.2):
            ours = list(validated(cases, folds, unknown, interviewed))
            plain = list(validated(cases, folds, unknown, in_file_order))
            bound = entropy_bound(cases)
            print(
                f"{table.stem:24}{unknown:>9.0%}{_accuracy(ours):>10.3f}{_mean(ours):>11.1f}{bound:>7.1f}"
                f"{_mean(plain):>12.1f}{_accuracy(plain):>10.3f}"
            )


def _accuracy(walks: Sequence[Walk]) -> float:
    return sum(walk.right for walk in walks) / len(walks)


def _mean(walks: Sequence[Walk]) -> float:
    return statistics.mean(walk.questions for walk in walks)


def read_table(path: Path) -> list[Case]:
    """The rows of a CSV, the class first; numbers that take more than MOST_ANSWERS values are put into bins."""
    with path.open(encoding="utf-8", newline="") as lines:
        header, *rows = [row for row in csv.reader(lines) if row]
    readers = [_column_reader([row[place] for row in rows]) for place in range(1, len(header))]
    return [Case(row[0].strip(), dict(_known(header[1:], readers, row[1:]))) for row in rows]


def _known(
    names: Sequence[str], readers: Sequence[Callable[[str], str]], values: Sequence[str]
) -> Iterator[tuple[str, str]]:
    for name, read, value in zip(names, readers, values, strict=True):
        if value.strip() not in ("", "?"):
            yield name, read(value)


def _column_reader(values: Sequence[str]) -> Callable[[str], str]:
    known = [value.strip() for value in values if value.strip() not in ("", "?")]
    if len(set(known)) <= MOST_ANSWERS or not all(_is_number(value) for value in known):
        return str.strip
    edges = statistics.quantiles([float(value) for value in known], n=BINS)
    return lambda value: f"bin{sum(float(value) > edge for edge in edges)}"


def _is_number(value: str) -> bool:
    try:
        float(value)
    except ValueError:
        return False
    return True


def validated(
    cases: Sequence[Case], folds: int, unknown: float, method: Callable[[Expert, Mapping[str, float], Case], Walk]
) -> Iterator[Walk]:
    """Every case diagnosed by an expert that has learned from the other folds; stratified by class, seeded."""
    chance = random.Random(7)
    shuffled = sorted(chance.sample(cases, len(cases)), key=lambda case: case.truth)
    for fold in range(folds):
        expert, priors = learned([case for place, case in enumerate(shuffled) if place % folds != fold])
        for case in shuffled[fold::folds]:
            left = {name: answer for name, answer in case.answers.items() if chance.random() >= unknown}
            yield method(expert, priors, Case(case.truth, left))


def learned(cases: Sequence[Case]) -> tuple[Expert, Mapping[str, float]]:
    """A real expert over a knowledge base made of the cases, and the share of each class as the prior."""
    questions = list(dict.fromkeys(name for case in cases for name in case.answers))
    overall = {name: Counter(case.answers[name] for case in cases if name in case.answers) for name in questions}
    classes = sorted({case.truth for case in cases})
    articles = {_id(name): _article(name, [case for case in cases if case.truth == name], overall) for name in classes}
    asked = {
        name: Question(name, name, tuple(Answer(answer, answer) for answer in sorted(overall[name])))
        for name in questions
    }
    kb = KnowledgeBase(Path(), "learned", articles, Vocabulary(asked))
    with tempfile.TemporaryDirectory() as folder:
        expert = Expert(kb, SearchIndex.open(build_index(kb, Path(folder)), kb, lambda _text: None))
    counts = Counter(_id(case.truth) for case in cases)
    return expert, {article: counts[article] / len(cases) for article in articles}


def _id(name: str) -> str:
    return f"class-{name}"


def _article(name: str, cases: Sequence[Case], overall: Mapping[str, Counter[str]]) -> Article:
    shows = []
    for question, everywhere in overall.items():
        here = Counter(case.answers[question] for case in cases if question in case.answers)
        size = sum(everywhere.values())
        for answer, count in everywhere.items():
            share = (here[answer] + SMOOTHING * count / size) / (sum(here.values()) + SMOOTHING)
            shows.append(Shows(question, answer, share))
    return Article(_id(name), name, Kind.SYMPTOM, "", Path(name), shows=tuple(shows))


def interviewed(expert: Expert, priors: Mapping[str, float], case: Case) -> Walk:
    """The real interview with a user who answers from the case and knows nothing else."""
    answers: dict[str, str] = {}
    while True:
        standing = expert.consider(Inputs(answers=answers), priors)
        if not isinstance(standing.step, Ask):
            return Walk(standing.differential[0].article == _id(case.truth), len(answers))
        question = standing.step.question.id
        answers[question] = _answer(expert, case, question)


def in_file_order(expert: Expert, priors: Mapping[str, float], case: Case) -> Walk:
    """The same expert, but asked are all questions in the order of the columns until it is as sure."""
    answers: dict[str, str] = {}
    for question in expert.kb.vocabulary.questions:
        answers[question] = _answer(expert, case, question)
        standing = expert.consider(Inputs(answers=answers), priors)
        if isinstance(standing.step, Resolve):
            break
    return Walk(standing.differential[0].article == _id(case.truth), len(answers))


def _answer(expert: Expert, case: Case, question: str) -> str:
    """An answer never seen in training is no button, so the user cannot give it."""
    answer = case.answers.get(question, UNKNOWN)
    return answer if expert.kb.vocabulary.questions[question].answer(answer) else UNKNOWN


def entropy_bound(cases: Sequence[Case]) -> float:
    """The fewest questions on average an interview can need: entropy of the class over that of the best answer."""
    classes = Counter(case.truth for case in cases)
    names = {name for case in cases for name in case.answers}
    most = max(_entropy(Counter(case.answers.get(name, UNKNOWN) for case in cases)) for name in names)
    return _entropy(classes) / most if most else 0.0


def _entropy(counts: Counter[str]) -> float:
    size = sum(counts.values())
    return -sum(count / size * math.log2(count / size) for count in counts.values())


def print_walks(folder: Path) -> None:
    """Every cause of the knowledge base, met by a user who knows the truth, and by one who misses a fifth of it."""
    with tempfile.TemporaryDirectory() as var:
        kb = open_expert(Settings(kb_folder=folder, var_folder=Path(var))).kb
    head = f"{'unknown':>8}{'walks':>8}{'resolved':>10}{'by 2nd fix':>12}{'median':>8}{'worst':>7}  not resolved"
    print(f"from nothing\n{head}")
    with opened(kb) as expert:
        for unknown in (0.0, 0.2):
            print_row(unknown, {cause: walk(expert, cause, unknown) for cause in sorted(expert.frequencies.causes)})
    print(f"from a phrasing that was held out\n{head}")
    for unknown in (0.0, 0.2):
        print_row(unknown, dict(walks_from_phrasings(kb, unknown)))


def print_row(unknown: float, walks: Mapping[str, Walk]) -> None:
    """One line for all walks of a kind."""
    second = sum(each.right and each.fixes <= FIXES for each in walks.values()) / len(walks)
    numbers = [each.questions for each in walks.values()]
    lost = [cause for cause, each in walks.items() if not each.right]
    resolved = 1 - len(lost) / len(walks)
    print(
        f"{unknown:>8.0%}{len(walks):>8}{resolved:>10.1%}{second:>12.1%}"
        f"{statistics.median(numbers):>8.1f}{max(numbers):>7}  {', '.join(lost)}"
    )


def walks_from_phrasings(kb: KnowledgeBase, unknown: float) -> Iterator[tuple[str, Walk]]:
    """Each cause with phrasings, met by a user who pastes one of them; that one is in no index and no article.

    Every cause loses one phrasing at once, drawn by chance from its own: one index serves all walks.
    """
    held = {cause: random.Random(cause).choice(kb.articles[cause].phrasings) for cause in _phrased(kb)}
    left = {
        name: replace(article, phrasings=tuple(each for each in article.phrasings if each != held.get(name)))
        for name, article in kb.articles.items()
    }
    with opened(replace(kb, articles=left)) as expert:
        for cause in sorted(held.keys() & expert.frequencies.causes):
            yield cause, walk(expert, cause, unknown, (held[cause],))


def _phrased(kb: KnowledgeBase) -> list[str]:
    return [article.id for article in kb.articles.values() if article.phrasings]


@contextmanager
def opened(kb: KnowledgeBase) -> Iterator[Expert]:
    """An expert over a knowledge base that stands in no folder; its index lasts as long as the context."""
    with tempfile.TemporaryDirectory() as folder:
        yield Expert(kb, SearchIndex.open(build_index(kb, Path(folder)), kb, lambda _text: None))


def walk(expert: Expert, cause: str, unknown: float, texts: tuple[str, ...] = ()) -> Walk:
    """An interview from these texts with a user who has `cause`; fixes of other causes do not help."""
    chance = random.Random(cause)
    answers: dict[str, str] = {}
    outcomes: dict[str, str] = {}
    while True:
        standing = expert.consider(Inputs(texts=texts, answers=answers, outcomes=outcomes))
        step = standing.step
        match step.first if isinstance(step, NotRecognised) else step:
            case Ask(question=question):
                answers[question.id] = (
                    UNKNOWN if chance.random() < unknown else usual_answer(expert, cause, question.id)
                )
            case Resolve(candidates=(first, *_)):
                outcomes[first.article] = "did-not-help"
                if first.article == cause:
                    return Walk(True, len(answers), len(outcomes))
            case Shortlist(candidates=candidates):
                found = cause in [each.article for each in candidates]
                return Walk(found, len(answers), len(outcomes) + 1)
            case _:
                return Walk(False, len(answers), len(outcomes))


def usual_answer(expert: Expert, cause: str, question: str) -> str:
    """What somebody with that cause most often answers; unknown when the article does not speak of the question."""
    column = expert.frequencies.columns[question]
    if cause not in column.rows:
        return UNKNOWN
    return max(zip(column.rows[cause], column.answers, strict=True))[1]


if __name__ == "__main__":
    main()
