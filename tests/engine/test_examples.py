"""Pastes are made of a draft's alerts, and only those that are recognised are kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.examples import NotRecognisable, place_with_examples, refuse_unrecognisable
from kb.authoring.placing import Placed
from kb.model import Kind
from tests.kb.authoring.printer import draft, printer_kb


def placed(folder: Path, *alerts: str) -> Placed:
    """The article of a draft with these alerts."""
    return place_with_examples([draft(kind=Kind.ALERT, alerts=alerts)], printer_kb(folder))[0]


def test_a_paste_as_printed_a_quoted_one_and_one_in_a_mail_are_made(tmp_path: Path) -> None:
    examples = placed(tmp_path, "The toner of {tray} ran out on {page} this morning. [Buy some.]").draft.examples
    assert [example.paste.split()[0] for example in examples] == ["The", ">", "Hello,"]


def test_an_example_finds_names_and_the_answer_that_a_word_means(tmp_path: Path) -> None:
    examples = placed(tmp_path, "The toner of {tray} ran out while {job:printing|scanning} a page.").draft.examples
    assert [(*example.finds,) for example in examples] == [("tray", "job")] * 3


def test_examples_of_a_word_are_its_answer(tmp_path: Path) -> None:
    examples = placed(tmp_path, "The toner of {tray} ran out while {job:printing|scanning} a page.").draft.examples
    assert [example.finds["job"] for example in examples] == ["print", "scan", "print"]


@pytest.mark.parametrize("alert", ["{tray}", "!", "[{tray}]"])
def test_an_alert_nobody_could_recognise_is_refused(tmp_path: Path, alert: str) -> None:
    with pytest.raises(NotRecognisable):
        refuse_unrecognisable([placed(tmp_path, alert)])


def test_a_sentence_that_another_article_has_too_gets_examples(tmp_path: Path) -> None:
    assert placed(tmp_path, "Paper jam in {tray} while {job:printing|scanning}.").draft.examples
