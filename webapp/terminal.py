"""Shows standings, cases, articles and hits as plain text, and holds a conversation in the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import click

from engine.cases.case import NothingToUndo
from engine.cases.events import Outcome, QuestionAnswered, TextPasted
from engine.cases.store import CaseMovedOn
from engine.contradictions import Contradiction
from engine.expert import Standing
from engine.explanation import how_known, why_asked, why_unfit
from engine.findings import Candidate
from engine.helpdesk import CaseView, Helpdesk, Refused
from engine.interview import Ask, Escalate, Finished, NotRecognised, Resolve, Shortlist
from engine.resolution import Resolution, resolution_of
from engine.shown import asked_in
from kb.markup import Fillings, fill_in, render_text
from kb.model import Article, KnowledgeBase, Section
from webapp.presenters.words import answer_words, question_words

OUTCOMES = {
    "y": Outcome.HELPED,
    "yes": Outcome.HELPED,
    "n": Outcome.DID_NOT_HELP,
    "no": Outcome.DID_NOT_HELP,
    "p": Outcome.PARTLY,
    "partly": Outcome.PARTLY,
}
UNDO = "undo"
MOST_LEFT_OUT = 5


def show_standing(kb: KnowledgeBase, standing: Standing) -> None:
    """Prints what was recognised and the next step."""
    for line in _lines(kb, standing):
        click.echo(line)


def show_case(helpdesk: Helpdesk, view: CaseView) -> None:
    """Prints the answers so far and where the case stands."""
    for question, given in view.case.answers.items():
        known = helpdesk.kb.vocabulary.questions.get(question)
        answer = known.answer(given.answer) if known else None
        label = answer.label if answer else "I don't know"
        click.echo(f"{known.ask if known else question}  {label}")
    if view.kb_changed:
        click.echo(f"The knowledge base has changed since: see `syncmedic kb diff {view.case.kb_version}`.\n")
    show_standing(helpdesk.kb, view.standing)


def show_article(kb: KnowledgeBase, article: Article) -> None:
    """Prints one article."""
    click.echo(f"{article.title}\n{'=' * len(article.title)}\n")
    click.echo(render_text(article.body, fill_in(kb.vocabulary.captures, {})))


def show_left_out(kb: KnowledgeBase) -> None:
    """Says on standard error which files of the knowledge base are not used, and why: the first of them."""
    used = {article.file for article in kb.articles.values()}
    unused = [problem for problem in kb.problems if problem.file not in used]
    for problem in unused[:MOST_LEFT_OUT]:
        click.echo(f"Not used: {problem}", err=True)
    if len(unused) > MOST_LEFT_OUT:
        click.echo(f"{len(unused) - MOST_LEFT_OUT} more problems: see `syncmedic kb lint`.", err=True)


def _lines(kb: KnowledgeBase, standing: Standing) -> Iterator[str]:
    yield from (line for found in standing.contradictions for line in _contradiction(kb, found))
    yield from _next(kb, standing)


def _contradiction(kb: KnowledgeBase, found: Contradiction) -> Iterator[str]:
    yield "These two answers do not fit together:"
    for finding in (found.first, found.second):
        label = answer_words(kb, finding.question, finding.answer)
        yield f"  - {question_words(kb, finding.question)}  {label}  ({finding.question}={finding.answer})"
    yield f"{why_unfit(kb, found)}\n"


def _next(kb: KnowledgeBase, standing: Standing) -> Iterator[str]:
    match standing.step:
        case Resolve(candidates=candidates):
            for candidate in candidates:
                yield from _resolution(kb, resolution_of(kb.articles[candidate.article], candidate, standing.alerts))
        case Ask() as ask:
            yield from _question(kb, standing, ask)
        case Shortlist(candidates=candidates):
            yield "These fit best:"
            for number, each in enumerate(candidates, start=1):
                yield f"  {number}  {kb.articles[each.article].title}  ({each.article})"
        case NotRecognised():
            yield "I do not recognise this. It names no alert, error code or symptom I know."
            yield "Try `syncmedic search`, or `syncmedic chat` to be asked what is going wrong."
        case Escalate():
            yield "I have nothing left to try. Hand this over to product support, with what was tried."
        case Finished():
            yield "This case is resolved."


def _resolution(kb: KnowledgeBase, shown: Resolution) -> Iterator[str]:
    fillings = fill_in(kb.vocabulary.captures, shown.captures)
    yield f"{shown.heading}: {shown.article.title}"
    yield f"({shown.confidence}; {shown.article.kind.value}, {shown.article.id})\n"
    for section in (shown.cause, shown.steps, shown.check):
        yield from _section(section, fillings)
    if shown.steps is None:
        yield render_text(shown.article.body, fillings)
    if shown.article.role:
        yield f"Who can do it: {shown.article.role}"
    yield from (f"Source: {source.title} {source.url}".rstrip() for source in shown.article.sources)
    yield from (f"How I know: {because.sentence}" for because in how_known(kb, shown.candidate)[:1])
    yield ""


def _section(section: Section | None, fillings: Fillings) -> Iterator[str]:
    if section is not None:
        yield f"{section.heading}\n"
        yield render_text(section.body, fillings).strip() + "\n"


def _question(kb: KnowledgeBase, standing: Standing, ask: Ask) -> Iterator[str]:
    yield ask.question.ask
    for number, answer in enumerate(ask.question.answers, start=1):
        heard = "  (as I understood you)" if answer.id == ask.preselected else ""
        yield f"  {number}  {answer.label}{heard}"
    yield "  ?  I don't know"
    if ask.question.look:
        captured = {capture.name: capture.text for alert in standing.alerts for capture in alert.captures}
        look = render_text(ask.question.look, fill_in(kb.vocabulary.captures, captured))
        yield f"How to find out: {look.strip()}"
    yield from (f"Why I ask: {because.sentence}" for because in why_asked(kb, ask)[:1])


class Talk:
    """A conversation in the terminal over one case of the helpdesk; `aside` holds it on standard error."""

    def __init__(self, helpdesk: Helpdesk, aside: bool = False) -> None:
        self._helpdesk = helpdesk
        self._aside = aside

    def hold(self, text: str, answers: Mapping[str, str], article: str) -> CaseView:
        """Asks until the case is finished or the person leaves; returns the case as it stands.

        `text`, `answers` and `article` are what it begins with, all of them may be empty.
        Raises NothingPasted, TextTooLong, UnknownAnswer, UnknownArticle (of these), StoreUnavailable.
        """
        view = self._helpdesk.open_case(text, answers=answers, article=article, channel="cli")
        self._show(view)
        while not view.case.closed:
            reply = self._ask(_PROMPTS.get(type(view.standing.step), ANY_PROMPT))
            if reply is None:
                break
            view = self._turn(view, reply.strip())
            self._show(view)
        self._say(f"The case is kept. Look at it again with: syncmedic case show {view.case.id}")
        return view

    def _ask(self, prompt: str) -> str | None:
        """What the person types; None when the person leaves."""
        try:
            return str(click.prompt(prompt, err=self._aside))
        except (click.Abort, EOFError):
            self._say("")
            return None

    def _turn(self, view: CaseView, reply: str) -> CaseView:
        """The case after the reply; unchanged, with the reason said, when it cannot be used."""
        try:
            return self._replied(view, reply)
        except Refused as error:
            self._say(str(error))
        except NothingToUndo:
            self._say("There is nothing to take back: only the opening of the case is left.")
        except CaseMovedOn:
            self._say("This case has moved on in the browser. Here is where it stands now.")
        return self._helpdesk.view(view.case.id)

    def _replied(self, view: CaseView, reply: str) -> CaseView:
        case, step = view.case, view.standing.step
        if reply.casefold() == UNDO:
            return self._helpdesk.undo(case.id, case.version)
        match step:
            case Resolve(candidates=candidates) if reply.casefold() in OUTCOMES:
                outcome = OUTCOMES[reply.casefold()]
                return self._helpdesk.report_outcome(case.id, case.version, candidates[0].article, outcome)
            case Shortlist(candidates=candidates) if reply in _numbers(candidates):
                return self._helpdesk.pick(case.id, case.version, candidates[int(reply) - 1].article)
            case (Ask() as ask) | NotRecognised(first=Ask() as ask) if self._is_about(ask, reply):
                self._explain(ask)
                return view
            case _:
                return self._told(self._helpdesk.add_text(case.id, case.version, reply))

    def _told(self, view: CaseView) -> CaseView:
        """Says which answer the reply was taken for; or that it was none, if the same question is asked again."""
        asked = asked_in(view.standing.step)
        for stored in view.case.turns[-1].said:
            match stored.event:
                case QuestionAnswered(question=question, answer=answer):
                    label = answer_words(self._helpdesk.kb, question, answer)
                    self._say(f"I took that as: {label} ({UNDO} takes it back)\n")
                case TextPasted(from_question=question) if asked and question == asked.id:
                    self._say("I noted that, but cannot take it as one of these answers. Which one fits?\n")
        return view

    def _is_about(self, ask: Ask, reply: str) -> bool:
        return self._helpdesk.expert.asks_about(ask.question, reply)

    def _explain(self, ask: Ask) -> None:
        """Tells why the question is asked; how to find out stands below it when it is shown again."""
        known = [because.sentence for because in why_asked(self._helpdesk.kb, ask)]
        for sentence in known or ["I know no more about this question than it says."]:
            self._say(sentence)

    def _show(self, view: CaseView) -> None:
        kb, step = self._helpdesk.kb, view.standing.step
        if isinstance(step, NotRecognised) and step.first is not None:
            self._say("I do not recognise this. Say it in other words, or begin with this question:")
            lines = _question(kb, view.standing, step.first)
        else:
            lines = _lines(kb, view.standing)
        for line in lines:
            self._say(line)
        if isinstance(step, Escalate):
            self._say(f"Print what to hand over with: syncmedic case ticket {view.case.id}")

    def _say(self, line: str) -> None:
        click.echo(line, err=self._aside)


ANY_PROMPT = f"Your answer ({UNDO} takes the last one back)"
_PROMPTS: Mapping[type, str] = {
    Resolve: f"Did this help? yes, no or partly ({UNDO} takes the last turn back, anything else is read as more text)",
    Shortlist: f"Which one? Its number, or more about what goes wrong ({UNDO} takes the last turn back)",
}


def _numbers(candidates: Sequence[Candidate]) -> Sequence[str]:
    return [str(number) for number in range(1, len(candidates) + 1)]
