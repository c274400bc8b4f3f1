"""Whatever people say, change and take back, a case stands where a fresh one stands that is told what is left of it."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from engine.cases.case import Case
from engine.cases.events import ArticlePicked, CaseOpened, Event, Outcome, QuestionAnswered, ResolutionTried, TextPasted
from engine.cases.store import CaseStore, new_case_id
from engine.expert import Expert
from engine.helpdesk import CaseView, Helpdesk
from engine.interview import Ask, Finished, NotRecognised, Shortlist
from kb.model import UNKNOWN, KnowledgeBase, Question
from tests.engine.conftest import clock, randbytes
from tests.engine.printers import ARTICLES

TEXTS = (
    "",
    "Printer HP-7 reports a paper jam in tray two.",
    "The spooler refused the document of HP-7 for an unnamed reason.",
    "The spooler refused the document of HP-7 for an unnamed reason. Code 0x80040222",
    "it seems to be out of paper, and the printer ran out of paper in its tray",
    "How do I bake a cake?",
)
QUESTIONS = ("power", "noise", "paper", "lamp")


@dataclass(frozen=True)
class Told:
    """What is left of everything that was said, kept by hand."""

    texts: tuple[str, ...] = ()
    answers: Mapping[str, str] = field(default_factory=dict)
    tried: Mapping[str, Outcome] = field(default_factory=dict)
    picked: tuple[str, ...] = ()

    def events(self) -> Iterator[Event]:
        """All of it as one turn."""
        yield from (TextPasted(text) for text in self.texts)
        yield from (QuestionAnswered(question, answer) for question, answer in self.answers.items())
        yield from (ResolutionTried(article, outcome) for article, outcome in self.tried.items())
        yield from (ArticlePicked(article) for article in self.picked)


@dataclass(frozen=True)
class Desks:
    """Two helpdesks over one store, and one for fresh cases over a store of its own."""

    expert: Expert
    one: Helpdesk
    other: Helpdesk
    fresh: Helpdesk
    fresh_store: CaseStore

    def told(self, said: Told) -> CaseView:
        """A fresh case that is told all of it at once."""
        case_id = new_case_id(secrets.token_bytes)
        opening: list[Event] = [CaseOpened(self.expert.kb.version, "web"), *said.events()]
        self.fresh_store.append(case_id, 0, opening, clock()())
        return self.fresh.view(case_id)


class Conversation(RuleBasedStateMachine):
    """Somebody talks to the helpdesk in any order that the surfaces allow."""

    desks: Desks

    @initialize(text=st.sampled_from(TEXTS))
    def open(self, text: str) -> None:
        self.view = self.desks.one.open_case(text)
        self.turns = [Told(texts=(text,) if text else ())]

    @property
    def told(self) -> Told:
        return self.turns[-1]

    @property
    def asked(self) -> Question | None:
        match self.view.standing.step:
            case Ask(question=question) | NotRecognised(first=Ask(question=question)):
                return question
        return None

    def answered(self, view: CaseView, question: str, answer: str) -> None:
        self.went_on(view, replace(self.told, answers={**self.told.answers, question: answer}))

    def went_on(self, view: CaseView, told: Told) -> None:
        self.turns.append(told)
        self.view = view

    @rule(text=st.sampled_from(TEXTS[1:]))
    def paste(self, text: str) -> None:
        meant = self.asked and self.desks.expert.answer_meant(self.asked, text)
        view = self.desks.one.add_text(self.view.case.id, self.view.case.version, text)
        if self.asked and meant:
            self.answered(view, self.asked.id, meant)
        else:
            self.went_on(view, replace(self.told, texts=(*self.told.texts, text)))

    @precondition(lambda self: self.asked)
    @rule(place=st.integers(0, 3))
    def reply_in_words(self, place: int) -> None:
        assert self.asked is not None
        answers = [(each.id, each.label.upper()) for each in self.asked.answers] + [(UNKNOWN, "no idea")]
        answer, typed = answers[place % len(answers)]
        view = self.desks.one.add_text(self.view.case.id, self.view.case.version, typed)
        self.answered(view, self.asked.id, answer)

    @rule(name=st.sampled_from(QUESTIONS), place=st.integers(0, 3))
    def answer_or_change_an_answer(self, name: str, place: int) -> None:
        offered = [*(each.id for each in self.kb.vocabulary.questions[name].answers), UNKNOWN]
        answer = offered[place % len(offered)]
        self.answered(self.desks.one.answer(self.view.case.id, self.view.case.version, name, answer), name, answer)

    @rule(article=st.sampled_from(sorted(ARTICLES)), outcome=st.sampled_from(Outcome))
    def report_outcome(self, article: str, outcome: Outcome) -> None:
        view = self.desks.one.report_outcome(self.view.case.id, self.view.case.version, article, outcome)
        self.went_on(view, replace(self.told, tried={**self.told.tried, article: outcome}))

    @precondition(lambda self: isinstance(self.view.standing.step, Shortlist))
    @rule(place=st.integers(0, 2))
    def pick_of_the_shortlist(self, place: int) -> None:
        step = self.view.standing.step
        assert isinstance(step, Shortlist)
        self.pick(step.candidates[place % len(step.candidates)].article)

    @rule(article=st.sampled_from(sorted(ARTICLES)))
    def pick(self, article: str) -> None:
        view = self.desks.one.pick(self.view.case.id, self.view.case.version, article)
        picked = tuple(dict.fromkeys((*self.told.picked, article)))
        self.went_on(view, replace(self.told, picked=picked))

    @precondition(lambda self: len(self.turns) > 1)
    @rule()
    def undo(self) -> None:
        self.turns.pop()
        self.view = self.desks.one.undo(self.view.case.id, self.view.case.version)

    @property
    def kb(self) -> KnowledgeBase:
        return self.desks.expert.kb

    @invariant()
    def holds_what_was_not_taken_back(self) -> None:
        assert inputs(self.view.case) == self.told

    @invariant()
    def stands_where_a_fresh_case_stands(self) -> None:
        assert self.view.standing == self.desks.told(self.told).standing

    @invariant()
    def stands_so_for_another_helpdesk_too(self) -> None:
        assert self.view == self.desks.other.view(self.view.case.id)

    @invariant()
    def is_closed_when_there_is_nothing_left_to_do(self) -> None:
        assert (self.view.case.closed is not None) == isinstance(self.view.standing.step, Finished)

    @invariant()
    def remembers_the_step_that_is_shown(self) -> None:
        shown, step = self.view.case.shown, self.view.standing.step
        assert shown is not None
        assert not isinstance(step, Ask) or (shown.kind, shown.subject) == ("ask", step.question.id)

    @invariant()
    def can_be_taken_back_as_often_as_something_was_said(self) -> None:
        assert len(self.view.case.turns) == len(self.turns)


def inputs(case: Case) -> Told:
    """What the case holds, without when and how it was said."""
    return Told(
        tuple(given.text for given in case.texts),
        {question: given.answer for question, given in case.answers.items()},
        dict(case.tried),
        case.picked,
    )


@pytest.fixture
def desks(expert: Expert, tmp_path: Path) -> Iterator[Desks]:
    with ExitStack() as stack:
        stores = [
            stack.enter_context(closing(CaseStore.open(f"sqlite:///{tmp_path / name}")))
            for name in ("cases", "cases", "fresh")
        ]
        random = randbytes()
        one, other, fresh = (Helpdesk(expert, store, clock(), random) for store in stores)
        yield Desks(expert, one, other, fresh, stores[2])


def test_a_case_stands_where_what_is_left_of_it_leads(desks: Desks) -> None:
    machine = type("Conversation", (Conversation,), {"desks": desks})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=200, stateful_step_count=40, phases=[Phase.generate], deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
