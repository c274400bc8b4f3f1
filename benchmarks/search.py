"""Measures search beside SQLite FTS5, tantivy and bm25s: how well it finds, how fast, how large and slow its index is.

`python -m benchmarks.search [--corpus FILE.jsonl --queries FILE.jsonl] [SIZES...]`

A corpus is lines of `{"id", "title", "body"}`, its queries lines of `{"query", "relevant": [ids]}`. Without one, the
project's own articles are the corpus and what their authors expect people to say, left out of the texts, the queries.
A corpus is cut or filled with texts made of its own sentences to each size (0: as it is). Mistakes are seeded.
"""

from __future__ import annotations

import argparse
import math
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from time import perf_counter
from typing import NamedTuple

from benchmarks.search_corpus import (
    Collection,
    Query,
    collection_of,
    grown,
    one_typo,
    read_collection,
    typo_in_every_long_word,
)
from benchmarks.search_peers import Search, engines
from kb.library import read_knowledge_base

SIZES = (0, 100, 1_000, 10_000)
DEPTH = 10
SEED = 20
KB = Path(__file__).parent.parent / "kb"

NOISES: tuple[tuple[str, Callable[[str, Random], str]], ...] = (
    ("clean", lambda text, _: text),
    ("one typo", one_typo),
    ("all typos", typo_in_every_long_word),
)


class Quality(NamedTuple):
    """Means over the queries of one kind of noise, and the percentiles of the time of a query (ms)."""

    first: float
    reciprocal: float
    gain: float
    p50: float
    p95: float
    p99: float


def main() -> None:
    """Prints a table for each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--queries", type=Path)
    given = parser.parse_args()
    whole = read_collection(given.corpus, given.queries) if given.corpus else collection_of(read_knowledge_base(KB))
    random = Random(SEED)
    for size in given.sizes:
        _measure(grown(whole, size or len(whole.documents), random))


def _measure(collection: Collection) -> None:
    print(
        f"\n{len(collection.documents):,} texts ({collection.made_up:,} made up), {len(collection.queries):,} queries\n"
        f"{'':12} {'build s':>8} {'MB':>6}   {'noise':9} {'P@1':>6} {'MRR@10':>7} {'nDCG@10':>8} "
        f"{'p50 ms':>7} {'p95 ms':>7} {'p99 ms':>7}"
    )
    for engine in engines():
        with tempfile.TemporaryDirectory() as folder:
            started = perf_counter()
            search = engine.open(collection, Path(folder))
            build = perf_counter() - started
            size = sum(file.stat().st_size for file in Path(folder).rglob("*") if file.is_file()) / 1e6
            label = f"{engine.name:12} {build:8.1f} {size:6.1f}"
            for noise, spoil in NOISES:
                print(f"{label:28}   {noise:9} {_line(_quality(search, collection.queries, spoil))}", flush=True)
                label = ""


def _quality(search: Search, queries: Sequence[Query], spoil: Callable[[str, Random], str]) -> Quality:
    random = Random(SEED)
    rows: list[tuple[float, float, float]] = []
    times: list[float] = []
    for query in queries:
        text = spoil(query.text, random)
        started = perf_counter()
        found = search(text, DEPTH)
        times.append((perf_counter() - started) * 1_000)
        rows.append(_judged([one in query.relevant for one in found], len(query.relevant)))
    means = [sum(column) / len(rows) for column in zip(*rows, strict=True)]
    times.sort()
    return Quality(*means, *(times[int(len(times) * share)] for share in (0.5, 0.95, 0.99)))


def _judged(right: Sequence[bool], relevant: int) -> tuple[float, float, float]:
    """Precision at 1, reciprocal rank and normalised discounted cumulative gain of one answer."""
    gains = [1 / math.log2(place + 2) for place in range(DEPTH)]
    best = sum(gains[: min(relevant, DEPTH)])
    rank = next((place for place, hit in enumerate(right, 1) if hit), math.inf)
    return float(rank == 1), 1 / rank, sum(gain for gain, hit in zip(gains, right, strict=False) if hit) / best


def _line(quality: Quality) -> str:
    first, reciprocal, gain, *times = quality
    return f"{first:6.3f} {reciprocal:7.3f} {gain:8.3f} " + " ".join(f"{time:7.2f}" for time in times)


if __name__ == "__main__":
    main()
