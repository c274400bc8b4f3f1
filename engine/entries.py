"""Takes in the answers that describe a configuration, and says everything that is wrong with them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from engine.findings import Finding
from engine.inference.consultation import Consulted, Derivation
from kb.form import meant
from kb.model import UNKNOWN, Question, Vocabulary

Answers = Mapping[str, str]
"""Question -> answer."""
Conclude = Callable[[Answers], Consulted]
LARGEST_FILE = 100_000
"""Characters; a configuration is a few dozen answers."""


@dataclass(frozen=True, slots=True)
class WrongEntry:
    """What is wrong with the answer to `question` ("" when it is about the whole).

    `message` names ids, for those who write them; `words` says the same to whoever filled in a form ("": no other way).
    """

    question: str
    message: str
    words: str = ""

    def __str__(self) -> str:
        return self.message


class InvalidConfiguration(ValueError):
    """What was entered cannot be checked; `problems` names everything that is wrong with it."""

    def __init__(self, problems: tuple[WrongEntry, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Entries:
    """Question -> what was entered, whatever it is, and what was already found to be wrong with it."""

    given: Mapping[str, object]
    problems: tuple[WrongEntry, ...] = ()


def read_entries(text: str) -> Entries:
    """The members of a JSON object `{"question": "answer"}`; one that occurs twice is a problem.

    Raises InvalidConfiguration when the text is no such object.
    """
    if len(text) > LARGEST_FILE:
        raise _invalid(f"The configuration has {len(text):,} characters; {LARGEST_FILE:,} are the most.")
    try:
        members = json.loads(text.removeprefix("\ufeff"), object_pairs_hook=tuple)
    except (ValueError, RecursionError) as error:
        raise _invalid(f"The configuration is not JSON: {error}") from error
    if not isinstance(members, tuple):
        raise _invalid('The configuration is not an object such as {"question": "answer"}.')
    times = Counter(name for name, _ in members)
    twice = (WrongEntry(name, f"`{name}` is answered more than once.") for name in times if times[name] > 1)
    return Entries(dict(members), tuple(twice))


def _invalid(message: str) -> InvalidConfiguration:
    return InvalidConfiguration((WrongEntry("", message),))


def usable_answers(vocabulary: Vocabulary, conclude: Conclude, entries: Entries) -> Answers:
    """The answers among the entries, without those left open (absent, null, empty or UNKNOWN).

    Raises InvalidConfiguration with everything that is wrong: questions and answers nobody knows, values that are no
    text, answers that contradict what follows from others.
    """
    given = entries.given
    wrong = {name: message for name, value in given.items() if (message := wrong_with(vocabulary, name, value))}
    answers = {name: str(value) for name, value in given.items() if name not in wrong and value not in _LEFT_OPEN}
    unusable = (WrongEntry(name, message) for name, message in wrong.items())
    problems = (*entries.problems, *unusable, *contradictions(vocabulary, conclude, answers))
    if problems:
        raise InvalidConfiguration(problems)
    return MappingProxyType(answers)


_LEFT_OPEN = (None, "", UNKNOWN)
_SORTS = {bool: "true or false", int: "a number", float: "a number", list: "a list", tuple: "an object"}
"""What a value is in the words of JSON, whose objects are read as tuples of their members."""


def wrong_with(vocabulary: Vocabulary, name: str, value: object) -> str:
    """What is wrong with one entry by itself, in a sentence; "" when nothing is."""
    question = vocabulary.questions.get(name)
    if question is None:
        return f"There is no question `{name}`{meant(name, vocabulary.questions)}."
    if value in _LEFT_OPEN:
        return ""
    ids = [answer.id for answer in question.answers]
    if not isinstance(value, str):
        return f"`{name}` must be a text, one of: {', '.join(ids)}; it is {_SORTS.get(type(value), 'something else')}."
    if question.answer(value) is None:
        return f"`{name}` has no answer `{value}`; it has: {', '.join(ids)}, {UNKNOWN}."
    return ""


def contradictions(vocabulary: Vocabulary, conclude: Conclude, answers: Answers) -> Iterator[WrongEntry]:
    """One problem an answer that differs from what follows from the others, or a question two answers follow for."""
    for name, answer in answers.items():
        if not vocabulary.questions[name].derived:
            continue
        for found in concluded_beside(conclude, answers, name).derivations:
            if found.finding.question == name and found.finding.answer != answer:
                yield _contradiction(vocabulary, name, answer, found)
    yield from _derived_twice(vocabulary, conclude(answers))


def concluded_beside(conclude: Conclude, answers: Answers, question: str) -> Consulted:
    """What follows from the other answers."""
    return conclude({name: answer for name, answer in answers.items() if name != question})


def _contradiction(vocabulary: Vocabulary, name: str, answer: str, derivation: Derivation) -> WrongEntry:
    entered = _in_words(vocabulary, name, answer)
    message = f"{entered} contradicts {_because(vocabulary, derivation)}. Change one of them."
    grounds, follows = _plain_grounds(vocabulary, derivation), _label(vocabulary, name, derivation.finding.answer)
    plain = f"{_label(vocabulary, name, answer)} does not go with {grounds}, from which {follows} follows."
    return WrongEntry(name, message, f"{plain} Change one of them.")


def _derived_twice(vocabulary: Vocabulary, consulted: Consulted) -> Iterator[WrongEntry]:
    for first, found in derived_twice(consulted):
        grounds = f"{_because(vocabulary, first)}, but {_because(vocabulary, found)}"
        message = f"The answers contradict each other: {grounds}. Change one of them."
        sides = f"{_plain_grounds(vocabulary, first)} does not go with {_plain_grounds(vocabulary, found)}"
        yield WrongEntry(found.finding.question, message, f"{sides}. Change one of them.")


def derived_twice(consulted: Consulted) -> Iterator[tuple[Derivation, Derivation]]:
    """The first derivation for a question with every further one, which gives it another answer."""
    firsts: dict[str, Derivation] = {}
    for found in consulted.derivations:
        first = firsts.setdefault(found.finding.question, found)
        if first is not found:
            yield first, found


def _because(vocabulary: Vocabulary, derivation: Derivation) -> str:
    grounds = " and ".join(_finding(vocabulary, each) for each in derivation.grounds)
    return f"{grounds}, from which {_finding(vocabulary, derivation.finding)} follows"


def _plain_grounds(vocabulary: Vocabulary, derivation: Derivation) -> str:
    asked = ((vocabulary.questions.get(each.question), each) for each in derivation.grounds)
    return " and ".join(
        f"{_label(vocabulary, each.question, each.answer)} to “{question.ask if question else each.question}”"
        for question, each in asked
    )


def _label(vocabulary: Vocabulary, name: str, answer: str) -> str:
    question = vocabulary.questions.get(name)
    return f"“{question.label_of(answer) if question else answer}”"


def _finding(vocabulary: Vocabulary, finding: Finding) -> str:
    return _in_words(vocabulary, finding.question, finding.answer)


def _in_words(vocabulary: Vocabulary, name: str, answer: str) -> str:
    question: Question | None = vocabulary.questions.get(name)
    found = question.answer(answer) if question else None
    return f"`{name}: {answer}`" + (f" (“{found.label}”)" if found else "")
