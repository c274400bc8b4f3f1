"""What a case amounts to: a pure fold over its events, in which turns taken back count for nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from engine.cases.events import (
    ArticlePicked,
    CaseClosed,
    CaseOpened,
    DetailGiven,
    Event,
    Outcome,
    QuestionAnswered,
    ResolutionTried,
    StepShown,
    StoredEvent,
    TextPasted,
    TurnUndone,
)


class BrokenHistory(ValueError):
    """These events cannot be the history of one case."""


class NothingToUndo(ValueError):
    """There is no turn to take back: only the one that opened the case is left."""


@dataclass(frozen=True, slots=True)
class GivenText:
    """A text of the person; `from_question` is the question it was typed as an answer to, if any."""

    text: str
    from_question: str
    seq: int


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """The answer that now stands for a question, and the event that gave it.

    `kept` marks an answer that was given before an earlier one was changed, and has not been given again since.
    """

    question: str
    answer: str
    typed: str
    seq: int
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """What the person said in one request, and the step that was shown for it last (None: none yet)."""

    said: tuple[StoredEvent, ...]
    shown: StepShown | None = None

    @property
    def seq(self) -> int:
        """The seq of its first event, by which it is taken back."""
        return self.said[0].seq

    @property
    def opens(self) -> bool:
        """Whether the case begins with it."""
        return isinstance(self.said[0].event, CaseOpened)


@dataclass(frozen=True, slots=True)
class Case:
    """Everything the person has said in a case and not taken back.

    `answers` (question -> answer) are in the order in which the questions were first answered, `tried` (article ->
    outcome) in the order of the first attempts. `details` (item of the ticket -> text) hold no empty text. `turns` are
    those that stand. `version` is the seq of the last event, whatever its kind: a request made for an older version
    comes too late.
    """

    id: str
    kb_version: str
    channel: str
    opened_at: datetime
    version: int
    turns: tuple[Turn, ...]
    texts: tuple[GivenText, ...] = ()
    answers: Mapping[str, GivenAnswer] = field(default_factory=lambda: MappingProxyType({}))
    tried: Mapping[str, Outcome] = field(default_factory=lambda: MappingProxyType({}))
    picked: tuple[str, ...] = ()
    details: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    closed: str | None = None
    """Why the last turn closed the case; None while it is open, or open again because more was said."""

    @classmethod
    def replay(cls, events: Iterable[StoredEvent]) -> Case:
        """The case that these events, all there are and in order, add up to.

        Raises BrokenHistory when they are not the events 1, 2, 3 ... of one case that begin with CaseOpened, or when
        one takes back a turn that was not the last one standing.
        """
        history = _checked(tuple(events))
        first, opening = history[0], history[0].event
        if not isinstance(opening, CaseOpened):
            raise BrokenHistory(f"case {first.case_id} does not begin with CaseOpened")
        turns = _standing_turns(history)
        said = tuple(stored for turn in turns for stored in turn.said)
        told = tuple(stored.event for stored in said)
        return cls(
            id=first.case_id,
            kb_version=opening.kb_version,
            channel=opening.channel,
            opened_at=first.at,
            version=len(history),
            turns=turns,
            texts=tuple(
                GivenText(stored.event.text, stored.event.from_question, stored.seq)
                for stored in said
                if isinstance(stored.event, TextPasted)
            ),
            answers=_answers(said),
            tried=MappingProxyType(
                {event.article: event.outcome for event in told if isinstance(event, ResolutionTried)}
            ),
            picked=tuple(dict.fromkeys(event.article for event in told if isinstance(event, ArticlePicked))),
            details=_details(told),
            closed=_closed(turns[-1]),
        )

    @property
    def shown(self) -> StepShown | None:
        """The step that was shown last in the turns that stand."""
        return next((turn.shown for turn in reversed(self.turns) if turn.shown), None)

    @property
    def can_undo(self) -> bool:
        """Whether there is a turn to take back; the one that opened the case is not."""
        return not self.turns[-1].opens

    def undo(self) -> TurnUndone:
        """The event that takes back the last turn that stands. Raises NothingToUndo."""
        if not self.can_undo:
            raise NothingToUndo(f"case {self.id} has only its opening turn left")
        return TurnUndone(self.turns[-1].seq)


class About(StrEnum):
    """What a change between two states of a case is about."""

    TEXT = "text"
    ANSWER = "answer"
    OUTCOME = "outcome"
    PICKED = "picked"
    DETAIL = "detail"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Change:
    """What stood for `subject` before and what stands now; None: nothing."""

    about: About
    subject: str
    before: str | None
    after: str | None


def changed(before: Case, after: Case) -> tuple[Change, ...]:
    """What differs in what the person has said between two states of a case, texts first, then answers.

    The subject of a change is the question, the article, the item of the ticket, or for a text the number of its event.
    """
    stood, stands = _statements(before), _statements(after)
    either = sorted({**stood, **stands}, key=lambda key: list(About).index(key[0]))
    return tuple(
        Change(*key, before=stood.get(key), after=stands.get(key))
        for key in either
        if stood.get(key) != stands.get(key)
    )


def _statements(case: Case) -> dict[tuple[About, str], str]:
    closed = {} if case.closed is None else {(About.CLOSED, ""): case.closed}
    return {
        **{(About.TEXT, str(given.seq)): given.text for given in case.texts},
        **{(About.ANSWER, question): given.answer for question, given in case.answers.items()},
        **{(About.OUTCOME, article): str(outcome) for article, outcome in case.tried.items()},
        **{(About.PICKED, article): article for article in case.picked},
        **{(About.DETAIL, item): text for item, text in case.details.items()},
        **closed,
    }


def _checked(history: Sequence[StoredEvent]) -> Sequence[StoredEvent]:
    if not history:
        raise BrokenHistory("a case without events")
    case_id = history[0].case_id
    for seq, stored in enumerate(history, start=1):
        if (stored.case_id, stored.seq) != (case_id, seq):
            raise BrokenHistory(f"event {stored.seq} of case {stored.case_id} where {seq} of {case_id} belongs")
        if seq > 1 and isinstance(stored.event, CaseOpened):
            raise BrokenHistory(f"case {case_id} is opened again by event {seq}")
    return history


def _standing_turns(history: Sequence[StoredEvent]) -> tuple[Turn, ...]:
    turns: list[Turn] = []
    ended = True
    for stored in history:
        match stored.event:
            case StepShown() as step:
                turns[-1] = replace(turns[-1], shown=step)
                ended = True
            case TurnUndone(seq=seq):
                _take_back(turns, seq)
                ended = True
            case _ if ended:
                turns.append(Turn((stored,)))
                ended = False
            case _:
                turns[-1] = replace(turns[-1], said=(*turns[-1].said, stored))
    return tuple(turns)


def _take_back(turns: list[Turn], seq: int) -> None:
    if turns[-1].opens or turns[-1].seq != seq:
        raise BrokenHistory(f"the turn taken back begins at {seq}, the last one standing at {turns[-1].seq}")
    turns.pop()


def _details(told: Iterable[Event]) -> Mapping[str, str]:
    details = {event.item: event.text for event in told if isinstance(event, DetailGiven)}
    return MappingProxyType({item: text for item, text in details.items() if text.strip()})


def _closed(last: Turn) -> str | None:
    return next((stored.event.reason for stored in last.said if isinstance(stored.event, CaseClosed)), None)


def _answers(said: Iterable[StoredEvent]) -> Mapping[str, GivenAnswer]:
    answers: dict[str, GivenAnswer] = {}
    for stored in said:
        if isinstance(stored.event, QuestionAnswered):
            answers = _with_answer(answers, stored.event, stored.seq)
    return MappingProxyType(answers)


def _with_answer(answers: dict[str, GivenAnswer], answered: QuestionAnswered, seq: int) -> dict[str, GivenAnswer]:
    given = GivenAnswer(answered.question, answered.answer, answered.typed, seq)
    earlier = answers.get(given.question)
    answers[given.question] = given
    if earlier is None or earlier.answer == given.answer:
        return answers
    return dict(_keeping_those_after(answers, given.question))


def _keeping_those_after(answers: Mapping[str, GivenAnswer], edited: str) -> Iterator[tuple[str, GivenAnswer]]:
    after = False
    for question, given in answers.items():
        yield question, replace(given, kept=True) if after else given
        after = after or question == edited
