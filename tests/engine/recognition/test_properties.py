"""What holds for every template, every name and every text."""

from __future__ import annotations

import string
import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from engine.findings import Recognition, Verdict
from engine.recognition.normalise import fold_phrase
from engine.recognition.recogniser import Recogniser
from engine.recognition.templates import read_template
from tests.engine.recognition.building import (
    APPROVAL,
    NOT_APPROVED,
    OTHERS,
    QUEUE_FULL,
    UNKNOWN_ERROR,
    article,
    knowledge,
    question,
)

TEMPLATES = (NOT_APPROVED, APPROVAL, UNKNOWN_ERROR, QUEUE_FULL, *OTHERS)
KNOWN = Recogniser(
    knowledge(
        *(article(f"a{number}", [template], ["0x80040265", "NoMatch"]) for number, template in enumerate(TEMPLATES)),
        questions=[question("direction", sent=["sending"], received=["receiving", "received mail"])],
    )
)

LETTERS = st.sampled_from(string.ascii_letters + string.digits + "äößéñøЖя中文あ")
INNER = st.sampled_from(string.ascii_letters + string.digits + "äéЖ中 .,'&@-_/#()")
NAMES = st.builds(
    lambda first, middle, last: " ".join(f"{first}{middle}{last}".split()),
    LETTERS,
    st.text(INNER, max_size=30).filter(lambda name: ". " not in name and "  " not in name),
    LETTERS,
)
OWN_WORDS = frozenset(word for template in TEMPLATES for word in template.lower().split())


@st.composite
def filled(draw: st.DrawFn) -> tuple[int, str, dict[str, str]]:
    """The number of a template, the text it prints with drawn names, and the names."""
    number = draw(st.integers(0, len(TEMPLATES) - 1))
    reading = draw(st.sampled_from(read_template(TEMPLATES[number])))
    said: dict[str, str] = {}
    text = ""
    for part in reading:
        if isinstance(part, str):
            text += part
        elif part.options:
            text += draw(st.sampled_from(part.options))
        else:
            text += said.setdefault(part.name, draw(NAMES.filter(lambda name: not OWN_WORDS & {*name.lower().split()})))
    return number, text.strip(), said


@given(filled())
def test_a_printed_template_is_exactly_its_own_article(printed: tuple[int, str, dict[str, str]]) -> None:
    number, text, _ = printed
    assert [(alert.article, alert.verdict) for alert in KNOWN.recognise(text).alerts] == [(f"a{number}", Verdict.EXACT)]


@given(filled())
def test_the_names_of_a_printed_template_are_cut_out_to_the_character(printed: tuple[int, str, dict[str, str]]) -> None:
    _, text, said = printed
    (alert,) = KNOWN.recognise(text).alerts
    assert {capture.name: capture.text for capture in alert.captures} == said


PIECES = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        [*TEMPLATES, *(template[:40] for template in TEMPLATES), "\n", "\n> ", "=\n", "<b>", "&amp;", "..."]
    ),
    st.sampled_from(["80040265", "0x", "HTTP 401", "KB 2993502", "a:ErrorNoMatch", "-2147220891", " ---> ", "5.7.30"]),
    filled().map(lambda printed: printed[1]),
)
TEXTS = st.lists(PIECES, max_size=6).map("".join)


def spans(recognition: Recognition) -> list[tuple[int, int]]:
    found = [alert.span for alert in recognition.alerts]
    found += [capture.span for alert in recognition.alerts for capture in alert.captures]
    found += [code.span for code in recognition.codes]
    found += [finding.span for finding in recognition.heard if finding.span]
    return found + [finding.span for alert in recognition.alerts for finding in alert.findings if finding.span]


@given(TEXTS)
@example("\ud800")
@example("İ" * 30 + " can't")
@example("ß'ß " * 9)
@example("\u202e" + QUEUE_FULL[::-1] + "\u202c\x00")
@example("👩\u200d👩\u200d👧 " * 40 + "x" * 5_000)
@example("a" + "\u0301" * 400)
def test_any_text_whatever_is_recognised_and_every_span_lies_within_it(text: str) -> None:
    assert all(0 <= start < end <= len(text) for start, end in spans(KNOWN.recognise(text)))


@given(TEXTS)
def test_a_capture_is_what_stands_at_its_span(text: str) -> None:
    captures = [capture for alert in KNOWN.recognise(text).alerts for capture in alert.captures]
    plain = [one for one in captures if fold_phrase(text[slice(*one.span)]).text == text[slice(*one.span)]]
    assert all(one.text == text[slice(*one.span)] for one in plain if "\n" not in one.text)


@given(st.binary(max_size=200))
@example(b"\x00\xff\xfe mailbox \x80\x00 has been disabled")
def test_bytes_read_as_text_are_recognised(octets: bytes) -> None:
    for encoding in ("latin-1", "utf-16-le", "utf-8"):
        text = octets.decode(encoding, "replace")
        assert all(0 <= start < end <= len(text) for start, end in spans(KNOWN.recognise(text)))


@given(TEXTS)
def test_alerts_do_not_overlap(text: str) -> None:
    edges = [edge for alert in KNOWN.recognise(text).alerts if alert.count == 1 for edge in alert.span]
    assert edges == sorted(edges)


@given(TEXTS)
def test_scores_lie_between_0_and_1_and_only_exact_alerts_have_1(text: str) -> None:
    alerts = KNOWN.recognise(text).alerts
    assert all(0 < alert.score <= 1 and (alert.score == 1) == (alert.verdict is Verdict.EXACT) for alert in alerts)


@given(TEXTS)
def test_the_same_text_is_recognised_in_the_same_way(text: str) -> None:
    assert KNOWN.recognise(text) == KNOWN.recognise(text)


@given(
    st.lists(st.text(alphabet="ab {x}{y:p|q}[]\\.,", max_size=40), max_size=6), st.text(alphabet="abpq .,", max_size=60)
)
def test_any_templates_whatever_can_be_compiled_and_recognised(alerts: list[str], text: str) -> None:
    known = Recogniser(knowledge(*(article(f"t{number}", [alert]) for number, alert in enumerate(alerts))))
    assert all(0 <= start < end <= len(text) for start, end in spans(known.recognise(text)))


MANY = Recogniser(
    knowledge(
        *(
            article(f"m{number}", [f"{word} {{a}} failed on {{b}} with {word}{number} in module {{c}} of {{d}}"])
            for number, word in enumerate(["mailbox", "queue", "job", "host", "link"] * 40)
        )
    )
)
EVIL = {
    "one word of many templates": "mailbox ",
    "the words of one template": "mailbox x failed on y with mailbox 0 in module z of q ",
    "the words of one template in disorder": "of in module mailbox with failed on ",
    "brackets": "[{(<",
    "no blanks": "x",
    "digits": "80040265",
    "new lines": "\n",
    "quoting": "\n> > ",
    "entities": "&amp;",
    "tags": "<b ",
    "apostrophes": "n't ",
    "log headers": "2026-01-01 10:00:00 INFO ",
    "arrows": "---> Error: ",
    "capitals": "aB",
    "ideographs": "邮箱",
}


def steps(text: str) -> int:
    """How many functions are called, Python's own included, to recognise `text`."""
    count = 0

    def note(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(note)
    try:
        MANY.recognise(text)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("kind", EVIL)
def test_twice_the_text_takes_at_most_about_twice_the_steps(kind: str) -> None:
    once, twice = (steps((EVIL[kind] * 20_000)[:length]) for length in (10_000, 20_000))
    assert twice <= 2.2 * once + 2_000


@pytest.mark.parametrize("kind", EVIL)
def test_no_text_of_the_greatest_length_takes_more_than_a_fixed_number_of_steps(kind: str) -> None:
    assert steps((EVIL[kind] * 20_000)[:20_000]) < 400_000
