"""Keeps the triages people are looking at, in memory only: for half an hour, and never more than a few."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event, Lock, Thread

from engine.helpdesk import Refused
from engine.tables import Table
from engine.triage import Progress
from engine.triage_columns import Role
from engine.triage_places import Answers
from engine.triage_result import Triage
from kb.model import KnowledgeBase

MINUTES_KEPT = 30
MOST_KEPT = 8

Work = Callable[[Progress], Triage]


class TriageGone(Refused):
    """No triage is kept under that id, or no longer."""


@dataclass(slots=True)
class Run:
    """One triage at work: how far it is, and what came of it or why nothing did."""

    done: int = 0
    of: int = 0
    triage: Triage | None = None
    failure: Exception | None = None
    finished: Event = field(default_factory=Event)

    def start(self, work: Work) -> None:
        """Works in a thread of its own, so that the page can tell how far it is."""
        Thread(target=self._work, args=(work,), name="triage", daemon=True).start()

    def _work(self, work: Work) -> None:
        try:
            self.triage = work(self._tell)
        except Exception as error:  # Whatever it is, the page of this run reports it; a thread has nobody to tell.
            self.failure = error
        finally:
            self.finished.set()

    def _tell(self, done: int, of: int) -> None:
        self.done, self.of = done, of


@dataclass(frozen=True, slots=True)
class Kept:
    """A table somebody sent, what its columns are taken for, the answers given so far, and the run over them.

    `kb` is the knowledge base of the run; another one may be in use by the time somebody looks at the result.
    `cases` are the cases that groups were saved as (group -> case); who adds to them holds `saving`.
    """

    table: Table
    roles: tuple[Role, ...]
    answers: Answers
    run: Run
    kb: KnowledgeBase
    cases: dict[str, str] = field(default_factory=dict)
    saving: Lock = field(default_factory=Lock)


class Shelf:
    """What is kept, by id; safe for many threads. `clock` tells seconds, `new_id` makes ids nobody can guess."""

    def __init__(self, clock: Callable[[], float], new_id: Callable[[], str]) -> None:
        self._clock = clock
        self._new_id = new_id
        self._kept: dict[str, tuple[float, Kept]] = {}
        self._lock = Lock()

    def keep(self, kept: Kept, triage_id: str = "") -> str:
        """Keeps it under a new id, or in place of what has that id; the oldest gives way when there are too many."""
        with self._lock:
            triage_id = triage_id or self._new_id()
            self._kept.pop(triage_id, None)
            self._kept[triage_id] = (self._clock(), kept)
            self._forget()
            return triage_id

    def find(self, triage_id: str) -> Kept:
        """What is kept under the id. Raises TriageGone."""
        with self._lock:
            self._forget()
            if triage_id not in self._kept:
                raise TriageGone(f"This triage is kept no longer: {MINUTES_KEPT} minutes at most. Send the file again.")
            return self._kept[triage_id][1]

    def _forget(self) -> None:
        oldest = self._clock() - MINUTES_KEPT * 60
        for triage_id, (since, _) in list(self._kept.items()):
            if since < oldest or len(self._kept) > MOST_KEPT:
                del self._kept[triage_id]
