"""Lets reported outcomes speak for and against articles: a bounded factor on how likely each is to begin with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from threading import Lock
from types import MappingProxyType

from engine.cases.events import Outcome
from engine.cases.votes import Vote
from engine.findings import Experience

LARGEST_FACTOR = 2.0
"""The most that outcomes can do: twice as likely, or half as likely. Evidence of a text weighs 12 and more."""
FEWEST_CASES = 5
"""Fewer cases than these say nothing."""
DOUBT = 10.0
"""As many cases as this are taken for granted beforehand, half of which the resolution helped (a Beta prior)."""
WORTH = MappingProxyType({Outcome.HELPED: 1.0, Outcome.PARTLY: 0.5, Outcome.DID_NOT_HELP: 0.0})
REFRESHED_AFTER = 60.0
"""Seconds for which what was read is used, unless an outcome is reported here."""


def experience_of(votes: Iterable[Vote]) -> Mapping[str, Experience]:
    """Article -> what its votes say, for every article that has any.

    An article's votes move that article alone, by no more than LARGEST_FACTOR up or down.
    """
    worth: defaultdict[str, list[float]] = defaultdict(list)
    for vote in votes:
        worth[vote.article].append(WORTH[vote.outcome])
    return MappingProxyType({article: _experience(each) for article, each in sorted(worth.items())})


def _experience(worth: list[float]) -> Experience:
    tried, helped = len(worth), sum(worth)
    return Experience(tried, helped, _factor(tried, helped) if tried >= FEWEST_CASES else 1.0)


def _factor(tried: int, helped: float) -> float:
    """The mean of the Beta distribution, 0..1, on a scale from a half to twice on which even chances are 1."""
    mean = (helped + DOUBT / 2) / (tried + DOUBT)
    return float(LARGEST_FACTOR ** (2 * mean - 1))


class Learning:
    """The experience of all cases, read seldom and shared by all threads."""

    def __init__(self, read: Callable[[], Iterable[Vote]], seconds: Callable[[], float]) -> None:
        """`read` gives all votes that count now; `seconds` is a clock that only goes forward."""
        self._read = read
        self._seconds = seconds
        self._known: Mapping[str, Experience] = MappingProxyType({})
        self._until = float("-inf")
        self._lock = Lock()

    def experience(self) -> Mapping[str, Experience]:
        """What is known of each article, as of at most REFRESHED_AFTER seconds ago. Raises StoreUnavailable."""
        with self._lock:
            now = self._seconds()
            if now >= self._until:
                self._known = experience_of(self._read())
                self._until = now + REFRESHED_AFTER
            return self._known

    def look_again(self) -> None:
        """Something was reported, taken back or forgotten: what is known is read again when it is next needed."""
        with self._lock:
            self._until = float("-inf")
