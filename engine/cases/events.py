"""The events a case is made of, and their one JSON form."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from engine.redaction import remove_secrets


class Outcome(StrEnum):
    """What came of carrying out a resolution, in the person's own judgement."""

    HELPED = "helped"
    DID_NOT_HELP = "did-not-help"
    PARTLY = "partly"


@dataclass(frozen=True, slots=True)
class CaseOpened:
    """A case began, over the knowledge base of that version, through that channel (web, cli, api ...)."""

    kb_version: str
    channel: str


@dataclass(frozen=True, slots=True)
class TextPasted:
    """The person pasted or typed `text`; `from_question` is the question it was typed as an answer to, if any."""

    text: str
    from_question: str = ""


@dataclass(frozen=True, slots=True)
class ArticlePicked:
    """The person chose an article, such as a search hit."""

    article: str


@dataclass(frozen=True, slots=True)
class QuestionAnswered:
    """The person answered a question; `typed` are their own words when free text was mapped to the answer."""

    question: str
    answer: str
    typed: str = ""


@dataclass(frozen=True, slots=True)
class ResolutionTried:
    """The person carried out the resolution of an article and said what came of it."""

    article: str
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class DetailGiven:
    """The person wrote `text` for an item of the ticket; an empty one takes back what they wrote before."""

    item: str
    text: str


@dataclass(frozen=True, slots=True)
class StepShown:
    """The next step was shown; it ends a turn. `subject` is the question or article the step is about."""

    kind: str
    subject: str


@dataclass(frozen=True, slots=True)
class TurnUndone:
    """The person took back the turn whose first event has that `seq`."""

    seq: int


@dataclass(frozen=True, slots=True)
class CaseClosed:
    """The case was closed, for that reason."""

    reason: str


Event = (
    CaseOpened
    | TextPasted
    | ArticlePicked
    | QuestionAnswered
    | ResolutionTried
    | DetailGiven
    | StepShown
    | TurnUndone
    | CaseClosed
)


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """An event at its place in the case: `seq` counts from 1 without gaps, `at` is in UTC."""

    case_id: str
    seq: int
    at: datetime
    event: Event


class UnknownEventKind(ValueError):
    """A stored event is of a kind this program does not know."""


class BadEventBody(ValueError):
    """The stored body of an event is not what its kind asks for."""


KINDS: Mapping[str, type[Event]] = MappingProxyType(
    {
        "case-opened": CaseOpened,
        "text-pasted": TextPasted,
        "article-picked": ArticlePicked,
        "question-answered": QuestionAnswered,
        "resolution-tried": ResolutionTried,
        "detail-given": DetailGiven,
        "step-shown": StepShown,
        "turn-undone": TurnUndone,
        "case-closed": CaseClosed,
    }
)
"""What each kind of event is called in storage; a name once stored is never changed."""

_KIND_NAMES = MappingProxyType({shape: kind for kind, shape in KINDS.items()})


def stamp(case_id: str, after_seq: int, events: Sequence[Event], at: datetime) -> tuple[StoredEvent, ...]:
    """The events as they are stored after the event `after_seq` (0: none yet), secrets removed from what was typed."""
    return tuple(
        StoredEvent(case_id, seq, at, _without_secrets(event)) for seq, event in enumerate(events, start=after_seq + 1)
    )


def kind_of(event: Event) -> str:
    """What the kind of that event is called in storage."""
    return kind_of_shape(type(event))


def kind_of_shape(shape: type[Event]) -> str:
    """What events of that class are called in storage."""
    return _KIND_NAMES[shape]


def write_body(event: Event) -> str:
    """The fields of an event as a JSON object in pure ASCII, so that no database refuses a character of it."""
    return json.dumps(asdict(event))


def read_event(kind: str, body: str) -> Event:
    """The event that `kind_of` and `write_body` made these of.

    A field with a default may be missing, so that events stored before it existed can still be read.
    Raises UnknownEventKind, or BadEventBody for anything but a JSON object of exactly the fields of that kind.
    """
    shape = KINDS.get(kind)
    if shape is None:
        raise UnknownEventKind(f"unknown kind of event: {kind!r}")
    try:
        members = json.loads(body)
        return shape(**{name: _read_member(shape, name, member) for name, member in members.items()})
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise BadEventBody(f"bad body of a {kind} event: {error}") from error


def _read_member(shape: type[Event], name: str, member: Any) -> Any:
    """The member as the type its field is declared with, which no type checker can follow from a name."""
    wanted = {field.name: field.type for field in fields(shape)}[name]
    match wanted, member:
        case "Outcome", str():
            return Outcome(member)
        case ("str", str()) | ("int", int()) if not isinstance(member, bool):
            return member
    raise TypeError(f"{name} is not of type {wanted}")


def _without_secrets(event: Event) -> Event:
    match event:
        case TextPasted(text=text):
            return replace(event, text=remove_secrets(text))
        case QuestionAnswered(typed=typed):
            return replace(event, typed=remove_secrets(typed))
        case DetailGiven(text=text):
            return replace(event, text=remove_secrets(text))
        case CaseClosed(reason=reason):
            return replace(event, reason=remove_secrets(reason))
    return event
