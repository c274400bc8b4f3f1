"""What a search finds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.model import Status
from kb.search import Filters, QueryTooLong, SearchIndex
from tests.kb.search.knowledge import found


def test_inflected_words_are_found(garden: SearchIndex) -> None:
    assert found(garden, "sensors reporting dryness")[0] == "sensor-dry"


def test_a_typo_is_forgiven(garden: SearchIndex) -> None:
    assert found(garden, "moistrue senosr")[0] == "sensor-dry"


def test_a_letter_left_out_at_the_start_is_forgiven(garden: SearchIndex) -> None:
    assert found(garden, "luetooth")[0] == "app-pairing"


def test_an_unfinished_last_word_finds_what_begins_so(garden: SearchIndex) -> None:
    assert found(garden, "membr")[0] == "valve-stuck"


def test_an_unfinished_word_is_not_taken_for_a_known_one_that_looks_like_it(garden: SearchIndex) -> None:
    assert garden.search("hold the pairi").did_you_mean == "hold the pairing"


def test_the_beginning_of_a_code_is_not_the_code(garden: SearchIndex) -> None:
    assert garden.search("0x8004A00").total == 0


def test_the_repaired_query_is_shown(garden: SearchIndex) -> None:
    assert garden.search("Moistrue, sensor").did_you_mean == "moisture, sensor"


def test_a_query_of_known_words_is_not_repaired(garden: SearchIndex) -> None:
    page = garden.search("moisture sensor")
    assert (page.did_you_mean, page.corrected) == ("", False)


def test_a_synonym_finds_what_is_written_in_other_words(garden: SearchIndex) -> None:
    assert found(garden, "sprinkling an hour late")[0] == "time-zone"


def test_a_synonym_of_several_words_finds_one_word(garden: SearchIndex) -> None:
    assert found(garden, "pair the AQC")[0] == "app-pairing"


def test_two_synonyms_in_one_query_both_count(garden: SearchIndex) -> None:
    titles = garden.search("controller unit irrigation").hits[0].article.title
    assert titles == "Smartphone app cannot pair with the watering computer"


def test_two_words_find_the_compound(garden: SearchIndex) -> None:
    assert found(garden, "smart phone")[0] == "app-pairing"


def test_a_compound_finds_the_two_words(garden: SearchIndex) -> None:
    assert found(garden, "timezone")[0] == "time-zone"


def test_what_people_say_is_found(garden: SearchIndex) -> None:
    assert found(garden, "flooded lawn")[0] == "valve-stuck"


def test_a_retired_article_is_found(garden: SearchIndex) -> None:
    assert garden.search("firmware forgets schedule").hits[0].article.status is Status.RETIRED


def test_words_that_nothing_holds_find_nothing(garden: SearchIndex) -> None:
    assert garden.search("xylophone qqqqqq").total == 0


@pytest.mark.parametrize("query", ["*", "?", '"', "(((", "x:y", "[x..y]", "\\", "~2", "^5", "\x00", "🙂"])
def test_signs_of_query_languages_mean_nothing(garden: SearchIndex, query: str) -> None:
    assert garden.search(query).total == 0


def test_operators_between_words_change_nothing(garden: SearchIndex) -> None:
    assert found(garden, 'sensor AND "(moisture*)"') == found(garden, "sensor and moisture")


def test_a_query_of_400_characters_is_read(garden: SearchIndex) -> None:
    assert found(garden, "moisture sensor ".ljust(400, "."))[0] == "sensor-dry"


def test_a_longer_query_is_refused_by_name(garden: SearchIndex) -> None:
    with pytest.raises(QueryTooLong):
        garden.search("a" * 401)


def test_an_empty_query_shows_every_article_by_kind_and_title(garden: SearchIndex) -> None:
    expected = [
        "valve-wiring", "valve-stuck", "time-zone", "old-firmware", "sensor-dry", "rain-delay", "app-pairing",
    ]  # fmt: skip
    assert found(garden, "  ") == expected


def test_pages_follow_each_other(garden: SearchIndex) -> None:
    whole = found(garden, "valve schedule")
    assert [hit.article.id for hit in garden.search("valve schedule", limit=2, offset=1).hits] == whole[1:3]


def test_a_page_beyond_the_last_hit_is_empty(garden: SearchIndex) -> None:
    assert garden.search("valve", offset=500).hits == ()


def test_the_total_counts_all_pages(garden: SearchIndex) -> None:
    assert garden.search("valve", limit=1).total == 2


def test_only_articles_that_pass_the_filter_are_found(garden: SearchIndex) -> None:
    page = garden.search("valve", Filters(layer=("electrics",)))
    assert [hit.article.id for hit in page.hits] == ["valve-wiring"]


def test_the_best_score_comes_first(garden: SearchIndex) -> None:
    scores = [hit.score for hit in garden.search("valve watering schedule").hits]
    assert scores == sorted(scores, reverse=True)


@given(st.text(max_size=400))
def test_any_text_gets_an_answer(garden: SearchIndex, query: str) -> None:
    page = garden.search(query)
    assert len(page.hits) <= page.total <= len(garden.contents.articles)


@given(
    st.lists(st.sampled_from(["valve", "water", "0x8004A001", "“", "time-zone", "e-mail", "AquaComputer", "水やり"]))
)
def test_mixed_pieces_get_an_answer(garden: SearchIndex, pieces: list[str]) -> None:
    page = garden.search(" ".join(pieces)[:400])
    assert len(page.hits) <= page.total
