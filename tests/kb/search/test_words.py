"""How texts are cut into words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.search.words import fold, grams, main_words, read_words, stems


def _forms(text: str) -> list[str]:
    return [word.form for word in read_words(text)]


def test_accents_and_case_do_not_matter() -> None:
    assert _forms("Ärger im CAFÉ") == ["arger", "im", "cafe"]


def test_full_width_letters_are_letters() -> None:
    assert fold("\uff21\uff22\uff23") == "abc"


def test_cannot_and_cant_are_one_word() -> None:
    assert _forms("cannot can't can’t") == ["cant", "cant", "cant"]


def test_a_possessive_is_its_owner() -> None:
    assert _forms("user's") == ["user"]


def test_a_hyphenated_word_is_also_read_as_one() -> None:
    assert _forms("add-in") == ["add", "in", "addin"]


def test_a_camel_cased_word_is_also_read_in_parts() -> None:
    assert _forms("MailboxNotFound") == ["mailboxnotfound", "mailbox", "not", "found"]


def test_a_version_number_stays_whole() -> None:
    assert _forms("550 5.7.30") == ["550", "5.7.30"]


def test_ideographs_are_read_in_pairs() -> None:
    assert _forms("打印机") == ["打印", "印机"]


def test_british_spelling_has_the_american_stem() -> None:
    assert stems("synchronise") == stems("synchronize")


def test_main_words_leave_other_readings_out() -> None:
    assert [word.form for word in main_words("an add-in")] == ["an", "add", "in"]


def test_runs_of_letters_show_where_words_begin_and_end() -> None:
    assert grams(["ab", "cd"]) == ["_ab_", "ab_c", "b_cd", "_cd_"]


def test_runs_of_letters_hold_no_digits() -> None:
    assert grams(["80040265"]) == []


@pytest.mark.parametrize("text", ["a" * 20_000, "1." * 10_000, "a'" * 10_000, "-" * 20_000, "aB" * 10_000])
def test_a_word_is_cut_at_forty_characters(text: str) -> None:
    assert all(len(word.form) <= 40 for word in read_words(text))


@given(st.text(max_size=300))
def test_every_word_stands_where_it_says(text: str) -> None:
    assert all(0 <= word.start < word.end <= len(text) for word in read_words(text))
