"""Bulk triage: a table of alerts in, groups by cause out, the widest spread first, with what nothing is known about."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from engine.expert import Expert, Inputs, Standing
from engine.findings import RelationKind
from engine.interview import Ask, Escalate, Resolve, Shortlist
from engine.resolution import Resolution, resolution_of
from engine.tables import BadRow, Row, Table
from engine.triage_alike import Alike, Considered
from engine.triage_clusters import clusters_of
from engine.triage_columns import Role
from engine.triage_lines import Line, lines_of
from kb.model import Article, KnowledgeBase

Answers = Mapping[str, Mapping[str, str]]
"""Group -> question -> answer."""
Progress = Callable[[int, int], None]
"""Told how many lines of how many are done."""
NO_ANSWERS: Answers = MappingProxyType({})
TRANSIENT = "transient"


@dataclass(frozen=True, slots=True)
class Placed:
    """A line in its group: whom it concerns ("" when nobody is named)."""

    line: Line
    affected: str


@dataclass(frozen=True, slots=True)
class Group:
    """Lines with one cause (`resolution`), or with one question or choice left before it is known.

    `asked_as` is the name under which an answer for all lines of the group is given; `candidates` are the causes
    that are left, likeliest first.
    """

    id: str
    asked_as: str
    placed: tuple[Placed, ...]
    resolution: Resolution | None
    ask: Ask | None
    candidates: tuple[Article, ...]

    @property
    def affected(self) -> tuple[tuple[str, int], ...]:
        """Who is concerned and in how many lines, the most often first."""
        return tuple(Counter(each.affected for each in self.placed if each.affected).most_common())

    @property
    def is_transient(self) -> bool:
        """Whether the cause passes by itself."""
        return self.resolution is not None and self.resolution.article.persistence == TRANSIENT

    @property
    def title(self) -> str:
        """What the group is called."""
        if self.resolution:
            return self.resolution.article.title
        return " or ".join(article.title for article in self.candidates[:_NAMED]) or "Somebody else has to look at it"

    @property
    def confidence(self) -> str:
        """How sure the cause is, in words."""
        if self.resolution is None:
            return "Several causes are possible"
        by_code = any(reason.relation is RelationKind.CODE for reason in self.resolution.candidate.reasons)
        return "Established by the error code" if by_code and not self.resolution.alert else self.resolution.confidence


@dataclass(frozen=True, slots=True)
class Cluster:
    """Lines that resemble each other and that no article is known for; `nearest` are the articles that come closest."""

    lines: tuple[Line, ...]
    nearest: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class Triage:
    """What came of a table; `quiet` rows report nothing that went wrong."""

    table: Table
    roles: tuple[Role, ...]
    groups: tuple[Group, ...]
    clusters: tuple[Cluster, ...]
    quiet: tuple[Row, ...]
    bad: tuple[BadRow, ...]

    @property
    def lasting(self) -> tuple[Group, ...]:
        """Groups with a cause that stays until it is fixed."""
        return tuple(group for group in self.groups if group.resolution and not group.is_transient)

    @property
    def passing(self) -> tuple[Group, ...]:
        """Groups whose cause passes by itself."""
        return tuple(group for group in self.groups if group.is_transient)

    @property
    def open(self) -> tuple[Group, ...]:
        """Groups whose cause is not known yet."""
        return tuple(group for group in self.groups if not group.resolution)


def no_progress(done: int, of: int) -> None:
    """Tells nobody."""


def triage(
    expert: Expert, table: Table, roles: Sequence[Role], answers: Answers = NO_ANSWERS, progress: Progress = no_progress
) -> Triage:
    """The triage of a table whose columns have these roles; alike lines are considered once, nothing is stored."""
    found = lines_of(table, roles)
    alike = Alike(expert.kb, lambda text: expert.consider(Inputs(texts=(text,))))
    answered = _Answered(expert, answers)
    grouped: defaultdict[str, list[Placed]] = defaultdict(list)
    firsts: dict[str, _Place] = {}
    unmatched: list[Line] = []
    quiet = list(found.quiet)
    nearest: dict[int, Standing] = {}
    for done, line in enumerate(found.lines):
        progress(done, len(found.lines))
        considered = alike.considered(line.text, line.mailbox)
        place = answered.place(considered)
        if place is not None:
            firsts.setdefault(place.id, place)
            affected = line.mailbox or _affected(expert.kb, place.standing, considered)
            grouped[place.id].append(Placed(line, affected))
        elif line.is_information:
            quiet.append(line.row)
        else:
            unmatched.append(line)
            nearest[line.row.number] = considered.standing
    groups = [_group(expert, firsts[each], placed) for each, placed in grouped.items()]
    clusters = (_cluster(lines, nearest) for lines in clusters_of(unmatched))
    bad = tuple(sorted((*table.bad, *found.bad), key=lambda row: row.number))
    return Triage(table, tuple(roles), tuple(sorted(groups, key=_spread)), tuple(clusters), tuple(quiet), bad)


@dataclass(frozen=True, slots=True)
class _Place:
    """The group a text belongs to, and where the first of its texts stands."""

    id: str
    asked_as: str
    standing: Standing


class _Answered:
    """Places considered texts in groups, with the answers given for the group they would be in without."""

    def __init__(self, expert: Expert, answers: Answers) -> None:
        self._expert = expert
        self._answers = answers
        self._places: dict[str, _Place | None] = {}

    def place(self, considered: Considered) -> _Place | None:
        """The group of the text; None when nothing in the knowledge base speaks of it."""
        if considered.text not in self._places:
            self._places[considered.text] = self._placed(considered)
        return self._places[considered.text]

    def _placed(self, considered: Considered) -> _Place | None:
        key = _key(considered.standing)
        if not key:
            return None
        first = _id_of(*key)
        if first not in self._answers:
            return _Place(first, first, considered.standing)
        standing = self._expert.consider(Inputs(texts=(considered.text,), answers=self._answers[first]))
        again = _key(standing)
        settled = bool(again) and again[0] == _FIX
        return _Place(_id_of(*again) if settled else _id_of(first, *again), first, standing)


def _key(standing: Standing) -> tuple[str, ...]:
    """What makes texts one group: their cause, or the question and the causes left; empty for what is not known."""
    match standing.step:
        case Resolve(candidates=candidates):
            return _FIX, candidates[0].article
        case Ask(question=question) if _is_evident(standing):
            return "ask", question.id, *_left(standing)
        case Shortlist() if _is_evident(standing):
            return "choose", *_left(standing)
        case Escalate() if _is_evident(standing):
            return "hand over", *_left(standing)
        case _:
            return ()


def _is_evident(standing: Standing) -> bool:
    """Whether an alert or a code speaks for an article, and not the choice of words alone."""
    relations = {reason.relation for each in standing.candidates() for reason in each.reasons}
    return bool(standing.alerts) or not relations.isdisjoint(_EVIDENT)


def _left(standing: Standing) -> tuple[str, ...]:
    """The articles an alert or a code speaks for, likeliest first."""
    left = [
        each.article
        for each in standing.candidates()
        if any(reason.relation in _EVIDENT for reason in each.reasons)
        or any(each.article in alert.claimants for alert in standing.alerts)
    ]
    return tuple(left[:_MOST_LEFT])


def _affected(kb: KnowledgeBase, standing: Standing, considered: Considered) -> str:
    """Of the names in the text that of what the cause affects (its level), else the first."""
    names = dict(reversed(considered.names))
    step = standing.step
    level = kb.articles[step.candidates[0].article].level if isinstance(step, Resolve) else ""
    return names.get(level) or next((name for _, name in considered.names), "")


def _group(expert: Expert, place: _Place, placed: Sequence[Placed]) -> Group:
    standing, articles = place.standing, expert.kb.articles
    resolution, ask = None, None
    if isinstance(standing.step, Resolve):
        best = standing.step.candidates[0]
        resolution = resolution_of(articles[best.article], best, standing.alerts)
    if isinstance(standing.step, Ask):
        ask = standing.step
    left = tuple(articles[article] for article in _left(standing))
    return Group(place.id, place.asked_as, tuple(placed), resolution, ask, left)


def _cluster(lines: tuple[Line, ...], nearest: Mapping[int, Standing]) -> Cluster:
    proposals = nearest[lines[0].row.number].proposals[:_NAMED]
    return Cluster(lines, tuple(proposal.article for proposal in proposals))


def _spread(group: Group) -> tuple[int, int, str]:
    return -len(group.affected), -len(group.placed), group.title


def _id_of(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:_ID_LENGTH]


_FIX = "fix"
_EVIDENT = frozenset({RelationKind.OWN_ALERT, RelationKind.NEAR_ALERT, RelationKind.CODE})
_MOST_LEFT = 5
_NAMED = 3
_ID_LENGTH = 12
