"""Weighs what texts and picks say for articles: how much likelier each becomes, beside `differential.BACKGROUND`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from engine.findings import Alert, Code, Finding, Recognition, Verdict
from engine.inference.facts import CODE
from engine.recognition.codes import canonical_or_itself, is_general
from kb.model import KnowledgeBase
from kb.search.results import Proposal

EXACT_WEIGHT = 100.0
SHARED_WEIGHT = 30.0
CODE_WEIGHT = 30.0
NEAR_WEIGHT = 12.0
PICKED_WEIGHT = 1000.0

PROPOSAL_POWER = 6
"""A search proposal weighs its score to this power: the article that fits best is far likelier than the others."""

HEARD_EVIDENCE, MOST_HEARD_EVIDENCE = 0.3, 0.9
"""Log odds that a text is about this knowledge base, for each further word of a phrase that suggests an answer."""

GENERAL_EVIDENCE = 1.0
"""Log odds that it is, for a code that articles list and any program prints."""

WORDS_ASIDE = 3
"""Words beside a general code up to which the code is all that a text says."""


@dataclass(frozen=True, slots=True)
class KnownCodes:
    """The codes that articles list, and all that tell of this knowledge base without any further word."""

    listed: Mapping[str, tuple[str, ...]]
    """Code -> the articles that list it."""
    telling: Set[str]

    def among(self, codes: Iterable[Code]) -> set[str]:
        """Those of the codes that some article lists."""
        return {code.canonical for code in codes if code.canonical in self.listed}


def known_codes(kb: KnowledgeBase) -> KnownCodes:
    """The codes of the articles and of their proofs."""
    listed: defaultdict[str, list[str]] = defaultdict(list)
    for article in kb.articles.values():
        for code in _canonical(article.codes):
            listed[code].append(article.id)
    known = frozenset(listed) | _canonical(_confirming(kb))
    telling = frozenset(code for code in known if not is_general(code))
    return KnownCodes({code: tuple(articles) for code, articles in listed.items()}, telling)


def evidence_of(
    texts: Sequence[str],
    recognitions: Sequence[Recognition],
    proposals: Sequence[Proposal],
    picked: Sequence[str],
    codes: KnownCodes,
) -> dict[str, float]:
    """Article -> the weight of what was recognised in the texts, found for their words, and picked."""
    evidence: defaultdict[str, float] = defaultdict(float)
    for text, recognition in zip(texts, recognitions, strict=True):
        for alert in recognition.alerts:
            for claimant in alert.claimants:
                evidence[claimant] += _alert_weight(alert)
        for code in _counted(text, recognition, proposals, codes):
            for article in codes.listed[code]:
                evidence[article] += CODE_WEIGHT / len(codes.listed[code])
    for proposal in proposals:
        evidence[proposal.article.id] += proposal.score**PROPOSAL_POWER
    for article in picked:
        evidence[article] += PICKED_WEIGHT
    return dict(evidence)


def aboutness(recognitions: Iterable[Recognition], codes: KnownCodes) -> float:
    """Log odds that texts are about this knowledge base, from what is recognised in them beside their words."""
    recognised = tuple(recognitions)
    general = any(is_general(code) for each in recognised for code in codes.among(each.codes))
    heard = heard_evidence(finding for each in recognised for finding in each.heard)
    return heard + (GENERAL_EVIDENCE if general else 0.0)


def heard_evidence(heard: Iterable[Finding]) -> float:
    """How much the phrases heard speak for a text; a single word ("mail") may stand in any text and says nothing."""
    longest: dict[str, int] = {}
    for finding in heard:
        longest[finding.question] = max(longest.get(finding.question, 0), len(finding.text.split()))
    return sum(min(MOST_HEARD_EVIDENCE, HEARD_EVIDENCE * (words - 1)) for words in longest.values())


def _counted(text: str, recognition: Recognition, proposals: Sequence[Proposal], codes: KnownCodes) -> Iterable[str]:
    """The codes that count: a general one does where it is all that is said, or something else fits, too."""
    fits = bool(proposals or recognition.alerts) or _words_aside(text, recognition.codes) <= WORDS_ASIDE
    return (code for code in codes.among(recognition.codes) if fits or not is_general(code))


def _words_aside(text: str, codes: Iterable[Code]) -> int:
    """How many words a text has beside its codes."""
    for code in sorted(codes, key=lambda each: each.span[0], reverse=True):
        text = f"{text[: code.span[0]]} {text[code.span[1] :]}"
    return len(_WORD.findall(text))


_WORD = re.compile(r"[^\W\d_]{2,}")


def _alert_weight(alert: Alert) -> float:
    match alert.verdict, len(alert.claimants):
        case Verdict.NEAR, _:
            return NEAR_WEIGHT * alert.score**2
        case Verdict.EXACT, 1:
            return EXACT_WEIGHT
        case _:
            return SHARED_WEIGHT


def _canonical(codes: Iterable[str]) -> set[str]:
    return set(map(canonical_or_itself, codes))


def _confirming(kb: KnowledgeBase) -> Iterable[str]:
    """The codes that confirm an article without being listed by it."""
    groups = (group for article in kb.articles.values() for group in article.confirmed_by)
    conditions = (condition for group in groups for condition in group.conditions)
    return (code for condition in conditions if condition.question == CODE for code in condition.answers)
