"""Facts about turning an article's text into an Article."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.model import Condition, Group, Kind, Rating, Status
from kb.reading import read_article
from tests.kb.texts import FILE, MINIMAL, messages, problems, read, source, with_front


def test_title_kind_and_body_are_enough() -> None:
    assert problems(source()) == ()


def test_the_file_name_is_the_id() -> None:
    assert read(source()).id == "paper-jam"


def test_an_article_is_current_unless_it_says_otherwise() -> None:
    assert read(source()).status is Status.CURRENT


@pytest.mark.parametrize("front", ["kind: alert", "title: Paper jam", "title:\nkind: alert"])
def test_without_title_or_kind_there_is_no_article(front: str) -> None:
    assert read_article(source(front).encode(), FILE)[0] is None


def test_a_missing_key_is_named() -> None:
    assert messages(source("kind: alert")) == ["2: `title` is missing"]


def test_without_body_there_is_no_article() -> None:
    assert read_article(source(body="\n \n").encode(), FILE)[0] is None


def test_an_unknown_kind_is_no_article() -> None:
    assert read_article(source("title: x\nkind: riddle").encode(), FILE)[0] is None


def test_an_unknown_kind_is_told_with_those_there_are() -> None:
    assert messages(source("title: x\nkind: riddle"))[0].startswith("3: `kind: riddle` is not one of: alert, symptom")


def test_every_problem_is_collected_and_not_only_the_first() -> None:
    lines = [problem.line for problem in problems(with_front("effort: 9\ntitel: x\nshows: {a: {b: perhaps}}"))]
    assert lines == [4, 5, 6]


def test_an_unknown_key_is_told_with_the_one_probably_meant() -> None:
    assert messages(with_front("alert: [x]")) == ["4: unknown key `alert` (did you mean `alerts`?)"]


def test_a_wrong_value_takes_the_default_and_the_article_stays() -> None:
    assert read(with_front("effort: huge")).effort == 2


@pytest.mark.parametrize("effort", ["9" * 5000, "0", "6", "2.5", "²"])
def test_an_effort_is_a_number_from_one_to_five(effort: str) -> None:
    assert "is not a number from 1 to 5" in messages(with_front(f"effort: {effort}"))[0]


@pytest.mark.parametrize("word", ["no", "1.10", "0123", "12:30", "null", "0x80040265", "2019-05-01"])
def test_a_scalar_stays_the_text_it_is(word: str) -> None:
    assert read(with_front(f"codes: [{word}]")).codes == (word,)


def test_an_answer_stays_the_text_it_is() -> None:
    assert read(with_front("requires: {approved: no}")).requires.conditions == (Condition("approved", ("no",)),)


def test_a_list_as_answer_means_any_of_these() -> None:
    assert read(with_front("requires: {tray: [one, two]}")).requires == Group((Condition("tray", ("one", "two")),), 4)


def test_a_single_mapping_is_a_list_of_one_group() -> None:
    assert read(with_front("confirmed_by: {tray: open}")).confirmed_by == (Group((Condition("tray", ("open",)),), 4),)


def test_each_group_knows_its_line() -> None:
    article = read(with_front("ruled_out_by:\n  - {tray: shut}\n  - {power: off}"))
    assert [group.line for group in article.ruled_out_by] == [5, 6]


def test_a_group_with_an_unreadable_condition_is_left_out_whole() -> None:
    assert read(with_front("confirmed_by: [{tray: open, power: {on: yes}}]")).confirmed_by == ()


@pytest.mark.parametrize(
    ("word", "number"),
    [("always", 0.99), ("usually", 0.9), ("often", 0.7), ("sometimes", 0.4), ("rarely", 0.1), ("never", 0.01)],
)
def test_a_word_is_a_frequency(word: str, number: float) -> None:
    assert read(with_front(f"shows: {{tray: {{open: {word}}}}}")).shows[0].frequency == number


def test_a_number_is_a_frequency() -> None:
    assert read(with_front("shows: {tray: {open: 0.25}}")).shows[0].frequency == 0.25


@pytest.mark.parametrize("word", ["1.5", "-0.1", "nan", "mostly"])
def test_anything_else_is_no_frequency(word: str) -> None:
    assert read(with_front(f"shows: {{tray: {{open: {word}}}}}")).shows == ()


def test_one_text_is_a_list_of_one() -> None:
    assert read(with_front("searches: paper stuck")).searches == ("paper stuck",)


def test_a_key_with_nothing_behind_it_is_an_empty_list() -> None:
    assert read(with_front("codes:")).codes == ()


def test_an_empty_entry_of_a_list_is_a_problem() -> None:
    assert messages(with_front("codes: [a, '']")) == ["4: `codes` has an empty entry"]


def test_an_unquoted_capture_is_told_to_be_quoted() -> None:
    expected = "4: `alerts` must be text (put it in quotes if it contains { } or [ ])"
    assert messages(with_front("alerts: [{mailbox}]")) == [expected]


def test_an_example_says_what_it_finds() -> None:
    article = read(with_front("examples:\n  - {paste: Jam in tray 2, finds: {tray: '2'}}"))
    assert dict(article.examples[0].finds) == {"tray": "2"}


def test_a_walkthrough_ends_established_unless_it_says_otherwise() -> None:
    assert read(with_front("walkthroughs: [{answers: {tray: open}}]")).walkthroughs[0].rated is Rating.ESTABLISHED


def test_an_unknown_key_inside_a_source_is_a_problem() -> None:
    assert messages(with_front("sources: [{title: Manual, page: 3}]")) == ["4: unknown key `page`"]


@pytest.mark.parametrize(("written", "verified"), [("yes", True), ("true", True), ("no", False)])
def test_verified_is_yes_or_no(written: str, verified: bool) -> None:
    currency = read(with_front(f"currency: {{note: newer trays, verified: {written}}}")).currency
    assert currency is not None
    assert currency.verified is verified


def test_every_key_knows_its_line() -> None:
    assert dict(read(with_front("layer: client")).lines) == {"title": 2, "kind": 3, "layer": 4}


def test_a_section_knows_its_line() -> None:
    assert [section.line for section in read(source(body="\n## Why\n\nHeat.\n\n## Steps\nWait.")).sections] == [6, 10]


def test_the_lines_of_a_section_are_lines_of_the_file() -> None:
    section = read(source(body="\n## Why\n\nHeat.")).sections[0]
    assert source(body="\n## Why\n\nHeat.").split("\n")[section.line :][1] == section.body.split("\n")[1]


def test_a_comment_in_fenced_code_is_no_heading() -> None:
    article = read(source(body="## Steps\n```powershell\n## restart\nRestart-Computer\n```\n## Why\nHeat."))
    assert [section.heading for section in article.sections] == ["Steps", "Why"]


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_is_read(kind: Kind) -> None:
    assert read(source(f"title: x\nkind: {kind}")).kind is kind


@given(st.binary(max_size=400))
def test_any_bytes_are_an_article_or_a_problem(content: bytes) -> None:
    article, found = read_article(content, FILE)
    assert article or found


@given(st.text(max_size=300))
def test_any_front_matter_is_an_article_or_a_problem(front: str) -> None:
    article, found = read_article(source(f"{MINIMAL}\n{front}").encode("utf-8", "replace"), FILE)
    assert article or found


@given(st.text(alphabet="{}[]:,-&*!|>'\"#%@` \n\tab", max_size=80))
def test_any_yaml_syntax_is_an_article_or_a_problem(front: str) -> None:
    article, found = read_article(source(f"{MINIMAL}\n{front}").encode(), FILE)
    assert article or found
