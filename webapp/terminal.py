"""Shows standings, cases, articles and hits as plain text, and holds a conversation in the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from engine.cases.events import Outcome
from engine.expert import Standing
from engine.explanation import how_known, why_asked
from engine.helpdesk import CaseView, Helpdesk, Refused
from engine.interview import Ask, Escalate, Finished, NotRecognised, Resolve, Shortlist
from engine.resolution import Resolution, resolution_of
from kb.markup import Fillings, fill_in, render_text
from kb.model import Article, KnowledgeBase, Section
from kb.search.results import SearchPage

OUTCOMES = {"y": Outcome.HELPED, "n": Outcome.DID_NOT_HELP, "p": Outcome.PARTLY}


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
    show_standing(helpdesk.kb, view.standing)


def show_article(kb: KnowledgeBase, article: Article) -> None:
    """Prints one article."""
    click.echo(f"{article.title}\n{'=' * len(article.title)}\n")
    click.echo(render_text(article.body, fill_in(kb.vocabulary.captures, {})))


def show_hits(kb: KnowledgeBase, page: SearchPage) -> None:
    """Prints a page of search hits, one paragraph each."""
    if page.did_you_mean:
        click.echo(f"Did you mean: {page.did_you_mean}\n")
    for hit in page.hits:
        mark = "  [exact match]" if hit.exact else ""
        click.echo(f"{hit.article.title}  ({hit.article.kind.value}, {hit.article.id}){mark}")
        click.echo(f"    {' '.join(''.join(run.text for run in hit.excerpt).split())}\n")
    click.echo(f"{page.total} found in {len(kb.articles)} articles.")


def _lines(kb: KnowledgeBase, standing: Standing) -> Iterator[str]:
    match standing.step:
        case Resolve(candidates=candidates):
            for candidate in candidates:
                yield from _resolution(kb, resolution_of(kb.articles[candidate.article], candidate, standing.alerts))
        case Ask() as ask:
            yield from _question(kb, ask)
        case Shortlist(candidates=candidates):
            yield "These fit best:"
            yield from (f"  - {kb.articles[each.article].title}  ({each.article})" for each in candidates)
        case NotRecognised():
            yield "I do not recognise this. It names no alert, error code or symptom I know."
            yield "Try `syncmedic search`, or `syncmedic chat` to be asked what is going wrong."
        case Escalate():
            yield "I have nothing left to try. Hand this over to the vendor or to Microsoft, with what was tried."
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


def _question(kb: KnowledgeBase, ask: Ask) -> Iterator[str]:
    yield ask.question.ask
    for number, answer in enumerate(ask.question.answers, start=1):
        heard = "  (as I understood you)" if answer.id == ask.preselected else ""
        yield f"  {number}  {answer.label}{heard}"
    yield "  ?  I don't know"
    if ask.question.look:
        yield f"How to find out: {render_text(ask.question.look).strip()}"
    yield from (f"Why I ask: {because.sentence}" for because in why_asked(kb, ask)[:1])


class Talk:
    """A conversation in the terminal over one case of the helpdesk."""

    def __init__(self, helpdesk: Helpdesk) -> None:
        self._helpdesk = helpdesk

    def hold(self, text: str) -> CaseView | None:
        """Asks until the case is finished or the person leaves; returns the case as it stands, None if none began."""
        try:
            view = self._helpdesk.open_case(text, channel="cli")
            while not view.case.closed:
                show_standing(self._helpdesk.kb, view.standing)
                view = self._turn(view)
        except (click.Abort, EOFError):
            click.echo("\nGood-bye. Nothing is lost: the case is kept.")
            return None
        show_standing(self._helpdesk.kb, view.standing)
        return view

    def _turn(self, view: CaseView) -> CaseView:
        try:
            match view.standing.step:
                case Resolve(candidates=candidates):
                    return self._report(view, candidates[0].article)
                case Shortlist(candidates=candidates):
                    return self._choose(view, [each.article for each in candidates])
                case _:
                    return self._reply(view)
        except Refused as error:
            click.echo(str(error))
            return view

    def _report(self, view: CaseView, article: str) -> CaseView:
        reply = click.prompt("Did this help? (y)es, (n)o, (p)artly", type=click.Choice(list(OUTCOMES)))
        return self._helpdesk.report_outcome(view.case.id, view.case.version, article, OUTCOMES[reply])

    def _choose(self, view: CaseView, articles: Sequence[str]) -> CaseView:
        number = click.prompt("Which one? (number)", type=click.IntRange(1, len(articles)))
        return self._helpdesk.pick(view.case.id, view.case.version, articles[number - 1])

    def _reply(self, view: CaseView) -> CaseView:
        reply = click.prompt("Your answer (undo takes the last one back)")
        if reply.strip().lower() == "undo":
            return self._helpdesk.undo(view.case.id, view.case.version)
        return self._helpdesk.add_text(view.case.id, view.case.version, reply)
