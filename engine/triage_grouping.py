"""Collects the lines of a triage in groups, and makes of each group a cause with its fix or a question."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from engine.expert import Standing
from engine.interview import Ask, Resolve
from engine.resolution import Resolution, resolution_of
from engine.triage_alike import Considered
from engine.triage_lines import Line
from engine.triage_places import Answers, Place, Places, articles_left
from engine.triage_result import Answered, Group, Placed, title_of
from kb.model import Article, KnowledgeBase


class Grouping:
    """The groups of one triage while they grow. Not for several threads."""

    def __init__(self, kb: KnowledgeBase, places: Places) -> None:
        self._kb = kb
        self._places = places
        self._first: dict[str, Place] = {}
        self._placed: defaultdict[str, list[Placed]] = defaultdict(list)
        self._asked: defaultdict[str, list[tuple[Line, Place]]] = defaultdict(list)

    def put(self, line: Line, considered: Considered) -> bool:
        """Puts the line in its group; False when nothing in the knowledge base speaks of it."""
        place = self._places.place(considered)
        if place is None:
            return False
        self._first.setdefault(place.id, place)
        self._placed[place.id].append(Placed(line, self._concerned(line, place, considered), considered.names))
        self._asked[place.asked_as].append((line, place))
        return True

    def groups(self) -> tuple[Group, ...]:
        """All groups, the widest spread first."""
        groups = (self._group(self._first[each], placed) for each, placed in self._placed.items())
        return tuple(sorted(groups, key=_spread))

    def answered(self, answers: Answers) -> tuple[Answered, ...]:
        """What the answers were given for: the groups as they were before."""
        return tuple(
            self._answered(asked_as, given) for asked_as, given in answers.items() if given and asked_as in self._asked
        )

    def _answered(self, asked_as: str, given: Mapping[str, str]) -> Answered:
        line, place = self._asked[asked_as][0]
        title = title_of(self._resolution(place.before), self._left(place.before), line.shown)
        return Answered(asked_as, title, len(self._asked[asked_as]), given)

    def _group(self, place: Place, placed: Sequence[Placed]) -> Group:
        step = place.standing.step
        ask = step if isinstance(step, Ask) else None
        resolution, left = self._resolution(place.standing), self._left(place.standing)
        return Group(place.id, place.asked_as, tuple(placed), resolution, ask, left)

    def _resolution(self, standing: Standing) -> Resolution | None:
        if not isinstance(standing.step, Resolve):
            return None
        best = standing.step.candidates[0]
        return resolution_of(self._kb.articles[best.article], best, standing.alerts)

    def _left(self, standing: Standing) -> tuple[Article, ...]:
        return tuple(self._kb.articles[article] for article in articles_left(standing))

    def _concerned(self, line: Line, place: Place, considered: Considered) -> str:
        """Whom the table names; a name in the text is better than an id of a record."""
        if line.mailbox and not _RECORD_ID.fullmatch(line.mailbox):
            return line.mailbox
        return self._affected(place.standing, considered) or line.mailbox

    def _affected(self, standing: Standing, considered: Considered) -> str:
        """Of the names in the text that of what the cause affects (its level), else the first."""
        names = dict(reversed(considered.names))
        step = standing.step
        level = self._kb.articles[step.candidates[0].article].level if isinstance(step, Resolve) else ""
        return names.get(level) or next((name for _, name in considered.names), "")


def _spread(group: Group) -> tuple[int, int, str]:
    return -len(group.affected), -len(group.placed), group.title


_RECORD_ID = re.compile(r"[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}")
