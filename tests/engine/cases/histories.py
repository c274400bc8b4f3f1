"""Builds the history of a case from the turns of a story, as the program would store it."""

from datetime import UTC, datetime

from engine.cases.case import Case
from engine.cases.events import CaseOpened, Event, StepShown, StoredEvent, stamp

NOON = datetime(2024, 5, 1, 12, 0, tzinfo=UTC)
SHOWN = StepShown("ask", "q")


def history(*turns: tuple[Event, ...]) -> tuple[StoredEvent, ...]:
    """The stored events of a case: its opening, then each turn, with the step shown after each."""
    told: list[Event] = [CaseOpened("v1", "web"), SHOWN]
    for turn in turns:
        told += [*turn, SHOWN]
    return stamp("case", 0, told, NOON)


def case_of(*turns: tuple[Event, ...]) -> Case:
    """The case of that history."""
    return Case.replay(history(*turns))
