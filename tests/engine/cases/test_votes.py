"""A case has one vote on each article it tried: the latest that was not taken back, and not forgotten since."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime, timedelta

from sqlalchemy import create_engine, text

from engine.cases.events import CaseOpened, Event, Outcome, ResolutionTried, StepShown, TurnUndone
from engine.cases.store import CaseStore, new_case_id
from engine.cases.votes import ALL_ARTICLES, Vote

NOON = datetime(2024, 5, 1, 12, 0, tzinfo=UTC)
SHOWN = StepShown("ask", "q")
HELPED, FAILED = ResolutionTried("x", Outcome.HELPED), ResolutionTried("x", Outcome.DID_NOT_HELP)


def tell(store: CaseStore, *said: Event, at: datetime = NOON) -> None:
    """A case with these turns of one event each."""
    told = [event for each in said for event in (each, SHOWN)]
    store.append(new_case_id(secrets.token_bytes), 0, [CaseOpened("v1", "web"), SHOWN, *told], at)


def outcomes(store: CaseStore) -> list[Outcome]:
    return [vote.outcome for vote in store.votes()]


def test_a_report_is_a_vote_on_its_article(store: CaseStore) -> None:
    tell(store, HELPED)
    assert store.votes() == (Vote("x", Outcome.HELPED, NOON),)


def test_the_latest_report_of_a_case_is_its_only_vote(store: CaseStore) -> None:
    tell(store, HELPED, FAILED)
    assert outcomes(store) == [Outcome.DID_NOT_HELP]


def test_each_case_has_a_vote(store: CaseStore) -> None:
    tell(store, HELPED)
    tell(store, FAILED)
    assert sorted(outcomes(store)) == [Outcome.DID_NOT_HELP, Outcome.HELPED]


def test_a_report_that_was_taken_back_is_none(store: CaseStore) -> None:
    tell(store, HELPED, TurnUndone(3))
    assert outcomes(store) == []


def test_taking_back_the_latest_report_brings_the_one_before_back(store: CaseStore) -> None:
    tell(store, HELPED, FAILED, TurnUndone(5))
    assert outcomes(store) == [Outcome.HELPED]


def test_taking_back_another_turn_changes_no_vote(store: CaseStore) -> None:
    tell(store, HELPED, ResolutionTried("y", Outcome.PARTLY), TurnUndone(5))
    assert outcomes(store) == [Outcome.HELPED]


def test_what_was_reported_before_an_article_was_forgotten_does_not_count(store: CaseStore) -> None:
    tell(store, HELPED)
    store.forget_votes("x", NOON)
    assert outcomes(store) == []


def test_what_is_reported_after_that_counts(store: CaseStore) -> None:
    store.forget_votes("x", NOON)
    tell(store, HELPED, at=NOON + timedelta(seconds=1))
    assert outcomes(store) == [Outcome.HELPED]


def test_forgetting_one_article_leaves_the_others(store: CaseStore) -> None:
    tell(store, HELPED)
    store.forget_votes("y", NOON)
    assert outcomes(store) == [Outcome.HELPED]


def test_all_articles_can_be_forgotten_at_once(store: CaseStore) -> None:
    tell(store, HELPED, ResolutionTried("y", Outcome.PARTLY))
    store.forget_votes(ALL_ARTICLES, NOON)
    assert outcomes(store) == []


def test_a_report_that_cannot_be_read_stops_no_other(store: CaseStore, store_url: str) -> None:
    tell(store, HELPED)
    damage_reports(store_url)
    tell(store, FAILED)
    assert outcomes(store) == [Outcome.DID_NOT_HELP]


def test_a_case_that_cannot_be_read_stops_no_other(store: CaseStore, store_url: str) -> None:
    tell(store, HELPED)
    damage_reports(store_url)
    tell(store, FAILED, FAILED)
    assert [len(events) for events in store.load_all()] == [6]


def damage_reports(store_url: str) -> None:
    """Makes every report that is there unreadable."""
    engine = create_engine(store_url.replace("postgresql:", "postgresql+psycopg:"))
    with engine.begin() as connection:
        connection.execute(text("UPDATE case_event SET body = '{}' WHERE kind = 'resolution-tried'"))
    engine.dispose()


def test_forgetting_twice_in_the_same_moment_is_forgetting_once(store: CaseStore) -> None:
    tell(store, HELPED)
    store.forget_votes("x", NOON)
    store.forget_votes("x", NOON)
    assert outcomes(store) == []


def test_forgetting_again_later_forgets_what_came_between(store: CaseStore) -> None:
    store.forget_votes("x", NOON)
    tell(store, HELPED, at=NOON + timedelta(hours=1))
    store.forget_votes("x", NOON + timedelta(hours=2))
    assert outcomes(store) == []
