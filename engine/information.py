"""Weighs what an answer would tell: expected information in bits, and the wrong resolutions it is expected to save."""

from __future__ import annotations

from collections.abc import Sequence

from engine.differential import Column, entropy
from engine.findings import Candidate

ANSWERED_WHEN_SILENT = 0.2
"""How often people can answer a question that the article of their cause does not speak of, against where it does."""


def information_gain(column: Column, candidates: Sequence[Candidate]) -> float:
    """Expected information (bits) of the answer about which candidate it is: the mutual information of the two.

    The bits each row leaves open are known beforehand, and all candidates that say nothing share one typical row, so
    the work grows with what the candidates say, not with candidates times answers.
    """
    speaking = [each for each in candidates if each.article in column.rows]
    if not speaking:
        return 0.0
    total = sum(each.likelihood for each in candidates) or 1.0
    spoken = sum(each.likelihood for each in speaking)
    left_open = sum(each.likelihood * column.entropies[each.article] for each in speaking)
    left_open += (total - spoken) * column.typical_entropy
    told = max(0.0, entropy(expected_answers(column, candidates)) - left_open / total)
    return told * (spoken + ANSWERED_WHEN_SILENT * (total - spoken)) / total


def expected_answers(column: Column, candidates: Sequence[Candidate]) -> list[float]:
    """P(answer) over the candidates, in the order of the column."""
    total = sum(each.likelihood for each in candidates) or 1.0
    silent = max(0.0, 1.0 - sum(each.likelihood for each in candidates if each.article in column.rows) / total)
    expected = [silent * share for share in column.typical]
    for each in candidates:
        row = column.rows.get(each.article)
        if row is not None:
            weight = each.likelihood / total
            expected = [sum_so_far + weight * share for sum_so_far, share in zip(expected, row, strict=True)]
    return expected


def uncertainty(candidates: Sequence[Candidate]) -> float:
    """The bits that are open about which candidate it is."""
    total = sum(each.likelihood for each in candidates) or 1.0
    return entropy([each.likelihood / total for each in candidates])


def expected_tries(weights: Sequence[float]) -> float:
    """How many resolutions are tried on average (times the sum of the weights), the likeliest first."""
    return sum(place * weight for place, weight in enumerate(sorted(weights, reverse=True), start=1))


def tries_saved(column: Column, candidates: Sequence[Candidate]) -> float:
    """How many tries of wrong resolutions this one answer is expected to save."""
    weighed = [(each.likelihood, column.of(each.article)) for each in candidates]
    return expected_tries([likelihood for likelihood, _ in weighed]) - sum(
        expected_tries([likelihood * row[place] for likelihood, row in weighed]) for place in range(len(column.answers))
    )


def tries_approached(gain: float, candidates: Sequence[Candidate]) -> float:
    """The share of all avoidable tries that this many bits are of the bits still open.

    One answer seldom changes which candidate comes first although a few answers together would: looking one answer
    ahead calls each of them worthless. So each bit is worth its part of what certainty would save.
    """
    open_bits = uncertainty(candidates)
    total = sum(each.likelihood for each in candidates)
    avoidable = expected_tries([each.likelihood for each in candidates]) - total
    return avoidable * min(1.0, gain / open_bits) if open_bits > 0 else 0.0
