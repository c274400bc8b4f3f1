"""Keeps up with the folder of a knowledge base: an edition without new errors takes the place of the one in use."""

from __future__ import annotations

import gc
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from threading import Lock, Thread

from engine.coverage import Coverage, coverage
from engine.expert import Expert
from engine.helpdesk import Helpdesk
from engine.lint import check_of, run
from kb.history import Committed, NoHistory, committed_of
from kb.library import read_knowledge_base
from kb.model import KnowledgeBase, Problem


@dataclass(frozen=True, slots=True)
class Attempt:
    """What came of a change of the folder: in use from then on, or kept out by the problems it brought."""

    at: datetime
    version: str
    problems: tuple[Problem, ...] = ()

    @property
    def accepted(self) -> bool:
        """Whether the edition came into use."""
        return not self.problems


@dataclass(frozen=True, slots=True)
class Checkup:
    """What is known of an edition beyond its articles; `committed` is None where git knows nothing of the folder."""

    problems: tuple[Problem, ...]
    coverage: Coverage
    committed: Committed | None


@dataclass(frozen=True, slots=True)
class Edition:
    """The knowledge base in use as one frozen whole, since when, and what came of the last change after that.

    A request takes the edition once and sees nothing else until its end, whatever happens meanwhile.
    """

    helpdesk: Helpdesk
    since: datetime
    last: Attempt | None = None


class Editions:
    """The edition in use, one after the other; safe for many threads. `compile_expert` may take as long as it needs."""

    def __init__(
        self, first: Helpdesk, compile_expert: Callable[[KnowledgeBase], Expert], clock: Callable[[], datetime]
    ) -> None:
        self._current = Edition(first, clock())
        self._compile_expert = compile_expert
        self._clock = clock
        self._checkup: tuple[KnowledgeBase, Checkup] | None = None
        self._renewing = Lock()
        self._checking = Lock()
        self._asking = Lock()
        self._checker: Thread | None = None

    @property
    def current(self) -> Edition:
        """The edition in use."""
        return self._current

    def renew(self) -> Edition:
        """Reads the folder again; another version comes into use unless it brings new errors."""
        with self._renewing:
            before = self._current.helpdesk.kb.version
            try:
                self._look()
            except Exception as error:  # Whatever it is, the old edition stays and the page of the KB reports it.
                self._keep_out("", (Problem(self._current.helpdesk.kb.folder, 1, f"cannot be used: {error}"),))
            if self._current.helpdesk.kb.version != before:
                leave_to_itself()
            return self._current

    def checkup(self) -> Checkup:
        """What is known of the edition in use; found out when it is first asked for, which may take seconds."""
        with self._checking:
            kb = self._current.helpdesk.kb
            if self._checkup is None or self._checkup[0] is not kb:
                self._checkup = kb, _checkup(kb, self._linted(kb))
            return self._checkup[1]

    def checkup_within(self, seconds: float) -> Checkup | None:
        """The same, or None when that takes longer; then it is found out in the meantime."""
        if self._known_checkup() is None:
            self._checker_at_work().join(seconds)
        return self._known_checkup()

    def _checker_at_work(self) -> Thread:
        """The one thread that checks: however many ask meanwhile, there is no second."""
        with self._asking:
            if self._checker is None or not self._checker.is_alive():
                self._checker = Thread(target=self.checkup, name="checkup", daemon=True)
                self._checker.start()
            return self._checker

    def _known_checkup(self) -> Checkup | None:
        known = self._checkup
        return known[1] if known and known[0] is self._current.helpdesk.kb else None

    def _look(self) -> None:
        """Raises NoKnowledgeBase, and what reading, checking and compiling raise."""
        old = self._current
        kb = read_knowledge_base(old.helpdesk.kb.folder)
        if kb.version == old.helpdesk.kb.version:
            self._current = old if old.last is None or old.last.accepted else replace(old, last=None)
            return
        known = self.checkup().problems
        problems = self._linted(kb)
        new = _beyond(problems, known)
        if new:
            self._keep_out(kb.version, new)
        else:
            self._bring_in(kb, _checkup(kb, problems))

    def _linted(self, kb: KnowledgeBase) -> tuple[Problem, ...]:
        return run(kb, self._clock().date())

    def _keep_out(self, version: str, problems: tuple[Problem, ...]) -> None:
        self._current = replace(self._current, last=Attempt(self._clock(), version, problems))

    def _bring_in(self, kb: KnowledgeBase, checkup: Checkup) -> None:
        helpdesk = self._current.helpdesk.over(self._compile_expert(kb))
        now = self._clock()
        with self._checking:
            self._current = Edition(helpdesk, now, Attempt(now, kb.version))
            self._checkup = kb, checkup


def _beyond(found: tuple[Problem, ...], known: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """The problems that keep a version out: a knowledge base is held to the checks that the one in use passes.

    What could not be read there either is known too. Lines shift with every edit and tell nothing.
    """
    failing = {check_of(problem) for problem in known} - {_READING}
    unread = {(problem.file, problem.message) for problem in known}
    return tuple(each for each in found if check_of(each) not in failing and (each.file, each.message) not in unread)


_READING = ""


def _checkup(kb: KnowledgeBase, problems: tuple[Problem, ...]) -> Checkup:
    return Checkup(problems, coverage(kb), _committed(kb.folder))


def _committed(folder: Path) -> Committed | None:
    with suppress(NoHistory):
        return committed_of(folder)
    return None


def leave_to_itself() -> None:
    """What was just built stays: the garbage collector takes the old away, and need not look at the new in a turn."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
