"""What the relations of an article conclude: excluded, established, suggested or unclear."""

from __future__ import annotations

import pytest

from engine.findings import Effect, Finding, Origin, RelationKind
from kb.model import UNKNOWN, Group, Question, Rating, Status
from tests.engine.inference.knowledge import (
    alert,
    answered,
    article,
    code,
    conclusions,
    consultation,
    group,
    heard,
    near,
    question,
    rating,
    reasons,
    shows,
)

ESTABLISHED, SUGGESTED, UNCLEAR, EXCLUDED = Rating.ESTABLISHED, Rating.SUGGESTED, Rating.UNCLEAR, Rating.EXCLUDED

LAMP = article("fuse", confirmed_by=(group(lamp="red", door="green"),))


def test_all_conditions_of_a_group_establish() -> None:
    assert rating(LAMP, answered("lamp", "red"), answered("door", "green")) is ESTABLISHED


def test_some_conditions_of_a_group_suggest() -> None:
    assert rating(LAMP, answered("lamp", "red")) is SUGGESTED


def test_another_answer_to_a_condition_does_not_establish() -> None:
    assert rating(LAMP, answered("lamp", "red"), answered("door", "red")) is SUGGESTED


def test_any_group_establishes() -> None:
    either = article("fuse", confirmed_by=(group(lamp="red"), group(door="green")))
    assert rating(either, answered("door", "green")) is ESTABLISHED


def test_a_list_of_answers_means_any_of_these() -> None:
    assert rating(article("fuse", confirmed_by=(group(lamp=("red", "blue")),)), answered("lamp", "blue")) is ESTABLISHED


def test_a_heard_finding_suggests_what_it_would_establish_if_it_were_answered() -> None:
    assert rating(article("fuse", confirmed_by=(group(lamp="red"),)), heard("lamp", "red")) is SUGGESTED


def test_a_group_without_conditions_establishes_nothing() -> None:
    assert rating(article("fuse", confirmed_by=(Group(()),), codes=("E1",)), code("E1")) is SUGGESTED


def test_a_condition_without_answers_is_never_met() -> None:
    assert rating(article("fuse", confirmed_by=(group(lamp=(), door="red"),)), answered("door")) is UNCLEAR


def test_not_knowing_confirms_nothing_even_where_an_author_wrote_it() -> None:
    assert rating(article("fuse", confirmed_by=(group(lamp=("red", UNKNOWN)),)), answered("lamp", UNKNOWN)) is UNCLEAR


def test_a_group_that_rules_out_excludes() -> None:
    assert rating(article("fuse", ruled_out_by=(group(lamp="red"),)), answered("lamp", "red")) is EXCLUDED


def test_an_exclusion_outweighs_what_establishes() -> None:
    both = article("fuse", confirmed_by=(group(lamp="red"),), ruled_out_by=(group(door="red"),))
    assert rating(both, answered("lamp"), answered("door")) is EXCLUDED


def test_an_excluded_article_has_no_reason_that_establishes() -> None:
    both = article("fuse", confirmed_by=(group(lamp="red"),), ruled_out_by=(group(door="red"),))
    assert Effect.ESTABLISHES not in [effect for _, effect in reasons(both, answered("lamp"), answered("door"))]


def test_half_of_a_group_rules_nothing_out() -> None:
    assert rating(article("fuse", ruled_out_by=(group(lamp="red", door="red"),)), answered("lamp")) is UNCLEAR


def test_a_heard_finding_rules_nothing_out() -> None:
    assert rating(article("fuse", ruled_out_by=(group(lamp="red"),)), heard("lamp", "red")) is UNCLEAR


NEEDY = article("fuse", alerts=("Fuse blown",), requires=group(lamp=("red", "blue")))


def test_another_answer_to_what_is_required_excludes() -> None:
    assert reasons(NEEDY, answered("lamp", "green")) == [(RelationKind.REQUIRES, Effect.EXCLUDES)]


def test_a_heard_other_answer_does_not_exclude() -> None:
    assert rating(NEEDY, heard("lamp", "green")) is UNCLEAR


def test_not_knowing_what_is_required_does_not_exclude() -> None:
    assert rating(NEEDY, answered("lamp", UNKNOWN)) is UNCLEAR


def test_the_answer_required_excludes_nothing_beside_another_that_a_text_gave() -> None:
    texts = (Finding("lamp", "green", Origin.ALERT), Finding("lamp", "blue", Origin.ALERT))
    assert rating(NEEDY, *texts) is UNCLEAR


def test_an_own_alert_is_not_enough_while_what_is_required_is_open() -> None:
    assert rating(NEEDY, alert("fuse")) is SUGGESTED


def test_an_own_alert_and_all_that_is_required_establish() -> None:
    assert rating(NEEDY, alert("fuse"), answered("lamp", "blue")) is ESTABLISHED


def test_what_is_required_is_not_met_by_something_heard() -> None:
    assert rating(NEEDY, alert("fuse"), heard("lamp", "blue")) is SUGGESTED


def test_a_code_beside_a_required_code_excludes_nothing() -> None:
    assert rating(article("fuse", requires=group(code="E1")), code("E2")) is UNCLEAR


@pytest.mark.parametrize(("frequency", "rated"), [(0.9, SUGGESTED), (0.34, SUGGESTED), (0.3, UNCLEAR), (0.0, UNCLEAR)])
def test_an_answer_shown_more_often_than_by_chance_suggests(frequency: float, rated: Rating) -> None:
    assert rating(article("fuse", shows=(shows("lamp", frequency),)), heard("lamp")) is rated


def test_an_answer_that_is_hardly_shown_speaks_against() -> None:
    hardly = article("fuse", shows=(shows("lamp", 0.05),))
    assert reasons(hardly, answered("lamp")) == [(RelationKind.SHOWS, Effect.WEAKENS)]


def test_an_answer_shown_as_often_as_by_chance_says_nothing() -> None:
    two = Question("lamp", "lamp?", question("lamp").answers[:2])
    assert (
        conclusions(consultation(article("fuse", shows=(shows("lamp", 0.5),)), questions=[two]), answered("lamp")) == {}
    )


def test_a_retired_article_is_never_concluded() -> None:
    retired = article("fuse", status=Status.RETIRED, alerts=("Fuse blown",), codes=("E1",))
    assert conclusions(consultation(retired), alert("fuse"), near("fuse"), code("E1"), failed=frozenset(["fuse"])) == {}


def test_a_resolution_that_did_not_help_excludes() -> None:
    blown = article("fuse", alerts=("Fuse blown",))
    assert rating(blown, alert("fuse"), failed=frozenset(["fuse"])) is EXCLUDED


def test_a_proposal_suggests() -> None:
    assert reasons(article("fuse"), proposed={"fuse": 0.5}) == [(RelationKind.PROPOSED, Effect.SUPPORTS)]


def test_a_proposal_without_weight_says_nothing() -> None:
    assert conclusions(consultation(article("fuse")), proposed={"fuse": 0.0}) == {}


def test_a_proposal_does_not_bring_an_excluded_article_back() -> None:
    out = article("fuse", ruled_out_by=(group(lamp="red"),))
    assert rating(out, answered("lamp"), proposed={"fuse": 1.0}) is EXCLUDED


def test_an_unknown_article_is_neither_proposed_nor_failed() -> None:
    assert conclusions(consultation(), proposed={"ghost": 1.0}, failed=frozenset(["ghost"])) == {}


def test_a_reason_names_the_findings_and_the_line_of_the_author() -> None:
    fuse = article("fuse", confirmed_by=(group(17, lamp="red", door="green"),))
    findings = (answered("lamp", "red"), answered("door", "green"))
    (reason,) = conclusions(consultation(fuse), *findings)["fuse"].reasons
    assert (reason.relation, reason.line, set(reason.findings)) == (RelationKind.CONFIRMED_BY, 17, set(findings))


def test_a_reason_that_establishes_also_names_what_is_required() -> None:
    found = conclusions(consultation(NEEDY), alert("fuse"), answered("lamp", "blue"))
    assert found["fuse"].reasons[0].findings == (alert("fuse"), answered("lamp", "blue"))


def test_two_codes_of_a_group_are_two_reasons() -> None:
    fuse = article("fuse", confirmed_by=(group(code=("E1", "E2")),))
    assert reasons(fuse, code("E1"), code("E2")) == [(RelationKind.CONFIRMED_BY, Effect.ESTABLISHES)] * 2


@pytest.mark.parametrize("name", ["a__b", "__a__", "___", "0", "self", "a-b", "a%5Fb", "sure", "article", "été", " "])
def test_a_question_may_be_called_anything(name: str) -> None:
    assert rating(article("fuse", confirmed_by=(group(**{name: "red"}),)), answered(name)) is ESTABLISHED


@pytest.mark.parametrize(("one", "other"), [("a__b", "a_%5Fb"), ("a___b", "a__b"), ("a%b", "a%25b"), ("?a", "a")])
def test_questions_called_alike_stay_apart(one: str, other: str) -> None:
    assert rating(article("fuse", confirmed_by=(group(**{one: "red"}),)), answered(other)) is UNCLEAR
