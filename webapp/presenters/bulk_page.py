"""Everything the result page of a bulk triage shows: the runbook, the chart by cause, the time line, the columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from engine.tables import BadRow
from engine.triage_columns import Role, samples
from engine.triage_forms import spread, summary
from engine.triage_result import Cluster, Group, Triage
from kb.filling import fill_in
from kb.model import UNKNOWN, KnowledgeBase
from webapp.presenters.cards import DONT_KNOW, Passage, passages
from webapp.presenters.words import answer_words, question_words

MOST_NAMES = 200
MOST_BAD = 20
MOST_CLUSTERS = 30
MOST_CAUSES = 15
WIDTH = 100
"""Of the longest bar, in units of the drawing."""
MOST_DAYS = 92


@dataclass(frozen=True, slots=True)
class GroupCard:
    """One group; `steps` when the cause is known, `choices` (answer, label) of `question` when it is asked for."""

    asked_as: str
    article: str
    title: str
    spread: str
    confidence: str
    steps: Passage | None
    names: tuple[tuple[str, int], ...]
    unnamed: int
    candidates: tuple[tuple[str, str], ...]
    question: str
    ask: str
    choices: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Groups of one sort under their heading."""

    id: str
    heading: str
    lead: str
    cards: tuple[GroupCard, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart: `length` is in units of WIDTH."""

    label: str
    count: int
    length: int


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
    notes: tuple[str, ...]
    parts: tuple[Part, ...]
    causes: tuple[Bar, ...]
    more_causes: int
    days: tuple[Bar, ...]
    clusters: tuple[Cluster, ...]
    more_clusters: int
    bad: tuple[BadRow, ...]
    more_bad: int
    columns: tuple[Column, ...]
    answers: tuple[tuple[str, str], ...]


def bulk_page(kb: KnowledgeBase, triage_id: str, triage: Triage, answers: Mapping[str, Mapping[str, str]]) -> BulkPage:
    """The page of a finished triage; `answers` are those given so far (group -> question -> answer)."""
    causes = sorted(((group.title, len(group.placed)) for group in triage.groups), key=lambda one: -one[1])
    return BulkPage(
        id=triage_id,
        summary=summary(triage),
        notes=triage.table.notes,
        parts=tuple(_parts(kb, triage)),
        causes=_bars(causes[:MOST_CAUSES]),
        more_causes=max(0, len(causes) - MOST_CAUSES),
        days=_bars(list(_days(triage))),
        clusters=triage.clusters[:MOST_CLUSTERS],
        more_clusters=max(0, len(triage.clusters) - MOST_CLUSTERS),
        bad=triage.bad[:MOST_BAD],
        more_bad=max(0, len(triage.bad) - MOST_BAD),
        columns=tuple(
            Column(place, name, role, samples(triage.table, place))
            for place, (name, role) in enumerate(zip(triage.table.columns, triage.roles, strict=True))
        ),
        answers=tuple(
            (question_words(kb, question), answer_words(kb, question, given))
            for of_group in answers.values()
            for question, given in of_group.items()
        ),
    )


def _parts(kb: KnowledgeBase, triage: Triage) -> Iterator[Part]:
    for part_id, heading, lead, groups in (
        ("fix", "To fix", "These stay until they are fixed. The cause that concerns most comes first.", triage.lasting),
        ("open", "Needs an answer", "One answer decides for all rows of a group.", triage.open),
        ("passing", "Passes by itself", "Look at these only if they come back.", triage.passing),
    ):
        if groups:
            yield Part(part_id, heading, lead, tuple(_card(kb, group) for group in groups))


def _card(kb: KnowledgeBase, group: Group) -> GroupCard:
    shown, ask = group.resolution, group.ask
    steps = passages((shown.steps,), fill_in(kb.vocabulary.captures, {}))[0] if shown and shown.steps else None
    asked = [(each.id, each.label) for each in ask.question.answers] + [(UNKNOWN, DONT_KNOW)] if ask else []
    return GroupCard(
        asked_as=group.asked_as,
        article=shown.article.id if shown else "",
        title=group.title,
        spread=spread(group),
        confidence=group.confidence,
        steps=steps,
        names=group.affected[:MOST_NAMES],
        unnamed=max(0, len(group.affected) - MOST_NAMES),
        candidates=() if shown else tuple((each.id, each.title) for each in group.candidates),
        question=ask.question.id if ask else "",
        ask=ask.question.ask if ask else "",
        choices=tuple(asked),
    )


def _days(triage: Triage) -> Iterator[tuple[str, int]]:
    """Every day from the first to the last and the alerts on it; nothing when no times are known or they lie too far
    apart to be drawn."""
    lines = [each.line for group in triage.groups for each in group.placed]
    lines += [line for cluster in triage.clusters for line in cluster.lines]
    found: Counter[date] = Counter(line.at.date() for line in lines if line.at)
    if not found or (max(found) - min(found)).days >= MOST_DAYS:
        return
    for number in range((max(found) - min(found)).days + 1):
        day = min(found) + timedelta(days=number)
        yield day.isoformat(), found[day]


def _bars(counts: list[tuple[str, int]]) -> tuple[Bar, ...]:
    most = max((count for _, count in counts), default=1)
    return tuple(Bar(label, count, round(WIDTH * count / most)) for label, count in counts)
