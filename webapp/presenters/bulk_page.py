"""Everything the result page of a bulk triage shows: the runbook, its charts, the answers so far, the columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from engine.tables import BadRow
from engine.triage_charts import MOST_CAUSES, Bar, TimeLine, bars_by_cause, time_line
from engine.triage_columns import Role, samples
from engine.triage_forms import parts_of, spread, summary
from engine.triage_html import time_caption
from engine.triage_result import Answered, Cluster, Group, Triage
from kb.filling import fill_in
from kb.model import UNKNOWN, KnowledgeBase
from webapp.presenters.cards import Passage, passages
from webapp.presenters.words import DONT_KNOW, answer_words

MOST_NAMES = 200
MOST_BAD = 20
MOST_CLUSTERS = 30


@dataclass(frozen=True, slots=True)
class GroupCard:
    """One group; `steps` when the cause is known, `choices` (answer, label) of `question` when it is asked for.

    `case` is the id of the case it was saved as, "" if it was not.
    """

    id: str
    asked_as: str
    article: str
    title: str
    spread: str
    confidence: str
    example: str
    steps: Passage | None
    names: tuple[tuple[str, int], ...]
    unnamed: int
    candidates: tuple[tuple[str, str], ...]
    question: str
    ask: str
    choices: tuple[tuple[str, str], ...]
    case: str


@dataclass(frozen=True, slots=True)
class PartCards:
    """Groups of one sort under their heading."""

    id: str
    heading: str
    lead: str
    cards: tuple[GroupCard, ...]


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """An answer given for a whole group: it can be changed to one of `choices` or taken back."""

    asked_as: str
    title: str
    rows: int
    question: str
    ask: str
    answer: str
    label: str
    choices: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the file, what it is taken for, and what stands in it."""

    place: int
    name: str
    role: Role
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BulkPage:
    """The result; `more_…` count what a list leaves out, for the downloads or what stands below."""

    id: str
    summary: str
    contents: tuple[tuple[str, str, int, str], ...]
    """Section, its heading, how many there are in it, and of what."""
    notes: tuple[str, ...]
    parts: tuple[PartCards, ...]
    causes: tuple[Bar, ...]
    more_causes: int
    time_line: TimeLine | None
    time_caption: str
    clusters: tuple[Cluster, ...]
    more_clusters: int
    bad: tuple[BadRow, ...]
    more_bad: int
    columns: tuple[Column, ...]
    used: str
    answers: tuple[GivenAnswer, ...]
    unsaved: int


def bulk_page(kb: KnowledgeBase, triage_id: str, triage: Triage, cases: Mapping[str, str]) -> BulkPage:
    """The page of a finished triage; `cases` are those that groups were saved as (group -> case)."""
    line = time_line(triage)
    columns = tuple(
        Column(place, name, role, samples(triage.table, place))
        for place, (name, role) in enumerate(zip(triage.table.columns, triage.roles, strict=True))
    )
    return BulkPage(
        id=triage_id,
        summary=summary(triage),
        contents=tuple(_contents(triage)),
        notes=triage.table.notes,
        parts=tuple(
            PartCards(part.id, part.heading, part.lead, tuple(_card(kb, group, cases) for group in part.groups))
            for part in parts_of(triage)
        ),
        causes=bars_by_cause(triage),
        more_causes=max(0, len(triage.groups) - MOST_CAUSES),
        time_line=line,
        time_caption=time_caption(line) if line else "",
        clusters=triage.clusters[:MOST_CLUSTERS],
        more_clusters=max(0, len(triage.clusters) - MOST_CLUSTERS),
        bad=triage.bad[:MOST_BAD],
        more_bad=max(0, len(triage.bad) - MOST_BAD),
        columns=columns,
        used=", ".join(f"{column.name} = {column.role}" for column in columns if column.role is not Role.NOTHING),
        answers=tuple(_given(kb, answered, question) for answered in triage.answered for question in answered.answers),
        unsaved=sum(group.id not in cases for group in triage.groups),
    )


def _contents(triage: Triage) -> Iterator[tuple[str, str, int, str]]:
    yield from ((part.id, part.heading, *_counted(len(part.groups), "group")) for part in parts_of(triage))
    if triage.clusters:
        yield "unknown", "Not recognised", *_counted(sum(len(cluster.lines) for cluster in triage.clusters), "row")
    if triage.bad:
        yield "bad", "Left out", *_counted(len(triage.bad), "row")


def _counted(count: int, what: str) -> tuple[int, str]:
    return count, what if count == 1 else f"{what}s"


def _card(kb: KnowledgeBase, group: Group, cases: Mapping[str, str]) -> GroupCard:
    shown, ask = group.resolution, group.ask
    steps = passages((shown.steps,), fill_in(kb.vocabulary.captures, {}))[0] if shown and shown.steps else None
    return GroupCard(
        id=group.id,
        asked_as=group.asked_as,
        article=shown.article.id if shown else "",
        title=group.title,
        spread=spread(group),
        confidence=group.confidence,
        example=group.placed[0].line.shown,
        steps=steps,
        names=group.affected[:MOST_NAMES],
        unnamed=max(0, len(group.affected) - MOST_NAMES),
        candidates=() if shown else tuple((each.id, each.title) for each in group.candidates),
        question=ask.question.id if ask else "",
        ask=ask.question.ask if ask else "",
        choices=_choices(kb, ask.question.id) if ask else (),
        case=cases.get(group.id, ""),
    )


def _given(kb: KnowledgeBase, answered: Answered, question: str) -> GivenAnswer:
    answer = answered.answers[question]
    return GivenAnswer(
        asked_as=answered.asked_as,
        title=answered.title,
        rows=answered.lines,
        question=question,
        ask=kb.vocabulary.questions[question].ask,
        answer=answer,
        label=answer_words(kb, question, answer),
        choices=_choices(kb, question),
    )


def _choices(kb: KnowledgeBase, question: str) -> tuple[tuple[str, str], ...]:
    asked = kb.vocabulary.questions[question]
    return (*((each.id, each.label) for each in asked.answers), (UNKNOWN, DONT_KNOW))
