"""Facts about splitting a section into its numbered steps."""

from __future__ import annotations

from kb.numbered_steps import numbered_steps


def steps(markdown: str) -> list[tuple[int, str]]:
    return [(block.number, block.markdown) for block in numbered_steps(markdown)]


def test_each_number_begins_a_step() -> None:
    assert steps("1. Open.\n2. Shut.") == [(1, "Open."), (2, "Shut.")]


def test_text_around_steps_has_no_number() -> None:
    assert steps("Before.\n\n1. Open.\n\nAfter.") == [(0, "Before."), (1, "Open."), (0, "After.")]


def test_what_is_indented_below_a_number_belongs_to_the_step() -> None:
    assert steps("1. Open.\n\n   Wait.\n2. Shut.") == [(1, "Open.\n\nWait."), (2, "Shut.")]


def test_four_blanks_are_as_good_as_three() -> None:
    assert steps("1. Open:\n    - one\n        - deep") == [(1, "Open:\n- one\n    - deep")]


def test_a_line_that_goes_on_without_indentation_belongs_to_the_step() -> None:
    assert steps("1. Open\nthe tray.") == [(1, "Open\nthe tray.")]


def test_a_number_in_fenced_code_is_no_step() -> None:
    assert steps("1. Run:\n   ```text\n1. one\n   ```") == [(1, "Run:\n```text\n1. one\n```")]


def test_a_version_number_is_no_step() -> None:
    assert steps("1.10 is old.") == [(0, "1.10 is old.")]


def test_a_step_knows_its_line() -> None:
    assert [block.line for block in numbered_steps("\nBefore.\n\n1. Open.\n2. Shut.")] == [1, 4, 5]


def test_no_text_is_no_step() -> None:
    assert numbered_steps("\n\n") == ()


def test_steps_that_are_all_called_one_are_counted() -> None:
    assert steps("1. Open.\n1. Shut.\n1. Wait.") == [(1, "Open."), (2, "Shut."), (3, "Wait.")]


def test_a_number_behind_a_remark_is_the_one_written() -> None:
    assert steps("1. Open.\n\nWait.\n\n4. Shut.") == [(1, "Open."), (0, "Wait."), (4, "Shut.")]


def test_nothing_is_counted_from_zero() -> None:
    assert steps("0. Open.") == [(0, "0. Open.")]
