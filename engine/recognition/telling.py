"""How much a word tells: among the templates of a knowledge base, and against any text whatever."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator


def weights_of(templates: Iterable[tuple[tuple[str, ...], ...]]) -> dict[str, float]:
    """How telling a word is: the logarithm of one over the share of templates with it; little words count less."""
    distinct = set(templates)
    spread = Counter(key for runs in distinct for key in {key for run in runs for key in run})
    return {
        key: math.log(1 + len(distinct) / count) * (_LITTLE if key in _LITTLE_WORDS or key.isdigit() else 1.0)
        for key, count in spread.items()
    }


def evidence_of(key: str) -> float:
    """How much it says that a word stands where a template has it: little for words that stand everywhere."""
    if key in _LITTLE_WORDS or len(key) == 1:
        return 0.8
    return 1.0 if key.isdigit() else min(3.0, 0.75 * len(key))


def _little_words() -> Iterator[str]:
    yield from "a an and are as at be been but by can could do does did for from had has have he her his i".split()
    yield from "if in is it its may me my no not of on or our she should so such than that the their them".split()
    yield from "then there these they this those to was we were what when which while who will with would".split()
    yield from "you your".split()


_LITTLE = 0.35
_LITTLE_WORDS = frozenset(_little_words())
