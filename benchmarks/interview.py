"""Measures the interview: accuracy and number of questions, on any table of cases and on a knowledge base.

python -m benchmarks.interview TABLE.csv ...   class, then one column a question ("?" or empty: not known); 10 folds
python -m benchmarks.interview [--kb DIR]      a simulated user who knows the truth walks through every cause
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from benchmarks.interview_peers import in_file_order, textbook
from benchmarks.interview_tables import FOLDS, Walk, entropy_bound, interviewed, read_table, validated
from engine.bootstrap import open_expert
from engine.expert import Expert, Inputs
from engine.interview import Ask, NotRecognised, Resolve, Shortlist
from engine.settings import Settings
from kb.model import UNKNOWN, KnowledgeBase
from kb.search.index import build_index
from kb.search.query import SearchIndex

UNKNOWNS = (0.0, 0.2)
FIXES = 2


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
    """Accuracy and questions of each table, with nothing and a fifth of the answers unknown, beside the peers."""
    print(f"{'':34}{'the interview':>21}{'textbook':>21}{'file order':>21}")
    figures = f"{'accuracy':>10}{'questions':>11}"
    print(f"{'table':20}{'unknown':>8}{'bound':>6}{figures}{figures}{figures}")
    for table in tables:
        cases = read_table(table)
        for unknown in UNKNOWNS:
            walks = zip(*validated(cases, folds, unknown, (interviewed, textbook, in_file_order)), strict=True)
            row = "".join(f"{_accuracy(each):>10.3f}{_mean(each):>11.1f}" for each in walks)
            print(f"{table.stem[:19]:20}{unknown:>8.0%}{entropy_bound(cases):>6.1f}{row}", flush=True)


def _accuracy(walks: Sequence[Walk]) -> float:
    return sum(walk.right for walk in walks) / len(walks)


def _mean(walks: Sequence[Walk]) -> float:
    return statistics.mean(walk.questions for walk in walks)


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
