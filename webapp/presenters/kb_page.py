"""Everything the page about the knowledge base itself shows: its version, its last change, and its health."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from engine.coverage import Coverage, Measured
from engine.editions import Attempt, Checkup, Edition
from kb.history import Committed
from kb.model import KnowledgeBase, Problem
from kb.reviews import overdue
from webapp.presenters.words import PLURALS

MOST_SHOWN = 50
"""Entries of a list that is not shown whole."""


@dataclass(frozen=True, slots=True)
class Listed:
    """The first entries of a list, and how many more there are."""

    entries: tuple[str, ...]
    more: int


@dataclass(frozen=True, slots=True)
class KbPage:
    """The knowledge base in use. `outcome` tells of its last change, `kept_out` what was wrong with a version that is
    not in use, `problems` what is wrong with the one that is. What needs a check is missing until it is `checked`.
    """

    version: str
    checked: bool
    revision: str
    since: str
    outcome: str
    kept_out: Listed
    kinds: tuple[tuple[str, int], ...]
    coverage: tuple[tuple[str, str], ...]
    gaps: tuple[tuple[str, int], ...]
    problems: Listed
    overdue: tuple[tuple[str, str, str], ...]
    """Id, title and when it was verified last."""
    more_overdue: int


def kb_page(edition: Edition, checkup: Checkup | None, now: datetime) -> KbPage:
    """The page as it is at that moment; without a checkup it says nothing of what that finds out."""
    kb = edition.helpdesk.kb
    late = overdue(kb, now.date())
    return KbPage(
        version=kb.version,
        checked=checkup is not None,
        revision=_revision(checkup.committed) if checkup else "",
        since=_instant(edition.since),
        outcome=_outcome(edition.last),
        kept_out=_problems(edition.last.problems if edition.last else (), kb.folder),
        kinds=_kinds(kb),
        coverage=tuple(_covered(checkup.coverage)) if checkup else (),
        gaps=tuple(gap for gap in _gaps(checkup.coverage) if gap[1]) if checkup else (),
        problems=_problems(checkup.problems if checkup else (), kb.folder),
        overdue=tuple((each.id, each.title, each.last_verified or "never") for each in late[:MOST_SHOWN]),
        more_overdue=max(0, len(late) - MOST_SHOWN),
    )


def _revision(committed: Committed | None) -> str:
    if committed is None:
        return ""
    changed = ", changed since and not committed" if committed.changed_since else ""
    return f"{committed.revision}{changed}"


def _instant(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M:%S} UTC"


def _outcome(last: Attempt | None) -> str:
    match last:
        case None:
            return "The files have not changed since."
        case Attempt(accepted=True):
            return f"The files changed, and the new version came into use at {_instant(last.at)}."
        case _:
            return (
                f"The files changed at {_instant(last.at)}, and the new version is not in use: it has errors. "
                "The one before is still in use."
            )


def _problems(problems: Iterable[Problem], folder: Path) -> Listed:
    """Without the folder of the knowledge base, which is nobody's business on a page."""
    told = [f"{_within(problem.file, folder)}:{problem.line}: {problem.message}" for problem in problems]
    shown = tuple(each.replace(f"{folder.as_posix()}/", "") for each in told[:MOST_SHOWN])
    return Listed(shown, len(told) - len(shown))


def _within(file: Path, folder: Path) -> str:
    return file.relative_to(folder).as_posix() if file.is_relative_to(folder) else file.name


def _kinds(kb: KnowledgeBase) -> tuple[tuple[str, int], ...]:
    count = Counter(article.kind.value for article in kb.articles.values())
    return tuple((words, count[kind]) for kind, words in PLURALS.items() if count[kind])


def _covered(coverage: Coverage) -> Iterable[tuple[str, str]]:
    for words, measured in (
        ("Alerts", coverage.alerts),
        ("Error codes", coverage.codes),
        ("Questions", coverage.questions),
        ("Answers", coverage.answers),
        ("Ratings", coverage.ratings),
    ):
        yield words, _share(measured)


def _share(measured: Measured) -> str:
    return f"{len(measured.all) - len(measured.left):,} of {len(measured.all):,}"


def _gaps(coverage: Coverage) -> Iterable[tuple[str, int]]:
    yield "Examples and walkthroughs that do not hold", len(coverage.failed)
    yield "Articles that nothing can establish", len(coverage.never_established)
    yield "Questions that no article uses", len(coverage.unused_questions)
