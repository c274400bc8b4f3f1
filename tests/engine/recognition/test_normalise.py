"""What folding takes away, and that it knows the way back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.recognition.normalise import fold
from engine.recognition.words import words_of


@pytest.mark.parametrize(
    ("noisy", "clean"),
    [
        ("can\u2019t \u201cdo\u201d", 'can\'t "do"'),
        ("a\u00a0b\u2003c", "a b c"),
        ("a  b    c", "a b c"),
        ("mail\u200bbox\ufeff", "mailbox"),
        ("\uff2d\uff41\uff49\uff4c", "Mail"),
        ("a&nbsp;b &amp;amp; &#39;c&#x27; &lt;d&gt;", "a b & 'c' <d>"),
        ("<p>one<br/>two</p>", "\none\ntwo\n"),
        ("<b>bo</b>ld <Sales Queue>", "bold <Sales Queue>"),
        ("> one\n> > two\n| three", "one\ntwo\nthree"),
        ("the=20mail=\nbox =3D caf=C3=A9", "the mailbox = café"),
        ("\ufb01le e\u0301", "file é"),
        ("one\r\n\r\n\r\ntwo", "one\n\ntwo"),
    ],
)
def test_noise_is_folded_away(noisy: str, clean: str) -> None:
    assert fold(noisy).text == clean


@pytest.mark.parametrize(
    "text", ["size=2048", "timeout=20 seconds", "hr=80040265", "rank=20\nnext", "error =\nused=237"]
)
def test_an_equals_sign_before_digits_is_no_mail_encoding(text: str) -> None:
    assert fold(text).text == text


def test_every_character_knows_where_it_comes_from() -> None:
    text = "x &amp; <b>y</b>  z"
    folded = fold(text)
    assert text[slice(*folded.span(folded.text.index("y"), len(folded.text)))] == "y</b>  z"


@given(st.text(max_size=200))
def test_places_lie_within_the_text_and_in_order(text: str) -> None:
    folded = fold(text)
    assert all(0 <= start < end <= len(text) for start, end in zip(folded.starts, folded.ends, strict=True))
    assert list(folded.starts) == sorted(folded.starts)
    assert len(folded.starts) == len(folded.text)


@pytest.mark.parametrize("written", ["cannot", "can't", "can not", "CAN'T", "cant"])
def test_forms_of_cannot_are_the_same_two_words(written: str) -> None:
    assert words_of(written).keys == ["can", "not"]


@pytest.mark.parametrize(("short", "long"), [("hasn't", "has not"), ("didn't", "did not"), ("we're", "we are")])
def test_a_contraction_is_its_words_in_full(short: str, long: str) -> None:
    assert words_of(short).keys == words_of(long).keys


def test_letters_and_digits_are_words_of_their_own() -> None:
    assert words_of("eth0 O365 0x1F").keys == ["eth", "0", "o", "365", "0", "x", "1", "f"]


@given(st.text(max_size=200))
def test_words_do_not_overlap(text: str) -> None:
    words = words_of(text)
    edges = [edge for pair in zip(words.starts, words.ends, strict=True) for edge in pair]
    assert edges == sorted(edges)
