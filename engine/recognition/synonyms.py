"""Bring the names one thing has in a vocabulary (synonyms) to one form, so that variants of a text compare as equal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from engine.recognition.normalise import fold_phrase
from engine.recognition.words import MEANING, Words, words_of
from kb.model import SynonymSet

_Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Synonyms:
    """First word of a phrase -> the phrases that begin with it, longest first, each with the one key of its set."""

    phrases: Mapping[str, tuple[tuple[_Phrase, str], ...]]

    def words(self, folded: str) -> Words:
        """The words of a folded text; each phrase of a synonym set is one word, the same for the whole set."""
        return self._merged(words_of(folded))

    def single_words(self) -> dict[str, str]:
        """The words that are a name of something by themselves, each with the key of its set."""
        return {first: key for first, found in self.phrases.items() for phrase, key in found if len(phrase) == 1}

    def _merged(self, words: Words) -> Words:
        keys, at = words.keys, 0
        merged = Words()
        for begin in [number for number, key in enumerate(keys) if key in self.phrases]:
            if begin < at:
                continue
            for phrase, key in self.phrases[keys[begin]]:
                end = begin + len(phrase)
                if tuple(keys[begin:end]) == phrase:
                    merged.extend(words, at, begin)
                    merged.add(key, words.starts[begin], words.ends[end - 1])
                    at = end
                    break
        if not at:
            return words
        merged.extend(words, at, len(keys))
        return merged


def synonyms_of(sets: Iterable[SynonymSet]) -> Synonyms:
    """The synonym sets ready for use; sets that share a phrase mean the same thing and are taken together."""
    key_of: dict[_Phrase, str] = {}
    members: dict[str, list[_Phrase]] = {}
    for one in sets:
        phrases = [phrase for word in one.words if (phrase := tuple(words_of(fold_phrase(word).text).keys))]
        if not phrases:
            continue
        key = MEANING + " ".join(phrases[0])
        joined = members.setdefault(key, [])
        for phrase in phrases:
            known = key_of.get(phrase, key)
            joined += members.pop(known) if known != key else [phrase]
            key_of |= dict.fromkeys(joined, key)
    by_first: defaultdict[str, list[tuple[_Phrase, str]]] = defaultdict(list)
    for phrase, key in key_of.items():
        by_first[phrase[0]].append((phrase, key))
    return Synonyms({first: tuple(sorted(found, key=_longest_first)) for first, found in by_first.items()})


def _longest_first(entry: tuple[_Phrase, str]) -> int:
    return -len(entry[0])
