"""Patterns: alert templates as runs of literal words with gaps for names between, ready to be found in a text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from engine.recognition.glue import Glue
from engine.recognition.spelling import Spelling
from engine.recognition.synonyms import Synonyms
from engine.recognition.templates import Slot
from engine.recognition.words import Words

LONGEST_OPENING = 3
"""Patterns are known by so many of their first words."""

UNKNOWN = "\0"
"""Stands for every word that no template uses."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a slot: its words as ids, and the answer it means."""

    ids: str
    answer: str


@dataclass(frozen=True, slots=True)
class Gap:
    """What stands between two runs of literal words: slots, and the punctuation before, between and after them.

    `choices[i]` are the options of `slots[i]`, the longest first; none for a name. `marks` has one more item than
    `slots`. A gap without slots only says which punctuation follows.
    """

    slots: tuple[Slot, ...]
    marks: tuple[str, ...]
    choices: tuple[tuple[Choice, ...], ...]

    @property
    def only_choices(self) -> bool:
        """Whether the gap holds nothing but slots with options."""
        return all(self.choices)


@dataclass(frozen=True, slots=True)
class Claim:
    """An article that says this is its alert, and the template it wrote."""

    article: str
    template: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way one or more templates can be printed.

    `runs[i]` are neighbouring literal words, one character an id; `gaps[i]` stands before `runs[i]`, the last gap
    after the last run. `literal` is all runs in one; of its word `j`, `weights[j]` says how telling it is among the
    templates and `evidence[j]` in any text, `keys[j]` is how it is compared, `spelled[j]` its letters, `printed[j]`
    how the author wrote it up to the next word, and `run_of[j]` the run it stands in. `anchor` is the most telling
    run, `telling` the weight of the words the pattern is indexed under, `size` the number of letters that are not
    names, at most.
    """

    number: int
    claims: tuple[Claim, ...]
    runs: tuple[str, ...]
    gaps: tuple[Gap, ...]
    literal: str
    weights: tuple[float, ...]
    evidence: tuple[float, ...]
    keys: tuple[str, ...]
    spelled: tuple[str, ...]
    printed: tuple[str, ...]
    run_of: tuple[int, ...]
    anchor: int
    telling: float
    size: int


@dataclass(frozen=True, slots=True)
class Patterns:
    """All patterns of a knowledge base and what is needed to read a text in their words.

    `ids` has a character for every word, `weights` says how telling the word of an id is. Every pattern is known
    `by_rarest` under its most telling word, in `containing` under all words worth looking it up by, and in `opening`
    under its first words.
    """

    all: tuple[Pattern, ...]
    ids: Mapping[str, str]
    weights: Mapping[str, float]
    by_rarest: Mapping[str, tuple[Pattern, ...]]
    containing: Mapping[str, tuple[Pattern, ...]]
    opening: Mapping[str, tuple[Pattern, ...]]
    spelling: Spelling
    synonyms: Synonyms
    glue: Glue

    def words(self, folded: str) -> Words:
        """The words of a folded text as the templates know them."""
        return self.glue.parted(self.synonyms.words(folded), folded, self.ids)

    def encoded(self, keys: Iterable[str]) -> str:
        """One character a word: its id, or UNKNOWN."""
        ids = self.ids
        return "".join([ids.get(key, UNKNOWN) for key in keys])
