"""A person in front of the browser: pastes, answers, looks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from playwright.sync_api import Page, expect

from tests.webapp.pages import DESCALE, NEAR_DESCALE, NO_WATER, NONSENSE

AXE = (Path(__file__).resolve().parents[1] / "vendor" / "axe.min.js").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Conversation:
    """A page of the browser and the address of the program."""

    page: Page
    address: str

    def go(self, path: str = "") -> None:
        self.page.goto(self.address + path)

    def paste(self, text: str) -> None:
        """Begins a case with a text."""
        self.go()
        self.page.fill("#text", text)
        self.page.click("text=Find the cause")
        self.page.wait_for_url("**/case/*")

    def guided(self) -> None:
        """Begins a case from nothing."""
        self.go()
        self.page.click("text=Ask me questions")
        self.page.wait_for_url("**/case/*")

    def answer(self, number: int = 1) -> None:
        """Picks an answer of the question that is asked, and waits for what follows."""
        self.press(f".choices li:nth-child({number}) button")

    def press(self, selector: str) -> None:
        """Presses a button of the current step, and waits until the next step is there."""
        with self.page.expect_response(lambda response: response.request.method == "POST"):
            self.page.click(selector)
        self.settle()

    def settle(self) -> None:
        """Waits until htmx has exchanged what it was given."""
        expect(self.page.locator(".htmx-request, .htmx-swapping, .htmx-settling")).to_have_count(0)

    def turns(self) -> list[str]:
        """What was said so far."""
        return self.page.locator("#turns .said").all_inner_texts()

    def focused(self) -> str:
        """The id of what has the focus, or its tag."""
        return str(self.page.evaluate("document.activeElement.id || document.activeElement.tagName"))

    def violations(self) -> list[str]:
        """What axe finds wrong, best practice included."""
        self.page.evaluate(AXE)
        found = self.page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
        return [f"{each['id']}: {[node['html'] for node in each['nodes']]}" for each in found]

    def overhang(self) -> int:
        """By how many pixels the page is wider than the window."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))


def _answered(talk: Conversation) -> None:
    talk.guided()
    talk.answer()


def _changing(talk: Conversation) -> None:
    _answered(talk)
    talk.page.click(".answers a")
    talk.page.wait_for_load_state()


def _resolved(talk: Conversation) -> None:
    talk.paste(DESCALE)
    talk.press("text=Yes, solved")


def _refused(talk: Conversation) -> None:
    talk.guided()
    talk.page.fill("#text", "  ")
    talk.press("#composer .primary")


def _unfolded(talk: Conversation) -> None:
    talk.paste(DESCALE)
    talk.page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")


def _given_up(talk: Conversation) -> None:
    """Answers "I don't know" and "it did not help" until nothing is left."""
    talk.guided()
    while not talk.page.locator(".closing").count():
        talk.press("button[value=unknown], button[value=did-not-help], .options button >> nth=0")


BULK = f"Text;Regarding;Created On\n{DESCALE};North;2026-05-01\n{NO_WATER};South;2026-05-03\n{NONSENSE};;\n;East;\n"


def _triaged(talk: Conversation) -> None:
    talk.go("bulk")
    talk.page.fill("#lines", BULK)
    talk.page.click("button.primary")
    talk.page.wait_for_url("**/bulk/*")


def _triaged_unfolded(talk: Conversation) -> None:
    _triaged(talk)
    talk.page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")


def _triaged_saved(talk: Conversation) -> None:
    """Every group saved as a case, the first one by its own button."""
    _triaged(talk)
    for button in ("text=Save as a case >> nth=0", "text=Save the group as a case"):
        talk.page.click(button)
        talk.page.wait_for_load_state()


def _bulk_refused(talk: Conversation) -> None:
    talk.go("bulk")
    talk.page.click("button.primary")
    talk.page.wait_for_selector(".problem")


def _typed(talk: Conversation) -> None:
    talk.page.fill("#text", "machine water")
    talk.page.wait_for_selector("#alike li")


def _typing(talk: Conversation) -> None:
    talk.go()
    _typed(talk)


def _typing_a_reply(talk: Conversation) -> None:
    talk.guided()
    _typed(talk)


STATES: Mapping[str, Callable[[Conversation], None]] = MappingProxyType(
    {
        "start": lambda talk: talk.go(),
        "typing": _typing,
        "typing a reply": _typing_a_reply,
        "fix": lambda talk: talk.paste(DESCALE),
        "fix unfolded": _unfolded,
        "two fixes": lambda talk: talk.paste(f"{DESCALE}\n\n{NO_WATER}"),
        "near": lambda talk: talk.paste(NEAR_DESCALE),
        "question": lambda talk: talk.guided(),
        "answered": _answered,
        "changing": _changing,
        "not recognised": lambda talk: talk.paste(NONSENSE),
        "resolved": _resolved,
        "given up": _given_up,
        "refused": _refused,
        "article": lambda talk: talk.go("article/descale"),
        "knowledge base": lambda talk: talk.go("kb"),
        "search": lambda talk: talk.go("search?q=water"),
        "browse": lambda talk: talk.go("search"),
        "filtered": lambda talk: talk.go("search?q=machine&kind=alert&kind=symptom"),
        "known issues": lambda talk: talk.go("known-issues"),
        "exact match": lambda talk: talk.go("search?q=BoilerScaled"),
        "did you mean": lambda talk: talk.go("search?q=tannk"),
        "filtered away": lambda talk: talk.go("search?q=BoilerScaled&area=tank"),
        "query too long": lambda talk: talk.go(f"search?q={'y' * 401}"),
        "nothing found": lambda talk: talk.go("search?q=zzzqqqxxx"),
        "bulk": lambda talk: talk.go("bulk"),
        "bulk refused": _bulk_refused,
        "triaged": _triaged,
        "triaged unfolded": _triaged_unfolded,
        "triaged saved": _triaged_saved,
        "error": lambda talk: talk.go("case/nowhere"),
    }
)
"""Every state a page can be in, and the way there."""
