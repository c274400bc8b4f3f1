"""Every state of every page is accessible: axe with best practice, in light, dark, small and forced colours."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.acceptance.conversation import STATES, Conversation

MODES: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light", "forced_colors": "none"},
    "dark": {"color_scheme": "dark", "forced_colors": "none"},
    "small": {"color_scheme": "light", "forced_colors": "none"},
    "forced colours": {"color_scheme": "light", "forced_colors": "active"},
    "forced dark colours": {"color_scheme": "dark", "forced_colors": "active"},
}
WIDE, SMALL = {"width": 1280, "height": 900}, {"width": 320, "height": 256}
SPACED = """() => document.querySelectorAll("body *").forEach((each) => {
  Object.assign(each.style, {lineHeight: "1.5", letterSpacing: "0.12em", wordSpacing: "0.16em"});
  if (each.tagName === "P") each.style.marginBottom = "2em";
})"""
"""What WCAG 1.4.12 lets a reader set."""
CUT_OFF = """() => [...document.querySelectorAll("main *")]
  .filter((each) => each.children.length === 0 && each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 1
    && getComputedStyle(each).overflow === "hidden" && !each.closest(".clamp"))
  .map((each) => each.outerHTML)"""
SMALL_TARGETS = """() => [...document.querySelectorAll("button, summary, nav a, .brand, input:not([type=hidden])")]
  .map((each) => [each, each.getBoundingClientRect()])
  .filter(([each, box]) => box.width && (box.height < 24 || box.width < 24) && each.type !== "checkbox")
  .map(([each]) => each.outerHTML)"""


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_wrong(talk: Conversation, state: str) -> None:
    STATES[state](talk)
    found = {}
    for name, media in MODES.items():
        talk.page.emulate_media(**media)
        talk.page.set_viewport_size(SMALL if name == "small" else WIDE)
        found[name] = talk.violations()
    assert found == {name: [] for name in MODES}


def test_axe_finds_a_field_without_a_name(page: Page) -> None:
    page.set_content("<main><h1>x</h1><input></main>")
    assert any("label" in each for each in Conversation(page, "").violations())


@pytest.mark.parametrize("state", STATES)
def test_nothing_hangs_over_at_320_pixels(talk: Conversation, state: str) -> None:
    talk.page.set_viewport_size(SMALL)
    STATES[state](talk)
    assert talk.overhang() <= 0


@pytest.mark.parametrize("state", STATES)
def test_wide_spacing_cuts_nothing_off(talk: Conversation, state: str) -> None:
    talk.page.set_viewport_size(SMALL)
    STATES[state](talk)
    talk.page.evaluate(SPACED)
    assert (talk.overhang() <= 0, talk.page.evaluate(CUT_OFF)) == (True, [])


@pytest.mark.parametrize("state", STATES)
def test_every_target_can_be_hit(talk: Conversation, state: str) -> None:
    STATES[state](talk)
    assert talk.page.evaluate(SMALL_TARGETS) == []


@pytest.mark.parametrize("state", STATES)
def test_the_page_works_at_twice_the_size_of_text(talk: Conversation, state: str) -> None:
    talk.page.set_viewport_size({"width": 640, "height": 512})
    STATES[state](talk)
    talk.page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert talk.overhang() <= 0


def test_nothing_moves_for_those_who_ask_for_rest(talk: Conversation) -> None:
    talk.page.emulate_media(reduced_motion="reduce")
    talk.paste("no coffee")
    assert talk.page.evaluate("document.getAnimations().length") == 0


@pytest.mark.parametrize("state", STATES)
def test_on_paper_there_are_no_controls(talk: Conversation, state: str) -> None:
    STATES[state](talk)
    talk.page.emulate_media(media="print")
    assert [button for button in talk.page.locator("button").all() if button.is_visible()] == []


def test_on_paper_folded_parts_are_open(talk: Conversation) -> None:
    STATES["fix"](talk)
    talk.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert talk.page.locator("details:not([open])").count() == 0
