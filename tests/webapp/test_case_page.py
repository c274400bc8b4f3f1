"""The page of a case shows the step at hand, the answers so far and what was understood."""

from __future__ import annotations

from dataclasses import replace

from engine.cases.events import Outcome, QuestionAnswered, ResolutionTried, StepShown, TextPasted
from engine.findings import Code, Effect, Finding, Origin, Reason, Recognition, RelationKind
from engine.helpdesk import Helpdesk
from engine.interview import Escalate, Finished, NotRecognised, Resolve, Shortlist
from tests.webapp.pages import DESCALE, NO_WATER, WATERY
from tests.webapp.standings import asking, near, suggested, talk, view
from webapp.presenters.case_page import ClosingStep, FixStep, NotRecognisedStep, QuestionStep, ShortlistStep, case_page


def test_several_alerts_are_shown_one_after_the_other(desk: Helpdesk) -> None:
    step = case_page(desk, desk.open_case(f"{DESCALE}\n\n{NO_WATER}")).step
    assert isinstance(step, FixStep)
    assert {step.card.article, *(other.article for other in step.also)} == {"descale", "no-water"}


def test_another_of_several_alerts_can_be_shown_first(desk: Helpdesk) -> None:
    opened = desk.open_case(f"{DESCALE}\n\n{NO_WATER}")
    step = case_page(desk, opened, first="no-water").step
    assert isinstance(step, FixStep)
    assert step.card.article == "no-water"


def test_an_earlier_question_can_be_opened_again(desk: Helpdesk) -> None:
    answered = talk("no coffee", QuestionAnswered("power", "yes"), StepShown("ask", "lamp"))
    step = case_page(desk, view(answered, asking(desk.kb, "lamp")), changing="power").step
    assert isinstance(step, QuestionStep)
    assert (step.changing, step.card.question) == (True, "power")


def test_a_question_nobody_knows_opens_nothing(desk: Helpdesk) -> None:
    step = case_page(desk, view(talk("no coffee"), asking(desk.kb, "lamp")), changing="nonsense").step
    assert isinstance(step, QuestionStep)
    assert step.card.question == "lamp"


def test_a_shortlist_says_what_each_article_is_about(desk: Helpdesk) -> None:
    step = case_page(desk, view(talk("no coffee"), Shortlist(suggested("descale", "sour-brew")))).step
    assert isinstance(step, ShortlistStep)
    assert [option.words for option in step.options] == ["The machine brews nothing.", "Sour coffee."]


def test_a_shortlist_leaves_out_a_reason_that_all_share(desk: Helpdesk) -> None:
    reasons = (Reason("descale", RelationKind.PROPOSED, Effect.SUPPORTS, ()),)
    listed = tuple(replace(each, reasons=reasons) for each in suggested("descale"))
    step = case_page(desk, view(talk("no coffee"), Shortlist(listed))).step
    assert isinstance(step, ShortlistStep)
    assert step.options[0].sentences == ()


def test_a_similar_alert_is_asked_about_after_the_paste(desk: Helpdesk) -> None:
    step = case_page(desk, view(talk("no coffee"), asking(desk.kb, "power"), near("descale"))).step
    assert isinstance(step, QuestionStep)
    assert [each.article for each in step.similar] == ["descale"]


def test_a_similar_alert_is_not_asked_about_again_once_a_question_was_answered_instead(desk: Helpdesk) -> None:
    answered = talk("no coffee", QuestionAnswered("power", "yes"), StepShown("ask", "lamp"))
    step = case_page(desk, view(answered, asking(desk.kb, "lamp"), near("descale"))).step
    assert isinstance(step, QuestionStep)
    assert step.similar == ()


def test_what_is_not_recognised_comes_with_a_question(desk: Helpdesk) -> None:
    step = case_page(desk, view(talk("purple"), NotRecognised(asking(desk.kb, "power")))).step
    assert isinstance(step, NotRecognisedStep)
    assert step.card is not None


def test_what_the_person_chose_is_not_called_the_likeliest(desk: Helpdesk) -> None:
    step = case_page(desk, desk.open_case(article="sour-brew")).step
    assert isinstance(step, FixStep)
    assert step.card.confidence == "You chose this"


def test_a_case_that_is_escalated_is_not_resolved(desk: Helpdesk) -> None:
    step = case_page(desk, view(talk("no coffee"), Escalate("tried"))).step
    assert isinstance(step, ClosingStep)
    assert not step.resolved


def test_a_finished_case_is_resolved(desk: Helpdesk) -> None:
    step = case_page(desk, view(talk("no coffee"), Finished("resolved"))).step
    assert isinstance(step, ClosingStep)
    assert step.resolved


def test_a_resolved_case_says_what_helped(desk: Helpdesk) -> None:
    tried = (ResolutionTried("no-water", Outcome.DID_NOT_HELP), ResolutionTried("descale", Outcome.HELPED))
    step = case_page(desk, view(talk("no coffee", *tried), Finished("resolved"))).step
    assert isinstance(step, ClosingStep)
    assert step.text == "What helped: The machine has to be descaled. Keep the summary for your records."


def test_a_reply_that_was_no_answer_is_told_beside_the_question(desk: Helpdesk) -> None:
    replied = talk("no coffee", TextPasted("perhaps", "power"), StepShown("ask", "power"))
    step = case_page(desk, view(replied, asking(desk.kb, "power"))).step
    assert isinstance(step, QuestionStep)
    assert "“perhaps”" in step.card.note


def test_a_reply_of_an_earlier_turn_is_not_told_again(desk: Helpdesk) -> None:
    later = talk(
        "no coffee",
        TextPasted("perhaps", "power"),
        StepShown("ask", "lamp"),
        QuestionAnswered("lamp", "red"),
        StepShown("ask", "power"),
    )
    step = case_page(desk, view(later, asking(desk.kb, "power"))).step
    assert isinstance(step, QuestionStep)
    assert step.card.note == ""


def test_names_from_the_paste_are_told(desk: Helpdesk) -> None:
    page = case_page(desk, desk.open_case(DESCALE))
    assert page.understood.names == (("Machine", "North"), ("Owner", "Ada Byron"))


def test_names_of_the_same_sort_are_told_behind_one_label(desk: Helpdesk) -> None:
    page = case_page(desk, desk.open_case(f"{DESCALE}\n\n{NO_WATER}"))
    assert page.understood.names == (("Machine", "North · South"), ("Owner", "Ada Byron"))


def test_an_alert_that_no_fix_at_hand_explains_is_quoted(desk: Helpdesk) -> None:
    opened = desk.open_case(f"{DESCALE}\n\n{NO_WATER}")
    standing = replace(opened.standing, step=Resolve(suggested("descale")))
    assert case_page(desk, replace(opened, standing=standing)).left_over == (NO_WATER.rstrip("."),)


def test_what_was_tried_is_not_called_likely(desk: Helpdesk) -> None:
    tried = talk("no coffee", ResolutionTried("descale", Outcome.HELPED))
    standing = replace(view(tried, asking(desk.kb, "lamp")).standing, differential=suggested("descale", "sour-brew"))
    page = case_page(desk, replace(view(tried, asking(desk.kb, "lamp")), standing=standing))
    assert [row.article for row in page.likely] == ["sour-brew"]


def test_codes_are_told_as_they_were_written(desk: Helpdesk) -> None:
    assert case_page(desk, desk.open_case("error BoilerScaled")).understood.codes == ("BoilerScaled",)


def test_the_one_form_of_a_code_that_only_repeats_its_end_is_not_told(desk: Helpdesk) -> None:
    opened = desk.open_case(DESCALE)
    codes = (Code("boilerscaled", "System.BoilerScaled", (0, 1)), Code("0x80040265", "-2147220891", (0, 1)))
    told = replace(opened, standing=replace(opened.standing, recognitions=(Recognition(codes=codes),)))
    assert case_page(desk, told).understood.codes == ("System.BoilerScaled", "-2147220891 (0x80040265)")


def test_a_code_within_another_is_not_told_again(desk: Helpdesk) -> None:
    opened = desk.open_case(DESCALE)
    codes = (Code("0x1", "Jam -42", (0, 7)), Code("jam", "Jam", (0, 3)), Code("0xd6", "-42", (4, 7)))
    told = replace(opened, standing=replace(opened.standing, recognitions=(Recognition(codes=codes),)))
    assert case_page(desk, told).understood.codes == ("Jam -42 (0x1)",)


def test_what_was_merely_heard_is_told_with_the_words_it_was_heard_in(desk: Helpdesk) -> None:
    (row,) = case_page(desk, desk.open_case(WATERY)).understood.heard
    assert (row.answer, row.typed) == ("Thin", "watery")


def test_two_answers_heard_to_the_same_question_share_a_row(desk: Helpdesk) -> None:
    heard = (Finding("noise", "hissing", Origin.HEARD, "hisses"), Finding("noise", "silence", Origin.HEARD, "quiet"))
    opened = desk.open_case(DESCALE)
    told = replace(opened, standing=replace(opened.standing, findings=heard))
    (row,) = case_page(desk, told).understood.heard
    assert (row.answer, row.typed) == ("Hissing or Silence", "hisses”, “quiet")


def test_every_answer_is_told(desk: Helpdesk) -> None:
    answered = talk("no coffee", QuestionAnswered("power", "unknown"), StepShown("ask", "lamp"))
    (row,) = case_page(desk, view(answered, asking(desk.kb, "lamp"))).answers
    assert (row.ask, row.answer) == ("Is the machine on?", "I don’t know")


def test_while_a_question_is_asked_the_likeliest_causes_are_shown(desk: Helpdesk) -> None:
    page = case_page(desk, desk.open_case("the machine brews nothing"))
    assert [row.article for row in page.likely] == ["descale", "no-power", "no-water"]


def test_no_other_causes_are_shown_beside_a_fix(desk: Helpdesk) -> None:
    assert case_page(desk, desk.open_case(DESCALE)).likely == ()
