"""Considers a case with one version of a knowledge base: what was said in, findings, differential and next step out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from engine.contradictions import Contradiction, contradictions
from engine.differential import Frequencies, compile_frequencies, order
from engine.evidence import aboutness, evidence_of, known_codes
from engine.findings import Alert, Candidate, Code, Experience, Finding, Origin, Recognition, Verdict
from engine.inference.consultation import Consultation, Consulted
from engine.inference.facts import CODE
from engine.inference.rulebook import compile_rulebook
from engine.interview import (
    Ask,
    Escalate,
    Finished,
    Known,
    NextStep,
    NotRecognised,
    Resolve,
    best_question,
    next_step,
)
from engine.recognition.codes import canonical_code
from engine.recognition.recogniser import Recogniser
from engine.reply.replies import Replies
from engine.unexplained import is_solved, still_telling
from kb.model import UNKNOWN, KnowledgeBase, Question, Rating
from kb.search.query import SearchIndex
from kb.search.results import LONGEST_TEXT, Proposal

ENGAGED_EVIDENCE = 4.0
"""Log odds that it is, once the person has answered a question: they mean what they are asked about."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a person said: texts, answers (question -> answer, UNKNOWN included), outcomes, picked articles."""

    texts: tuple[str, ...] = ()
    answers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    outcomes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Article -> helped | did-not-help | partly."""
    picked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a case stands: everything that is shown is computed from this and the knowledge base."""

    recognitions: tuple[Recognition, ...]
    findings: tuple[Finding, ...]
    proposals: tuple[Proposal, ...]
    differential: tuple[Candidate, ...]
    step: NextStep
    contradictions: tuple[Contradiction, ...] = ()
    """Answers that do not fit together; the rules go by what was answered, whatever else is said."""

    @property
    def alerts(self) -> tuple[Alert, ...]:
        """The alerts of all texts."""
        return tuple(alert for recognition in self.recognitions for alert in recognition.alerts)

    @property
    def codes(self) -> tuple[Code, ...]:
        """The codes of all texts."""
        return tuple(code for recognition in self.recognitions for code in recognition.codes)

    @property
    def heard(self) -> tuple[Finding, ...]:
        """Findings that words in a text suggest."""
        return tuple(finding for finding in self.findings if finding.origin is Origin.HEARD)

    def candidates(self) -> tuple[Candidate, ...]:
        """The candidates that something speaks for, best first."""
        return tuple(each for each in self.differential if each.rating in (Rating.ESTABLISHED, Rating.SUGGESTED))


class Expert:
    """One compiled version of a knowledge base; safe for many threads."""

    def __init__(self, kb: KnowledgeBase, index: SearchIndex) -> None:
        self.kb = kb
        self.index = index
        self.frequencies: Frequencies = compile_frequencies(kb)
        self._recogniser = Recogniser(kb)
        self._consultation = Consultation(compile_rulebook(kb, canonical_code))
        self._codes = known_codes(kb)
        self._replies = Replies(kb.vocabulary)

    def consider(self, inputs: Inputs, experience: Mapping[str, Experience] = MappingProxyType({})) -> Standing:
        """Where a case with these inputs stands; the same inputs and experience give the same standing.

        `experience` is article -> what other cases reported about its resolution.
        """
        recognitions = tuple(self._recogniser.recognise(text) for text in inputs.texts)
        proposals = self._proposals(inputs, recognitions)
        given = tuple(_findings(recognitions, inputs.answers))
        evidence = evidence_of(inputs.texts, recognitions, proposals, inputs.picked, self._codes)
        if not evidence and not inputs.answers and inputs.texts:
            return Standing(recognitions, given, (), (), NotRecognised(self._first_question))
        consulted = self._consult(given, evidence, inputs.outcomes)
        findings = (*given, *consulted.derived)
        unknown = _unknown(inputs.answers, findings)
        weights = still_telling(evidence, inputs.outcomes)
        differential = order(self.frequencies, consulted.conclusions, findings, weights, experience, unknown)
        step = self._step(inputs, recognitions, findings, differential)
        unfit = contradictions(self.kb.vocabulary, self.conclude, findings, _printed(recognitions))
        return Standing(recognitions, findings, proposals, differential, step, unfit)

    def evident_in(self, text: str) -> Recognition | None:
        """What is recognised in a text, None if it names no alert and no code of an article; a tenth of the work."""
        recognised = self._recogniser.recognise(text)
        is_evident = recognised.alerts or any(code.canonical in self._codes.telling for code in recognised.codes)
        return recognised if is_evident else None

    def conclude(self, answers: Mapping[str, str]) -> Consulted:
        """What the rules alone conclude from answers: nothing is ordered and no step is chosen."""
        return self._consult(tuple(_findings((), answers)), {}, {})

    def answer_meant(self, question: Question, typed: str) -> str:
        """The id of the answer that a typed reply means, UNKNOWN for "I don't know", "" when it means none of them.

        An alert is no answer, whatever its words suggest: it says more.
        """
        return "" if self._recogniser.recognise(typed).alerts else self._replies.meant(question, typed)

    def asks_about(self, question: Question, typed: str) -> bool:
        """Whether the person asks why the question is asked, what it means or where to look, and answers nothing."""
        return self._replies.asks_about(question, typed)

    def _proposals(self, inputs: Inputs, recognitions: Sequence[Recognition]) -> tuple[Proposal, ...]:
        """Articles that the words of the texts speak of; not needed where an alert is recognised word for word."""
        unclear = [
            text
            for text, recognition in zip(inputs.texts, recognitions, strict=True)
            if not any(alert.verdict is Verdict.EXACT for alert in recognition.alerts)
        ]
        further = aboutness(recognitions, self._codes) + (ENGAGED_EVIDENCE if inputs.answers else 0.0)
        return self.index.propose("\n".join(unclear)[:LONGEST_TEXT], further=further) if unclear else ()

    def _consult(
        self, findings: Sequence[Finding], evidence: Mapping[str, float], outcomes: Mapping[str, str]
    ) -> Consulted:
        failed = frozenset(article for article, outcome in outcomes.items() if outcome == "did-not-help")
        return self._consultation.consult(findings, proposed=evidence, failed=failed)

    def _step(
        self,
        inputs: Inputs,
        recognitions: Sequence[Recognition],
        findings: Sequence[Finding],
        differential: Sequence[Candidate],
    ) -> NextStep:
        step = next_step(self.kb.vocabulary, self.frequencies, differential, _known(inputs, findings))
        another = isinstance(step, Resolve) and step.candidates[0].rating is Rating.ESTABLISHED
        if not another and is_solved(recognitions, inputs.outcomes):
            return Finished("resolved")
        return step if differential else Escalate("no-candidates")

    @cached_property
    def _first_question(self) -> Ask | None:
        """The question an interview from nothing starts with; the same for every text."""
        everything = order(self.frequencies, (), (), {}, {})
        known = Known(MappingProxyType({}), MappingProxyType({}), frozenset())
        return best_question(self.kb.vocabulary, self.frequencies, everything, known)


def _findings(recognitions: Iterable[Recognition], answers: Mapping[str, str]) -> Iterable[Finding]:
    """Sure findings before heard ones; an answer replaces what an alert or the text said about the same question."""
    sure: list[Finding] = []
    heard: list[Finding] = []
    for recognition in recognitions:
        for alert in recognition.alerts:
            sure.extend(_alert_findings(alert))
        sure.extend(Finding(CODE, code.canonical, Origin.CODE, code.text, code.span) for code in recognition.codes)
        heard.extend(recognition.heard)
    yield from _without_repeats(finding for finding in sure if finding.question not in answers)
    for question, answer in answers.items():
        if answer != UNKNOWN:
            yield Finding(question, answer, Origin.ANSWERED)
    said = {finding.question for finding in sure} | answers.keys()
    yield from _without_repeats(finding for finding in heard if finding.question not in said)


def _unknown(answers: Mapping[str, str], findings: Sequence[Finding]) -> frozenset[str]:
    """The questions answered with "I don't know" that nothing else has settled."""
    return frozenset(name for name, answer in answers.items() if answer == UNKNOWN) - {
        finding.question for finding in findings
    }


def _alert_findings(alert: Alert) -> Iterable[Finding]:
    match alert.verdict, len(alert.claimants):
        case Verdict.NEAR, _:
            question = "near"
        case Verdict.EXACT, 1:
            question = "alert"
        case _:
            question = "claimed"
    for claimant in alert.claimants:
        yield Finding(question, claimant, Origin.ALERT, span=alert.span)
    if alert.verdict is Verdict.EXACT:
        yield from alert.findings


def _printed(recognitions: Iterable[Recognition]) -> tuple[Finding, ...]:
    """What alerts found word for word print about questions."""
    alerts = (alert for recognition in recognitions for alert in recognition.alerts)
    return tuple(finding for alert in alerts if alert.verdict is Verdict.EXACT for finding in alert.findings)


def _without_repeats(findings: Iterable[Finding]) -> Iterable[Finding]:
    seen: set[tuple[str, str]] = set()
    for finding in findings:
        if (finding.question, finding.answer) not in seen:
            seen.add((finding.question, finding.answer))
            yield finding


def _known(inputs: Inputs, findings: Sequence[Finding]) -> Known:
    heard = _heard_once(findings)
    sure = {each.question: each.answer for each in findings if each.origin is not Origin.HEARD}
    settled = frozenset(sure) - frozenset(inputs.answers)
    return Known(inputs.answers, heard, frozenset(inputs.outcomes), settled, sure)


def _heard_once(findings: Sequence[Finding]) -> Mapping[str, str]:
    """Question -> answer where the text suggests one answer and not several."""
    heard = [each for each in findings if each.origin is Origin.HEARD]
    answers = Counter(each.question for each in heard)
    return {each.question: each.answer for each in heard if answers[each.question] == 1}
