"""Saves groups of a triage as cases, one each, where somebody asks for it: from then on they are stored."""

from __future__ import annotations

from collections.abc import Mapping

from engine.helpdesk import LONGEST_TEXT, Helpdesk
from engine.triage_result import Group

CHANNEL = "bulk"
MOST_NAMED = 50


def save_as_case(helpdesk: Helpdesk, group: Group, answers: Mapping[str, str]) -> str:
    """The id of a new case that says what the first row of the group says, whom it concerns, and what was answered.

    `answers` (question -> answer) are those given for the group. Raises UnknownAnswer when the knowledge base has one
    of them no longer; then there is no case.
    """
    told = {**dict(group.placed[0].line.answers), **answers}
    return helpdesk.open_case(_text(group), answers=told, channel=CHANNEL).case.id


def _text(group: Group) -> str:
    said = group.placed[0].line.shown
    names = ", ".join(name for name, _ in group.affected[:MOST_NAMED])
    more = len(group.affected) - MOST_NAMED
    concerned = f"\n\nConcerned: {names}{f' and {more:,} more' if more > 0 else ''}" if names else ""
    return (said + concerned)[:LONGEST_TEXT]
