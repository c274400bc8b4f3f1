"""Words and phrases that mean the same, looked up when a query is read: the index holds only what was written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np

from kb.model import SynonymSet
from kb.search.postings import Posting, Postings, gather, information
from kb.search.words import main_words

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Meaning:
    """One set of synonyms: its phrases as stems, where any of them stands, and what that says (nats)."""

    phrases: tuple[Phrase, ...]
    posting: Posting
    information: float


@dataclass(frozen=True, slots=True, eq=False)
class Synonyms:
    """All sets of synonyms, by phrase."""

    meanings: Mapping[Phrase, Meaning]
    longest: int

    def at(self, stems: Sequence[str], start: int) -> tuple[int, Meaning] | None:
        """The longest phrase that begins there: how many words it takes and what it means."""
        for length in range(min(self.longest, len(stems) - start), 0, -1):
            meaning = self.meanings.get(tuple(stems[start : start + length]))
            if meaning is not None:
                return length, meaning
        return None

    def settled(self, stems: Sequence[str]) -> tuple[str, ...]:
        """The words with every known phrase replaced by the first of its set, so that synonyms compare equal."""
        settled: list[str] = []
        at = 0
        while at < len(stems):
            found = self.at(stems, at)
            settled.extend(found[1].phrases[0] if found else (stems[at],))
            at += found[0] if found else 1
        return tuple(settled)


def read_synonyms(sets: Iterable[SynonymSet], postings: Postings, runs: Sequence[str]) -> Synonyms:
    """The sets with their postings; a phrase stands where its words follow each other in a run of stems."""
    meanings: dict[Phrase, Meaning] = {}
    for phrases in _joined_sets(sets):
        posting = gather(postings.size, [stands(phrase, postings, runs) for phrase in phrases])
        meaning = Meaning(phrases, posting, information(len(posting.articles), postings.size))
        meanings.update(dict.fromkeys(phrases, meaning))
    return Synonyms(meanings, max((len(phrase) for phrase in meanings), default=0))


def _joined_sets(sets: Iterable[SynonymSet]) -> list[tuple[Phrase, ...]]:
    """Sets that share a phrase are one set; words that have the same stem are one phrase."""
    owner: dict[Phrase, int] = {}
    members: dict[int, list[Phrase]] = defaultdict(list)
    for number, one in enumerate(sets):
        phrases = list(dict.fromkeys(phrase_of(text) for text in one.words))
        for earlier in sorted({owner[phrase] for phrase in phrases if phrase in owner}):
            phrases = list(dict.fromkeys(members.pop(earlier) + phrases))
        members[number] = [phrase for phrase in phrases if phrase]
        owner.update(dict.fromkeys(members[number], number))
    return [tuple(phrases) for phrases in members.values() if len(phrases) > 1]


def phrase_of(text: str) -> Phrase:
    """The words of a synonym as stems."""
    return tuple(word.stem for word in main_words(text))


def stands(phrase: Phrase, postings: Postings, runs: Sequence[str]) -> Posting:
    """The articles in which the words of a phrase follow each other, `runs` being the stems of each in order."""
    found = [postings.of(word) for word in phrase]
    if any(posting is None for posting in found):
        return _nowhere()
    known = [posting for posting in found if posting is not None]
    if len(known) == 1:
        return known[0]
    line = f" {' '.join(phrase)} "
    together = reduce(np.intersect1d, (posting.articles for posting in known))
    articles = np.asarray([number for number in together if line in runs[number]], dtype=np.int32)
    weights = [posting.weights[np.searchsorted(posting.articles, articles)] for posting in known]
    return Posting(articles, np.minimum.reduce(weights))


def _nowhere() -> Posting:
    return Posting(np.empty(0, dtype=np.int32), np.empty(0, dtype=np.float32))
