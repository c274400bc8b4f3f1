"""What counts as an exact match."""

from pathlib import Path

import pytest

from kb.search import SearchIndex
from kb.search.exact import fits
from kb.search.synonyms import Synonyms
from kb.search.words import main_words
from tests.kb.search.knowledge import article, found, knowledge, opened

ALERT = "The valve of zone Rose Bed, north did not open. Check the wiring."


def _fits(template: str, query: str) -> bool:
    return fits(template, [word.stem for word in main_words(query)], Synonyms({}, 0))


def test_an_alert_with_its_names_is_an_exact_match(garden: SearchIndex) -> None:
    first = garden.search(ALERT).hits[0]
    assert (first.article.id, first.exact) == ("valve-wiring", True)


def test_an_exact_match_names_the_alert(garden: SearchIndex) -> None:
    hit = garden.search(ALERT).hits[0]
    assert hit.alert == hit.article.alerts[0]


def test_an_alert_with_another_word_is_no_exact_match(garden: SearchIndex) -> None:
    assert not garden.search(ALERT.replace("open", "close")).hits[0].exact


def test_an_alert_with_a_typo_is_no_exact_match(garden: SearchIndex) -> None:
    assert not garden.search(ALERT.replace("wiring", "wirring")).hits[0].exact


def test_a_title_is_an_exact_match(garden: SearchIndex) -> None:
    assert garden.search("valve does not open?").hits[0].exact


def test_an_id_is_an_exact_match(garden: SearchIndex) -> None:
    first = garden.search("rain-delay").hits[0]
    assert (first.article.id, first.exact) == ("rain-delay", True)


@pytest.mark.parametrize("code", ["0x8004A001", "8004a001", "-2147180543", "2147786753", "error 0x8004A001!"])
def test_a_code_in_any_spelling_is_an_exact_match(garden: SearchIndex, code: str) -> None:
    first = garden.search(code).hits[0]
    assert (first.article.id, first.exact) == ("valve-wiring", True)


@pytest.mark.parametrize("code", ["0x8004A003", "8004A00", "8004A0011", "-2147180541"])
def test_a_neighbour_of_a_code_finds_nothing(garden: SearchIndex, code: str) -> None:
    assert garden.search(code).total == 0


def test_a_code_beats_the_words_beside_it(garden: SearchIndex) -> None:
    assert found(garden, "valve does not open 0x8004A002")[0] == "sensor-dry"


def test_an_authors_own_spelling_matches_where_codes_mean_nothing(tmp_path: object) -> None:
    kb = knowledge([article("one", "One", codes=("Pump says NO",)), article("two", "Two says no")])
    index = opened(tmp_path, kb, canonical=lambda text: None)  # type: ignore[arg-type]
    assert index.search("pump says no").hits[0].exact


def test_an_optional_part_may_be_missing() -> None:
    assert _fits("Pump failed [after {n} tries] at night", "pump failed at night")


def test_an_optional_part_may_be_there() -> None:
    assert _fits("Pump failed [after {n} tries] at night", "Pump failed after 17 tries at night.")


def test_half_an_optional_part_does_not_fit() -> None:
    assert not _fits("Pump failed [after {n} tries] at night", "pump failed after at night")


def test_one_word_of_a_choice_fits() -> None:
    assert _fits("Water cannot be {what:pumped|drained}", "water cannot be drained")


def test_another_word_than_those_of_the_choice_does_not_fit() -> None:
    assert not _fits("Water cannot be {what:pumped|drained}", "water cannot be heated")


def test_escaped_brackets_are_plain_text() -> None:
    assert _fits(r"Pump \[main\] failed", "pump main failed")


def test_brackets_without_a_partner_do_no_harm() -> None:
    assert _fits("Pump ] failed [again today", "pump failed again today")


def test_a_template_of_captures_alone_fits_nothing() -> None:
    assert not _fits("{a}: {b}", "valve does not open")


def test_part_of_an_alert_does_not_fit() -> None:
    assert not _fits("Pump failed at night", "pump failed")


def test_a_query_that_is_nothing_but_a_code_finds_only_its_articles(tmp_path: Path) -> None:
    articles = [
        article("quota", "Quota", "The page of the vendor was taken down.", codes=("KB4486353",)),
        article("ports", "Ports", "See KB 4493342 for the ports."),
    ]
    joined = opened(tmp_path, knowledge(articles), lambda text: text.replace(" ", "") if "KB" in text else None)
    assert found(joined, "KB 4486353") == ["quota"]
