"""Which alerts of a text are not explained yet once a fix was found: what is left over is told, never dropped."""

from __future__ import annotations

from textwrap import shorten

from engine.helpdesk import CaseView
from engine.interview import Resolve
from engine.unexplained import unexplained

LONGEST_QUOTE = 120


def left_over(view: CaseView) -> tuple[str, ...]:
    """The beginnings of alerts that neither a fix at hand nor one that was tried explains; () before there is one."""
    at_hand = view.standing.step.candidates if isinstance(view.standing.step, Resolve) else ()
    accounted = {*view.case.tried, *(each.article for each in at_hand)}
    texts = zip(view.case.texts, view.standing.recognitions, strict=True) if accounted else ()
    return tuple(
        shorten(given.text[slice(*alert.span)], LONGEST_QUOTE, placeholder="…")
        for given, recognised in texts
        for alert in unexplained(recognised.alerts, accounted)
    )
