"""Decides what to do next in a case: resolve, ask the most telling question, offer a shortlist, or escalate."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from engine.differential import Column, Frequencies
from engine.findings import Candidate
from engine.information import expected_answers, information_gain, tries_approached, tries_saved, uncertainty
from kb.model import UNKNOWN, Group, Question, Rating, Vocabulary

STOPPING_LIKELIHOOD = 0.95
MINIMAL_GAIN = 0.01
"""Bits. A question that tells less than this cannot change the order of the candidates noticeably."""
PRESUMED = 0.75
HEARD_GAIN = 0.5
MOST_CANDIDATES = 60
"""Questions are weighed over the likeliest candidates only; the rest together hardly weigh anything."""
CLEAR_LEAD = 0.55
"""From here on the first candidate is likelier than all others together, so it may be worth trying before they are."""
IN_VAIN = MappingProxyType({1: 2.0, 2: 5.0, 3: 20.0, 4: 100.0, 5: 400.0})
"""Effort of an article (1 a minute … 5 a project) -> how many questions of effort 1 cost as much as a try in vain."""
USUAL_EFFORT = 2
MOST_QUESTIONS = 20
SHORTLIST = 3
AT_A_LOSS = 4
"""Questions in vain, most of all asked, after which the person is shown what there is to choose from."""
PLAUSIBLE = 0.02


@dataclass(frozen=True, slots=True)
class Resolve:
    """Show the resolution of these candidates, one after the other."""

    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Separation:
    """What one answer would do: these articles become likelier (best first)."""

    answer: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask `question`; `gain` in bits, `number` of `at_most`; `preselected` is an answer that was heard ("" if none)."""

    question: Question
    gain: float
    separates: tuple[Separation, ...]
    number: int
    at_most: int
    preselected: str = ""


@dataclass(frozen=True, slots=True)
class Shortlist:
    """No question can tell these apart any further: let the person choose."""

    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Escalate:
    """Nothing is left to try, or somebody else has to look: hand over a complete ticket."""

    because: str


@dataclass(frozen=True, slots=True)
class NotRecognised:
    """The text has nothing to do with the knowledge base, it seems; `first` starts an interview anyway."""

    first: Ask | None = None


@dataclass(frozen=True, slots=True)
class Finished:
    """The case is closed."""

    because: str


NextStep = Resolve | Ask | Shortlist | Escalate | NotRecognised | Finished


@dataclass(frozen=True, slots=True)
class Known:
    """What the interview knows: sure answers (UNKNOWN included), answers merely heard, articles that were tried."""

    answers: Mapping[str, str]
    heard: Mapping[str, str]
    tried: frozenset[str]
    settled: frozenset[str] = frozenset()
    """Questions that an alert or a rule has settled, so that nobody need ask them."""
    sure: Mapping[str, str] | None = None
    """All sure findings: answered, derived and printed in alerts; by default the answers alone."""


def next_step(
    vocabulary: Vocabulary, frequencies: Frequencies, differential: Sequence[Candidate], known: Known
) -> NextStep:
    """The next step for an ordered differential; never asks what was answered, is settled or is out of place."""
    untried = [each for each in differential if each.article not in known.tried and each.rating is not Rating.EXCLUDED]
    established = tuple(each for each in untried if each.rating is Rating.ESTABLISHED)
    if established:
        return Resolve(established)
    if _escalates(vocabulary, known):
        return Escalate("criteria")
    if untried and untried[0].likelihood >= STOPPING_LIKELIHOOD and untried[0].rating is Rating.SUGGESTED:
        return Resolve((untried[0],))
    ask = best_question(vocabulary, frequencies, untried, known)
    if ask is not None and worth_asking(ask, frequencies, untried) and not _at_a_loss(frequencies, untried, known):
        return ask
    return _without_question(untried, known)


def worth_asking(ask: Ask, frequencies: Frequencies, candidates: Sequence[Candidate]) -> bool:
    """Whether the answer is expected to save more work of trying wrong resolutions than the question costs."""
    if candidates[0].rating is not Rating.SUGGESTED or candidates[0].likelihood < CLEAR_LEAD:
        return True
    weighed = _likeliest(candidates)
    saved = max(tries_saved(frequencies.columns[ask.question.id], weighed), tries_approached(ask.gain, weighed))
    in_vain = IN_VAIN[frequencies.efforts.get(candidates[0].article, USUAL_EFFORT)]
    return saved * in_vain >= ask.question.effort


def _at_a_loss(frequencies: Frequencies, untried: Sequence[Candidate], known: Known) -> bool:
    """Whether titles to choose from say more than questions: hardly anything could be answered, or nothing for long.

    Where advice leads, sooner: no question asks for it.
    """
    unknown = sum(answer == UNKNOWN for answer in known.answers.values())
    plausible = _plausible(untried)
    if not plausible or unknown < AT_A_LOSS:
        return False
    if plausible[0].article not in frequencies.causes:
        return 3 * unknown >= 2 * len(known.answers)
    return unknown == len(known.answers) >= AT_A_LOSS + 2


def _escalates(vocabulary: Vocabulary, known: Known) -> bool:
    """Whether an answer was given after which somebody else has to look."""
    return any(
        _sure_answer(each.id, known) in each.escalates for each in vocabulary.questions.values() if each.escalates
    )


def _without_question(untried: Sequence[Candidate], known: Known) -> NextStep:
    plausible = _plausible(untried)
    match plausible:
        case []:
            return Escalate("tried" if known.tried else "no-candidates")
        case [only]:
            return Resolve((only,))
        case [first, *_] if first.likelihood >= CLEAR_LEAD:
            return Resolve((first,))
        case _:
            return Shortlist(tuple(plausible[:SHORTLIST]))


def _plausible(untried: Sequence[Candidate]) -> list[Candidate]:
    return [each for each in untried if each.rating is Rating.SUGGESTED and each.likelihood >= PLAUSIBLE]


def best_question(
    vocabulary: Vocabulary, frequencies: Frequencies, candidates: Sequence[Candidate], known: Known
) -> Ask | None:
    """The askable question of the greatest expected information gain per effort, or None when none is worth asking."""
    weighed = _likeliest(candidates)
    asked = len(known.answers)
    if asked >= MOST_QUESTIONS or len(weighed) < 2:
        return None
    gains = {
        question.id: gain
        for question in vocabulary.questions.values()
        if not _is_known(question.id, known) and (gain := _gain(question, frequencies, weighed, known)) >= MINIMAL_GAIN
    }
    ranked = sorted(gains, key=lambda name: (-gains[name] / vocabulary.questions[name].effort, name))
    presumed = replace(known, heard={**dict(_presumed(vocabulary, frequencies, weighed)), **known.heard})
    for name in ranked:
        question = _first_to_ask(vocabulary, name, presumed)
        if question is not None:
            at_most = asked + min(
                len(ranked), MOST_QUESTIONS - asked, 1 + math.ceil(uncertainty(weighed) / gains[name])
            )
            separates = _separations(question, frequencies.columns[question.id], weighed)
            return Ask(question, gains.get(question.id, 0.0), separates, asked + 1, at_most, _heard(question, known))
    return None


def _presumed(
    vocabulary: Vocabulary, frequencies: Frequencies, weighed: Sequence[Candidate]
) -> Iterator[tuple[str, str]]:
    """Answers that nearly all candidates have in common: a question that waits for one of them need not wait."""
    for name in {
        each.question for asked in vocabulary.questions.values() for group in asked.only_if for each in group.conditions
    }:
        column = frequencies.columns[name]
        shares = expected_answers(column, weighed)
        if (share := max(shares)) >= PRESUMED:
            yield name, column.answers[shares.index(share)]


def _gain(question: Question, frequencies: Frequencies, weighed: Sequence[Candidate], known: Known) -> float:
    """What was heard is probably so: asking for it again tells half as much as it seems to."""
    gain = information_gain(frequencies.columns[question.id], weighed)
    return gain * HEARD_GAIN if question.id in known.heard else gain


def _likeliest(candidates: Sequence[Candidate]) -> list[Candidate]:
    return sorted(candidates, key=lambda each: -each.likelihood)[:MOST_CANDIDATES]


def _is_known(question: str, known: Known) -> bool:
    return question in known.answers or question in known.settled


def _first_to_ask(
    vocabulary: Vocabulary, name: str, known: Known, above: frozenset[str] = frozenset()
) -> Question | None:
    """The question itself, or the one its `only_if` waits for; None when that was already answered otherwise."""
    question = vocabulary.questions[name]
    if not question.only_if or any(_holds(group, known) for group in question.only_if):
        return question
    for wanted in _unanswered(question.only_if, known):
        if wanted not in above and wanted in vocabulary.questions:
            return _first_to_ask(vocabulary, wanted, known, above | {name})
    return None


def _holds(group: Group, known: Known) -> bool:
    """Whether every condition holds; "I don't know" does not stand in the way of asking on."""
    return all(
        (answer := _answer_of(condition.question, known)) == UNKNOWN or answer in condition.answers
        for condition in group.conditions
    )


def _answer_of(question: str, known: Known) -> str:
    """The sure answer, else the one that was heard: words in a text are enough to ask on from."""
    return _sure_answer(question, known) or known.heard.get(question, "")


def _sure_answer(question: str, known: Known) -> str:
    sure = known.answers if known.sure is None else {**known.sure, **known.answers}
    return sure.get(question, "")


def _unanswered(groups: Sequence[Group], known: Known) -> Iterator[str]:
    for group in groups:
        missing = [each for each in group.conditions if not _answer_of(each.question, known)]
        denied = [
            each for each in group.conditions if _answer_of(each.question, known) not in ("", UNKNOWN, *each.answers)
        ]
        if missing and not denied:
            yield missing[0].question


def _separations(question: Question, column: Column, candidates: Sequence[Candidate]) -> tuple[Separation, ...]:
    average = [
        sum(each.likelihood * column.of(each.article)[place] for each in candidates) for place in _places(column)
    ]
    total = sum(each.likelihood for each in candidates) or 1.0
    return tuple(
        Separation(
            answer,
            tuple(each.article for each in candidates if column.of(each.article)[place] > average[place] / total)[
                :SHORTLIST
            ],
        )
        for place, answer in enumerate(column.answers)
        if question.answer(answer)
    )


def _places(column: Column) -> range:
    return range(len(column.answers))


def _heard(question: Question, known: Known) -> str:
    return known.heard.get(question.id, "")
