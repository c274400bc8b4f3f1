"""What alerts, near alerts, shared sentences and codes conclude."""

from __future__ import annotations

from engine.findings import Finding
from engine.inference.consultation import Consultation
from engine.inference.rulebook import compile_rulebook
from kb.model import Rating
from tests.engine.inference.knowledge import (
    alert,
    article,
    claimed,
    code,
    conclusions,
    consultation,
    group,
    knowledge,
    near,
    rating,
)

ESTABLISHED, SUGGESTED, UNCLEAR = Rating.ESTABLISHED, Rating.SUGGESTED, Rating.UNCLEAR


def test_an_own_alert_establishes_without_the_conditions_of_a_group() -> None:
    assert (
        rating(article("fuse", alerts=("Fuse blown",), confirmed_by=(group(lamp="red"),)), alert("fuse")) is ESTABLISHED
    )


def test_a_near_alert_only_suggests() -> None:
    assert rating(article("fuse", alerts=("Fuse blown",)), near("fuse")) is SUGGESTED


def test_a_near_alert_does_not_establish_even_where_an_author_wrote_it() -> None:
    assert rating(article("fuse", confirmed_by=(group(near="fuse"),)), near("fuse")) is SUGGESTED


TWINS = (
    article("east", alerts=("Refused",), codes=("E1", "E3")),
    article("west", alerts=("Refused",), codes=("E2", "E3")),
)


def twins(*findings: Finding) -> dict[str, Rating]:
    return {name: each.rating for name, each in conclusions(consultation(*TWINS), *findings).items()}


def test_a_shared_sentence_only_suggests_each_claimant() -> None:
    assert twins(*claimed("east", "west")) == {"east": SUGGESTED, "west": SUGGESTED}


def test_a_code_that_one_claimant_lists_establishes_it() -> None:
    assert twins(*claimed("east", "west"), code("E2")) == {"east": SUGGESTED, "west": ESTABLISHED}


def test_a_code_that_both_claimants_list_establishes_neither() -> None:
    assert twins(*claimed("east", "west"), code("E3")) == {"east": SUGGESTED, "west": SUGGESTED}


def test_a_code_decides_a_sentence_although_another_sentence_is_claimed_by_who_lists_it_too() -> None:
    other = (*claimed("east", at=(0, 9)), *claimed("west", at=(20, 29)))
    assert twins(*other, code("E3")) == {"east": ESTABLISHED, "west": ESTABLISHED}


def test_a_decided_sentence_does_not_establish_while_what_is_required_is_open() -> None:
    one = article("east", alerts=("Refused",), codes=("E1",), requires=group(lamp="red"))
    assert rating(one, *claimed("east", "west"), code("E1")) is SUGGESTED


def test_a_decided_sentence_names_sentence_and_code_as_its_reason() -> None:
    found = conclusions(consultation(*TWINS), *claimed("east", "west"), code("E2"))
    assert found["west"].reasons[0].findings == (claimed("west")[0], code("E2"))


def test_a_code_alone_suggests() -> None:
    assert rating(article("fuse", codes=("E1",)), code("E1")) is SUGGESTED


def test_a_code_in_a_group_establishes() -> None:
    assert rating(article("fuse", confirmed_by=(group(code=("E1", "E2")),)), code("E2")) is ESTABLISHED


def test_the_alert_of_another_article_can_be_a_condition() -> None:
    found = conclusions(consultation(article("fuse", confirmed_by=(group(alert="smoke"),))), alert("smoke"))
    assert found["fuse"].rating is ESTABLISHED


def test_an_alias_in_a_condition_means_the_article() -> None:
    smoke = article("smoke", aliases=("old-smoke",), alerts=("Smoke",))
    found = conclusions(consultation(article("fuse", confirmed_by=(group(alert="old-smoke"),)), smoke), alert("smoke"))
    assert found["fuse"].rating is ESTABLISHED


def test_codes_are_compared_in_their_canonical_form() -> None:
    kb = knowledge(article("fuse", confirmed_by=(group(code="e1"),)))
    found = conclusions(Consultation(compile_rulebook(kb, str.upper)), code("E1"))
    assert found["fuse"].rating is ESTABLISHED


def test_a_code_without_canonical_form_stays_as_written() -> None:
    kb = knowledge(article("fuse", confirmed_by=(group(code="e1"),)))
    found = conclusions(Consultation(compile_rulebook(kb, lambda _: None)), code("e1"))
    assert found["fuse"].rating is ESTABLISHED
