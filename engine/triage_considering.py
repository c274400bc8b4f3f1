"""Considers what is said in an export once: the same alerts, codes and heard answers, whatever else differs."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace

from engine.expert import Expert, Standing
from engine.findings import Recognition
from engine.triage_alike import Considered, Told
from engine.triage_places import inputs_of


class Considering:
    """Remembers where texts stand. Not for several threads."""

    def __init__(self, expert: Expert) -> None:
        self._expert = expert
        self._by_text: dict[tuple[str, Told], Standing] = {}
        self._by_meaning: dict[Hashable, Considered] = {}

    def evident(self, text: str, told: Told) -> Considered | None:
        """Where a text stands that names an alert or a code, or comes with answers; None for any other.

        It is considered only if none before said the same; then that one stands for it.
        """
        recognised = self._expert.evident_in(text) if text else None
        if recognised is None:
            return Considered(self.standing(text, told), text, told) if told else None
        meaning = _meaning(recognised), told
        if meaning not in self._by_meaning:
            self._by_meaning[meaning] = Considered(self.standing(text, told), text, told)
        known = self._by_meaning[meaning]
        return replace(known, standing=replace(known.standing, recognitions=(recognised,)))

    def standing(self, text: str, told: Told = ()) -> Standing:
        """Where a text stands, considered in full."""
        if (text, told) not in self._by_text:
            self._by_text[text, told] = self._expert.consider(inputs_of(text, told))
        return self._by_text[text, told]


def _meaning(recognised: Recognition) -> Hashable:
    """What decides where a text stands, without the names in it and the words around."""
    alerts = tuple(
        (
            *(alert.article, alert.claimants, alert.verdict, round(alert.score, 1)),
            *((finding.question, finding.answer) for finding in alert.findings),
        )
        for alert in recognised.alerts
    )
    codes = tuple(code.canonical for code in recognised.codes)
    return alerts, codes, tuple((heard.question, heard.answer) for heard in recognised.heard)
