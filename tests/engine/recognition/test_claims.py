"""Who a sentence belongs to when several articles claim it."""

from __future__ import annotations

from engine.recognition.recogniser import Recogniser
from kb.model import Status
from tests.engine.recognition.building import article, knowledge, names, question, recogniser

SENTENCE = "An unknown error occurred while receiving email through the mailbox {mailbox}."
PASTE = "An unknown error occurred while receiving email through the mailbox Dana."
FULLER = SENTENCE[:-1] + " because the server is busy."


def shared() -> Recogniser:
    return Recogniser(
        knowledge(article("one", [SENTENCE], ["0x80040265"]), article("two", [SENTENCE], ["-2147220970"]))
    )


def test_a_shared_sentence_is_one_alert_with_all_claimants() -> None:
    (alert,) = shared().recognise(PASTE).alerts
    assert alert.claimants == ("one", "two")


def test_a_code_that_only_one_claimant_lists_puts_it_first() -> None:
    (alert,) = shared().recognise(f"{PASTE} Code: 80040216").alerts
    assert (alert.article, alert.claimants) == ("two", ("two", "one"))


def test_of_two_shared_sentences_each_goes_by_the_code_behind_it() -> None:
    text = f"{PASTE} Code: 80040216\n\n{PASTE.replace('Dana', 'Lee')} Code: 80040265"
    assert [alert.article for alert in shared().recognise(text).alerts] == ["two", "one"]


def test_claimants_may_call_the_name_differently() -> None:
    other = SENTENCE.replace("mailbox}", "queue}")
    known = Recogniser(knowledge(article("one", [SENTENCE]), article("two", [other], ["ErrorServerBusy"])))
    (alert,) = known.recognise(f"{PASTE} ErrorServerBusy").alerts
    assert names(alert) == {"queue": "Dana"}


def test_the_more_literal_of_two_fitting_templates_wins() -> None:
    (alert,) = recogniser(SENTENCE, FULLER).recognise(f"{PASTE[:-1]} because the server is busy.").alerts
    assert alert.article == "a1"


def test_the_more_general_template_is_found_where_the_fuller_does_not_fit() -> None:
    (alert,) = recogniser(SENTENCE, FULLER).recognise(PASTE).alerts
    assert alert.article == "a0"


def test_a_choice_fits_as_well_as_the_word_itself() -> None:
    choice = SENTENCE.replace("receiving", "{way:sending|receiving|sending/receiving}")
    (alert,) = recogniser(SENTENCE, choice).recognise(PASTE).alerts
    assert alert.claimants == ("a0", "a1")


def test_an_article_that_writes_the_sentence_twice_claims_it_once() -> None:
    known = Recogniser(knowledge(article("one", [SENTENCE, SENTENCE.replace("mailbox}", "queue}")])))
    assert known.recognise(PASTE).alerts[0].claimants == ("one",)


def test_a_retired_article_claims_nothing() -> None:
    kb = knowledge(article("one", [SENTENCE]))
    object.__setattr__(kb.articles["one"], "status", Status.RETIRED)
    assert Recogniser(kb).recognise(PASTE).alerts == ()


def test_an_option_means_the_answer_that_is_heard_in_it() -> None:
    kb = knowledge(
        article("one", ["Email could not be {way:sent|received} through the mailbox {mailbox}"]),
        questions=[question("way", sending=["sent"], receiving=["received"])],
    )
    (alert,) = Recogniser(kb).recognise("Email could not be received through the mailbox Dana").alerts
    assert [(finding.question, finding.answer) for finding in alert.findings] == [("way", "receiving")]


def test_a_knowledge_base_without_alerts_recognises_none() -> None:
    assert Recogniser(knowledge(article("one"))).recognise(PASTE).alerts == ()
