"""Collects what is wrong with one file, so that reading it never stops at the first mistake."""

from __future__ import annotations

from pathlib import Path

from kb.model import Problem


class Problems:
    """The problems of one file, in the order they were noticed."""

    __slots__ = ("_found", "file")

    def __init__(self, file: Path) -> None:
        self.file = file
        self._found: list[Problem] = []

    def report(self, line: int, message: str) -> None:
        """Note that `line` (counted from 1) of the file is wrong, and why."""
        self._found.append(Problem(self.file, line, message))

    def found(self) -> tuple[Problem, ...]:
        """Everything reported so far, by line."""
        return tuple(sorted(self._found, key=lambda problem: problem.line))
