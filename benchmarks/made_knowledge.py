"""Makes knowledge bases of any size, and the findings of typical turns, for measurements of inference."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from random import Random

from engine.findings import Finding, Origin
from kb.model import Answer, Article, Condition, Group, Kind, KnowledgeBase, Question, Shows, Vocabulary

GENERAL_QUESTIONS = 12
"""Questions that every second relation asks about, as deployment and version are."""
ARTICLES_A_QUESTION = 4
ANSWERS = ("one", "two", "three")


@dataclass(frozen=True, slots=True)
class Turn:
    """What a person has said so far in one case."""

    findings: tuple[Finding, ...]


def make_knowledge(articles: int, seed: int = 1) -> KnowledgeBase:
    """A knowledge base of so many articles, each with an alert, a code and relations to four or five questions."""
    random = Random(seed)
    questions = {each.id: each for each in map(_question, range(GENERAL_QUESTIONS + articles // ARTICLES_A_QUESTION))}
    made = [_article(number, list(questions), random) for number in range(articles)]
    return KnowledgeBase(
        Path("made"), f"made-{articles}-{seed}", {each.id: each for each in made}, Vocabulary(questions)
    )


def make_turns(kb: KnowledgeBase, turns: int, seed: int = 2) -> tuple[Turn, ...]:
    """Eight findings a turn: code and answers of one article, answers to general questions, and something heard."""
    random = Random(seed)
    return tuple(_turn(random.choice([*kb.articles.values()]), random) for _ in range(turns))


def _question(number: int) -> Question:
    return Question(f"question-{number}", "?", tuple(Answer(answer, answer) for answer in ANSWERS))


def _article(number: int, questions: list[str], random: Random) -> Article:
    asked = [_any_question(questions, random) for _ in range(5)]
    conditions = [Condition(question, (random.choice(ANSWERS),)) for question in dict.fromkeys(asked)]
    return Article(
        f"article-{number}",
        f"Article {number}",
        Kind.ALERT,
        "",
        Path(f"article-{number}.md"),
        alerts=(f"Alert {number}",),
        codes=(f"code-{random.randrange(len(questions))}",),
        confirmed_by=(Group(tuple(conditions[:2])),),
        requires=Group(tuple(conditions[2:3]) if random.random() < 0.3 else ()),
        ruled_out_by=(Group((_other(conditions[0], random),)),),
        shows=tuple(Shows(each.question, each.answers[0], 0.7) for each in conditions[3:]),
    )


def _any_question(questions: list[str], random: Random) -> str:
    return random.choice(questions[:GENERAL_QUESTIONS] if random.random() < 0.5 else questions)


def _other(condition: Condition, random: Random) -> Condition:
    return Condition(condition.question, (random.choice([each for each in ANSWERS if each not in condition.answers]),))


def _turn(article: Article, random: Random) -> Turn:
    said = {
        each.question: each.answers[0] for each in (*article.confirmed_by[0].conditions, *article.requires.conditions)
    }
    for number in random.sample(range(GENERAL_QUESTIONS), GENERAL_QUESTIONS):
        if len(said) < 6:
            said.setdefault(f"question-{number}", random.choice(ANSWERS))
    answered = [Finding(question, answer, Origin.ANSWERED) for question, answer in said.items()]
    heard = next(question for number in range(9) if (question := f"question-{number}") not in said)
    code = Finding("code", article.codes[0], Origin.CODE)
    return Turn((code, *answered, Finding(heard, random.choice(ANSWERS), Origin.HEARD)))
