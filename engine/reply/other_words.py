"""Words and phrases that stand for one another, or for the opposite, in a reply to whatever question.

The sets (other_words.txt, the opposites behind a `|`) are those of people who use an office's computers; beside them
stand the everyday words of search and the synonyms of the knowledge base. As there, sets make no chains.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files

from kb.model import SynonymSet
from kb.search.everyday import other_phrases
from kb.search.synonyms import Phrase, phrase_of


@dataclass(frozen=True, slots=True)
class OtherWords:
    """Phrase -> the phrases that say the same, or the opposite; `longest` is the number of words of the longest."""

    same: Mapping[Phrase, frozenset[Phrase]]
    opposite: Mapping[Phrase, frozenset[Phrase]]
    longest: int

    def __contains__(self, phrase: Phrase) -> bool:
        return phrase in self.same


def other_words(synonyms: Iterable[SynonymSet]) -> OtherWords:
    """What stands for one another in a knowledge base with these synonyms."""
    same: defaultdict[Phrase, set[Phrase]] = defaultdict(set)
    opposite: defaultdict[Phrase, set[Phrase]] = defaultdict(set)
    for phrase, others in other_phrases().items():
        same[phrase].update(others)
    for words, against in (*_sets(), *((one.words, ()) for one in synonyms)):
        sides = [[phrase for text in side if (phrase := phrase_of(text))] for side in (words, against)]
        for here, there in (sides, sides[::-1]):
            for phrase in here:
                same[phrase].update(here)
                opposite[phrase].update(there)
    return OtherWords(
        {phrase: frozenset(others - {phrase}) for phrase, others in same.items()},
        {phrase: frozenset(others) for phrase, others in opposite.items()},
        max(map(len, same)),
    )


def _sets() -> Iterable[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The words of every set, and those that say the opposite."""
    for line in files("engine.reply").joinpath("other_words.txt").read_text("utf-8").splitlines():
        words, _, against = line.partition("|")
        yield tuple(words.split(",")), tuple(filter(None, against.split(",")))
