"""What the expert makes of texts, answers and outcomes: findings, ratings, order and the next step."""

from __future__ import annotations

import pytest

from engine.expert import Expert, Inputs, Standing
from engine.interview import Ask, Finished, NotRecognised, Resolve
from kb.model import UNKNOWN, Rating

JAM = "Printer HP-7 reports a paper jam in tray two."
SHARED = "The spooler refused the document of HP-7 for an unnamed reason."


def after(expert: Expert, *texts: str, outcomes: dict[str, str] | None = None, **answers: str) -> Standing:
    return expert.consider(Inputs(texts=texts, answers=answers, outcomes=outcomes or {}))


def rating(standing: Standing, article: str) -> Rating:
    return next((each.rating for each in standing.differential if each.article == article), Rating.UNCLEAR)


def resolved(standing: Standing) -> list[str]:
    assert isinstance(standing.step, Resolve), standing.step
    return [each.article for each in standing.step.candidates]


def test_an_exact_alert_establishes_its_article(expert: Expert) -> None:
    assert resolved(after(expert, JAM)) == ["jam"]


def test_a_sentence_of_two_causes_is_asked_and_not_guessed(expert: Expert) -> None:
    standing = after(expert, SHARED)
    assert isinstance(standing.step, Ask)
    assert standing.step.question.id == "lamp"


def test_the_answer_decides_between_the_claimants_of_a_shared_sentence(expert: Expert) -> None:
    standing = after(expert, SHARED, lamp="red")
    assert standing.candidates()[0].article == "held-west"


def test_a_code_decides_between_the_claimants_of_a_shared_sentence(expert: Expert) -> None:
    assert resolved(after(expert, f"{SHARED} Error code: -2147220958")) == ["held-west"]


def test_two_alerts_in_one_paste_are_both_resolved(expert: Expert) -> None:
    standing = after(expert, f"{JAM}\n\n{SHARED} (0x80040111)")
    assert set(resolved(standing)) == {"jam", "held-east"}


def test_a_foreign_text_has_no_candidates_and_is_called_not_recognised(expert: Expert) -> None:
    standing = after(expert, "My tomatoes have brown spots since the rain on Thursday.")
    assert (standing.candidates(), type(standing.step)) == ((), NotRecognised)


def test_a_code_of_any_program_in_a_foreign_text_says_nothing(expert: Expert) -> None:
    standing = after(expert, "The page of my football club has shown HTTP 503 since the goal on Thursday.")
    assert (standing.candidates(), type(standing.step)) == ((), NotRecognised)


@pytest.mark.parametrize("text", ["HTTP 503", "error HTTP 503", "HTTP 503, and the printer is completely dead"])
def test_a_code_of_any_program_counts_alone_and_beside_words_that_fit(expert: Expert, text: str) -> None:
    assert after(expert, text).candidates()[0].article == "no-power"


def test_an_unrecognised_text_still_offers_the_first_question(expert: Expert) -> None:
    standing = after(expert, "My tomatoes have brown spots since the rain on Thursday.")
    assert isinstance(standing.step, NotRecognised)
    assert standing.step.first is not None


def test_a_symptom_in_plain_words_suggests_its_article(expert: Expert) -> None:
    standing = after(expert, "hello, since today the printer is completely dead")
    assert standing.candidates()[0].article == "no-power"


def test_an_interview_can_start_from_nothing(expert: Expert) -> None:
    assert isinstance(after(expert).step, Ask)


def test_answers_alone_establish_a_cause(expert: Expert) -> None:
    assert resolved(after(expert, power="no")) == ["no-power"]


def test_a_required_answer_that_is_missing_keeps_a_cause_from_being_established(expert: Expert) -> None:
    assert rating(after(expert, paper="no"), "empty-tray") is Rating.SUGGESTED


def test_another_answer_than_the_required_one_excludes(expert: Expert) -> None:
    assert rating(after(expert, paper="no", power="no"), "empty-tray") is Rating.EXCLUDED


def test_not_knowing_excludes_and_establishes_nothing(expert: Expert) -> None:
    standing = after(expert, power=UNKNOWN, paper=UNKNOWN)
    assert {each.rating for each in standing.differential} <= {Rating.UNCLEAR, Rating.SUGGESTED}


def test_words_merely_heard_do_not_establish(expert: Expert) -> None:
    standing = after(expert, "The tray seems out of paper, and the printer clicks.")
    assert rating(standing, "empty-tray") is Rating.SUGGESTED


def test_an_answer_that_rules_out_excludes_even_an_exact_alert(expert: Expert) -> None:
    assert rating(after(expert, JAM, power="no"), "jam") is Rating.EXCLUDED


def test_a_resolution_that_did_not_help_is_not_shown_again(expert: Expert) -> None:
    standing = after(expert, JAM, outcomes={"jam": "did-not-help"})
    assert rating(standing, "jam") is Rating.EXCLUDED


def test_a_partly_helpful_resolution_leads_on_to_something_else(expert: Expert) -> None:
    standing = after(expert, JAM, outcomes={"jam": "partly"})
    assert not (isinstance(standing.step, Resolve) and standing.step.candidates[0].article == "jam")


def test_only_an_explicit_yes_finishes_a_case(expert: Expert) -> None:
    assert isinstance(after(expert, JAM, outcomes={"jam": "helped"}).step, Finished)


def test_an_alert_whose_cause_is_not_known_yet_is_asked_about_after_another_one_is_solved(expert: Expert) -> None:
    assert isinstance(after(expert, f"{JAM}\n\n{SHARED}", outcomes={"jam": "helped"}).step, Ask)


def test_what_is_left_over_is_as_likely_as_if_the_solved_alert_had_not_been_there(expert: Expert) -> None:
    standing = after(expert, f"{JAM}\n\n{SHARED}", outcomes={"jam": "helped"})
    assert max(each.likelihood for each in standing.differential if each.article.startswith("held")) > 0.3


def test_a_cause_that_claims_no_alert_resolves_them_all_when_it_helped(expert: Expert) -> None:
    assert isinstance(after(expert, SHARED, outcomes={"jam": "helped"}).step, Finished)


def test_the_second_established_cause_follows_when_the_first_has_helped(expert: Expert) -> None:
    standing = after(expert, f"{JAM}\n\n{SHARED} (0x80040111)", outcomes={"jam": "helped"})
    assert resolved(standing) == ["held-east"]


def test_a_derived_finding_is_not_asked_for(expert: Expert) -> None:
    standing = after(expert, power="yes", paper="yes")
    assert any(each.question == "lamp" and each.answer == "green" for each in standing.findings)


def test_the_same_inputs_give_the_same_standing(expert: Expert) -> None:
    assert after(expert, SHARED, power="yes") == after(expert, SHARED, power="yes")


def test_likelihoods_of_open_candidates_add_up_to_one(expert: Expert) -> None:
    standing = after(expert, SHARED, paper="yes")
    assert abs(sum(each.likelihood for each in standing.differential) - 1) < 1e-9


def test_several_long_texts_in_one_case_are_considered(expert: Expert) -> None:
    long = "The printer is completely dead and the lamp is dark. " * 370
    assert after(expert, long, long, "and a third text").candidates()[0].article == "no-power"


def test_a_phrase_that_suggests_an_answer_speaks_for_a_text_that_its_words_alone_leave_open(expert: Expert) -> None:
    text = "out of paper, said my sister on the phone"
    assert (bool(expert.index.propose(text)), bool(after(expert, text).candidates())) == (False, True)


def test_whoever_answers_a_question_means_the_subject_so_the_words_of_a_doubtful_text_count(expert: Expert) -> None:
    doubtful = "nobody likes the grey paper"
    assert (after(expert, doubtful).candidates(), bool(after(expert, doubtful, power=UNKNOWN).candidates())) == (
        (),
        True,
    )
