"""Takes away what a verdict cites, to see that it hangs by it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from engine.expert import Expert, Inputs
from engine.findings import Candidate, Finding, Origin
from engine.inference.consultation import Derivation


@dataclass(frozen=True)
class Removal:
    """A verdict on an article, and the verdict without an answer that one of its reasons cites."""

    article: str
    answer: str
    before: Candidate
    after: Candidate | None

    @property
    def changes_the_verdict(self) -> bool:
        """Whether the article is rated otherwise, lost a reason, or is more or less likely."""
        if self.after is None or self.after.rating is not self.before.rating:
            return True
        lost = _relations(self.before) - _relations(self.after)
        return bool(lost) or self.after.likelihood != self.before.likelihood

    @property
    def unsettles_the_verdict(self) -> bool:
        """Whether the article is rated otherwise."""
        return self.after is None or self.after.rating is not self.before.rating


def removals(
    expert: Expert, answers: Mapping[str, str], texts: tuple[str, ...] = (), *, of: str = ""
) -> Iterator[Removal]:
    """The verdicts of a case (or the one `of` an article), each without one of the answers it cites.

    An answer that follows from the others, or stands in the texts too, is passed over: it would still be there.
    """
    before = verdicts(expert, answers, texts)
    derivations = expert.conclude(answers).derivations
    for name, answer in answers.items():
        citing = [each for each in before.values() if of in ("", each.article) and name in cited(each, derivations)]
        rest = expert.consider(Inputs(texts, {other: answers[other] for other in answers if other != name}))
        if (name, answer) not in {(each.question, each.answer) for each in rest.findings}:
            after = {candidate.article: candidate for candidate in rest.differential}
            yield from (Removal(each.article, name, each, after.get(each.article)) for each in citing)


def verdicts(expert: Expert, answers: Mapping[str, str], texts: tuple[str, ...] = ()) -> dict[str, Candidate]:
    """The verdict on every article."""
    differential = expert.consider(Inputs(texts, answers)).differential
    return {candidate.article: candidate for candidate in differential}


def cited(verdict: Candidate, derivations: tuple[Derivation, ...]) -> set[str]:
    """The questions whose answers the reasons cite, themselves or by what was derived from them."""
    grounds = {derivation.finding: derivation.grounds for derivation in derivations}
    return {each for reason in verdict.reasons for found in reason.findings for each in _given(found, grounds)}


def _given(finding: Finding, grounds: Mapping[Finding, tuple[Finding, ...]]) -> Iterator[str]:
    if finding.origin is not Origin.DERIVED:
        yield finding.question
    for ground in grounds.get(finding, ()):
        yield from _given(ground, grounds)


def _relations(verdict: Candidate) -> Counter[tuple[str, str, int]]:
    return Counter((reason.relation, reason.effect, reason.line) for reason in verdict.reasons)
