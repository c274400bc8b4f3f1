"""Whether a text is about anything in the knowledge base at all, measured against texts that are not.

A text in plain words always has some words in common with some article. How much of that is chance depends on the
knowledge base: on a large one that speaks of many things, more. So the same evidence is taken from a fixed set of
other texts (decoys.txt), and a text counts only if its evidence is stronger than that of nearly all of these.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from itertools import accumulate, islice
from pathlib import Path
from statistics import mean
from typing import NamedTuple

import numpy as np

from kb.search.asking import Asked
from kb.search.contents import Contents
from kb.search.long_text import Sentence, join, read_sentences
from kb.search.postings import Weights, information
from kb.search.ranking import FOR_TEXTS, Clause, best_first, holds, score
from kb.search.results import IndexUnreadable

DECOYS_REFUSED = 0.99
"""Share of the decoys that must fall below the threshold."""

MARGIN = 0.5
"""By how much a text must weigh more: decoys are far from any subject, and others are nearer."""

_FILE = "threshold"

MIXED = (1, 2, 4, 8, 16, 32)
"""Numbers of decoys that make up texts of growing length: the longer a text, the more it matches by chance."""

MIXTURES = 40
ALIKE = 50
"""So many texts next to each other in length make one step of the threshold."""

SENTENCES_WEIGHED = 6
ALONE = 0.8
"""What the likeness of a single sentence counts beside that of a whole text."""

NEAREST = 1.2
"""What the likeness with the nearest passage counts beside the score of words, letters and pairs."""

STRIDE = 7

OWN_TITLES_KEPT = 0.6
"""Share of the own titles that must stay above it, should the decoys happen to be about the same subject."""

WORD_LEFT_OUT = 4
"""Every fourth word is left out of them, for nobody says it quite as the author does."""

UNSEEN_WORDS = 0.5
"""Unknown words that are added to every text, so that a single common word is no evidence."""

TITLES_WEIGHED = 100
MATCHES_COUNTED = 6
PAIRS_COUNTED = 3
PAIRS_LOOKED_AT = 30
"""Best articles in which pairs of words are looked for."""


class Evidence(NamedTuple):
    """What speaks for a text being about the knowledge base.

    `subject`: how much its most telling words speak for the subject of the articles (nats). `average`: how much all its
    words do, which is what few words show. `covered`: share of its information that the best article holds. `matched`:
    how many of its words that article holds (six count at most). `pairs`: how many neighbouring words of it also stand
    side by side in one of the best articles (three at most). `score`: that of the best article (0..1). `length`: how
    many telling words it has; with it chance grows.
    """

    subject: float
    average: float
    covered: float
    matched: int
    pairs: int
    score: float
    length: int

    def weight(self) -> float:
        """One number for all; the factors are those of a logistic regression over texts of either sort, rounded."""
        said = 0.33 * self.subject + 4.2 * self.covered + 1.2 * self.matched + 0.5 * self.pairs + 15.0 * self.score
        return said + self.average - 2.0 * math.log1p(self.length)


class Judged(NamedTuple):
    """The score of every article for a text or one sentence of it, and the weight of the evidence for any of them."""

    scores: Weights
    weight: float
    length: int
    """Different telling words."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """The weight of evidence that texts of some `lengths` need; between them it changes with the logarithm."""

    lengths: tuple[float, ...]
    weights: tuple[float, ...]

    def at(self, length: int) -> float:
        """The weight that a text of that length needs."""
        return float(np.interp(math.log(max(length, 1)), np.log(self.lengths), self.weights))


def judge(text: str, contents: Contents) -> tuple[Judged, ...]:
    """Weighs a text as a whole, then its most telling sentences each alone, the weightiest first.

    The one line in a long mail that says what is wrong counts for itself. The time is bounded by the text's length.
    """
    return _judge_all(read_sentences(text, contents.known), contents)


def find_threshold(contents: Contents) -> Threshold:
    """What texts need on this knowledge base: more than nearly all decoys and mixtures of decoys of their length."""
    lines = files("kb.search").joinpath("decoys.txt").read_text("utf-8").splitlines()
    decoys = [read_sentences(line, contents.known) for line in lines]
    judged = [_heaviest(_judge_all(text, contents)) for count in MIXED for text in _mixtures(decoys, count)]
    judged.sort(key=lambda one: one.length)
    rows = [judged[at : at + ALIKE] for at in range(0, len(judged), ALIKE)]
    lengths = accumulate((max(1.0, mean(one.length for one in row)) for row in rows), max)
    refused = tuple(accumulate((_quantile(row, DECOYS_REFUSED) + MARGIN for row in rows), max))
    strict = Threshold(tuple(lengths), refused)
    lowered = _too_strict(strict, contents)
    return replace(strict, weights=tuple(weight - lowered for weight in strict.weights))


def write_threshold(threshold: Threshold, folder: Path) -> None:
    """Keeps a threshold beside the index it was found for: a line for each length."""
    lines = (f"{length!r} {weight!r}" for length, weight in zip(threshold.lengths, threshold.weights, strict=True))
    (folder / _FILE).write_text("\n".join(lines), "ascii")


def read_threshold(folder: Path) -> Threshold:
    """The threshold of an index. Errors: IndexUnreadable when it is missing or damaged."""
    try:
        pairs = [line.split() for line in (folder / _FILE).read_text("ascii").splitlines()]
        lengths, weights = zip(*((float(length), float(weight)) for length, weight in pairs), strict=True)
    except (OSError, ValueError) as error:
        raise IndexUnreadable(f"{folder}: {error}") from error
    return Threshold(lengths, weights)


def _judge_all(sentences: Sequence[Sentence], contents: Contents) -> tuple[Judged, ...]:
    whole = contents.passages.likeness(tuple(stem for sentence in sentences for stem in sentence.stems))
    if len(sentences) == 1:
        return (_judge(sentences, whole, contents),)
    telling = sorted(sentences, key=_promise, reverse=True)[:SENTENCES_WEIGHED]
    likenesses = [contents.passages.likeness(sentence.stems) for sentence in telling]
    alone = [_judge([one], likeness, contents) for one, likeness in zip(telling, likenesses, strict=True)]
    nearest = np.maximum.reduce([whole, *(np.float32(ALONE) * likeness for likeness in likenesses)])
    return (_judge(sentences, nearest, contents), *sorted(alone, key=lambda one: one.weight, reverse=True))


def _promise(sentence: Sentence) -> float:
    return sentence.point * sum(one.information for one in sentence.clauses if one.telling and one.spread)


def _heaviest(judged: Sequence[Judged]) -> Judged:
    """The whole text with the greatest weight that it or a sentence of it has."""
    return judged[0]._replace(weight=max(one.weight for one in judged))


def _judge(sentences: Sequence[Sentence], nearest: Weights, contents: Contents) -> Judged:
    """Weighs sentences together; `nearest` says how near each article is to them."""
    asked = join(sentences)
    scores = _scores(asked, nearest, contents)
    weight = _evidence(asked, scores, contents).weight()
    return Judged(scores, weight, sum(clause.telling for clause in asked.clauses))


def _scores(asked: Asked, nearest: Weights, contents: Contents) -> Weights:
    found = score(asked.clauses, asked.grams, asked.pairs, contents.letters, contents.together, FOR_TEXTS).total
    return ((found + NEAREST * nearest) / (1 + NEAREST)).astype(np.float32)


def _mixtures(decoys: Sequence[Sequence[Sentence]], count: int) -> Iterator[Sequence[Sentence]]:
    """The decoys one by one, or as many mixtures of `count` of them as give a steady quantile."""
    if count == 1:
        yield from decoys
        return
    for first in range(MIXTURES):
        chosen = (decoys[(first * STRIDE + step * (first + count)) % len(decoys)] for step in range(count))
        yield [sentence for text in chosen for sentence in text]


def _too_strict(threshold: Threshold, contents: Contents) -> float:
    """By how much most titles of the knowledge base miss the threshold; 0 where they do not."""
    some = contents.articles[:: max(1, len(contents.articles) // TITLES_WEIGHED)]
    titles = [_heaviest(judge(_half_remembered(article.title), contents)) for article in some]
    missing = [threshold.at(title.length) - title.weight for title in titles]
    return max(0.0, float(np.quantile(missing, OWN_TITLES_KEPT))) if missing else 0.0


def _half_remembered(title: str) -> str:
    words = enumerate(title.split(), start=1)
    return " ".join(word for place, word in words if place % WORD_LEFT_OUT)


def _quantile(judged: Sequence[Judged], share: float) -> float:
    return float(np.quantile([one.weight for one in judged], share))


def _evidence(asked: Asked, scores: Weights, contents: Contents) -> Evidence:
    best = best_first(scores, PAIRS_LOOKED_AT)
    telling = [clause for clause in asked.clauses if clause.telling]
    if not telling or not best:
        return Evidence(0.0, 0.0, 0.0, 0, 0, 0.0, len(telling))
    found = [clause for clause in telling if clause.spread and holds(clause, best[0])]
    unseen = UNSEEN_WORDS * information(0, len(contents.articles))
    among = frozenset(best)
    telling_pairs = (pair.text for pair in asked.pairs if pair.telling)
    stand = (pair for pair in telling_pairs if not among.isdisjoint(contents.together.holding(pair).tolist()))
    return Evidence(
        subject=contents.subject.spoken_of(stem for clause in telling for stem in clause.words),
        average=mean(contents.subject.said_by(clause.words) for clause in telling),
        covered=sum(_weighed(clause) for clause in found) / (sum(_weighed(clause) for clause in telling) + unseen),
        matched=min(len(found), MATCHES_COUNTED),
        pairs=sum(1 for _ in islice(stand, PAIRS_COUNTED)),
        score=float(scores[best[0]]),
        length=len(telling),
    )


def _weighed(clause: Clause) -> float:
    return clause.emphasis * clause.information
