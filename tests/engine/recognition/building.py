"""Small knowledge bases for the tests of recognition."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from engine.findings import Alert, Recognition
from engine.recognition.recogniser import Recogniser
from kb.model import Answer, Article, Kind, KnowledgeBase, Question, SynonymSet, Vocabulary

SYNONYMS = (
    ("Microsoft 365", "Office 365"),
    ("Dynamics 365", "Microsoft Dynamics 365", "Dynamics CRM", "Microsoft Dynamics CRM"),
)

NOT_APPROVED = (
    "Email cannot be received for the mailbox {mailbox} because the email address of the mailbox {mailbox} is not "
    "approved and the mailbox has been disabled. The owner of the associated email server profile {profile} has been "
    "notified."
)
APPROVAL = (
    "Email cannot be {direction:sent|received|sent/received} because the email address of the mailbox {mailbox} "
    "requires an approval by an Office 365 administrator. "
    "[The mailbox has been disabled for {direction:sending|receiving} email.]"
)
UNKNOWN_ERROR = (
    'An unknown error occurred while sending the email message "{subject}". Mailbox {mailbox} didn\'t synchronize.'
)
QUEUE_FULL = "Print queue {queue} on {host} is full: {count} jobs are waiting, the oldest since {time}"
OTHERS = (
    "The request was aborted: Could not create a secure channel.",
    "Backup of volume {volume} failed after {minutes} minutes because the target is read-only.",
    "Session opened for user {user} by {process}",
    "Session closed for user {user}",
)


def question(question_id: str, **heard_as: Sequence[str]) -> Question:
    answers = tuple(Answer(answer, answer.title(), tuple(phrases)) for answer, phrases in heard_as.items())
    return Question(question_id, f"{question_id}?", answers)


def article(article_id: str, alerts: Sequence[str] = (), codes: Sequence[str] = ()) -> Article:
    return Article(
        id=article_id,
        title=article_id,
        kind=Kind.ALERT,
        body="",
        file=Path(f"{article_id}.md"),
        alerts=tuple(alerts),
        codes=tuple(codes),
    )


def knowledge(
    *articles: Article, synonyms: Sequence[Sequence[str]] = SYNONYMS, questions: Sequence[Question] = ()
) -> KnowledgeBase:
    return KnowledgeBase(
        folder=Path("kb"),
        version="1",
        articles={one.id: one for one in articles},
        vocabulary=Vocabulary(
            questions={one.id: one for one in questions},
            synonyms=tuple(SynonymSet(tuple(words)) for words in synonyms),
        ),
    )


def recogniser(*alerts: str, others: Sequence[str] = OTHERS) -> Recogniser:
    """A recogniser of one article for each template, `a0`, `a1` ..., beside some of other subjects."""
    wanted = [article(f"a{number}", [template]) for number, template in enumerate(alerts)]
    rest = [article(f"other{number}", [template]) for number, template in enumerate(others)]
    return Recogniser(knowledge(*wanted, *rest))


def recognised(text: str, *alerts: str) -> Recognition:
    return recogniser(*alerts).recognise(text)


def the_alert(text: str, *alerts: str) -> Alert:
    (alert,) = recognised(text, *alerts).alerts
    return alert


def names(alert: Alert) -> Mapping[str, str]:
    return {capture.name: capture.text for capture in alert.captures}
