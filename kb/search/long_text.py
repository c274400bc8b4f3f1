"""Reads a long text: sentence by sentence, so that greetings and small talk count less than what is to the point."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from kb.search.asking import Asked, Known, read_parts
from kb.search.ranking import Clause, Pair

MOST_EMPHASIS = 4.0
"""What a thing counts at most that is said again and again."""

TO_THE_POINT = 0.5
"""Sentences from this share of the best one lend their letters, too."""

_SENTENCE_END = re.compile(r"(?<=[.!?\u3002\uff01\uff1f])\s+|\n\s*\n")


@dataclass(frozen=True, slots=True)
class _Sentence:
    clauses: tuple[Clause, ...]
    grams: tuple[str, ...]
    pairs: tuple[Pair, ...]
    point: float
    """How common its words are in the knowledge base, 0..1."""


def read_text(text: str, known: Known) -> Asked:
    """What a text speaks of: each thing once, with the emphasis that its sentences give it; codes are left aside."""
    sentences = [_sentence(asked, known.words.size) for asked in read_parts(_SENTENCE_END.split(text), known)]
    best = max((sentence.point for sentence in sentences), default=0.0) or 1.0
    shares = [(sentence, sentence.point / best) for sentence in sentences]
    return Asked(
        clauses=_emphasised(shares),
        grams=tuple(dict.fromkeys(gram for one, share in shares if share >= TO_THE_POINT for gram in one.grams)),
        pairs=_weighed(shares),
    )


def _sentence(asked: Asked, size: int) -> _Sentence:
    spreads = [math.log1p(clause.spread) for clause in asked.clauses if clause.telling]
    point = sum(spreads) / math.log1p(size) / (len(spreads) + 0.5) if size else 0.0
    return _Sentence(asked.clauses, asked.grams, asked.pairs, point)


def _emphasised(shares: Sequence[tuple[_Sentence, float]]) -> tuple[Clause, ...]:
    clauses: dict[tuple[str, ...], Clause] = {}
    emphasis: defaultdict[tuple[str, ...], float] = defaultdict(float)
    for sentence, share in shares:
        for clause in sentence.clauses:
            clauses.setdefault(clause.words, clause)
            emphasis[clause.words] += share
    return tuple(clause._replace(emphasis=min(emphasis[words], MOST_EMPHASIS)) for words, clause in clauses.items())


def _weighed(shares: Sequence[tuple[_Sentence, float]]) -> tuple[Pair, ...]:
    pairs: dict[str, Pair] = {}
    for sentence, share in shares:
        for pair in sentence.pairs:
            weight = max(share * pair.weight, pairs[pair.text].weight if pair.text in pairs else 0.0)
            pairs[pair.text] = pair._replace(weight=weight)
    return tuple(pairs.values())
