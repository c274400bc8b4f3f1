"""Compile the alert templates of a knowledge base into patterns: runs of literal words with gaps for names between."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from engine.recognition.glue import Glue, glue_of
from engine.recognition.normalise import fold_phrase
from engine.recognition.spelling import Spelling, spelling_of
from engine.recognition.synonyms import Synonyms
from engine.recognition.templates import Part, Slot, read_template
from engine.recognition.words import Words
from kb.model import Article, KnowledgeBase, Status, Vocabulary

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
    after the last run. `literal` is all runs in one; of its word `j`, `weights[j]` says how telling it is, `keys[j]`
    how it is compared, `printed[j]` how the author wrote it up to the next word, `evidence[j]` how little it is to be
    expected in any text, and `run_of[j]` in which run it stands. `anchor` is the most telling run, `telling` the weight
    of the words the pattern is indexed under, `size` the number of letters.
    """

    number: int
    claims: tuple[Claim, ...]
    runs: tuple[str, ...]
    gaps: tuple[Gap, ...]
    literal: str
    weights: tuple[float, ...]
    evidence: tuple[float, ...]
    keys: tuple[str, ...]
    printed: tuple[str, ...]
    run_of: tuple[int, ...]
    anchor: int
    telling: float
    size: int


@dataclass(frozen=True, slots=True)
class Patterns:
    """All patterns of a knowledge base and what is needed to read a text in their words."""

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


@dataclass(frozen=True, slots=True)
class _Outline:
    """A pattern before ids are given: its runs as words, its gaps as slots and punctuation."""

    runs: tuple[tuple[str, ...], ...]
    slots: tuple[tuple[Slot, ...], ...]
    marks: tuple[tuple[str, ...], ...]
    printed: tuple[str, ...] = field(compare=False)


def compile_patterns(kb: KnowledgeBase, synonyms: Synonyms) -> Patterns:
    """The patterns of every current article's alert templates; those that read the same are one with several claims."""
    claims = _claims(kb, synonyms)
    weights = _weights(claims)
    option_words = (
        key
        for outline in claims
        for slots in outline.slots
        for slot in slots
        for option in slot.options
        for key in _words(option, synonyms)
    )
    ids = {key: chr(number) for number, key in enumerate(dict.fromkeys([*weights, *option_words]), start=1)}
    weight_of = {ids[key]: weight for key, weight in weights.items()}
    compiler = _Compiler(ids, weight_of, _indexed(claims, ids, weight_of), synonyms, kb.vocabulary)
    patterns = tuple(
        compiler.pattern(number, outline, tuple(found)) for number, (outline, found) in enumerate(claims.items())
    )
    return Patterns(
        all=patterns,
        ids=ids,
        weights=weight_of,
        by_rarest=_by_rarest(patterns, weight_of),
        containing=_containing(patterns, compiler.indexed),
        opening=_opening(patterns),
        spelling=spelling_of(ids),
        synonyms=synonyms,
        glue=glue_of(reading for article in _current(kb) for alert in article.alerts for reading in read_template(alert)),
    )


def _current(kb: KnowledgeBase) -> Iterator[Article]:
    return (article for article in kb.articles.values() if article.status is not Status.RETIRED)


def _claims(kb: KnowledgeBase, synonyms: Synonyms) -> dict[_Outline, list[Claim]]:
    claims: defaultdict[_Outline, list[Claim]] = defaultdict(list)
    for article in _current(kb):
        for template in article.alerts:
            for reading in read_template(template):
                outline = _outline(reading, synonyms)
                known = claims[outline] if outline.runs else []
                if all(claim.article != article.id for claim in known):
                    known.append(Claim(article.id, template))
    return claims


def _outline(reading: tuple[Part, ...], synonyms: Synonyms) -> _Outline:
    """Words go to runs, slots to the gaps, and punctuation to the gap it stands in."""
    runs: list[tuple[str, ...]] = []
    slots: list[list[Slot]] = [[]]
    marks: list[list[str]] = [[""]]
    printed: list[str] = []
    for part in reading:
        if isinstance(part, Slot):
            slots[-1].append(part)
            marks[-1].append("")
            continue
        folded = fold_phrase(part).text
        words = synonyms.words(folded)
        if not words.keys:
            marks[-1][-1] += _punctuation(folded)
            continue
        marks[-1][-1] += _punctuation(folded[: words.starts[0]])
        runs.append(tuple(words.keys))
        printed += [folded[start:end] for start, end in pairwise((*words.starts, len(folded)))]
        slots.append([])
        marks.append([_punctuation(folded[words.ends[-1] :])])
    return _Outline(tuple(runs), tuple(map(tuple, slots)), tuple(map(tuple, marks)), tuple(printed))


def _punctuation(text: str) -> str:
    """The marks with single blanks between and around them as the author wrote them."""
    return " ".join(text.split(" ")) if text.strip() else ""


def _words(text: str, synonyms: Synonyms) -> list[str]:
    return synonyms.words(fold_phrase(text).text).keys


def _weights(outlines: Iterable[_Outline]) -> dict[str, float]:
    """How telling a word is: the logarithm of one over the share of templates with it; little words count less."""
    distinct = {outline.runs for outline in outlines}
    spread = Counter(key for runs in distinct for key in {key for run in runs for key in run})
    return {
        key: math.log(1 + len(distinct) / count) * (_LITTLE if key in _LITTLE_WORDS or key.isdigit() else 1.0)
        for key, count in spread.items()
    }


@dataclass(frozen=True, slots=True)
class _Compiler:
    ids: Mapping[str, str]
    weights: Mapping[str, float]
    indexed: tuple[frozenset[str], ...]
    synonyms: Synonyms
    vocabulary: Vocabulary

    def pattern(self, number: int, outline: _Outline, claims: tuple[Claim, ...]) -> Pattern:
        runs = tuple(self._encoded(run) for run in outline.runs)
        return Pattern(
            number=number,
            claims=claims,
            runs=runs,
            gaps=tuple(self._gap(slots, marks) for slots, marks in zip(outline.slots, outline.marks, strict=True)),
            literal="".join(runs),
            weights=tuple(self.weights[one] for run in runs for one in run),
            evidence=tuple(_evidence(key) for run in outline.runs for key in run),
            keys=tuple(key for run in outline.runs for key in run),
            printed=outline.printed,
            run_of=tuple(number for number, run in enumerate(runs) for _ in run),
            anchor=max(range(len(runs)), key=lambda at: sum(self.weights[one] for one in runs[at])),
            telling=sum(self.weights[one] for one in self.indexed[number]),
            size=sum(len(key) for run in outline.runs for key in run),
        )

    def _gap(self, slots: tuple[Slot, ...], marks: tuple[str, ...]) -> Gap:
        return Gap(slots, marks, tuple(tuple(self._choices(slot)) for slot in slots))

    def _choices(self, slot: Slot) -> list[Choice]:
        choices = [
            Choice(self._encoded(_words(option, self.synonyms)), self._answer(slot.name, option))
            for option in slot.options
        ]
        return sorted((choice for choice in choices if choice.ids), key=lambda choice: -len(choice.ids))

    def _answer(self, question_id: str, option: str) -> str:
        """The answer an option means: the one of that id, else of that label or heard in it, else the option itself."""
        question = self.vocabulary.questions.get(question_id)
        if question is None or question.answer(option) is not None:
            return option
        said = _words(option, self.synonyms)
        for answer in question.answers:
            if any(_words(text, self.synonyms) == said for text in (answer.id, answer.label, *answer.heard_as)):
                return answer.id
        return option

    def _encoded(self, keys: Iterable[str]) -> str:
        return "".join(self.ids[key] for key in keys)


def _evidence(key: str) -> float:
    if key in _LITTLE_WORDS or len(key) == 1:
        return 0.8
    return 1.0 if key.isdigit() else min(3.0, 0.75 * len(key))


def _indexed(
    outlines: Iterable[_Outline], ids: Mapping[str, str], weights: Mapping[str, float]
) -> tuple[frozenset[str], ...]:
    """For each pattern the words worth looking it up by: those that few patterns have, but never fewer than three."""
    distinct = [sorted({ids[key] for run in outline.runs for key in run}) for outline in outlines]
    spread = Counter(one for words in distinct for one in words)
    common = max(_COMMON, len(distinct) // 25)
    return tuple(
        frozenset(
            one
            for rank, one in enumerate(sorted(words, key=lambda one: -weights[one]))
            if rank < _FEWEST_INDEXED or spread[one] <= common
        )
        for words in distinct
    )


def _containing(patterns: Iterable[Pattern], indexed: tuple[frozenset[str], ...]) -> dict[str, tuple[Pattern, ...]]:
    found: defaultdict[str, list[Pattern]] = defaultdict(list)
    for pattern in patterns:
        for one in indexed[pattern.number]:
            found[one].append(pattern)
    return {one: tuple(several) for one, several in found.items()}


def _opening(patterns: Iterable[Pattern]) -> dict[str, tuple[Pattern, ...]]:
    """Each pattern under its first word, its first two and its first three, as far as no gap is between them."""
    found: defaultdict[str, list[Pattern]] = defaultdict(list)
    for pattern in patterns:
        for count in range(1, min(len(pattern.runs[0]), LONGEST_OPENING) + 1):
            found[pattern.runs[0][:count]].append(pattern)
    return {opening: tuple(several) for opening, several in found.items()}


def _by_rarest(patterns: Iterable[Pattern], weights: Mapping[str, float]) -> dict[str, tuple[Pattern, ...]]:
    """Each pattern under its most telling literal word; without it, it cannot stand in a text word for word."""
    found: defaultdict[str, list[Pattern]] = defaultdict(list)
    for pattern in patterns:
        found[max(pattern.literal, key=weights.__getitem__)].append(pattern)
    return {one: tuple(several) for one, several in found.items()}


def _little_words() -> Iterator[str]:
    yield from "a an and are as at be been but by can could do does did for from had has have he her his i if in is".split()
    yield from "it its may me my no not of on or our she should so such than that the their them then there these".split()
    yield from "they this those to was we were what when which while who will with would you your".split()


_COMMON = 40
_FEWEST_INDEXED = 3

_LITTLE = 0.35
_LITTLE_WORDS = frozenset(_little_words())
