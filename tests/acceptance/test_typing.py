"""Articles are listed below the composer while somebody types, in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.acceptance.conversation import Conversation
from tests.webapp.pages import DESCALE

LISTED = "#alike li a"


def typed(talk: Conversation, text: str) -> None:
    """Types into the empty conversation, key by key."""
    talk.go()
    talk.page.keyboard.type(text)


def asked(page: Page) -> list[Request]:
    """The requests for articles that the page makes from now on."""
    requests: list[Request] = []
    page.on("request", lambda request: requests.append(request) if "/search/alike" in request.url else None)
    return requests


def test_articles_are_listed_while_one_types(talk: Conversation) -> None:
    typed(talk, "water tank")
    expect(talk.page.locator(LISTED).first).to_have_text("The tank is empty")


def test_an_unfinished_word_lists_what_begins_so(talk: Conversation) -> None:
    typed(talk, "desca")
    expect(talk.page.locator(LISTED).first).to_have_text("The machine has to be descaled")


def test_they_are_listed_in_a_case_too(talk: Conversation) -> None:
    talk.guided()
    talk.page.focus("#text")
    talk.page.keyboard.type("water tank")
    expect(talk.page.locator(LISTED).first).to_have_text("The tank is empty")


def test_how_many_match_is_announced(talk: Conversation) -> None:
    typed(talk, "BoilerScaled")
    expect(talk.page.locator("#said")).to_have_text("1 article matches")


def test_a_listed_article_opens(talk: Conversation) -> None:
    typed(talk, "water tank")
    talk.page.click(LISTED)
    expect(talk.page.locator("h1")).to_contain_text("The tank is empty")


def test_the_field_keeps_the_focus(talk: Conversation) -> None:
    talk.guided()
    talk.page.focus("#text")
    talk.page.keyboard.type("water tank")
    expect(talk.page.locator(LISTED).first).to_be_visible()
    assert talk.focused() == "text"


def test_enter_still_sends_the_text(talk: Conversation) -> None:
    typed(talk, DESCALE)
    expect(talk.page.locator(LISTED).first).to_be_visible()
    talk.page.keyboard.press("Enter")
    expect(talk.page.locator("#turns .said").first).to_have_text(DESCALE)


def test_escape_takes_the_list_away_and_keeps_the_text(talk: Conversation) -> None:
    typed(talk, "water tank")
    expect(talk.page.locator(LISTED).first).to_be_visible()
    talk.page.keyboard.press("Escape")
    expect(talk.page.locator(LISTED)).to_have_count(0)
    assert talk.page.input_value("#text") == "water tank"


def test_the_list_goes_with_the_text_it_was_for(talk: Conversation) -> None:
    talk.guided()
    talk.page.fill("#text", "water tank")
    expect(talk.page.locator(LISTED).first).to_be_visible()
    talk.press("#composer .primary")
    expect(talk.page.locator(LISTED)).to_have_count(0)


def test_nothing_is_listed_for_what_no_article_has(talk: Conversation) -> None:
    typed(talk, "water tank")
    expect(talk.page.locator(LISTED).first).to_be_visible()
    with talk.page.expect_response("**/search/alike"):
        talk.page.fill("#text", "xylophone qqqqqq")
    expect(talk.page.locator(LISTED)).to_have_count(0)


def test_only_a_pause_in_typing_asks(talk: Conversation) -> None:
    requests = asked(talk.page)
    talk.go()
    talk.page.evaluate(
        "for (const letters of ['water', 'water t', 'water tank']) {"
        "  document.activeElement.value = letters;"
        "  document.activeElement.dispatchEvent(new Event('input', {bubbles: true}));"
        "}"
    )
    expect(talk.page.locator(LISTED).first).to_be_visible()
    assert len(requests) == 1


@pytest.mark.parametrize("text", ["ab", "?!", DESCALE * 4], ids=["two letters", "signs", "a long paste"])
def test_too_little_or_too_much_is_not_asked_about(talk: Conversation, text: str) -> None:
    requests = asked(talk.page)
    talk.go()
    talk.page.fill("#text", text)
    talk.page.wait_for_timeout(500)
    assert requests == []


def test_what_is_typed_stands_in_no_address(talk: Conversation) -> None:
    requests = asked(talk.page)
    typed(talk, "water tank")
    expect(talk.page.locator(LISTED).first).to_be_visible()
    assert [request.url for request in requests] == [f"{talk.address}search/alike"]


def test_without_javascript_the_page_is_as_it_was(browser: Browser, coffee_server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(coffee_server)
    page.fill("#text", DESCALE)
    page.click("text=Find the cause")
    expect(page.locator("h1")).to_contain_text("The machine has to be descaled")
    context.close()
