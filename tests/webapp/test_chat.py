"""The conversation over HTTP, without JavaScript: forms lead to pages, and reading never writes."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from engine.helpdesk import Helpdesk
from tests.webapp.pages import (
    DESCALE,
    HTMX,
    NEAR_DESCALE,
    NO_WATER,
    NONSENSE,
    asked_by,
    case_of,
    followed,
    opened,
    sent,
    version,
    words,
)

LOST = "purple monkeys dance on the roof of the kitchen and nobody knows when they come down again from the machine"


def answered(client: FlaskClient, *answers: tuple[str, str]) -> str:
    """The address of a case in which these questions have been answered."""
    case = opened(client, guided="yes")
    for question, answer in answers:
        sent(client, case, "answer", question=question, answer=answer)
    return case


def test_the_start_page_asks_for_the_alert(client: FlaskClient) -> None:
    assert "Paste the alert or describe the problem" in words(client.get("/"))


def test_the_start_page_offers_examples_of_the_knowledge_base(client: FlaskClient) -> None:
    assert "The machine North must be descaled" in words(client.get("/"))


def test_a_paste_leads_to_a_case(client: FlaskClient) -> None:
    response = client.post("/case", data={"text": DESCALE})
    assert (response.status_code, bool(re.fullmatch(r"/case/[a-z2-7]{26}#ask", response.headers["Location"]))) == (
        303,
        True,
    )


@pytest.mark.parametrize(
    "shown",
    [
        "Here is the fix",
        "The machine has to be descaled",
        "Exact alert text",
        "Kitchen manager",
        "A few minutes",
        "Did this help?",
        "Tablets are sold by the dozen now. Confirmed in the official documentation of 2023.",
        "Last checked May 2024",
        "The manual , “Lime”",
    ],
)
def test_the_fix_of_a_paste_is_shown(client: FlaskClient, shown: str) -> None:
    assert shown in words(client.get(opened(client, text=DESCALE)))


def test_two_alerts_are_counted(client: FlaskClient) -> None:
    assert "(1 of 2)" in words(client.get(opened(client, text=f"{DESCALE}\n\n{NO_WATER}")))


def test_a_near_alert_shows_the_difference(client: FlaskClient) -> None:
    assert '<ins><span class="hidden">yours: </span>get</ins>' in client.get(opened(client, text=NEAR_DESCALE)).text


def test_nonsense_gets_no_fix(client: FlaskClient) -> None:
    page = words(client.get(opened(client, text=NONSENSE)))
    assert ("I do not recognise this" in page, "Did this help?" in page) == (True, False)


def test_what_is_nearest_to_an_unknown_text_stands_beside_it_unfolded(client: FlaskClient) -> None:
    page = client.get(opened(client, text=LOST)).text
    beside = re.sub(r"(?s)<details.*?</details>", "", page.partition("<aside")[2])
    assert "Closest matches" in beside


@pytest.mark.parametrize("text", [LOST, "the coffee machine does something odd"])
def test_a_question_leads_to_what_is_likely_where_that_stands_below_it(client: FlaskClient, text: str) -> None:
    page = client.get(opened(client, text=text)).text
    assert ('href="#likely"' in page, 'id="likely"' in page) == (True, True)


def test_nonsense_can_be_handed_over(client: FlaskClient) -> None:
    assert f"> {NONSENSE}" in words(client.get(opened(client, text=NONSENSE)))


def test_a_case_from_nothing_asks(client: FlaskClient) -> None:
    assert "Question 1 of about" in words(client.get(opened(client, guided="yes")))


def test_an_answer_can_begin_a_case(client: FlaskClient) -> None:
    page = words(client.get(opened(client, question="power", answer="no")))
    assert "Is the machine on? No Change" in page


def test_the_empty_page_offers_what_may_go_wrong(client: FlaskClient) -> None:
    assert '<button name="answer" value="no">No</button>' in client.get("/").text


def test_a_case_does_not_begin_with_an_answer_nobody_offered(client: FlaskClient) -> None:
    assert client.post("/case", data={"question": "power", "answer": "purple"}).status_code == 400


def test_a_typed_reply_answers_the_question_that_is_changed(client: FlaskClient) -> None:
    case = answered(client, ("noise", "hissing"))
    assert '<input type="hidden" id="asked" name="question" value="noise">' in client.get(f"{case}?change=noise").text


def test_an_article_can_begin_a_case(client: FlaskClient) -> None:
    assert "This is not supported" in words(client.get(opened(client, article="foreign-beans")))


def test_a_known_issue_is_announced_as_one(client: FlaskClient) -> None:
    assert "Known limitation" in words(client.get(opened(client, article="sour-brew")))


def test_an_answer_stands_in_the_panel(client: FlaskClient) -> None:
    page = words(client.get(answered(client, ("noise", "hissing"))))
    assert "Your answers What do you hear? Hissing Change" in page


def test_questions_nobody_could_answer_stand_folded_below_the_answers(client: FlaskClient) -> None:
    page = words(client.get(answered(client, ("power", "unknown"), ("noise", "hissing"))))
    assert "Hissing Change : What do you hear? 1 you could not answer Is the machine on?" in page


def test_an_answer_can_be_changed(client: FlaskClient) -> None:
    case = answered(client, ("noise", "hissing"))
    page = followed(client, case, "answer", question="noise", answer="silence")
    assert "What do you hear? Silence Change" in words(page)


def test_changing_opens_the_question_with_the_answer_marked(client: FlaskClient) -> None:
    case = answered(client, ("noise", "hissing"))
    assert "Hissing (your answer so far)" in words(client.get(f"{case}?change=noise"))


def test_a_typed_answer_is_taken_and_told(client: FlaskClient) -> None:
    case = opened(client, guided="yes")
    _, answers = asked_by(client, case)
    assert "I took that as:" in words(followed(client, case, "text", text=answers[0]))


def test_a_sentence_that_means_an_answer_is_taken_and_told(client: FlaskClient) -> None:
    case = opened(client, answer="red", question="lamp")
    page = words(followed(client, case, "text", question="power", text="I think it is not on"))
    assert "I think it is not on I took that as: No" in page


def test_a_sentence_taken_for_an_answer_can_be_undone(client: FlaskClient) -> None:
    case = opened(client, answer="red", question="lamp")
    sent(client, case, "text", question="power", text="I think it is not on")
    assert "I took that as:" not in words(followed(client, case, "undo"))


def asked_back(client: FlaskClient, text: str) -> str:
    """The page after something was asked about the question whether the machine is on."""
    case = answered(client, ("power", "yes"))
    replied = sent(client, case, "text", question="power", text=text)
    return client.get(replied.headers["Location"]).text


@pytest.mark.parametrize("text", ["why do you ask?", "how do I find out?", "where is the machine on?"])
def test_what_is_known_about_a_question_is_shown_when_it_is_asked_about(client: FlaskClient, text: str) -> None:
    assert "<details open><summary>How do I find out?" in asked_back(client, text)


def test_asking_about_a_question_adds_nothing_to_the_case(client: FlaskClient) -> None:
    case = opened(client, guided="yes")
    before, (question, _) = version(client, case), asked_by(client, case)
    sent(client, case, "text", question=question, text="why do you ask?")
    assert version(client, case) == before


def test_asking_about_a_question_repeats_no_turn_on_the_page(client: FlaskClient) -> None:
    case = answered(client, ("noise", "hissing"))
    question, _ = asked_by(client, case)
    turn = sent(client, case, "text", HTMX, question=question, text="why do you ask?").text
    assert ("You asked about this question" in turn, "Hissing" in turn.partition("<aside")[0]) == (True, False)


def test_what_is_asked_about_something_else_is_a_text(client: FlaskClient) -> None:
    case = opened(client, guided="yes")
    before, (question, _) = version(client, case), asked_by(client, case)
    sent(client, case, "text", question=question, text="how do I order new beans?")
    assert version(client, case) != before


def test_the_last_step_can_be_undone(client: FlaskClient) -> None:
    case = answered(client, ("noise", "hissing"))
    assert "Your answers" not in words(followed(client, case, "undo"))


def test_an_explicit_yes_resolves_the_case(client: FlaskClient) -> None:
    case = opened(client, text=DESCALE)
    assert "Resolved" in words(followed(client, case, "outcome", article="descale", outcome="helped"))


@pytest.mark.parametrize("outcome", ["did-not-help", "partly"])
def test_anything_but_yes_goes_on(client: FlaskClient, outcome: str) -> None:
    case = opened(client, text=DESCALE)
    assert "Resolved" not in words(followed(client, case, "outcome", article="descale", outcome=outcome))


def test_a_picked_article_is_shown(client: FlaskClient) -> None:
    case = opened(client, guided="yes")
    assert "The tank is empty" in words(followed(client, case, "pick", article="no-water"))


def test_reading_a_case_does_not_change_it(client: FlaskClient) -> None:
    case = opened(client, guided="yes")
    before = version(client, case)
    client.get(f"{case}?change=noise&show=descale")
    assert version(client, case) == before


@pytest.mark.parametrize("job", ["text", "answer", "pick", "outcome", "undo"])
def test_no_job_of_a_case_can_be_done_by_reading(client: FlaskClient, job: str) -> None:
    assert client.get(f"{opened(client, guided='yes')}/{job}").status_code == 405


def test_pastes_are_text_whatever_they_hold(client: FlaskClient) -> None:
    case = opened(client, text=f"{DESCALE} <img src=x onerror=alert(1)>")
    assert "<img" not in client.get(case).text


def test_every_form_of_a_case_says_what_was_seen(client: FlaskClient) -> None:
    page = client.get(opened(client, text=NONSENSE)).text
    forms = re.findall(r'(?s)<form method="post" action="/case/.*?</form>|<form id="composer".*?</form>', page)
    assert [form for form in forms if 'name="after_seq"' not in form] == []


def part(client: FlaskClient, case: str) -> str:
    """What htmx gets for the first answer of the question that is asked."""
    asked, answers = asked_by(client, case)
    return sent(client, case, "answer", HTMX, question=asked, answer=answers[0]).text


def test_htmx_gets_the_step_and_not_the_whole_page(client: FlaskClient) -> None:
    step = part(client, opened(client, guided="yes"))
    assert ("<h1" in step, "<html" in step) == (True, False)


def test_htmx_gets_only_the_turns_it_has_not(client: FlaskClient, desk: Helpdesk) -> None:
    case = opened(client, guided="yes")
    part(client, case)
    asked = desk.kb.vocabulary.questions[asked_by(client, case)[0]]
    turns = part(client, case).partition('<ol id="turns"')[2].partition("</ol>")[0]
    assert re.findall(r'class="said">([^<]*)', turns) == [asked.ask, asked.answers[0].label]


def test_htmx_is_given_the_new_version_of_the_case(client: FlaskClient) -> None:
    case = opened(client, guided="yes")
    new = part(client, case)
    assert f'id="after" name="after_seq" value="{version(client, case)}" hx-swap-oob="true"' in new


def test_two_cases_have_different_addresses(client: FlaskClient) -> None:
    first, second = (case_of(client.post("/case", data={"text": DESCALE})) for _ in range(2))
    assert first != second


def test_a_cause_that_is_likely_so_far_can_be_picked(client: FlaskClient) -> None:
    page = client.post("/case", data={"text": "the machine brews nothing"}, follow_redirects=True).text
    assert 'name="article" value="no-power"' in page


def test_an_article_near_a_text_that_was_not_recognised_can_be_picked(client: FlaskClient) -> None:
    page = client.post("/case", data={"text": "no coffee"}, follow_redirects=True).text
    assert 'name="article" value="no-water"' in page
