"""Reads a long text: sentence by sentence, so that greetings and small talk count less than what is to the point."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from kb.search.asking import Asked, Known, read_parts
from kb.search.ranking import Clause, Pair

PAIRS_READ = 64
"""Pairs of words that are looked for, the most emphasised first; the work is bounded by it."""

MOST_EMPHASIS = 4.0
"""What a thing counts at most that is said again and again."""

BESIDE_THE_POINT = 0.2
"""Emphasis of a sentence without any word of the knowledge base, beside 1 of the one most to the point."""

TO_THE_POINT = 0.4
"""Sentences of this emphasis lend their letters, too."""

_SENTENCE_END = re.compile(r"(?<=[.!?\u3002\uff01\uff1f])\s+|\n\s*\n")


@dataclass(frozen=True, slots=True)
class Sentence:
    """What one sentence says. `point` is how common its words are in the knowledge base, 0..1."""

    clauses: tuple[Clause, ...]
    grams: tuple[str, ...]
    pairs: tuple[Pair, ...]
    stems: tuple[str, ...]
    point: float


def read_sentences(text: str, known: Known) -> tuple[Sentence, ...]:
    """The sentences of a text; codes are left aside."""
    return tuple(_sentence(asked, known.words.size) for asked in read_parts(_SENTENCE_END.split(text), known))


def join(sentences: Sequence[Sentence]) -> Asked:
    """What sentences speak of together: each thing once, with the emphasis that they give it."""
    best = max((sentence.point for sentence in sentences), default=0.0) or 1.0
    shares = [(sentence, _emphasis(sentence.point / best)) for sentence in sentences]
    return Asked(
        clauses=_emphasised(shares),
        grams=tuple(dict.fromkeys(gram for one, share in shares if share >= TO_THE_POINT for gram in one.grams)),
        pairs=_weighed(shares),
    )


def _emphasis(share: float) -> float:
    return BESIDE_THE_POINT + (1 - BESIDE_THE_POINT) * share**2


def _sentence(asked: Asked, size: int) -> Sentence:
    spreads = [math.log1p(clause.spread) for clause in asked.clauses if clause.telling]
    point = sum(spreads) / math.log1p(size) / (len(spreads) + 0.5) if size else 0.0
    return Sentence(asked.clauses, asked.grams, asked.pairs, asked.stems, point)


def _emphasised(shares: Sequence[tuple[Sentence, float]]) -> tuple[Clause, ...]:
    clauses: dict[tuple[str, ...], Clause] = {}
    emphasis: defaultdict[tuple[str, ...], float] = defaultdict(float)
    for sentence, share in shares:
        for clause in sentence.clauses:
            clauses.setdefault(clause.words, clause)
            emphasis[clause.words] += share
    return tuple(clause._replace(emphasis=min(emphasis[words], MOST_EMPHASIS)) for words, clause in clauses.items())


def _weighed(shares: Sequence[tuple[Sentence, float]]) -> tuple[Pair, ...]:
    pairs: dict[str, Pair] = {}
    for sentence, share in shares:
        for pair in sentence.pairs:
            weight = max(share * pair.weight, pairs[pair.text].weight if pair.text in pairs else 0.0)
            pairs[pair.text] = pair._replace(weight=weight)
    return tuple(sorted(pairs.values(), key=lambda pair: -pair.weight)[:PAIRS_READ])
