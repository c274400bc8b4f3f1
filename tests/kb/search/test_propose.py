"""Articles proposed for a text in plain words, and none for texts about something else."""

from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.search import QueryTooLong, SearchIndex
from tests.kb.search.knowledge import article, knowledge, opened

FOREIGN = (Path(__file__).parent / "foreign_texts.txt").read_text("utf-8").splitlines()

MAIL = """Hello everybody,

hope you are well and had some sun at the weekend. I have a strange one for you.

{}

I am in the office until five, call me if you need more. Many thanks for your help!

Kind regards,
Petra Lindqvist
Head of Facilities | Northwind Estates | +46 8 555 0100
"""

TOLD = [
    ("the water keeps running on the lawn, I think the valve does not close after watering", "valve-stuck"),
    ("since the clocks went forward everything is watered one hour too late", "time-zone"),
    ("it has been raining for days but the moisture sensor still says the soil is dry", "sensor-dry"),
    ("I cannot pair my phone with the watering computer over bluetooth", "app-pairing"),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_a_symptom_told_in_plain_words_is_found(garden: SearchIndex, text: str, expected: str) -> None:
    assert garden.propose(text)[0].article.id == expected


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_a_mail_around_the_symptom_does_not_hide_it(garden: SearchIndex, text: str, expected: str) -> None:
    assert expected in [proposal.article.id for proposal in garden.propose(MAIL.format(text))[:3]]


def test_texts_about_something_else_get_nothing(garden: SearchIndex) -> None:
    alarms = [text for text in FOREIGN if garden.propose(text)]
    assert len(alarms) <= 0.05 * len(FOREIGN), alarms


def test_mails_about_something_else_get_nothing(garden: SearchIndex) -> None:
    alarms = [text for text in FOREIGN if garden.propose(MAIL.format(text))]
    assert len(alarms) <= 0.05 * len(FOREIGN), alarms


def test_a_score_says_how_sure_a_proposal_is(garden: SearchIndex) -> None:
    scores = [proposal.score for proposal in garden.propose(TOLD[0][0])]
    assert all(0 < score <= 1 for score in scores)
    assert scores == sorted(scores, reverse=True)


def test_no_more_than_asked_for_are_proposed(garden: SearchIndex) -> None:
    assert len(garden.propose(TOLD[0][0], limit=1)) == 1


def test_a_retired_article_is_not_proposed(garden: SearchIndex) -> None:
    proposed = garden.propose("our firmware before 2.0 forgets its schedule, the watering schedule is gone")
    assert "old-firmware" not in [proposal.article.id for proposal in proposed]


def test_a_text_of_20000_characters_is_read(garden: SearchIndex) -> None:
    assert garden.propose((TOLD[0][0] + ". ").ljust(20_000, "-"))


def test_a_longer_text_is_refused_by_name(garden: SearchIndex) -> None:
    with pytest.raises(QueryTooLong):
        garden.propose("a" * 20_001)


def test_a_knowledge_base_of_one_article_still_refuses(tmp_path: Path) -> None:
    kb = knowledge([article("one", "Valve stays open", "Clean the membrane of the valve.")])
    assert opened(tmp_path, kb).propose("The printer prints blank pages") == ()


def test_an_empty_knowledge_base_proposes_nothing(tmp_path: Path) -> None:
    assert opened(tmp_path, knowledge([])).propose("The valve stays open") == ()


def test_a_knowledge_base_about_the_decoys_subject_knows_its_own(tmp_path: Path) -> None:
    decoys = files("kb.search").joinpath("decoys.txt").read_text("utf-8").splitlines()
    kb = knowledge([article(f"a{number}", text, text) for number, text in enumerate(decoys) if len(text) > 40])
    assert opened(tmp_path, kb).propose("our backup job ended with a warning because two files were in use")


@given(st.text(max_size=2_000))
def test_any_text_gets_an_answer(garden: SearchIndex, text: str) -> None:
    assert len(garden.propose(text)) <= 10


def test_one_line_of_a_long_mail_is_enough(garden: SearchIndex) -> None:
    talk = " ".join(FOREIGN[150:170])
    proposed = garden.propose(f"{talk}\n\nWater runs on because the valve stays open after watering.\n\n{talk}")
    assert proposed[0].article.id == "valve-stuck"
