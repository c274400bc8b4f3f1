"""Finds the answers of a case that do not fit together, so that the person can change one of the two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from engine.entries import Answers, Conclude, concluded_beside, derived_twice
from engine.findings import Finding, Origin
from engine.inference.consultation import Derivation
from kb.model import Group, Question, Vocabulary


class Clash(StrEnum):
    """Why two findings do not fit together."""

    OTHERWISE = "says-otherwise"
    """They give one question different answers, themselves or by what follows from them."""
    OUT_OF_PLACE = "out-of-place"
    """The first answers a question that the second says not to ask (its `only_if`)."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """`first`, an answer, and `second`, an answer or what an alert prints, do not fit together.

    `because` are the derivations by which they clash, each with all the given findings it goes back to; empty where
    they clash as they stand.
    """

    first: Finding
    second: Finding
    clash: Clash = Clash.OTHERWISE
    because: tuple[Derivation, ...] = ()


def contradictions(
    vocabulary: Vocabulary, conclude: Conclude, findings: Sequence[Finding], printed: Sequence[Finding]
) -> tuple[Contradiction, ...]:
    """Every contradiction once, in the order of the answers.

    `findings` are all of the case, derived ones included; `printed` what its exact alerts print, also about questions
    that were answered since. The rules are asked (`conclude`) only about answers of which others say otherwise.
    """
    answered = [each for each in findings if each.origin is Origin.ANSWERED and each.question in vocabulary.questions]
    if not answered:
        return ()
    sure = _sure(each for each in findings if each.question in vocabulary.questions)
    given = {name: each for name, each in sure.items() if each.origin is not Origin.DERIVED}
    derivable = [each for each in answered if _is_derived_otherwise(vocabulary.questions[each.question], each, sure)]
    found = (
        *_printed_otherwise(answered, printed),
        *(each for finding in derivable for each in _derived_otherwise(conclude, given, finding)),
        *_out_of_place(vocabulary, conclude, answered, given, sure),
        *_derived_twice(conclude, findings, given),
    )
    return tuple(_without_repeats(found))


def _sure(findings: Iterable[Finding]) -> Mapping[str, Finding]:
    """The sure finding of each question that has one answer; what alerts say in two ways denies nothing."""
    by_question: dict[str, list[Finding]] = {}
    for each in findings:
        if each.origin is not Origin.HEARD:
            by_question.setdefault(each.question, []).append(each)
    return {name: found[0] for name, found in by_question.items() if len({each.answer for each in found}) == 1}


def _printed_otherwise(answered: Iterable[Finding], printed: Sequence[Finding]) -> Iterator[Contradiction]:
    """Answers to a question that alerts answer, but none of them so."""
    for answer in answered:
        others = [each for each in printed if each.question == answer.question]
        if others and all(each.answer != answer.answer for each in others):
            yield Contradiction(answer, others[0])


def _is_derived_otherwise(question: Question, finding: Finding, sure: Mapping[str, Finding]) -> bool:
    """Whether a rule for another answer holds, as far as can be said without the rules: saves most consultations."""
    return any(answer != finding.answer and _holds(group, sure) for answer, group in question.derived)


def _holds(group: Group, sure: Mapping[str, Finding]) -> bool:
    return all(each.question in sure and sure[each.question].answer in each.answers for each in group.conditions)


def _derived_otherwise(conclude: Conclude, given: Mapping[str, Finding], finding: Finding) -> Iterator[Contradiction]:
    """The answer against the first of the findings from which another answer follows."""
    derivations = concluded_beside(conclude, _answers(given), finding.question).derivations
    for derivation in derivations:
        if derivation.finding.question == finding.question and derivation.finding.answer != finding.answer:
            traced = _traced(derivation, derivations, given)
            yield Contradiction(finding, _changeable(traced.grounds), because=(traced,))


def _out_of_place(
    vocabulary: Vocabulary,
    conclude: Conclude,
    answered: Iterable[Finding],
    given: Mapping[str, Finding],
    sure: Mapping[str, Finding],
) -> Iterator[Contradiction]:
    """Answers to a question each of whose `only_if` groups a sure finding denies."""
    for answer in answered:
        groups = vocabulary.questions[answer.question].only_if
        denials = [denial for group in groups if (denial := _denial(group, sure)) is not None]
        if not groups or len(denials) < len(groups):
            continue
        if denials[0].origin is not Origin.DERIVED:
            yield Contradiction(answer, denials[0], Clash.OUT_OF_PLACE)
            continue
        derivations = conclude(_answers(given)).derivations
        traced = _traced(Derivation(denials[0], (denials[0],)), derivations, given)
        if answer not in traced.grounds:
            yield Contradiction(answer, _changeable(traced.grounds), Clash.OUT_OF_PLACE, (traced,))


def _denial(group: Group, sure: Mapping[str, Finding]) -> Finding | None:
    known = ((each, sure[each.question]) for each in group.conditions if each.question in sure)
    return next((finding for condition, finding in known if finding.answer not in condition.answers), None)


def _derived_twice(
    conclude: Conclude, findings: Sequence[Finding], given: Mapping[str, Finding]
) -> Iterator[Contradiction]:
    """Answers from which different answers to one question follow."""
    derived = [each.question for each in findings if each.origin is Origin.DERIVED]
    if len(set(derived)) == len(derived):
        return
    consulted = conclude(_answers(given))
    for pair in derived_twice(consulted):
        one, other = (_traced(each, consulted.derivations, given) for each in pair)
        firsts = [each for each in one.grounds if each not in other.grounds]
        seconds = [each for each in other.grounds if each not in one.grounds]
        if firsts and seconds:
            yield Contradiction(_changeable(firsts), _changeable(seconds), because=(one, other))


def _traced(derivation: Derivation, among: Sequence[Derivation], given: Mapping[str, Finding]) -> Derivation:
    """The derivation with the given findings that its grounds go back to, in the order they were given."""
    grounds = {each.finding: each.grounds for each in among}
    reached, waiting = set[str](), list(derivation.grounds)
    while waiting:
        ground = waiting.pop()
        reached.add(ground.question)
        waiting.extend(each for each in grounds.get(ground, ()) if each.question not in reached)
    return Derivation(derivation.finding, tuple(each for name, each in given.items() if name in reached))


def _changeable(grounds: Sequence[Finding]) -> Finding:
    """An answer rather than what an alert prints: that cannot be changed."""
    return next((each for each in grounds if each.origin is Origin.ANSWERED), grounds[0])


def _without_repeats(found: Iterable[Contradiction]) -> Iterator[Contradiction]:
    """Each two findings once, whichever of them was looked at first."""
    seen: set[frozenset[Finding]] = set()
    for each in found:
        pair = frozenset((each.first, each.second))
        if pair not in seen:
            seen.add(pair)
            yield each


def _answers(given: Mapping[str, Finding]) -> Answers:
    return {name: each.answer for name, each in given.items()}
