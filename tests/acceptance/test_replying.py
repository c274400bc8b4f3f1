"""Replies in a person's own words, in a real browser."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.acceptance.conversation import Conversation


def replied(talk: Conversation, text: str) -> None:
    """Begins an interview and replies to its first question."""
    talk.guided()
    talk.page.fill("#text", text)
    talk.press("#composer .primary")


def test_asking_why_opens_the_reasons_of_the_question(talk: Conversation) -> None:
    replied(talk, "why do you ask?")
    expect(talk.page.locator("#ask details[open]", has_text="Why am I asked?")).to_be_visible()


def test_asking_why_leaves_the_question_as_it_is(talk: Conversation) -> None:
    replied(talk, "why do you ask?")
    assert talk.turns() == []


def test_a_reply_in_other_words_is_told_with_what_it_was_taken_for(talk: Conversation) -> None:
    replied(talk, "the first one, I guess")
    expect(talk.page.locator("#turns")).to_contain_text("I took that as:")
