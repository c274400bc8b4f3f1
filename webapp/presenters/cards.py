"""A resolution and a question as the cards that show them: everything rendered, filled in and put into words."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from engine.expert import Standing
from engine.explanation import Because, how_known, why_asked, why_not
from engine.findings import Difference, Verdict
from engine.interview import Ask
from engine.resolution import Resolution
from kb.filling import Fillings, fill_in
from kb.markup import Step, render_steps, render_text
from kb.model import UNKNOWN, KnowledgeBase, Question, Rating, Section, Source
from webapp.presenters.words import DONT_KNOW, KINDS, facts_of, month_words, still_current

ARTICLES_AT = "/article/"
CHOSEN = "You chose this"
KEYS = "123456789"
MOST_RIVALS = 6
MOST_SIMILAR = 2


@dataclass(frozen=True, slots=True)
class Passage:
    """A section of an article, rendered: numbered steps, and with number 0 what stands between them."""

    heading: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class ResolutionCard:
    """One resolution, ready to be shown; `sure` says whether the rules established it, `proof` and `rivals` why."""

    article: str
    kind: str
    heading: str
    title: str
    confidence: str
    sure: bool
    differences: tuple[Difference, ...]
    cause: Passage | None
    steps: Passage | None
    steps_text: str
    check: Passage | None
    rest: tuple[Passage, ...]
    facts: tuple[tuple[str, str], ...]
    still_current: str
    last_verified: str
    sources: tuple[Source, ...]
    proof: tuple[Because, ...]
    rivals: tuple[Because, ...]


@dataclass(frozen=True, slots=True)
class SimilarAlert:
    """A known alert that a text is only similar to: the person judges by the differences whether it is theirs."""

    article: str
    title: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer as a button; `key` is the digit that picks it, `mark` says why it is likely ("" if nothing does)."""

    answer: str
    label: str
    key: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class QuestionCard:
    """One question, ready to be asked; `progress` is "" when an earlier answer is being changed."""

    question: str
    ask: str
    choices: tuple[Choice, ...]
    progress: str = ""
    note: str = ""
    why: tuple[Because, ...] = ()
    look: tuple[Step, ...] = ()


def resolution_card(
    kb: KnowledgeBase, standing: Standing, shown: Resolution, picked: Collection[str] = ()
) -> ResolutionCard:
    """The card of a resolution; names from the paste are filled in and marked; `picked` were chosen by the person."""
    article, fillings = shown.article, fill_in(kb.vocabulary.captures, shown.captures)
    is_sure = shown.candidate.rating is Rating.ESTABLISHED
    return ResolutionCard(
        article=article.id,
        kind=KINDS[article.kind],
        heading=shown.heading,
        title=article.title,
        confidence=CHOSEN if article.id in picked and not is_sure else shown.confidence,
        sure=is_sure,
        differences=_differences(shown),
        cause=_passage(shown.cause, fillings),
        steps=_passage(shown.steps, fillings),
        steps_text=render_text(shown.steps.body, fillings) if shown.steps else "",
        check=_passage(shown.check, fillings),
        rest=passages(shown.rest, fillings),
        facts=facts_of(article),
        still_current=still_current(article),
        last_verified=month_words(article.last_verified),
        sources=article.sources,
        proof=how_known(kb, shown.candidate),
        rivals=tuple(why_not(kb, standing.differential, frozenset({article.id})))[:MOST_RIVALS],
    )


def passages(sections: tuple[Section, ...], fillings: Fillings) -> tuple[Passage, ...]:
    """Sections rendered, links to articles leading to their pages."""
    return tuple(Passage(section.heading, render_steps(section.body, fillings, ARTICLES_AT)) for section in sections)


def _passage(section: Section | None, fillings: Fillings) -> Passage | None:
    return passages((section,), fillings)[0] if section else None


def _differences(shown: Resolution) -> tuple[Difference, ...]:
    """Those to check before a similar alert is taken for one's own; a cause that is established leaves no doubt."""
    if shown.alert is None or shown.candidate.rating is Rating.ESTABLISHED or shown.alert.verdict is not Verdict.NEAR:
        return ()
    return shown.alert.differences


def similar_alerts(kb: KnowledgeBase, standing: Standing, tried: Collection[str]) -> tuple[SimilarAlert, ...]:
    """Near alerts whose article was not tried yet and is not excluded, each article once, in the order of the texts."""
    excluded = {each.article for each in standing.differential if each.rating is Rating.EXCLUDED}
    near = {
        alert.article: SimilarAlert(alert.article, kb.articles[alert.article].title, alert.differences)
        for alert in reversed(standing.alerts)
        if alert.verdict is Verdict.NEAR and alert.article not in excluded and alert.article not in tried
    }
    return tuple(reversed(near.values()))[:MOST_SIMILAR]


def question_card(kb: KnowledgeBase, ask: Ask, captured: Mapping[str, str], misunderstood: str = "") -> QuestionCard:
    """The card of the question that is asked next; `misunderstood` is a reply that was none of its answers."""
    return QuestionCard(
        question=ask.question.id,
        ask=ask.question.ask,
        choices=_choices(ask.question, ask.preselected, "as I understood you"),
        progress=f"Question {ask.number} of about {ask.at_most}",
        note=_not_an_answer(misunderstood),
        why=why_asked(kb, ask),
        look=where_to_look(kb, ask.question, captured),
    )


def changing_card(kb: KnowledgeBase, question: Question, given: str, captured: Mapping[str, str]) -> QuestionCard:
    """The card of a question that was answered (or understood) earlier, with the answer `given` marked."""
    return QuestionCard(
        question=question.id,
        ask=question.ask,
        choices=_choices(question, given, "your answer so far"),
        look=where_to_look(kb, question, captured),
    )


def _choices(question: Question, marked: str, mark: str) -> tuple[Choice, ...]:
    answers = [(answer.id, answer.label) for answer in question.answers] + [(UNKNOWN, DONT_KNOW)]
    keys = KEYS.ljust(len(answers))
    return tuple(
        Choice(answer, label, key.strip(), mark if answer == marked else "")
        for (answer, label), key in zip(answers, keys, strict=False)
    )


def _not_an_answer(typed: str) -> str:
    if not typed:
        return ""
    words = typed if len(typed) <= 60 else typed[:60].rstrip() + "…"
    return f"I noted “{words}”, but cannot take it as one of these answers. Which one fits?"


def where_to_look(kb: KnowledgeBase, question: Question, captured: Mapping[str, str]) -> tuple[Step, ...]:
    """How to find out the answer, with the captured names (by capture) filled in; nothing if nobody wrote it down."""
    return render_steps(question.look, fill_in(kb.vocabulary.captures, captured), ARTICLES_AT) if question.look else ()
