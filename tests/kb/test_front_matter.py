"""Facts about splitting an article and reading YAML that keeps strings and lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.front_matter import DEEPEST, FRONT_MATTER_LIMIT, Fields, FrontMatter, Text, parse, split
from kb.problems import Problems
from tests.kb.texts import messages, source, with_front


def split_of(text: str) -> FrontMatter | None:
    return split(text, Problems(Path("x.md")))


def test_an_article_without_front_matter_says_so() -> None:
    assert messages("# Paper jam") == ["1: front matter is missing: the first line must be `---`"]


def test_an_empty_file_says_so() -> None:
    assert messages("") == ["1: front matter is missing: the first line must be `---`"]


def test_front_matter_that_does_not_end_says_so() -> None:
    assert messages("---\ntitle: x") == ["1: front matter is not closed: a second line `---` is missing"]


def test_front_matter_that_is_a_list_says_so() -> None:
    assert messages(source("- title")) == ["2: front matter must be a mapping of keys to values"]


def test_the_body_begins_below_the_second_fence() -> None:
    assert split_of("---\na: b\n---\nbody") == FrontMatter(Fields(((Text("a", 2), Text("b", 2)),), 2), "body", 4)


def test_a_rule_in_the_body_is_not_front_matter() -> None:
    front_matter = split_of("---\na: b\n---\none\n---\ntwo")
    assert front_matter is not None
    assert front_matter.body == "one\n---\ntwo"


def test_a_key_that_occurs_twice_is_a_problem_on_the_second_line() -> None:
    assert messages(with_front("title: again")) == ["4: `title` occurs twice in the same mapping"]


def test_a_key_that_occurs_twice_deep_inside_is_a_problem() -> None:
    assert messages(with_front("requires:\n  a: x\n  a: y")) == ["6: `a` occurs twice in the same mapping"]


def test_an_alias_is_a_problem_where_it_stands() -> None:
    found = messages(with_front("codes: &c [a]\nsearches: *c"))
    assert "5: aliases are not read: `*c` (quote a text that begins with *)" in found


def test_an_anchor_is_a_problem() -> None:
    assert messages(with_front("codes: &c [a]")) == ["4: anchors are not read (quote a text that begins with &)"]


@pytest.mark.parametrize("tagged", ["!!python/object:os.system x", "!!int 5", "!local x"])
def test_a_tag_is_a_problem(tagged: str) -> None:
    assert messages(with_front(f"role: {tagged}")) == ["4: tags are not read (quote a text that begins with !)"]


def test_a_merge_key_is_an_unknown_key() -> None:
    assert messages(with_front("<<: {status: retired}")) == ["4: unknown key `<<`"]


def test_broken_yaml_tells_its_line() -> None:
    found = messages(with_front("alerts:\n  - {tray} is empty\nlayer: client"))
    assert found == ["5: not valid YAML: did not find expected '-' indicator"]


def test_a_control_character_tells_its_line() -> None:
    assert messages(with_front("role: a\x07b")) == ["4: not valid YAML: the character U+0007 is not allowed"]


@pytest.mark.parametrize("opening", ["[", "{a: "])
def test_nesting_without_end_is_refused(opening: str) -> None:
    assert messages(with_front(f"role: {opening * 10_000}")) == [f"4: nested deeper than {DEEPEST} levels"]


def test_a_bomb_of_aliases_is_refused() -> None:
    bomb = "a: &a [x]\n" + "\n".join(f"{b}: &{b} [*{a}, *{a}]" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    assert any("aliases are not read" in message for message in messages(with_front(bomb)))


def test_front_matter_beyond_the_limit_is_refused() -> None:
    assert messages(with_front("role: " + "x" * FRONT_MATTER_LIMIT)) == ["2: front matter is longer than 64 kB"]


def test_two_documents_are_refused() -> None:
    problems = Problems(Path("questions.yaml"))
    parse("a: b\n---\nc: d", problems)
    assert [problem.line for problem in problems.found()] == [2]


def test_a_list_as_key_is_a_problem() -> None:
    assert messages(with_front("? [a]\n: b")) == ["4: a key must be plain text"]
