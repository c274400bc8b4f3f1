"""Measures the checks on a knowledge base as large as asked for, made of copies of our own articles.

`python -m benchmarks.lint [--articles 1000]` prints the processor time of reading, recognising and of every check that
takes more than a few milliseconds. A copy has an id and a title of its own, and a third of its longer words altered.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from itertools import count, islice
from pathlib import Path
from time import process_time
from types import MappingProxyType
from zlib import crc32

from engine.lint import CHECKS
from engine.lint.recognising import recognising
from kb import lint
from kb.library import read_knowledge_base
from kb.model import Article, KnowledgeBase, Section

KB = Path(__file__).parents[1] / "kb"
SHOWN_FROM = 0.02
"""Seconds."""

_LONGER_WORD = re.compile(r"(?<![\w({#/-])[A-Za-z]{5,}(?![\w)}/-])")


def main() -> None:
    """Prints a line for everything that takes long, and the sums."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1_000)
    size = parser.parse_args().articles
    reading = seconds(lambda: read_knowledge_base(KB))
    kb = enlarged(read_knowledge_base(KB), size)
    print(f"{reading * size / len(read_knowledge_base(KB).articles):>6.2f} s reading {size} articles, by proportion")
    times = [(name, seconds(partial(check, kb))) for name, check in lint.CHECKS]
    started = process_time()
    tried = recognising(kb)
    times.append(("recognising the examples", process_time() - started))
    times += [(name, seconds(partial(check, tried))) for name, check in CHECKS]
    for name, taken in sorted(times, key=lambda each: -each[1]):
        if taken >= SHOWN_FROM:
            print(f"{taken:>6.2f} s {name}")
    print(f"{sum(taken for _, taken in times):>6.2f} s all checks")


def seconds(work: Callable[[], object]) -> float:
    """The processor time of some work; what it yields is drawn."""
    started = process_time()
    made = work()
    if isinstance(made, Iterable):
        list(made)
    return process_time() - started


def enlarged(kb: KnowledgeBase, size: int) -> KnowledgeBase:
    """As many articles as asked for: the own ones, then copies."""
    copies = (_copy(article, number) for number in count() for article in kb.articles.values())
    return replace(kb, articles=MappingProxyType({each.id: each for each in islice(copies, size)}))


def _copy(article: Article, number: int) -> Article:
    if not number:
        return article
    new = f"{article.id}-copy-{number}"
    sections = tuple(Section(each.heading, _altered(each.body, number), each.line) for each in article.sections)
    return replace(
        article,
        id=new,
        file=article.file.with_stem(new),
        title=f"{article.title} {number}",
        body=_altered(article.body, number),
        sections=sections,
    )


def _altered(text: str, number: int) -> str:
    return _LONGER_WORD.sub(lambda word: f"{word[0]}{number}" if crc32(word[0].encode()) % 3 == 0 else word[0], text)


if __name__ == "__main__":
    main()
