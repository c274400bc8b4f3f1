"""Collects the lines of a triage in groups, and makes of each group a cause with its fix or a question."""

from __future__ import annotations

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
        self._asked: defaultdict[str, list[Place]] = defaultdict(list)

    def put(self, line: Line, considered: Considered) -> bool:
        """Puts the line in its group; False when nothing in the knowledge base speaks of it."""
        place = self._places.place(considered)
        if place is None:
            return False
        self._first.setdefault(place.id, place)
        self._placed[place.id].append(Placed(line, line.mailbox or self._affected(place.standing, considered)))
        self._asked[place.asked_as].append(place)
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
        places = self._asked[asked_as]
        before = places[0].before
        return Answered(asked_as, title_of(self._resolution(before), self._left(before)), len(places), given)

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

    def _affected(self, standing: Standing, considered: Considered) -> str:
        """Of the names in the text that of what the cause affects (its level), else the first."""
        names = dict(reversed(considered.names))
        step = standing.step
        level = self._kb.articles[step.candidates[0].article].level if isinstance(step, Resolve) else ""
        return names.get(level) or next((name for _, name in considered.names), "")


def _spread(group: Group) -> tuple[int, int, str]:
    return -len(group.affected), -len(group.placed), group.title
