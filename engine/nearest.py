"""Finds the smallest changes of the answers after which a configuration is supported."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from engine.entries import Answers, Conclude, contradictions
from engine.findings import Conclusion, Finding, Origin, RelationKind
from engine.inference.consultation import Consulted
from engine.support import Change, Item, Support, judge
from kb.model import Article, Group, Rating, Vocabulary

MOST_CHANGES = 3
"""Alternatives of the same size that are worth showing."""

MOST_TRIALS = 300
"""Configurations that are tried out in one check, so that no input takes for ever; a hundred are usual."""

Changes = tuple[Change, ...]
"""Answers that are changed together."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What the rules say of one configuration: conclusions by article, what is known by question."""

    consulted: Consulted
    concluded: Mapping[str, Conclusion]
    known: Mapping[str, Finding]


class Trials:
    """What the rules say of the configurations that are tried out, `most` at most; each is put to them once."""

    def __init__(
        self, conclude: Conclude, vocabulary: Vocabulary, articles: Iterable[Article], most: int = MOST_TRIALS
    ) -> None:
        self._most = most
        self.vocabulary = vocabulary
        self.articles: Mapping[str, Article] = MappingProxyType({article.id: article for article in articles})
        self.speaking_of: Mapping[str, tuple[str, ...]] = _speaking_of(self.articles.values())
        """Question -> the articles it can establish."""
        self._conclude = conclude
        self._trials: dict[frozenset[tuple[str, str]], Trial] = {}

    def of(self, answers: Answers) -> Trial:
        """What the rules say of these answers."""
        key = frozenset(answers.items())
        if key not in self._trials:
            self._trials[key] = _trial(answers, self._conclude(answers))
        return self._trials[key]

    @property
    def are_used_up(self) -> bool:
        """Whether enough was tried."""
        return len(self._trials) >= self._most

    def conclude(self, answers: Answers) -> Consulted:
        """What the rules conclude from these answers."""
        return self.of(answers).consulted

    def judge(self, article: Article, answers: Answers) -> Item:
        """The verdict on the article."""
        trial = self.of(answers)
        return judge(article, trial.concluded.get(article.id), trial.known, self.vocabulary)

    def established(self, answers: Answers) -> frozenset[str]:
        """The articles whose configuration this is."""
        concluded = self.of(answers).concluded
        return frozenset(
            name for name, each in concluded.items() if name in self.articles and each.rating is Rating.ESTABLISHED
        )

    def are_consistent(self, answers: Answers) -> bool:
        """Whether no answer contradicts what follows from the others."""
        return next(contradictions(self.vocabulary, self.conclude, answers), None) is None


def _speaking_of(articles: Iterable[Article]) -> Mapping[str, tuple[str, ...]]:
    found: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for article in articles:
        for question in _questions(article.confirmed_by):
            found[question] += (article.id,)
    return found


def _trial(answers: Answers, consulted: Consulted) -> Trial:
    derived = {finding.question: finding for finding in consulted.derived}
    given = {name: Finding(name, answer, Origin.ANSWERED) for name, answer in answers.items()}
    return Trial(consulted, {each.article: each for each in consulted.conclusions}, {**derived, **given})


def nearest_changes(trials: Trials, article: Article, answers: Answers) -> tuple[Changes, ...]:
    """Up to MOST_CHANGES changes of equal size and merit; of two answers only where changing one is not enough.

    What sets the article apart is changed rather than what it requires (which is the setting it speaks of). Then the
    change is better after which less is unsupported, which the article itself names as ruling it out, and which does
    not lead towards another unsupported configuration.
    """
    ones = tuple(_ones(trials, answers, _tiers(trials, article, answers)))
    remedies = tuple(each for each in ones if _is_remedy(trials, article, answers, each[0]))
    if not remedies:
        pairs = _pairs(trials, article, answers, ones)
        remedies = tuple(each for each in pairs if _is_remedy(trials, article, answers, each[0]))
    merits = [_merit(trials, article, answers, *each) for each in remedies]
    best = [change for (change, _), merit in zip(remedies, merits, strict=True) if merit == min(merits)]
    return tuple(best[:MOST_CHANGES])


_OWN, _NAMED, _REQUIRED = range(3)
"""Tiers of questions: those that establish the article, others that rule it out, those it requires."""


def _tiers(trials: Trials, article: Article, answers: Answers) -> Mapping[str, int]:
    """The questions whose answers may be changed, each with its tier; of a derived one, those it follows from."""
    required = _questions((article.requires,))
    own = [name for name in _questions(article.confirmed_by) if name not in required]
    named = [name for name in _questions(article.ruled_out_by) if name in answers]
    tiers: dict[str, int] = {}
    for tier, names in ((_OWN, own), (_NAMED, named), (_REQUIRED, required)):
        for name in names:
            for origin in _origins(trials, answers, name):
                tiers.setdefault(origin, tier)
    return tiers


def _questions(groups: Iterable[Group]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(condition.question for group in groups for condition in group.conditions))


def _origins(trials: Trials, answers: Answers, name: str) -> Iterator[str]:
    """The answered questions that this one's answer follows from, and itself unless something else settles it."""
    if name in answers:
        yield name
        return
    derivations = {each.finding.question: each for each in trials.conclude(answers).derivations}
    waiting, seen = [name], {name}
    while waiting:
        derivation = derivations.get(waiting.pop())
        for ground in derivation.grounds if derivation else ():
            if ground.question in answers:
                yield ground.question
            elif ground.question not in seen:
                seen.add(ground.question)
                waiting.append(ground.question)


def _ones(trials: Trials, answers: Answers, tiers: Mapping[str, int]) -> Iterator[tuple[Changes, int]]:
    for name, tier in tiers.items():
        for change in _other_answers(trials.vocabulary, answers, name):
            yield (change,), tier


def _other_answers(vocabulary: Vocabulary, answers: Answers, name: str) -> Iterator[Change]:
    question = vocabulary.questions.get(name)
    before = answers.get(name, "")
    for answer in question.answers if question else ():
        if answer.id != before:
            yield Change(name, before, answer.id)


def _pairs(
    trials: Trials, article: Article, answers: Answers, ones: Sequence[tuple[Changes, int]]
) -> Iterator[tuple[Changes, int]]:
    """Each single change with one more: of the same article's questions, or of those of an article it establishes."""
    before = trials.established(answers)
    for (first,), tier in ones:
        if trials.are_used_up:
            return
        changed = _after(answers, (first,))
        concerned = [article, *(trials.articles[new] for new in sorted(trials.established(changed) - before))]
        for second in _second_changes(trials.vocabulary, concerned, changed, first):
            yield (first, second), tier


def _second_changes(
    vocabulary: Vocabulary, concerned: Iterable[Article], changed: Answers, first: Change
) -> Iterator[Change]:
    groups = [group for each in concerned for group in (*each.confirmed_by, *each.ruled_out_by)]
    for name in _questions(groups):
        if name != first.question:
            yield from _other_answers(vocabulary, changed, name)


def _is_remedy(trials: Trials, article: Article, answers: Answers, changes: Changes) -> bool:
    """Whether the article is supported after the changes, nothing else became unsupported and all fits together."""
    changed = _after(answers, changes)
    if trials.are_used_up or not trials.established(changed) < trials.established(answers):
        return False
    return trials.judge(article, changed).verdict is Support.SUPPORTED and trials.are_consistent(changed)


def _after(answers: Answers, changes: Changes) -> Answers:
    return {**answers, **{change.question: change.after for change in changes}}


def _merit(
    trials: Trials, article: Article, answers: Answers, changes: Changes, tier: int
) -> tuple[int, int, bool, int]:
    """The lower the better."""
    changed = _after(answers, changes)
    reasons = trials.judge(article, changed).reasons
    is_silent = all(reason.relation is RelationKind.CONFIRMED_BY for reason in reasons)
    return tier, len(trials.established(changed)), is_silent, _leads_towards(trials, changes, changed)


def _leads_towards(trials: Trials, changes: Changes, changed: Answers) -> int:
    """How many undecided articles the changed answers speak for."""
    questions = {change.question for change in changes}
    concerned = {name for question in questions for name in trials.speaking_of.get(question, ())}
    items = (trials.judge(trials.articles[name], changed) for name in concerned)
    return sum(
        item.verdict is Support.UNKNOWN and any(finding.question in questions for finding in item.findings)
        for item in items
    )
