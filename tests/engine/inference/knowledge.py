"""Small knowledge bases, findings, and what the rules conclude from them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from engine.findings import Conclusion, Effect, Finding, Origin, RelationKind
from engine.inference.consultation import Consultation
from engine.inference.rulebook import compile_rulebook
from kb.model import (
    Answer,
    Article,
    Condition,
    Group,
    Kind,
    KnowledgeBase,
    Question,
    Rating,
    Shows,
    Vocabulary,
)

ANSWERS = ("red", "green", "blue")


def group(line: int = 0, **conditions: str | tuple[str, ...]) -> Group:
    """A group of conditions; a tuple means any of these."""
    each = ((question, (said,) if isinstance(said, str) else said) for question, said in conditions.items())
    return Group(tuple(Condition(question, answers) for question, answers in each), line)


def article(name: str, **relations: Any) -> Article:
    """An article with only what is given."""
    return Article(name, name, Kind.ALERT, "", Path(f"{name}.md"), **relations)


def question(name: str, **relations: Any) -> Question:
    """A question with three answers."""
    return Question(name, f"{name}?", tuple(Answer(answer, answer) for answer in ANSWERS), **relations)


def knowledge(*articles: Article, questions: Sequence[Question] = ()) -> KnowledgeBase:
    """A knowledge base of these, with the questions that the articles' relations ask besides."""
    asked = {name: question(name) for each in articles for name in _asked(each)}
    vocabulary = Vocabulary(asked | {each.id: each for each in questions})
    return KnowledgeBase(Path("made"), "made", {each.id: each for each in articles}, vocabulary)


def _asked(each: Article) -> set[str]:
    groups = (*each.confirmed_by, *each.ruled_out_by, each.requires)
    conditions = {condition.question for one in groups for condition in one.conditions}
    return (conditions | {shows.question for shows in each.shows}) - {"alert", "claimed", "near", "code"}


def answered(name: str, answer: str = "red") -> Finding:
    """Said in answer to a question."""
    return Finding(name, answer, Origin.ANSWERED)


def heard(name: str, answer: str = "red") -> Finding:
    """Heard in a text."""
    return Finding(name, answer, Origin.HEARD)


def alert(name: str) -> Finding:
    """An alert that only this article claims, word for word."""
    return Finding("alert", name, Origin.ALERT, span=(0, 9))


def claimed(*names: str, at: tuple[int, int] = (0, 9)) -> tuple[Finding, ...]:
    """One sentence, word for word, that these articles claim."""
    return tuple(Finding("claimed", name, Origin.ALERT, span=at) for name in names)


def near(name: str) -> Finding:
    """Something like an alert of this article."""
    return Finding("near", name, Origin.ALERT, span=(0, 9))


def code(canonical: str) -> Finding:
    """An error code."""
    return Finding("code", canonical, Origin.CODE)


def consultation(*articles: Article, questions: Sequence[Question] = ()) -> Consultation:
    """A consultation over these articles."""
    return Consultation(compile_rulebook(knowledge(*articles, questions=questions)))


def conclusions(about: Consultation, *findings: Finding, **circumstances: Any) -> dict[str, Conclusion]:
    """Article -> what is concluded about it."""
    return {each.article: each for each in about.consult(findings, **circumstances).conclusions}


def rating(one: Article, *findings: Finding, **circumstances: Any) -> Rating:
    """How the one article of a knowledge base is rated; UNCLEAR if nothing touches it."""
    found = conclusions(consultation(one), *findings, **circumstances)
    return found[one.id].rating if one.id in found else Rating.UNCLEAR


def reasons(one: Article, *findings: Finding, **circumstances: Any) -> list[tuple[RelationKind, Effect]]:
    """Why the one article of a knowledge base is rated so."""
    found = conclusions(consultation(one), *findings, **circumstances)
    return [(reason.relation, reason.effect) for reason in found[one.id].reasons]


def shows(name: str, frequency: float, answer: str = "red") -> Shows:
    """How often the cause shows an answer."""
    return Shows(name, answer, frequency)
