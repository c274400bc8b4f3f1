"""Seeds defects in random articles and in the vocabulary, and counts how many the checks and the content tests catch.

`python -m benchmarks.mutations [--defects 100] [--seed 1] [--lint-only]` works on a copy. Every kind of defect comes in
turn, with articles drawn at random; a change that leaves what is read as it was does not count and is drawn again.
What no check finds goes to the tests of the content. The knowledge base itself must be free of problems.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from types import MappingProxyType

from benchmarks.mutated_pages import Page, Shelf, read_page, read_words, write_words
from benchmarks.mutation_alerts import RECOGNITION
from benchmarks.mutation_kinds import AT_THE_TOP, RELATIONS, Spoil
from benchmarks.mutation_texts import TEXTS, WORDS, SpoilWords
from engine.lint import run
from kb.library import read_knowledge_base
from kb.model import Article, Group

ROOT = Path(__file__).parents[1]
COPIED = ("kb", "engine", "webapp", "tests", "pyproject.toml")
NAMES = ("searches", "seed_coverage", "synonyms", "unsupported", "walkthroughs")
TESTS = tuple(f"tests/content/test_{name}.py" for name in NAMES)
"""What the tests of the content see besides lint; the rest of them tests what a check of lint tests."""

MOST_TRIES = 300
SHOWN = 110

BY_TESTS, MISSED = "tests", "MISSED"


@dataclass(frozen=True, slots=True)
class Defect:
    """One defect: its kind, the file that has it, and what that file (or its new place) held before."""

    kind: str
    file: Path
    moved_to: Path
    before: str


Seed = Callable[[Shelf, Random], Defect | None]
"""Writes one defect into the copy the shelf was read from; None when nothing was there to spoil."""


def main() -> None:
    """Prints a line a defect, then a table of what was caught by which means."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--defects", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--lint-only", action="store_true", help="do not run the tests of the content")
    parser.add_argument("--kind", default="", help="only kinds whose name contains this")
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        copy = _copied(Path(folder))
        assert not found_by_lint(copy / "kb"), "mend the knowledge base first"
        random, shelf, meant = Random(options.seed), _shelf(copy / "kb"), _meaning(copy / "kb")
        kinds = [(name, seed) for name, seed in _kinds() if options.kind in name]
        random.shuffle(kinds)
        caught: Counter[str] = Counter()
        for number in range(options.defects):
            name, seed = kinds[number % len(kinds)]
            defect = _seeded(name, seed, lambda: _meaning(copy / "kb") != meant, shelf, random)
            by = _caught_by(copy, not options.lint_only)
            _undo(defect)
            caught[by.partition(":")[0]] += 1
            print(f"{number + 1:>4} {name}: {defect.file.stem}: {by[:SHOWN]}", flush=True)
    print(f"\ncaught {options.defects - caught[MISSED]} of {options.defects}")
    for by, count in caught.most_common():
        print(f"{count:>5} {by}")


def found_by_lint(folder: Path) -> str:
    """The first problem that lint finds, as `check: message`, or nothing."""
    problems = run(read_knowledge_base(folder), datetime.now(UTC).date())
    if not problems:
        return ""
    message, _, check = problems[0].message.rpartition(" [")
    return f"{check.rstrip(']')}: {message}" if message else f"reading: {check}"


def found_by_tests(copy: Path) -> bool:
    """Whether a test of the content fails on the copy."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *TESTS]
    return subprocess.run(command, cwd=copy, capture_output=True, check=False).returncode != 0  # noqa: S603 (no shell)


def _caught_by(copy: Path, test: bool) -> str:
    return found_by_lint(copy / "kb") or (f"{BY_TESTS}: fail" if test and found_by_tests(copy) else MISSED)


def _copied(folder: Path) -> Path:
    for name in COPIED:
        source = ROOT / name
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(source, folder / name, ignore=ignored) if source.is_dir() else shutil.copy(source, folder)
    return folder


def _kinds() -> Iterator[tuple[str, Seed]]:
    for name, spoil in (*AT_THE_TOP, *RELATIONS, *RECOGNITION, *TEXTS):
        yield name, _in_an_article(name, spoil)
    for name, file, spoil_words in WORDS:
        yield name, _in_the_vocabulary(name, file, spoil_words)


def _in_an_article(name: str, spoil: Spoil) -> Seed:
    def seed(shelf: Shelf, random: Random) -> Defect | None:
        page = random.choice([*shelf.pages.values()])
        changed = Page(page.file, deepcopy(page.front), page.body)
        if not spoil(changed, shelf, random):
            return None
        before = page.file.read_text(encoding="utf-8")
        page.file.unlink()
        changed.file.write_text(changed.text, encoding="utf-8")
        return Defect(name, page.file, changed.file, before)

    return seed


def _in_the_vocabulary(name: str, file_name: str, spoil: SpoilWords) -> Seed:
    def seed(shelf: Shelf, random: Random) -> Defect | None:
        file = shelf.folder / "vocabulary" / file_name
        words = deepcopy(shelf.words[file_name])
        if not spoil(words, random):
            return None
        before = file.read_text(encoding="utf-8")
        write_words(file, words)
        return Defect(name, file, file, before)

    return seed


def _shelf(folder: Path) -> Shelf:
    pages = {file.stem: read_page(file) for file in sorted((folder / "articles").rglob("*.md"))}
    return Shelf(folder, pages, {file.name: read_words(file) for file in (folder / "vocabulary").glob("*.yaml")})


def _seeded(name: str, seed: Seed, matters: Callable[[], bool], shelf: Shelf, random: Random) -> Defect:
    """A defect of this kind that changes what is read."""
    for _ in range(MOST_TRIES):
        defect = seed(shelf, random)
        if defect and matters():
            return defect
        if defect:
            _undo(defect)
    raise LookupError(f"nothing to spoil: {name}")


def _undo(defect: Defect) -> None:
    defect.moved_to.unlink()
    defect.file.write_text(defect.before, encoding="utf-8")


def _meaning(folder: Path) -> object:
    """What is read, whatever lines it stands on."""
    kb = read_knowledge_base(folder)
    vocabulary = kb.vocabulary
    questions = [
        replace(
            each,
            line=0,
            only_if=tuple(map(_unplaced, each.only_if)),
            derived=tuple((answer, _unplaced(group)) for answer, group in each.derived),
        )
        for each in vocabulary.questions.values()
    ]
    ticket = [replace(item, line=0) for item in vocabulary.ticket]
    words = (questions, dict(vocabulary.captures), vocabulary.synonyms, ticket)
    return (
        {name: _article(each) for name, each in kb.articles.items()},
        words,
        [str(each.message) for each in kb.problems],
    )


def _article(article: Article) -> Article:
    return replace(
        article,
        lines=MappingProxyType({}),
        confirmed_by=tuple(map(_unplaced, article.confirmed_by)),
        requires=_unplaced(article.requires),
        ruled_out_by=tuple(map(_unplaced, article.ruled_out_by)),
        shows=tuple(replace(each, line=0) for each in article.shows),
        examples=tuple(replace(each, line=0) for each in article.examples),
        walkthroughs=tuple(replace(each, line=0) for each in article.walkthroughs),
        sections=tuple(replace(each, line=0) for each in article.sections),
    )


def _unplaced(group: Group) -> Group:
    return replace(group, line=0)


if __name__ == "__main__":
    main()
