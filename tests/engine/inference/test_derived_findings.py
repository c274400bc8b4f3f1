"""What follows from findings unasked, and which of several findings about a question counts."""

from __future__ import annotations

from engine.findings import Finding, Origin
from kb.model import UNKNOWN, Rating
from tests.engine.inference.knowledge import (
    alert,
    answered,
    article,
    conclusions,
    consultation,
    group,
    heard,
    question,
    rating,
    shows,
)

ESTABLISHED, UNCLEAR = Rating.ESTABLISHED, Rating.UNCLEAR


DERIVED = (
    question("place", derived=(("red", group(lamp="red", door="red")),)),
    question("cause", derived=(("blue", group(place="red")),)),
)


def derived(*findings: Finding) -> list[tuple[str, str, Origin]]:
    found = consultation(questions=(*DERIVED, question("lamp"), question("door"))).consult(findings).derived
    return [(each.question, each.answer, each.origin) for each in found]


def test_derived_findings_chain() -> None:
    chained = [("cause", "blue", Origin.DERIVED), ("place", "red", Origin.DERIVED)]
    assert derived(answered("lamp"), answered("door")) == chained


def test_nothing_is_derived_from_something_heard() -> None:
    assert derived(heard("lamp"), answered("door")) == []


def test_an_answered_question_is_not_derived() -> None:
    assert derived(answered("lamp"), answered("door"), answered("place", "green")) == []


def test_a_question_answered_with_dont_know_is_derived() -> None:
    assert ("place", "red", Origin.DERIVED) in derived(answered("lamp"), answered("door"), answered("place", UNKNOWN))


def test_a_derived_finding_establishes() -> None:
    about = consultation(article("fuse", confirmed_by=(group(cause="blue"),)), questions=DERIVED)
    assert conclusions(about, answered("lamp"), answered("door"))["fuse"].rating is ESTABLISHED


def test_a_derived_finding_meets_what_is_required() -> None:
    needy = article("fuse", alerts=("Fuse blown",), requires=group(place="red"))
    about = consultation(needy, questions=DERIVED)
    assert conclusions(about, alert("fuse"), answered("lamp"), answered("door"))["fuse"].rating is ESTABLISHED


def test_a_derivation_names_what_it_follows_from() -> None:
    made = consultation(questions=DERIVED).consult([answered("lamp"), answered("door")]).derivations
    assert set(made[1].grounds) == {answered("lamp"), answered("door")}


def test_an_answer_replaces_what_a_text_said_about_the_question() -> None:
    out = article("fuse", ruled_out_by=(group(lamp="red"),), confirmed_by=(group(lamp="green"),))
    assert rating(out, Finding("lamp", "red", Origin.ALERT), answered("lamp", "green")) is ESTABLISHED


def test_a_sure_finding_replaces_what_was_heard_about_the_question() -> None:
    fuse = article("fuse", shows=(shows("lamp", 0.9, "red"),))
    assert rating(fuse, heard("lamp", "red"), answered("lamp", "green")) is UNCLEAR
