"""Everyday words for the same thing, which no author has to declare."""

from pathlib import Path

from kb.search import SearchIndex
from tests.kb.search.knowledge import article, found, knowledge, opened


def office(tmp_path: Path) -> SearchIndex:
    articles = [
        article("remove", "Remove a printer", "Open the list and take it out."),
        article("restrict", "Restrict who may print", "Choose the people."),
        article("quota", "Pages that a quota lets through", "Ask for more."),
        article("picture", "Print a picture", "Press the button."),
    ]
    return opened(tmp_path, knowledge(articles))


def test_an_everyday_word_finds_what_is_written_in_another(tmp_path: Path) -> None:
    assert found(office(tmp_path), "delete printer")[0] == "remove"


def test_an_everyday_phrase_finds_one_word(tmp_path: Path) -> None:
    assert found(office(tmp_path), "how to get rid of a printer")[0] == "remove"


def test_an_article_with_the_word_itself_comes_first(tmp_path: Path) -> None:
    articles = [article("erase", "Erase a label"), article("remove", "Remove a label"), article("other", "Sew")]
    assert found(opened(tmp_path, knowledge(articles)), "remove label") == ["remove", "erase"]


def test_a_word_of_two_meanings_makes_them_no_synonyms(tmp_path: Path) -> None:
    assert "quota" not in found(office(tmp_path), "constrain")


def test_a_word_of_two_meanings_finds_both(tmp_path: Path) -> None:
    assert sorted(found(office(tmp_path), "limit")) == ["quota", "restrict"]


def test_an_everyday_word_that_no_article_has_is_not_corrected(tmp_path: Path) -> None:
    assert office(tmp_path).search("erase").did_you_mean == ""


def test_a_mistyped_everyday_word_finds_what_is_written_in_another(tmp_path: Path) -> None:
    assert found(office(tmp_path), "photogrph")[0] == "picture"


def test_the_other_word_is_highlighted(tmp_path: Path) -> None:
    hit = office(tmp_path).search("selecting people").hits[0]
    assert [run.text for run in hit.excerpt if run.highlighted] == ["Choose", "people"]


def test_the_words_of_an_idiom_are_not_looked_for_each_by_itself(tmp_path: Path) -> None:
    articles = [article("logging", "Log what is printed in a file"), article("password", "Sign in to the printer")]
    assert found(opened(tmp_path, knowledge(articles)), "log in")[0] == "password"


def test_nothing_is_repaired_to_an_everyday_word_that_leads_nowhere(tmp_path: Path) -> None:
    assert office(tmp_path).search("obsolte").did_you_mean == ""
