"""The configuration checker and the ticket in a real browser: accessible, narrow enough, and usable by keyboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.acceptance.conversation import Conversation
from tests.engine.lamps import write_lamps
from tests.served import serving

TICKET = 'steps: {label: Steps, ask: Which steps?}\nalerts: {label: Alerts, from: [texts], ask: "Which **alert**?"}\n'
ADDRESSES = {
    "empty form": "check",
    "verdicts": "check?place=outdoors&housing=open&dimmer=yes&bulb=neon&supply=mains",
    "problems": "check?place=attic&attic=1&supply=mains&voltage=low",
}
SMALL = {"width": 320, "height": 480}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("lamps")
    kb = write_lamps(folder / "kb")
    (kb / "vocabulary" / "ticket.yaml").write_text(TICKET, encoding="utf-8")
    with serving("--kb", str(kb), SYNCMEDIC_DATA=str(folder / "var")) as served:
        yield served


@pytest.fixture
def talk(page: Page, address: str) -> Conversation:
    return Conversation(page, address)


def ticket(talk: Conversation) -> None:
    """Goes to the ticket of a new case."""
    talk.paste("The lamp North was set up wrongly and went out.")
    talk.page.click("text=Hand this case over")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ADDRESSES.values(), ids=ADDRESSES)
def test_axe_finds_nothing_wrong_with_the_checker(talk: Conversation, path: str, scheme: str) -> None:
    talk.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    talk.go(path)
    talk.page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    assert talk.violations() == []


@pytest.mark.parametrize("path", ADDRESSES.values(), ids=ADDRESSES)
def test_the_checker_is_no_wider_than_a_small_window(talk: Conversation, path: str) -> None:
    talk.page.set_viewport_size(SMALL)
    talk.go(path)
    assert talk.overhang() <= 0


def test_axe_finds_nothing_wrong_with_a_ticket(talk: Conversation) -> None:
    ticket(talk)
    assert talk.violations() == []


def test_axe_finds_nothing_wrong_with_the_page_to_print(talk: Conversation) -> None:
    ticket(talk)
    talk.page.click("text=Page to print")
    assert talk.violations() == []


@pytest.mark.parametrize("place", ["h1", "text=Page to print"])
def test_a_ticket_is_no_wider_than_a_small_window(talk: Conversation, place: str) -> None:
    talk.page.set_viewport_size(SMALL)
    ticket(talk)
    talk.page.click(place)
    assert talk.overhang() <= 0


def test_the_style_of_the_page_to_print_is_allowed(talk: Conversation) -> None:
    ticket(talk)
    talk.page.click("text=Page to print")
    assert talk.page.locator("pre").first.evaluate("shown => getComputedStyle(shown).whiteSpace") == "pre-wrap"


def test_a_configuration_can_be_checked_with_the_keyboard_alone(talk: Conversation) -> None:
    talk.go("check")
    talk.page.focus("#field-place")
    talk.page.keyboard.type("Out")
    talk.page.focus("#field-housing")
    talk.page.keyboard.type("Open")
    talk.page.locator(".configuration .primary").press("Enter")
    talk.page.wait_for_selector("#result")
    assert "1 unsupported" in talk.page.inner_text("#verdict")


def test_a_result_begins_where_the_eye_lands(talk: Conversation) -> None:
    talk.go("check")
    talk.page.select_option("#field-place", "outdoors")
    talk.page.click(".configuration .primary")
    talk.page.wait_for_selector("#result")
    assert talk.page.url.endswith("/check?place=outdoors#result")


def test_problems_have_the_focus(talk: Conversation) -> None:
    talk.go(ADDRESSES["problems"])
    assert talk.focused() == "problems"
