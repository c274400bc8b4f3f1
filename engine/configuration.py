"""Checks a configuration against every unsupported one of the knowledge base, by the rules of the interview."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from engine.entries import Answers, Entries, usable_answers
from engine.expert import Expert
from engine.inference.consultation import Derivation
from engine.nearest import Trials, nearest_changes
from engine.support import FAULTS, Item, Support, decidable


@dataclass(frozen=True, slots=True)
class Checked:
    """Every verdict on a configuration, the gravest first, and what follows from the answers (by question)."""

    answers: Answers
    derivations: Mapping[str, Derivation]
    items: tuple[Item, ...]

    def of(self, verdict: Support) -> tuple[Item, ...]:
        """The items with that verdict."""
        return tuple(item for item in self.items if item.verdict is verdict)


def check(expert: Expert, entries: Entries) -> Checked:
    """The verdicts on the configuration that these answers describe; any may be missing.

    Raises InvalidConfiguration, which names everything that is wrong with the answers.
    """
    vocabulary, articles = expert.kb.vocabulary, tuple(decidable(expert.kb))
    trials = Trials(expert.conclude, vocabulary, articles)
    answers = usable_answers(vocabulary, trials.conclude, entries)
    items = (_with_changes(trials.judge(article, answers), trials, answers) for article in articles)
    derivations = {each.finding.question: each for each in trials.conclude(answers).derivations}
    return Checked(answers, MappingProxyType(derivations), tuple(sorted(items, key=_gravity)))


def _with_changes(item: Item, trials: Trials, answers: Answers) -> Item:
    if item.verdict not in FAULTS:
        return item
    return replace(item, changes=nearest_changes(trials, item.article, answers))


def _gravity(item: Item) -> int:
    return list(Support).index(item.verdict)
