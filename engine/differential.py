"""Orders the candidates of a case by likelihood: prior, evidence, and how often each shows the answers given."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from engine.findings import Candidate, Conclusion, Experience, Finding, Origin, Reason
from kb.model import Article, Group, Kind, KnowledgeBase, Question, Rating, Status

SURE = 0.97
"""How often an answer that a cause requires, or that proves it, is really given; people do answer wrongly."""
CONFIRMING = 0.8
"""How often a cause shows an answer by which one of its `confirmed_by` groups would prove it."""
EXCLUDING = 0.03
"""How often a cause is met with an answer that rules it out."""
FLOOR = 0.01
HEARD_WEIGHT = 0.2
"""A finding merely heard counts a fifth (as an exponent): the same words have already spoken through the search."""
NOT_KNOWN = 0.4
"""How likely "I don't know" is from people whose article speaks of the question, against those where it is silent."""
BACKGROUND = 0.3
"""Weight shared by all articles that no evidence speaks for: the text may not name what is really wrong."""
ESTABLISHED_FACTOR = 30.0
"""What the rules establish is so many times likelier than what speaks for it would make it alone."""
KIND_PRIOR = {Kind.UNSUPPORTED: 0.8, Kind.LIMIT: 0.7, Kind.PROCEDURE: 0.6, Kind.PRACTICE: 0.5}
RANK = {Rating.ESTABLISHED: 0, Rating.SUGGESTED: 1, Rating.UNCLEAR: 2, Rating.EXCLUDED: 3}


@dataclass(frozen=True, slots=True)
class Column:
    """One question over all articles: P(answer | article) in the order of `answers`, where an article speaks of it."""

    answers: tuple[str, ...]
    rows: Mapping[str, tuple[float, ...]]
    typical: tuple[float, ...]
    """P(answer) where an article says nothing about the question: half what the others say, half evenly spread."""
    implied: bool = False
    """Whether it was worked out from the questions its answers settle, which then count in its place."""
    entropies: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    """Article -> the bits that its answer leaves open, of each row; worked out once, for every turn needs them."""
    typical_entropy: float = 0.0

    def of(self, article: str) -> tuple[float, ...]:
        """P(answer | article) for every answer."""
        return self.rows.get(article, self.typical)


def column(answers: tuple[str, ...], rows: Mapping[str, tuple[float, ...]], implied: bool = False) -> Column:
    """The column of these rows, with what is typical worked out from them."""
    even = 1 / len(answers)
    said = [sum(row[place] for row in rows.values()) / len(rows) if rows else even for place in range(len(answers))]
    typical = tuple((share + even) / 2 for share in said)
    entropies = {article: entropy(row) for article, row in rows.items()}
    return Column(answers, rows, typical, implied, entropies, entropy(typical))


def entropy(shares: Sequence[float]) -> float:
    """The bits that are open between answers (or causes) of these probabilities, which sum to 1."""
    return -sum(share * math.log2(share) for share in shares if share > 0)


@dataclass(frozen=True, slots=True)
class Frequencies:
    """P(answer | article) of a whole KB, by question, and which articles an interview starts from."""

    columns: Mapping[str, Column]
    priors: Mapping[str, float]
    causes: frozenset[str]
    efforts: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """Article -> the effort of its resolution, 1 (a minute) to 5 (a project)."""


def order(
    frequencies: Frequencies,
    conclusions: Sequence[Conclusion],
    findings: Sequence[Finding],
    evidence: Mapping[str, float],
    experience: Mapping[str, Experience],
    unknown: Collection[str] = (),
) -> tuple[Candidate, ...]:
    """Every open article as a candidate, established first, then by likelihood (0..1, summing to 1; excluded ones 0).

    `evidence` is article -> weight > 0 of alerts, codes and search; `experience` what earlier cases say of articles;
    `unknown` are the questions that were answered with "I don't know".
    """
    concluded = {conclusion.article: conclusion for conclusion in conclusions}
    moving = {article: each for article, each in experience.items() if each.factor != 1.0}
    logs = _logarithms(frequencies, concluded, findings, evidence, moving)
    _add_unknown(logs, [frequencies.columns[question] for question in unknown if question in frequencies.columns])
    likelihoods = _normalised(logs)
    candidates = [
        Candidate(
            article,
            _rating(concluded, article),
            likelihoods.get(article, 0.0),
            _reasons(concluded, article),
            moving.get(article),
        )
        for article in (*logs, *(name for name in concluded if name not in logs))
    ]
    return tuple(sorted(candidates, key=lambda each: (RANK[each.rating], -each.likelihood, each.article)))


def _logarithms(
    frequencies: Frequencies,
    concluded: Mapping[str, Conclusion],
    findings: Sequence[Finding],
    evidence: Mapping[str, float],
    moving: Mapping[str, Experience],
) -> dict[str, float]:
    considered = {name for name in frequencies.causes | evidence.keys() if name in frequencies.priors}
    considered |= {name for name, conclusion in concluded.items() if conclusion.rating is Rating.ESTABLISHED}
    opened = sorted(name for name in considered if _rating(concluded, name) is not Rating.EXCLUDED)
    background = BACKGROUND / max(1, len(opened)) if evidence else 1.0
    logs = {
        name: math.log(
            frequencies.priors.get(name, 1.0)
            * (moving[name].factor if name in moving else 1.0)
            * (evidence.get(name, 0.0) + background)
            * (ESTABLISHED_FACTOR if _rating(concluded, name) is Rating.ESTABLISHED else 1.0)
        )
        for name in opened
    }
    for finding in findings:
        _add_finding(logs, frequencies.columns.get(finding.question), finding)
    return logs


def _add_finding(logs: dict[str, float], asked: Column | None, finding: Finding) -> None:
    if asked is None or asked.implied or finding.answer not in asked.answers:
        return
    place = asked.answers.index(finding.answer)
    neutral = math.log(asked.typical[place])
    weight = HEARD_WEIGHT if finding.origin is Origin.HEARD else 1.0
    for article, row in asked.rows.items():
        if article in logs:
            logs[article] += weight * (math.log(row[place]) - neutral)


def _add_unknown(logs: dict[str, float], asked: Sequence[Column]) -> None:
    for each in asked:
        for article in each.rows:
            if article in logs and not each.implied:
                logs[article] += math.log(NOT_KNOWN)


def _normalised(logs: Mapping[str, float]) -> dict[str, float]:
    highest = max(logs.values(), default=0.0)
    weights = {article: math.exp(log - highest) for article, log in logs.items()}
    total = sum(weights.values())
    return {article: weight / total for article, weight in weights.items()}


def _rating(concluded: Mapping[str, Conclusion], article: str) -> Rating:
    return concluded[article].rating if article in concluded else Rating.UNCLEAR


def _reasons(concluded: Mapping[str, Conclusion], article: str) -> tuple[Reason, ...]:
    return concluded[article].reasons if article in concluded else ()


def compile_frequencies(kb: KnowledgeBase) -> Frequencies:
    """P(answer | article) from `shows`, `requires`, `confirmed_by` and `ruled_out_by` of every current article."""
    current = [article for article in kb.articles.values() if article.status is Status.CURRENT]
    columns = {
        question.id: column(
            tuple(answer.id for answer in question.answers),
            {article.id: row for article in current if (row := _row(article, question)) is not None},
        )
        for question in kb.vocabulary.questions.values()
    }
    columns.update(_implied(kb, columns))
    priors = {article.id: KIND_PRIOR.get(article.kind, 1.0) for article in current}
    causes = frozenset(article.id for article in current if _is_a_cause(article))
    return Frequencies(columns, priors, causes, {article.id: article.effort for article in current})


def _is_a_cause(article: Article) -> bool:
    advice = article.kind in (Kind.PROCEDURE, Kind.PRACTICE)
    return not advice and bool(article.shows or article.confirmed_by or article.requires.conditions)


def _row(article: Article, question: Question) -> tuple[float, ...] | None:
    stated = _stated(article, question.id)
    if not stated:
        return None
    left = max(0.0, 1.0 - sum(stated.values()))
    silent = [answer.id for answer in question.answers if answer.id not in stated]
    share = left / len(silent) if silent else 0.0
    row = [max(FLOOR, stated.get(answer.id, share)) for answer in question.answers]
    return tuple(each / sum(row) for each in row)


def _stated(article: Article, question: str) -> dict[str, float]:
    """Answer -> frequency as the article states or implies it; what is said outright goes before what is implied."""
    shown = {entry.answer: entry.frequency for entry in article.shows if entry.question == question}
    if shown:
        return shown
    required = _answers((article.requires,), question)
    if required:
        return dict.fromkeys(required, SURE / len(required))
    confirming = _answers(article.confirmed_by, question)
    if confirming:
        return dict.fromkeys(confirming, CONFIRMING / len(confirming))
    alone = tuple(group for group in article.ruled_out_by if len(group.conditions) == 1)
    return dict.fromkeys(_answers(alone, question), EXCLUDING)


def _answers(groups: Sequence[Group], question: str) -> tuple[str, ...]:
    found = [condition.answers for group in groups for condition in group.conditions if condition.question == question]
    return tuple(dict.fromkeys(answer for answers in found for answer in answers))


def _implied(kb: KnowledgeBase, columns: Mapping[str, Column]) -> dict[str, Column]:
    """Columns of questions no article speaks of, but whose answers settle questions that articles speak of."""
    silent = [question for question in kb.vocabulary.questions.values() if not columns[question.id].rows]
    settled = {question.id: _settled(kb, question) for question in silent}
    return {
        question.id: column(columns[question.id].answers, _implied_rows(question, settled[question.id], columns), True)
        for question in silent
        if settled[question.id]
    }


def _settled(kb: KnowledgeBase, question: Question) -> dict[str, list[tuple[str, str]]]:
    """Answer of `question` -> the (question, answer) pairs that follow from it alone."""
    settled: dict[str, list[tuple[str, str]]] = {}
    for other in kb.vocabulary.questions.values():
        for answer, group in other.derived:
            if [condition.question for condition in group.conditions] == [question.id]:
                for given in group.conditions[0].answers:
                    settled.setdefault(given, []).append((other.id, answer))
    return settled


def _implied_rows(
    question: Question, settled: Mapping[str, Sequence[tuple[str, str]]], columns: Mapping[str, Column]
) -> dict[str, tuple[float, ...]]:
    """P(answer | article), in proportion to how often the article shows the rarest of what follows from the answer.

    What follows from one answer hangs together, so a product would count against answers that settle much.
    Answers exclude each other: one that settles less than another ("a car" beside "a red car") takes what that leaves.
    """
    speaking = {article for pairs in settled.values() for name, _ in pairs for article in columns[name].rows}
    rows = {}
    for article in sorted(speaking):
        shared = {
            answer: min(_share(columns[name], article, follows) for name, follows in pairs)
            for answer, pairs in settled.items()
        }
        weights = [_left_over(answer.id, shared, settled) for answer in question.answers]
        rows[article] = tuple(max(FLOOR, weight / sum(weights)) for weight in weights)
    return rows


def _left_over(answer: str, shared: Mapping[str, float], settled: Mapping[str, Sequence[tuple[str, str]]]) -> float:
    if answer not in settled:
        return FLOOR
    sharper = [shared[other] for other, pairs in settled.items() if set(pairs) > set(settled[answer])]
    return max(FLOOR, shared[answer] - sum(sharper))


def _share(asked: Column, article: str, answer: str) -> float:
    return asked.of(article)[asked.answers.index(answer)]
