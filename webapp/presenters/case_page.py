"""Everything the page of a case shows: the conversation, the current step, the answers so far, what was understood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from engine.cases.events import Outcome, QuestionAnswered
from engine.explanation import how_known
from engine.findings import Candidate, RelationKind
from engine.helpdesk import CaseView, Helpdesk
from engine.interview import Ask, Escalate, Finished, NotRecognised, Resolve, Shortlist
from engine.resolution import Resolution
from engine.shown import asked_in
from kb.filling import fill_in
from kb.markup import render_text
from kb.model import KnowledgeBase, Question
from kb.search.results import Hit
from webapp.presenters.cards import (
    QuestionCard,
    ResolutionCard,
    SimilarAlert,
    changing_card,
    question_card,
    resolution_card,
    similar_alerts,
)
from webapp.presenters.left_over import left_over
from webapp.presenters.likely import Likely, likely_so_far, nearest_articles
from webapp.presenters.summary import summary
from webapp.presenters.transcript import Entry, transcript
from webapp.presenters.understood import AnswerRow, Understood, answers, understood
from webapp.presenters.unfit import Unfit, unfit_answers
from webapp.presenters.words import KINDS, title_words

MOST_SENTENCES = 2


@dataclass(frozen=True, slots=True)
class AlsoFound:
    """Another resolution of the same step, by its title."""

    article: str
    title: str
    confidence: str


@dataclass(frozen=True, slots=True)
class FixStep:
    """A resolution to try, and the others that were found with it."""

    title: str
    card: ResolutionCard
    also: tuple[AlsoFound, ...]
    template: str = "fix"


@dataclass(frozen=True, slots=True)
class QuestionStep:
    """A question to answer; `changing` when it is an earlier one."""

    title: str
    card: QuestionCard
    similar: tuple[SimilarAlert, ...] = ()
    changing: bool = False
    template: str = "question"


@dataclass(frozen=True, slots=True)
class Option:
    """An article of a shortlist: what it is about, what speaks for it."""

    article: str
    title: str
    kind: str
    words: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShortlistStep:
    """Articles among which the person chooses."""

    title: str
    options: tuple[Option, ...]
    template: str = "shortlist"


@dataclass(frozen=True, slots=True)
class NotRecognisedStep:
    """Nothing was recognised: a first question and the summary to hand over."""

    title: str
    card: QuestionCard | None
    summary: str
    template: str = "not_recognised"


@dataclass(frozen=True, slots=True)
class ClosingStep:
    """Nothing is left to do here: `text` says why, `summary` is Markdown; `resolved` when a resolution helped."""

    title: str
    text: str
    summary: str
    resolved: bool
    template: str = "closing"


Step = FixStep | QuestionStep | ShortlistStep | NotRecognisedStep | ClosingStep


@dataclass(frozen=True, slots=True)
class CasePage:
    """The page of a case; `version` goes into every form, so that a stale tab cannot answer.

    `asked` is the question that a typed reply would answer ("": none); `explained` when the person asked about it.
    """

    id: str
    version: int
    asked: str
    step: Step
    transcript: tuple[Entry, ...]
    answers: tuple[AnswerRow, ...]
    understood: Understood
    texts: tuple[str, ...]
    can_undo: bool
    kb_changed: bool
    unfit: tuple[Unfit, ...]
    likely: tuple[Likely, ...]
    nearest: tuple[Likely, ...]
    left_over: tuple[str, ...]
    explained: bool = False


def case_page(
    helpdesk: Helpdesk, view: CaseView, nearest: tuple[Hit, ...] = (), changing: str = "", first: str = ""
) -> CasePage:
    """The page as it stands.

    `nearest` are articles near a text that was not recognised; `changing` the question whose answer is to be
    changed, `first` the article whose resolution is to be shown first ("" for neither).
    """
    kb = helpdesk.kb
    return CasePage(
        id=view.case.id,
        version=view.case.version,
        asked=_asked(kb, view, changing),
        step=_changing(kb, view, changing) or _step(helpdesk, view, first),
        transcript=transcript(kb, view.case),
        answers=answers(kb, view),
        understood=understood(kb, view),
        texts=tuple(given.text for given in view.case.texts),
        can_undo=view.case.can_undo,
        kb_changed=view.kb_changed,
        unfit=unfit_answers(kb, view.standing),
        likely=likely_so_far(kb, view),
        nearest=nearest_articles(nearest),
        left_over=left_over(view),
    )


def _asked(kb: KnowledgeBase, view: CaseView, changing: str) -> str:
    question = kb.vocabulary.questions.get(changing) or asked_in(view.standing.step)
    return question.id if question else ""


def _changing(kb: KnowledgeBase, view: CaseView, question_id: str) -> QuestionStep | None:
    question = kb.vocabulary.questions.get(question_id)
    if question is None:
        return None
    card = changing_card(kb, question, _answer_so_far(view, question), _captured(view))
    return QuestionStep(f"Change: {question.ask}", card, changing=True)


def _answer_so_far(view: CaseView, question: Question) -> str:
    if question.id in view.case.answers:
        return view.case.answers[question.id].answer
    return next((each.answer for each in view.standing.heard if each.question == question.id), "")


def _step(helpdesk: Helpdesk, view: CaseView, first: str) -> Step:
    kb = helpdesk.kb
    match view.standing.step:
        case Resolve():
            return _fix(kb, view, helpdesk.resolutions(view.standing), first)
        case Ask() as ask:
            card = question_card(kb, ask, _captured(view), _misunderstood(view, ask))
            similar = () if _is_passed_over(view) else similar_alerts(kb, view.standing, view.case.tried)
            return QuestionStep(ask.question.ask, card, similar)
        case Shortlist(candidates=candidates):
            return ShortlistStep(
                "Which of these looks like yours?", tuple(_option(kb, view, each) for each in candidates)
            )
        case NotRecognised(first=ask_first):
            first_card = question_card(kb, ask_first, {}) if ask_first else None
            return NotRecognisedStep("I do not recognise this", first_card, summary(kb, view))
        case Escalate(because=because):
            return ClosingStep("Time to hand this over", _words_of(because), summary(kb, view), resolved=False)
        case Finished():
            return ClosingStep("Resolved", _solved(kb, view), summary(kb, view), resolved=True)


def _is_passed_over(view: CaseView) -> bool:
    """Whether the person has answered a question since the last text, and so has seen what that text resembles."""
    last = max((given.seq for given in view.case.texts), default=0)
    events = (stored for turn in view.case.turns for stored in turn.said)
    return any(isinstance(stored.event, QuestionAnswered) and stored.seq > last for stored in events)


def _fix(kb: KnowledgeBase, view: CaseView, resolutions: tuple[Resolution, ...], first: str) -> FixStep:
    shown = next((each for each in resolutions if each.article.id == first), resolutions[0])
    also = tuple(
        AlsoFound(each.article.id, each.article.title, each.confidence) for each in resolutions if each is not shown
    )
    return FixStep(shown.article.title, resolution_card(kb, view.standing, shown, view.case.picked), also)


def _option(kb: KnowledgeBase, view: CaseView, candidate: Candidate) -> Option:
    article = kb.articles[candidate.article]
    fillings = fill_in(kb.vocabulary.captures, _captured(view))
    words = render_text(article.sections[0].body, fillings).strip() if article.sections else ""
    own = tuple(reason for reason in candidate.reasons if reason.relation is not RelationKind.PROPOSED)
    sentences = tuple(because.sentence for because in how_known(kb, replace(candidate, reasons=own))[:MOST_SENTENCES])
    return Option(article.id, article.title, KINDS[article.kind], words.split("\n\n")[0], sentences)


def _words_of(because: str) -> str:
    match because:
        case "tried":
            return "Everything that fits has been tried. Pass the case on to product support."
        case "criteria":
            return "What you told me is a reason to hand this over at once. Pass the case on to support."
        case _:
            return "Nothing I know fits what you told me. Pass the case on to product support."


def _solved(kb: KnowledgeBase, view: CaseView) -> str:
    helped = [title_words(kb, article) for article, outcome in view.case.tried.items() if outcome is Outcome.HELPED]
    told = f"What helped: {'; '.join(helped)}. " if helped else ""
    return f"{told}Keep the summary for your records."


def _misunderstood(view: CaseView, ask: Ask) -> str:
    """The last thing the person typed, if it was typed as an answer to the question that is asked again."""
    last = view.case.texts[-1] if view.case.texts else None
    if last is None or last.from_question != ask.question.id or last.seq < view.case.turns[-1].seq:
        return ""
    return last.text


def _captured(view: CaseView) -> Mapping[str, str]:
    return {capture.name: capture.text for alert in view.standing.alerts for capture in alert.captures}
