"""Events keep every character in storage, and nothing else is taken for an event."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.cases.events import (
    KINDS,
    BadEventBody,
    CaseOpened,
    Event,
    QuestionAnswered,
    StepShown,
    StoredEvent,
    TextPasted,
    UnknownEventKind,
    kind_of,
    read_event,
    stamp,
    write_body,
)

NOON = datetime(2024, 5, 1, 12, 0, tzinfo=UTC)


@given(st.one_of(*(st.from_type(shape) for shape in KINDS.values())))
def test_every_event_is_read_back_as_it_was_written(event: Event) -> None:
    assert read_event(kind_of(event), write_body(event)) == event


@given(st.text(st.characters(exclude_categories=())))
def test_a_text_of_any_characters_is_read_back_unchanged(text: str) -> None:
    assert read_event("text-pasted", write_body(TextPasted(text))) == TextPasted(text)


def test_a_body_is_ascii_only() -> None:
    assert write_body(TextPasted("Größe \x00 \ud800 邮箱")).isascii()


def test_a_field_that_did_not_exist_yet_has_its_default() -> None:
    assert read_event("question-answered", '{"question": "q", "answer": "a"}') == QuestionAnswered("q", "a")


def test_a_kind_nobody_knows_is_an_error() -> None:
    with pytest.raises(UnknownEventKind):
        read_event("case-exploded", "{}")


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("case-opened", "not JSON"),
        ("case-opened", "[]"),
        ("case-opened", "null"),
        ("case-opened", '{"kb_version": "1"}'),
        ("case-opened", '{"kb_version": "1", "channel": "web", "more": "x"}'),
        ("case-opened", '{"kb_version": 1, "channel": "web"}'),
        ("turn-undone", '{"seq": "4"}'),
        ("turn-undone", '{"seq": true}'),
        ("turn-undone", '{"seq": 4.0}'),
        ("resolution-tried", '{"article": "a", "outcome": "worked wonders"}'),
        ("resolution-tried", '{"article": "a", "outcome": null}'),
    ],
)
def test_a_body_of_another_shape_is_an_error(kind: str, body: str) -> None:
    with pytest.raises(BadEventBody):
        read_event(kind, body)


def test_events_are_stamped_with_the_numbers_behind_the_last_one() -> None:
    assert stamp("case", 4, [StepShown("ask", "q"), StepShown("ask", "r")], NOON) == (
        StoredEvent("case", 5, NOON, StepShown("ask", "q")),
        StoredEvent("case", 6, NOON, StepShown("ask", "r")),
    )


@pytest.mark.parametrize(
    "event",
    [
        TextPasted("password=Hunter22; then it failed"),
        QuestionAnswered("server_profile", "exchange-online", typed="password=Hunter22; then it failed"),
    ],
)
def test_a_secret_that_was_typed_is_gone_from_a_stamped_event(event: Event) -> None:
    assert "Hunter22" not in write_body(stamp("case", 1, [event], NOON)[0].event)


def test_an_event_without_a_secret_is_stamped_as_it_is() -> None:
    assert stamp("case", 0, [CaseOpened("v1", "web")], NOON)[0].event == CaseOpened("v1", "web")
