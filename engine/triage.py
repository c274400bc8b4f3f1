"""Bulk triage: a table of alerts in, groups by cause out, the widest spread first, with what nothing is known about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from engine.expert import Expert, Standing
from engine.tables import Table
from engine.triage_alike import Alike, Considered, masked_text
from engine.triage_clusters import clusters_of
from engine.triage_columns import Role
from engine.triage_considering import Considering
from engine.triage_grouping import Grouping
from engine.triage_lines import Line, lines_of
from engine.triage_places import NO_ANSWERS, Answers, Places
from engine.triage_result import Cluster, Triage
from engine.triage_states import questions_of

Consider = Callable[[str], Standing]
Progress = Callable[[int, int], None]
"""Told how many lines of how many are done."""
MOST_BY_WORDS = 300
"""So many different texts without any alert or code are considered for their words alone, the commonest first."""


def no_progress(done: int, of: int) -> None:
    """Tells nobody."""


def triage(
    expert: Expert, table: Table, roles: Sequence[Role], answers: Answers = NO_ANSWERS, progress: Progress = no_progress
) -> Triage:
    """The triage of a table whose columns have these roles; alike lines are considered once, nothing is stored.

    What names no alert and no code is looked at for its words, up to MOST_BY_WORDS texts, and clustered by likeness.
    """
    considering = Considering(expert)
    found = lines_of(table, roles, questions_of(expert.kb, table, roles))
    grouping = Grouping(expert.kb, Places(expert, answers))
    alike = Alike(expert.kb, considering.evident)
    unmatched = _group_evident(alike, grouping, found.lines, progress)
    unknown = _group_by_words(considering.standing, grouping, [line for line in unmatched if not line.is_information])
    quiet = (*found.quiet, *(line.row for line in unmatched if line.is_information))
    bad = sorted((*table.bad, *found.bad), key=lambda row: row.number)
    clusters = tuple(_cluster(considering.standing, lines) for lines in clusters_of(unknown))
    return Triage(table, tuple(roles), grouping.groups(), clusters, quiet, tuple(bad), grouping.answered(answers))


def _group_evident(alike: Alike, grouping: Grouping, lines: Sequence[Line], progress: Progress) -> list[Line]:
    """Groups the lines in which an alert or a code stands; the others come back."""
    left: list[Line] = []
    for done, line in enumerate(lines):
        progress(done, len(lines))
        considered = alike.considered(line.text, line.mailbox, line.answers)
        if considered is None or not grouping.put(line, considered):
            left.append(line)
    return left


def _group_by_words(consider: Consider, grouping: Grouping, lines: Sequence[Line]) -> list[Line]:
    """Groups the lines whose words alone tell the cause; the others come back."""
    texts = [masked_text(line.text, line.mailbox) for line in lines]
    firsts = {text: line.text for text, line in zip(reversed(texts), reversed(lines), strict=True)}
    common = Counter(texts).most_common(MOST_BY_WORDS)
    known = {text: Considered(consider(firsts[text]), firsts[text]) for text, _ in common}
    return [
        line
        for text, line in zip(texts, lines, strict=True)
        if text not in known or not grouping.put(line, known[text])
    ]


def _cluster(consider: Consider, lines: tuple[Line, ...]) -> Cluster:
    proposals = consider(lines[0].text).proposals[:_NAMED] if lines[0].text else ()
    return Cluster(lines, tuple(proposal.article for proposal in proposals))


_NAMED = 3
