"""The passage shown with a hit."""

from hypothesis import given
from hypothesis import strategies as st

from kb.search import SearchIndex
from kb.search.excerpt import LENGTH, excerpt
from kb.search.results import Run

LONG = " ".join(f"word{number}" for number in range(200)) + " membrane valve " + "tail " * 200


def _highlighted(runs: tuple[Run, ...]) -> list[str]:
    return [run.text for run in runs if run.highlighted]


def _text(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs)


def test_an_inflected_word_is_highlighted_as_it_stands(garden: SearchIndex) -> None:
    hit = garden.search("cleaning membranes").hits[0]
    assert _highlighted(hit.excerpt) == ["clean", "membrane"]


def test_a_synonym_is_highlighted(garden: SearchIndex) -> None:
    hit = next(hit for hit in garden.search("watering schedule").hits if hit.article.id == "rain-delay")
    assert "irrigation" in _highlighted(hit.excerpt)


def test_a_repaired_word_is_highlighted(garden: SearchIndex) -> None:
    assert "membrane" in _highlighted(garden.search("membrame").hits[0].excerpt)


def test_marks_of_markdown_are_not_shown(garden: SearchIndex) -> None:
    assert "*" not in _text(garden.search("membrane").hits[0].excerpt)


def test_a_capture_is_called_by_its_placeholder(garden: SearchIndex) -> None:
    assert "Water of the zone runs on" in _text(garden.search("water runs on").hits[0].excerpt)


def test_the_alert_is_shown_where_the_body_has_none_of_the_words(garden: SearchIndex) -> None:
    assert "wiring" in _highlighted(garden.search("wiring").hits[0].excerpt)


def test_function_words_are_not_highlighted(garden: SearchIndex) -> None:
    assert _highlighted(garden.search("why does the membrane").hits[0].excerpt) == ["membrane"]


def test_the_passage_around_the_words_is_cut_out() -> None:
    runs = excerpt(LONG, (), {("membran",), ("valv",)})
    assert _highlighted(runs) == ["membrane", "valve"]


def test_a_cut_is_marked_at_both_ends() -> None:
    text = _text(excerpt(LONG, (), {("membran",)}))
    assert (text[0], text[-1]) == ("…", "…")


def test_an_excerpt_is_short() -> None:
    assert len(_text(excerpt(LONG, (), {("tail",)})).split()) <= LENGTH + 2


def test_a_phrase_is_highlighted_only_as_a_whole() -> None:
    runs = excerpt("winter time and summer time and time", (), {("summer", "time")})
    assert _highlighted(runs) == ["summer time"]


def test_without_words_the_beginning_is_shown() -> None:
    assert _text(excerpt(LONG, (), ())).startswith("word0 word1")


def test_an_empty_body_has_no_excerpt() -> None:
    assert excerpt("", (), {("valv",)}) == ()


@given(st.text(max_size=300), st.sets(st.tuples(st.sampled_from(["a", "b", "valv", "1"])), max_size=3))
def test_an_excerpt_of_a_short_text_is_that_text(text: str, marks: set[tuple[str, ...]]) -> None:
    shown = _text(excerpt(text, (), marks))
    assert shown.strip("…") in text
