"""The transcript tells finished turns only, in the words of both sides."""

from __future__ import annotations

from engine.cases.events import ArticlePicked, Event, Outcome, QuestionAnswered, ResolutionTried, StepShown, TextPasted
from engine.helpdesk import Helpdesk
from tests.webapp.standings import talk
from webapp.presenters.transcript import LONGEST_ENTRY, Entry, last_exchange, transcript

ANSWERED = (QuestionAnswered("power", "yes"), StepShown("resolve", "descale"))
FAILED = (ResolutionTried("descale", Outcome.DID_NOT_HELP), StepShown("ask", "lamp"))


def test_a_paste_is_said_by_the_person(desk: Helpdesk) -> None:
    assert transcript(desk.kb, talk("no coffee")) == (Entry(True, "no coffee"),)


def test_the_step_that_is_shown_now_is_not_in_the_transcript(desk: Helpdesk) -> None:
    assert "Is the machine on?" not in [entry.text for entry in transcript(desk.kb, talk("no coffee"))]


def test_a_question_stands_before_its_answer(desk: Helpdesk) -> None:
    assert transcript(desk.kb, talk("no coffee", *ANSWERED))[1:] == (
        Entry(False, "Is the machine on?"),
        Entry(True, "Yes"),
    )


def test_an_answer_out_of_turn_brings_its_question(desk: Helpdesk) -> None:
    answered = QuestionAnswered("lamp", "red"), StepShown("ask", "power")
    assert Entry(False, "What does the lamp do?") in transcript(desk.kb, talk("no coffee", *answered))


def test_a_typed_answer_says_how_it_was_taken(desk: Helpdesk) -> None:
    answered = QuestionAnswered("power", "yes", "it is!"), StepShown("ask", "lamp")
    assert transcript(desk.kb, talk("no coffee", *answered))[-1] == Entry(True, "it is!", "I took that as: Yes")


def test_an_unknown_answer_is_said_in_words(desk: Helpdesk) -> None:
    answered = QuestionAnswered("power", "unknown"), StepShown("ask", "lamp")
    assert transcript(desk.kb, talk("no coffee", *answered))[-1].text == "I don’t know"


def test_an_outcome_names_the_article(desk: Helpdesk) -> None:
    said = transcript(desk.kb, talk("no coffee", *ANSWERED, *FAILED))[-1]
    assert said.text == "This did not help: The machine has to be descaled"


def test_a_picked_article_is_named(desk: Helpdesk) -> None:
    picked = ArticlePicked("descale"), StepShown("resolve", "descale")
    assert transcript(desk.kb, talk("no coffee", *picked))[-1].text == "This one: The machine has to be descaled"


def test_the_last_exchange_is_the_end_of_the_transcript(desk: Helpdesk) -> None:
    case = talk("no coffee", *ANSWERED, *FAILED)
    assert last_exchange(desk.kb, case) == transcript(desk.kb, case)[-2:]


def test_a_long_paste_is_cut_and_its_length_told(desk: Helpdesk) -> None:
    said = transcript(desk.kb, talk("no coffee " * 200))[0]
    assert len(said.text) < LONGEST_ENTRY + 30
    assert said.text.endswith("… (1,999 characters)")


def test_an_article_that_is_gone_is_still_named_somehow(desk: Helpdesk) -> None:
    shown = talk("no coffee", TextPasted("again"), StepShown("resolve", "lost-article"), TextPasted("and again"))
    assert Entry(False, "I showed: Lost article") in transcript(desk.kb, shown)


# --- What followed from a changed answer ------------------------------------------------------------------------------

NOISY = (QuestionAnswered("noise", "silence"), StepShown("ask", "lamp"))


def followed(desk: Helpdesk, *events: Event) -> Entry:
    """The last entry after the person first said that the machine is on."""
    return transcript(desk.kb, talk("no coffee", *ANSWERED, *events))[-1]


def test_a_changed_answer_tells_the_cause_that_was_dropped_and_the_one_found_now(desk: Helpdesk) -> None:
    said = followed(desk, QuestionAnswered("power", "no"), StepShown("resolve", "no-power"))
    assert said.text == (
        "Because of that change, “The machine has to be descaled” was dropped; "
        "the cause is now “The machine has no power”."
    )


def test_a_changed_answer_tells_what_is_asked_now(desk: Helpdesk) -> None:
    said = followed(desk, *NOISY, QuestionAnswered("power", "no"), StepShown("ask", "taste"))
    assert said.text == (
        "Because of that change, “What does the lamp do?” is not asked now; “How does the coffee taste?” is asked."
    )


def test_a_changed_answer_tells_which_later_ones_still_count(desk: Helpdesk) -> None:
    said = followed(desk, *NOISY, QuestionAnswered("power", "no"), StepShown("ask", "taste"))
    assert said.note == "What you answered later still counts: “What do you hear?” Silence."


def test_a_changed_answer_that_changes_nothing_else_says_so(desk: Helpdesk) -> None:
    said = followed(desk, QuestionAnswered("power", "no"), StepShown("resolve", "descale"))
    assert said.text == "That change leaves the next step as it was."


def test_an_answer_given_again_is_no_change(desk: Helpdesk) -> None:
    assert followed(desk, QuestionAnswered("power", "yes"), StepShown("resolve", "descale")).by_person


def test_a_changed_answer_that_leaves_nothing_to_try_says_so(desk: Helpdesk) -> None:
    said = followed(desk, QuestionAnswered("power", "no"), StepShown("escalate", "no-candidates"))
    assert said.text.endswith("was dropped; nothing is left to try.")
