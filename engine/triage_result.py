"""What came of a table of alerts: groups by cause, clusters of what nothing is known about, rows left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import shorten

from engine.findings import RelationKind
from engine.interview import Ask
from engine.resolution import Resolution
from engine.tables import BadRow, Row, Table
from engine.triage_columns import Role
from engine.triage_lines import Line
from kb.model import Article

TRANSIENT = "transient"


@dataclass(frozen=True, slots=True)
class Placed:
    """A line in its group: whom it concerns ("" when nobody is named), and all names (capture, name) in its text."""

    line: Line
    affected: str
    names: tuple[tuple[str, str], ...] = ()


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
        return title_of(self.resolution, self.candidates, self.placed[0].line.shown)

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
class Answered:
    """The answers (question -> answer) given for a group of so many lines, and what it was called before them."""

    asked_as: str
    title: str
    lines: int
    answers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Triage:
    """What came of a table; `quiet` rows report nothing that went wrong."""

    table: Table
    roles: tuple[Role, ...]
    groups: tuple[Group, ...]
    clusters: tuple[Cluster, ...]
    quiet: tuple[Row, ...]
    bad: tuple[BadRow, ...]
    answered: tuple[Answered, ...] = ()

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


def title_of(resolution: Resolution | None, candidates: Sequence[Article], said: str) -> str:
    """What a group with that cause, or with these causes left, is called; else what its first row says."""
    if resolution:
        return resolution.article.title
    named = " or ".join(article.title for article in candidates[:_NAMED])
    return named or shorten(said, _LONGEST_TITLE, placeholder=" …")


_NAMED = 3
_LONGEST_TITLE = 120
