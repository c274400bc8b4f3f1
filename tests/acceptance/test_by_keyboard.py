"""The conversation in a real browser: focus, keys, announcements, and the same without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.acceptance.conversation import STATES, Conversation
from tests.webapp.pages import DESCALE, NONSENSE


def test_the_empty_field_has_the_focus(talk: Conversation) -> None:
    talk.go()
    assert talk.focused() == "text"


def test_enter_sends(talk: Conversation) -> None:
    talk.go()
    talk.page.keyboard.type(DESCALE)
    talk.page.keyboard.press("Enter")
    expect(talk.page.locator("h1")).to_contain_text("The machine has to be descaled")


def test_shift_and_enter_begin_a_new_line(talk: Conversation) -> None:
    talk.go()
    talk.page.keyboard.type("a")
    talk.page.keyboard.press("Shift+Enter")
    assert talk.page.input_value("#text") == "a\n"


def test_enter_that_ends_a_composition_does_not_send(talk: Conversation) -> None:
    talk.go()
    talk.page.fill("#text", "日本")
    talk.page.evaluate(
        "document.activeElement.dispatchEvent("
        "new KeyboardEvent('keydown', {key: 'Enter', isComposing: true, bubbles: true, cancelable: true}))"
    )
    assert talk.page.url == talk.address


def test_after_an_answer_the_step_has_the_focus(talk: Conversation) -> None:
    talk.guided()
    talk.answer()
    assert talk.focused() == "ask"


def test_the_focus_never_falls_back_to_the_page(talk: Conversation) -> None:
    talk.guided()
    talk.page.evaluate(
        "window.lost = 0;"
        "new MutationObserver(() => { window.lost += document.activeElement === document.body; })"
        ".observe(document.body, {childList: true, subtree: true})"
    )
    talk.answer()
    assert talk.page.evaluate("window.lost") == 0


def test_the_next_tab_leads_to_the_first_answer(talk: Conversation) -> None:
    talk.guided()
    talk.answer()
    talk.page.keyboard.press("Tab")
    assert talk.page.evaluate("document.activeElement === document.querySelector('.choices button')")


def test_a_digit_picks_an_answer(talk: Conversation) -> None:
    talk.guided()
    talk.page.focus(".choices button")
    with talk.page.expect_response("**/answer"):
        talk.page.keyboard.press("2")
    talk.settle()
    assert len(talk.turns()) == 2


def test_a_digit_in_the_field_is_text(talk: Conversation) -> None:
    talk.guided()
    talk.page.focus("#text")
    talk.page.keyboard.press("2")
    assert talk.page.input_value("#text") == "2"


def test_escape_leads_to_the_field(talk: Conversation) -> None:
    talk.guided()
    talk.page.focus(".choices button")
    talk.page.keyboard.press("Escape")
    assert talk.focused() == "text"


def test_the_new_step_is_announced(talk: Conversation) -> None:
    talk.guided()
    talk.answer()
    expect(talk.page.locator("#said")).to_contain_text("Question 2 of about")


def test_the_title_follows_the_step(talk: Conversation) -> None:
    talk.paste(DESCALE)
    talk.press("text=Yes, solved")
    assert talk.page.title() == "Resolved – SyncMedic"


def test_a_turn_is_added_and_none_twice(talk: Conversation) -> None:
    talk.guided()
    talk.answer()
    talk.answer()
    told = talk.turns()
    talk.page.reload()
    assert talk.turns() == told


def test_a_sent_reply_leaves_the_field_empty(talk: Conversation) -> None:
    talk.guided()
    talk.page.fill("#text", "1")
    talk.press("#composer .primary")
    assert talk.page.input_value("#text") == ""


def test_a_refused_reply_is_told_and_the_field_has_the_focus(talk: Conversation) -> None:
    STATES["refused"](talk)
    expect(talk.page.get_by_role("alert")).to_contain_text("the field is empty")
    assert talk.focused() == "text"


def test_a_reply_that_does_not_reach_the_server_is_kept(talk: Conversation) -> None:
    talk.guided()
    talk.page.context.set_offline(True)
    talk.page.fill("#text", "typed in vain")
    talk.page.click("#composer .primary")
    expect(talk.page.get_by_role("alert")).to_contain_text("cannot be reached")
    assert talk.page.input_value("#text") == "typed in vain"


def test_a_stale_tab_is_told_and_keeps_the_text(talk: Conversation) -> None:
    talk.guided()
    other = Conversation(talk.page.context.new_page(), talk.address)
    other.page.goto(talk.page.url)
    other.answer()
    talk.page.fill("#text", "typed in vain")
    talk.press("#composer .primary")
    expect(talk.page.get_by_role("alert")).to_contain_text("moved on in another tab")
    assert talk.page.input_value("#text") == "typed in vain"


def test_after_a_stale_tab_the_conversation_goes_on(talk: Conversation) -> None:
    test_a_stale_tab_is_told_and_keeps_the_text(talk)
    talk.answer()
    assert talk.page.locator("#problem").inner_text() == ""


def test_a_command_is_copied(talk: Conversation) -> None:
    talk.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    talk.paste(DESCALE)
    talk.page.click("text=Copy command")
    expect(talk.page.locator("#said")).to_have_text("Copied to the clipboard.")
    assert talk.page.evaluate("navigator.clipboard.readText()") == 'clean --machine "North"'


def test_a_command_is_copied_where_the_browser_has_no_clipboard(talk: Conversation) -> None:
    talk.page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    talk.paste(DESCALE)
    talk.page.evaluate("document.addEventListener('copy', () => { window.copied = getSelection().toString(); })")
    talk.page.click("text=Copy command")
    expect(talk.page.locator("#said")).to_have_text("Copied to the clipboard.")
    assert talk.page.evaluate("window.copied") == 'clean --machine "North"'


def test_the_skip_link_leads_to_the_content(talk: Conversation) -> None:
    talk.go("search")
    talk.page.keyboard.press("Tab")
    talk.page.keyboard.press("Enter")
    assert talk.focused() == "main"


@pytest.fixture
def plain(browser: Browser, coffee_server: str) -> Iterator[Conversation]:
    """A conversation without JavaScript."""
    context = browser.new_context(java_script_enabled=False)
    yield Conversation(context.new_page(), coffee_server)
    context.close()


def step(page: Page) -> str:
    """The heading of the step."""
    return page.locator("#q").inner_text()


def test_a_paste_gets_its_fix_without_javascript(plain: Conversation) -> None:
    plain.paste(DESCALE)
    assert "The machine has to be descaled" in step(plain.page)


def test_a_question_is_answered_without_javascript(plain: Conversation) -> None:
    plain.guided()
    plain.page.click(".choices button >> nth=0")
    assert "Question 2 of about" in step(plain.page)


def test_an_answer_is_changed_without_javascript(plain: Conversation) -> None:
    test_a_question_is_answered_without_javascript(plain)
    plain.page.click(".answers a")
    plain.page.click(".choices button >> nth=1")
    assert plain.page.locator(".answers li").count() == 1


def test_a_refused_reply_is_told_without_javascript(plain: Conversation) -> None:
    plain.paste(NONSENSE)
    plain.page.click("#composer .primary")
    expect(plain.page.get_by_role("alert")).to_contain_text("the field is empty")


def test_nothing_that_needs_javascript_is_offered_without_it(plain: Conversation) -> None:
    plain.paste(DESCALE)
    expect(plain.page.locator(".copy").first).to_be_hidden()
