"""Compile the alert templates of a knowledge base into patterns and the tables they are looked up in."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from engine.recognition.glue import glue_of
from engine.recognition.outlines import Outline, current_articles, outlines_of, words_of_phrase
from engine.recognition.patterns import LONGEST_OPENING, Choice, Claim, Gap, Pattern, Patterns
from engine.recognition.spelling import spelling_of
from engine.recognition.synonyms import Synonyms
from engine.recognition.telling import evidence_of, weights_of
from engine.recognition.templates import Slot, read_template
from kb.model import KnowledgeBase, Vocabulary


def compile_patterns(kb: KnowledgeBase, synonyms: Synonyms) -> Patterns:
    """The patterns of every current article's alert templates; those that read the same are one with several claims."""
    alerts = [alert for article in current_articles(kb) for alert in article.alerts]
    claims = outlines_of(kb, synonyms)
    weights = weights_of(outline.runs for outline in claims)
    option_words = (
        key
        for outline in claims
        for slots in outline.slots
        for slot in slots
        for option in slot.options
        for key in words_of_phrase(option, synonyms)
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
        spelling=spelling_of({key: key for key in ids} | _names_known(synonyms, ids)),
        synonyms=synonyms,
        glue=glue_of(reading for alert in alerts for reading in read_template(alert)),
    )


def _names_known(synonyms: Synonyms, ids: Mapping[str, str]) -> dict[str, str]:
    return {word: key for word, key in synonyms.single_words().items() if key in ids}


@dataclass(frozen=True, slots=True)
class _Compiler:
    ids: Mapping[str, str]
    weights: Mapping[str, float]
    indexed: tuple[tuple[str, ...], ...]
    synonyms: Synonyms
    vocabulary: Vocabulary

    def pattern(self, number: int, outline: Outline, claims: tuple[Claim, ...]) -> Pattern:
        runs = tuple(self._encoded(run) for run in outline.runs)
        return Pattern(
            number=number,
            claims=claims,
            runs=runs,
            gaps=tuple(self._gap(slots, marks) for slots, marks in zip(outline.slots, outline.marks, strict=True)),
            literal="".join(runs),
            weights=tuple(self.weights[one] for run in runs for one in run),
            evidence=tuple(evidence_of(key) for run in outline.runs for key in run),
            keys=tuple(key for run in outline.runs for key in run),
            spelled=outline.spelled,
            printed=outline.printed,
            run_of=tuple(number for number, run in enumerate(runs) for _ in run),
            anchor=max(range(len(runs)), key=lambda at: sum(self.weights[one] for one in runs[at])),
            telling=sum(self.weights[one] for one in self.indexed[number]),
            size=sum(len(key) for run in outline.runs for key in run) + self._longest_options(outline),
        )

    def _longest_options(self, outline: Outline) -> int:
        slots = (slot for several in outline.slots for slot in several if slot.options)
        return sum(max(map(self._letters, slot.options)) for slot in slots)

    def _letters(self, option: str) -> int:
        return sum(map(len, words_of_phrase(option, self.synonyms)))

    def _gap(self, slots: tuple[Slot, ...], marks: tuple[str, ...]) -> Gap:
        return Gap(slots, marks, tuple(tuple(self._choices(slot)) for slot in slots))

    def _choices(self, slot: Slot) -> list[Choice]:
        choices = [
            Choice(self._encoded(words_of_phrase(option, self.synonyms)), self._answer(slot.name, option))
            for option in slot.options
        ]
        return sorted((choice for choice in choices if choice.ids), key=lambda choice: -len(choice.ids))

    def _answer(self, question_id: str, option: str) -> str:
        """The answer an option means: the one of that id, else of that label or heard in it, else the option itself."""
        question = self.vocabulary.questions.get(question_id)
        if question is None or question.answer(option) is not None:
            return option
        said = words_of_phrase(option, self.synonyms)
        for answer in question.answers:
            if any(
                words_of_phrase(text, self.synonyms) == said for text in (answer.id, answer.label, *answer.heard_as)
            ):
                return answer.id
        return option

    def _encoded(self, keys: Iterable[str]) -> str:
        return "".join(self.ids[key] for key in keys)


def _indexed(
    outlines: Iterable[Outline], ids: Mapping[str, str], weights: Mapping[str, float]
) -> tuple[tuple[str, ...], ...]:
    """For each pattern the words worth looking it up by: those that few patterns have, but never fewer than three."""
    distinct = [sorted({ids[key] for run in outline.runs for key in run}) for outline in outlines]
    spread = Counter(one for words in distinct for one in words)
    common = max(_COMMON, len(distinct) // 25)
    return tuple(
        tuple(
            one
            for rank, one in enumerate(sorted(words, key=lambda one: -weights[one]))
            if rank < _FEWEST_INDEXED or spread[one] <= common
        )
        for words in distinct
    )


def _containing(patterns: Iterable[Pattern], indexed: tuple[tuple[str, ...], ...]) -> dict[str, tuple[Pattern, ...]]:
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


_COMMON = 40
"""A word that more patterns have is no good for looking them up."""

_FEWEST_INDEXED = 3
