"""What people reported about resolutions, counted so that each case has one vote on each article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from engine.cases.events import Outcome, ResolutionTried, StoredEvent, TurnUndone

ALL_ARTICLES = ""
"""In the place of an article where all of them are meant."""


@dataclass(frozen=True, slots=True)
class Vote:
    """What a case reported last about the resolution of an article, and when (in UTC)."""

    article: str
    outcome: Outcome
    at: datetime


def votes(events: Iterable[StoredEvent], forgotten: Mapping[str, datetime]) -> Iterator[Vote]:
    """The votes that count, of events sorted by case and seq: those that only report and take back are enough.

    `forgotten` is article (or ALL_ARTICLES) -> the last moment whose votes do not count any more.
    """
    for _, history in groupby(events, key=lambda stored: stored.case_id):
        yield from (vote for vote in _of_one_case(tuple(history)) if not _is_forgotten(vote, forgotten))


def _of_one_case(history: Sequence[StoredEvent]) -> Iterable[Vote]:
    reported: list[tuple[int, Vote]] = []
    for stored in history:
        match stored.event:
            case TurnUndone(seq=undone):
                reported = [(seq, vote) for seq, vote in reported if seq < undone]
            case ResolutionTried(article=article, outcome=outcome):
                reported.append((stored.seq, Vote(article, outcome, stored.at)))
    return {vote.article: vote for _, vote in reported}.values()


def _is_forgotten(vote: Vote, forgotten: Mapping[str, datetime]) -> bool:
    return any(name in forgotten and vote.at <= forgotten[name] for name in (vote.article, ALL_ARTICLES))
