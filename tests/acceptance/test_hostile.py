"""What hostile texts, pages and networks do to a person in front of a real browser: nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Dialog, Page, Route

from tests.acceptance.conversation import STATES, Conversation
from tests.webapp.pages import DESCALE

PAYLOADS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    '"><script>alert(1)</script>',
    "'><img src=x onerror=alert(1)>",
    "</textarea><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</pre></details><iframe srcdoc='<script>parent.alert(1)</script>'></iframe>",
    "javascript:alert(1)",
    "[x](javascript:alert(1))",
    "<a href=javascript:alert(1) autofocus onfocus=alert(1)>x</a>",
    "{{ 7*7 }}{% raw %}",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<body onload=alert(1)>",
    "<input autofocus onfocus=alert(1)>",
    "\x00<script>alert(1)</script>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<base href=//evil.test/>",
    "<meta http-equiv=refresh content='0;url=//evil.test/'>",
    "<form action=//evil.test/><button>Send</button></form>",
    "<div hx-get=/search hx-trigger=load hx-target=body>x</div>",
)


class Watch:
    """Notes dialogs, broken policies and requests to other places."""

    def __init__(self, page: Page, address: str) -> None:
        self.seen: list[str] = []
        page.on("dialog", self._dialog)
        page.on("console", lambda said: self._note("Content Security Policy" in said.text, said.text))
        page.on("pageerror", lambda error: self._note(True, str(error)))
        page.on("request", lambda sent: self._note(not sent.url.startswith(address), sent.url))

    def _dialog(self, dialog: Dialog) -> None:
        self.seen.append(dialog.message)
        dialog.dismiss()

    def _note(self, is_wrong: bool, words: str) -> None:
        if is_wrong:
            self.seen.append(words)


@pytest.fixture
def watch(talk: Conversation) -> Watch:
    return Watch(talk.page, talk.address)


def strangers(page: Page) -> int:
    """How many nodes stand in the page that no template has put there."""
    return page.locator(
        "body script, iframe, object, embed, base, main img, main style, [onerror], [onload], [onfocus], "
        "[href^='javascript:'], [action^='//'], [hx-get]"
    ).count()


def pasted(talk: Conversation, payload: str) -> None:
    talk.paste(f"{payload} no coffee {payload}")
    talk.page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")


def named(talk: Conversation, payload: str) -> None:
    """The payload stands in the place of a name, which is filled into the steps."""
    talk.paste(DESCALE.replace("North", f"North {payload}"))


def replied(talk: Conversation, payload: str) -> None:
    talk.guided()
    talk.page.fill("#text", payload)
    talk.press("#composer .primary")


def searched(talk: Conversation, payload: str) -> None:
    talk.go("search")
    talk.page.fill("#query", payload)
    talk.page.click("#search .primary")


@pytest.mark.parametrize("place", [pasted, named, replied, searched])
def test_no_payload_does_anything(talk: Conversation, watch: Watch, place: Callable[[Conversation, str], None]) -> None:
    harmful = []
    for payload in PAYLOADS:
        place(talk, payload)
        if watch.seen or strangers(talk.page):
            harmful.append((payload, watch.seen.copy()))
            watch.seen.clear()
    assert harmful == []


def test_a_script_that_did_get_in_would_be_seen(talk: Conversation, watch: Watch) -> None:
    talk.go()
    talk.page.evaluate("document.body.append(Object.assign(document.createElement('script'), {text: 'alert(1)'}))")
    assert strangers(talk.page) == 1
    assert any("Content Security Policy" in said for said in watch.seen)


@pytest.mark.parametrize("state", STATES)
def test_nothing_is_asked_of_any_other_place(talk: Conversation, watch: Watch, state: str) -> None:
    STATES[state](talk)
    assert watch.seen == []


def test_a_form_on_another_site_opens_no_case(page: Page, coffee_server: str) -> None:
    form = f"<form method=post action={coffee_server}case><input name=text value=x><button>Win</button></form>"

    def lure(route: Route) -> None:
        route.fulfill(body=form, content_type="text/html")

    page.route("http://evil.test/*", lure)
    page.goto("http://evil.test/")
    with page.expect_response("**/case") as answered:
        page.click("button")
    assert answered.value.status == 403


def test_no_page_can_be_framed(page: Page, coffee_server: str) -> None:
    frame = f"<iframe src={coffee_server}></iframe>"
    page.route("**/lure", lambda route: route.fulfill(body=frame, content_type="text/html"))
    with page.expect_console_message(lambda said: "frame-ancestors 'none'" in said.text):
        page.goto(f"{coffee_server}lure")
