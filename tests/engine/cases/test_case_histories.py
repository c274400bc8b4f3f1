"""Whatever people say, edit and take back, a case is what the things they did not take back make it."""

from dataclasses import dataclass, field, replace

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from engine.cases.case import Case
from engine.cases.events import (
    ArticlePicked,
    CaseClosed,
    CaseOpened,
    Event,
    Outcome,
    QuestionAnswered,
    ResolutionTried,
    StepShown,
    TextPasted,
    stamp,
)
from tests.engine.cases.histories import NOON

NAMES = st.sampled_from("abcd")
SAYINGS = st.one_of(
    st.builds(TextPasted, st.text(max_size=3), NAMES),
    st.builds(ArticlePicked, NAMES),
    st.builds(QuestionAnswered, NAMES, st.sampled_from(["yes", "no", "unknown"]), st.text(max_size=3)),
    st.builds(ResolutionTried, NAMES, st.sampled_from(Outcome)),
    st.builds(CaseClosed, st.just("resolved")),
)


@dataclass
class Expected:
    """The state of a case kept by hand, one thing said at a time."""

    texts: list[tuple[str, str]] = field(default_factory=list)
    answers: dict[str, tuple[str, str]] = field(default_factory=dict)
    tried: dict[str, Outcome] = field(default_factory=dict)
    picked: list[str] = field(default_factory=list)
    closed: str | None = None

    def hear(self, event: Event) -> None:
        """Take in one thing said."""
        match event:
            case TextPasted(text=text, from_question=question):
                self.texts.append((text, question))
            case QuestionAnswered(question=question, answer=answer, typed=typed):
                self.answers[question] = (answer, typed)
            case ResolutionTried(article=article, outcome=outcome):
                self.tried[article] = outcome
            case ArticlePicked(article=article):
                self.picked += [article] if article not in self.picked else []
            case CaseClosed(reason=reason):
                self.closed = reason


class Conversation(RuleBasedStateMachine):
    """Turns of one to three things said, now and then one taken back."""

    def __init__(self) -> None:
        super().__init__()
        self.log: list[Event] = [CaseOpened("v1", "web"), StepShown("ask", "a")]
        self.standing: list[tuple[Event, ...]] = []

    @property
    def case(self) -> Case:
        return Case.replay(stamp("case", 0, self.log, NOON))

    @rule(said=st.lists(SAYINGS, min_size=1, max_size=3))
    def speak(self, said: list[Event]) -> None:
        self.standing.append(tuple(said))
        self.log += [*said, StepShown("ask", "a")]

    @precondition(lambda self: self.standing)
    @rule(shown=st.booleans())
    def undo(self, shown: bool) -> None:
        self.standing.pop()
        self.log += [self.case.undo(), *([StepShown("ask", "a")] if shown else [])]

    @invariant()
    def is_what_stands(self) -> None:
        expected = Expected()
        for turn in self.standing:
            expected.closed = None
            for event in turn:
                expected.hear(event)
        case = self.case
        assert expected == Expected(
            texts=[(given.text, given.from_question) for given in case.texts],
            answers={question: (given.answer, given.typed) for question, given in case.answers.items()},
            tried=dict(case.tried),
            picked=list(case.picked),
            closed=case.closed,
        )
        assert list(expected.answers) == list(case.answers)

    @invariant()
    def is_a_fresh_case_of_what_stands(self) -> None:
        fresh: list[Event] = [CaseOpened("v1", "web"), StepShown("ask", "a")]
        for turn in self.standing:
            fresh += [*turn, StepShown("ask", "a")]
        assert unnumbered(self.case) == unnumbered(Case.replay(stamp("case", 0, fresh, NOON)))

    @invariant()
    def offers_undo_while_a_turn_stands(self) -> None:
        assert self.case.can_undo == bool(self.standing)

    @invariant()
    def counts_every_event(self) -> None:
        assert self.case.version == len(self.log)


def unnumbered(case: Case) -> Case:
    """The case without the numbers of the events it came about by."""
    return replace(
        case,
        version=0,
        turns=(),
        texts=tuple(replace(given, seq=0) for given in case.texts),
        answers={question: replace(given, seq=0) for question, given in case.answers.items()},
    )


Conversation.TestCase.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
TestConversation = Conversation.TestCase
