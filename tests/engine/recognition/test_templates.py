"""How the templates authors write are read."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from engine.recognition.templates import Slot, read_template


def printed(template: str) -> list[str]:
    return [
        " ".join("".join(part if isinstance(part, str) else f"<{part.name}>" for part in reading).split())
        for reading in read_template(template)
    ]


def test_a_name_in_braces_is_a_slot() -> None:
    assert read_template("mailbox {mailbox} is") == (("mailbox ", Slot("mailbox"), " is"),)


def test_words_between_bars_are_the_options_of_a_slot() -> None:
    assert read_template("{way:sent|not sent}") == ((Slot("way", ("sent", "not sent")),),)


def test_an_optional_part_is_there_or_not_the_fuller_reading_first() -> None:
    assert printed("a [b] c") == ["a b c", "a c"]


def test_an_optional_part_may_stand_in_another() -> None:
    assert printed("a [b [c]] d") == ["a b c d", "a b d", "a d"]


def test_an_optional_part_may_be_the_end_of_a_word() -> None:
    assert printed("mailbox[es] failed") == ["mailboxes failed", "mailbox failed"]


def test_escaped_brackets_and_braces_are_text() -> None:
    assert printed(r"\[x\] \{y\} \\") == ["[x] {y} \\"]


def test_a_bracket_without_a_partner_is_text() -> None:
    assert printed("a [ b") == ["a [ b"]


def test_a_closing_bracket_without_a_partner_is_text() -> None:
    assert printed("a ] b") == ["a ] b"]


def test_braces_around_anything_but_a_name_are_text() -> None:
    assert printed('{"code": 1} { } {') == ['{"code": 1} { } {']


def test_many_optional_parts_have_few_readings() -> None:
    assert len(read_template(" ".join(f"[w{number}]" for number in range(30)))) == 32


@given(st.text(alphabet="ab {}[]\\|:", max_size=60))
def test_every_text_is_a_template(template: str) -> None:
    assert read_template(template)


@given(st.text(alphabet="xyz .,", min_size=1, max_size=30))
def test_a_text_without_marks_reads_as_itself(template: str) -> None:
    assert read_template(template) == ((template,),)
