"""What is stored of the step a case has come to: which it was, and that it closed the case."""

from __future__ import annotations

from collections.abc import Sequence

from engine.cases.events import CaseClosed, Event, StepShown, TurnUndone
from engine.interview import Ask, Escalate, Finished, NextStep, NotRecognised, Resolve, Shortlist
from kb.model import Question


def ending(said: Sequence[Event], step: NextStep) -> tuple[Event, ...]:
    """The events that end a turn: the step that is shown, and before it that the case is closed when it is finished.

    A turn that stands again, because the one after it was taken back, has closed the case itself if it did.
    """
    shown = StepShown(*_named(step))
    stands_again = any(isinstance(event, TurnUndone) for event in said)
    return (CaseClosed(step.because), shown) if isinstance(step, Finished) and not stands_again else (shown,)


def asked_in(step: NextStep) -> Question | None:
    """The question that this step puts on the screen."""
    match step:
        case Ask(question=question) | NotRecognised(first=Ask(question=question)):
            return question
    return None


def _named(step: NextStep) -> tuple[str, str]:
    """The step's name in the contract for scripts, and the question or articles it is about."""
    match step:
        case Resolve(candidates=candidates):
            return "resolve", " ".join(each.article for each in candidates)
        case Ask(question=question):
            return "ask", question.id
        case Shortlist(candidates=candidates):
            return "shortlist", " ".join(each.article for each in candidates)
        case Escalate(because=because):
            return "escalate", because
        case NotRecognised():
            return "not-recognised", ""
        case Finished(because=because):
            return "finished", because
