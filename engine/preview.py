"""Tries one article out for its author: pastes matched with its alerts, walkthroughs walked step by step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from engine.findings import Alert, Code, Difference, Effect, Reason
from engine.inference.consultation import Consultation, Consulted
from engine.inference.rulebook import compile_rulebook
from engine.lint import run
from engine.recognition.codes import canonical_code
from engine.recognition.recogniser import Recogniser
from engine.walked import findings_of
from kb.model import Article, Group, KnowledgeBase, Problem, Rating, Walkthrough


@dataclass(frozen=True, slots=True)
class Match:
    """What is recognised in a paste: alerts that the article claims, alerts of others, codes.

    Where the article claims none, `differences` say how its most similar template differs from the paste.
    """

    paste: str
    own: tuple[Alert, ...]
    others: tuple[Alert, ...]
    codes: tuple[Code, ...]
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class WalkedStep:
    """An answer, and the rating of the article after it with the reasons for that."""

    question: str
    answer: str
    rating: Rating
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Walk:
    """A walkthrough as it goes; `failures` say, sentence by sentence, why it does not end as its author says."""

    line: int
    steps: tuple[WalkedStep, ...]
    wanted: Rating
    failures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """An article tried out; `problems` are what lint finds in its file."""

    article: Article
    problems: tuple[Problem, ...]
    matches: tuple[Match, ...]
    walks: tuple[Walk, ...]


def preview(kb: KnowledgeBase, article: Article, today: date, pastes: Sequence[str] = ()) -> Preview:
    """The article tried out on `pastes`, or on its own examples when there are none; `today` dates what is to come."""
    recogniser = Recogniser(kb)
    rules = Consultation(compile_rulebook(kb, canonical_code))
    tried = pastes or [example.paste for example in article.examples]
    return Preview(
        article,
        tuple(problem for problem in run(kb, today) if problem.file == article.file),
        tuple(_match(recogniser, article, paste) for paste in tried),
        tuple(_walk(rules, article, each) for each in article.walkthroughs),
    )


# --- pastes -----------------------------------------------------------------------------------------------------------


def _match(recogniser: Recogniser, article: Article, paste: str) -> Match:
    found = recogniser.recognise(paste)
    own = tuple(alert for alert in found.alerts if article.id in alert.claimants)
    others = tuple(alert for alert in found.alerts if article.id not in alert.claimants)
    return Match(paste, own, others, found.codes, () if own else _most_similar(article.alerts, paste))


def _most_similar(templates: Sequence[str], paste: str) -> tuple[Difference, ...]:
    yours = paste.split()
    compared = [(SequenceMatcher(None, _folded(yours), _folded(t.split()), autojunk=False), t) for t in templates]
    if not compared:
        return ()
    matcher, template = max(compared, key=lambda one: one[0].ratio())
    known = template.split()
    return tuple(
        Difference(tag == "equal", " ".join(yours[a:b]), " ".join(known[c:d]))
        for tag, a, b, c, d in matcher.get_opcodes()
    )


def _folded(words: Sequence[str]) -> list[str]:
    return [word.casefold().strip(".,;:!?\"'“”‘’[]<>()") for word in words]


# --- walkthroughs -----------------------------------------------------------------------------------------------------


def _walk(rules: Consultation, article: Article, walkthrough: Walkthrough) -> Walk:
    said: dict[str, str] = {}
    steps = []
    consulted = _consulted(rules, said)
    for question, answer in walkthrough.answers.items():
        said[question] = answer
        consulted = _consulted(rules, said)
        steps.append(WalkedStep(question, answer, *_rated(consulted, article)))
    rating, reasons = _rated(consulted, article)
    if rating is walkthrough.rated:
        return Walk(walkthrough.line, tuple(steps), walkthrough.rated, ())
    known = said | {each.question: each.answer for each in consulted.derived}
    failures = tuple(_failures(article, walkthrough.rated, rating, reasons, known))
    return Walk(walkthrough.line, tuple(steps), walkthrough.rated, failures)


def _consulted(rules: Consultation, said: Mapping[str, str]) -> Consulted:
    return rules.consult(findings_of(said))


def _rated(consulted: Consulted, article: Article) -> tuple[Rating, tuple[Reason, ...]]:
    found = next((each for each in consulted.conclusions if each.article == article.id), None)
    return (found.rating, found.reasons) if found else (Rating.UNCLEAR, ())


def _failures(
    article: Article, wanted: Rating, rating: Rating, reasons: Sequence[Reason], said: Mapping[str, str]
) -> Iterator[str]:
    yield f"It is {rating} and should be {wanted}."
    decisive = {Rating.EXCLUDED: Effect.EXCLUDES, Rating.ESTABLISHED: Effect.ESTABLISHES}.get(rating)
    yield from (f"It is {rating} by {_told(each)}." for each in reasons if each.effect is decisive)
    match wanted:
        case Rating.ESTABLISHED:
            yield from _unmet(article, "confirmed_by", article.confirmed_by, said)
            if article.requires.conditions:
                yield from _unmet(article, "requires", (article.requires,), said)
        case Rating.EXCLUDED:
            yield from _unmet(article, "ruled_out_by", article.ruled_out_by, said)
        case Rating.SUGGESTED if rating is Rating.UNCLEAR:
            yield "Nothing in `shows` makes these answers usual."


def _told(reason: Reason) -> str:
    findings = " and ".join(f"{each.question}={each.answer}" for each in reason.findings)
    line = f" on line {reason.line}" if reason.line else ""
    return f"`{reason.relation}`{line} ({findings})" if findings else f"`{reason.relation}`{line}"


def _unmet(article: Article, key: str, groups: Sequence[Group], said: Mapping[str, str]) -> Iterator[str]:
    """What the groups of a relation want and these answers do not give; a group that holds is no reason."""
    if not groups:
        yield f"It has no `{key}`, so answers alone cannot make it so."
    for group in groups:
        missing = [
            f"{each.question}={'|'.join(each.answers)} ({_instead(each.question, said)})"
            for each in group.conditions
            if said.get(each.question) not in each.answers
        ]
        if missing:
            yield f"`{key}` on line {group.line or article.lines.get(key, 0)} wants {' and '.join(missing)}."


def _instead(question: str, said: Mapping[str, str]) -> str:
    return f"the answer is {said[question]}" if question in said else "not answered"
