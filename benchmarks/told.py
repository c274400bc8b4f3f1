"""Measures what an expert makes of texts as people tell them: whether a right article comes first, or among three.

`python -m benchmarks.told [--kb DIR] [--texts FILE.jsonl ...]`

Texts are lines of `{"text", "expect": [ids]}`, any of the ids being right; those that expect nothing should get no
candidate. Each of the others also begins an interview with a user for whom the first of the ids is true. Without any,
the three files beside this program are read: symptoms told in plain words, mangled alerts, and texts about other
things, half of them near the subject. They were written by somebody who knew the causes but none of the articles.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, median
from time import process_time

from benchmarks.interview import FIXES, walk
from benchmarks.interview_tables import Walk
from engine.bootstrap import open_expert
from engine.expert import Expert, Inputs
from engine.settings import Settings

TOLD = [Path(__file__).parent / "told_texts" / f"{name}.jsonl" for name in ("alerts", "foreign", "symptoms")]


@dataclass(frozen=True, slots=True)
class Answered:
    """What one text got: candidates at all, a right one first, a right one among three; CPU milliseconds.

    Then how the interview ended: whether one of the first two fixes was right, after how many questions.
    """

    accepted: bool
    first: bool
    among_three: bool
    milliseconds: float
    helped: bool
    questions: int


def main() -> None:
    """Prints one line a file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kb", type=Path, default=Settings().kb_folder)
    parser.add_argument("--texts", type=Path, nargs="+", default=TOLD)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        expert = open_expert(Settings(kb_folder=given.kb, var_folder=Path(folder)))
        print("texts      number  accepted  first   in 3     ms  helped  questions")
        for file in given.texts:
            print(_line(file.stem, list(_answered(expert, file))))


def _answered(expert: Expert, file: Path) -> Iterator[Answered]:
    own = {alias: article.id for article in expert.kb.articles.values() for alias in (article.id, *article.aliases)}
    for line in file.read_text("utf-8").splitlines():
        row = json.loads(line)
        right = [own[name] for name in row["expect"] if name in own]
        if right or not row["expect"]:
            yield _answer(expert, row["text"], right)


def _answer(expert: Expert, text: str, right: Sequence[str]) -> Answered:
    before = process_time()
    found = [each.article for each in expert.consider(Inputs(texts=(text,))).candidates()]
    took = (process_time() - before) * 1000
    ended = walk(expert, right[0], 0.0, (text,)) if right else Walk(False, 0)
    first, among_three = (not set(right).isdisjoint(found[:count]) for count in (1, 3))
    return Answered(bool(found), first, among_three, took, ended.right and ended.fixes <= FIXES, ended.questions)


def _line(name: str, answered: list[Answered]) -> str:
    accepted, first, among_three, helped = (
        mean(getattr(one, field) for one in answered) for field in ("accepted", "first", "among_three", "helped")
    )
    took, questions = (median(getattr(one, field) for one in answered) for field in ("milliseconds", "questions"))
    shares = f"{accepted:9.3f} {first:6.3f} {among_three:6.3f} {took:6.1f} {helped:7.3f} {questions:10.1f}"
    return f"{name:10} {len(answered):6} {shares}"


if __name__ == "__main__":
    main()
