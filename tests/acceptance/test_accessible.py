"""Every state of every page is accessible: axe with best practice, in light, dark, small and forced colours; layout."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.acceptance.conversation import STATES, Conversation

WIDE, SMALL, HALF = {"width": 1280, "height": 900}, {"width": 320, "height": 256}, {"width": 640, "height": 512}
MODES: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light", "forced_colors": "none"},
    "dark": {"color_scheme": "dark", "forced_colors": "none"},
    "small": {"color_scheme": "light", "forced_colors": "none"},
    "forced colours": {"color_scheme": "light", "forced_colors": "active"},
    "forced dark colours": {"color_scheme": "dark", "forced_colors": "active"},
}
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


@dataclass(frozen=True, slots=True)
class Visit:
    """What was found wrong in one state of a page; pixels by which it hangs over, HTML of elements."""

    violations: Mapping[str, list[str]]
    small_targets: list[str]
    buttons_on_paper: int
    overhang_small: int
    overhang_spaced: int
    cut_off_when_spaced: list[str]
    overhang_at_twice_the_size: int


@pytest.fixture(scope="module")
def visit(browser: Browser, coffee_server: str) -> Callable[[str], Visit]:
    """Goes to a state and looks at it in every way; goes there once only."""

    @cache
    def visit(state: str) -> Visit:
        context = browser.new_context(viewport=WIDE)
        talk = Conversation(context.new_page(), coffee_server)
        STATES[state](talk)
        found = _looked_at(talk)
        context.close()
        return found

    return visit


def _looked_at(talk: Conversation) -> Visit:
    page = talk.page
    violations = {name: _violations(talk, name) for name in MODES}
    page.emulate_media(media="print", color_scheme="light", forced_colors="none")
    buttons = sum(button.is_visible() for button in page.locator("button").all())
    page.emulate_media(media="screen")
    page.set_viewport_size(HALF)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    twice = talk.overhang()
    page.evaluate("document.documentElement.style.fontSize = ''")
    page.set_viewport_size(SMALL)
    targets, small = page.evaluate(SMALL_TARGETS), talk.overhang()
    page.evaluate(SPACED)
    return Visit(violations, targets, buttons, small, talk.overhang(), page.evaluate(CUT_OFF), twice)


def _violations(talk: Conversation, mode: str) -> list[str]:
    talk.page.emulate_media(**MODES[mode])
    talk.page.set_viewport_size(SMALL if mode == "small" else WIDE)
    return talk.violations()


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_wrong(visit: Callable[[str], Visit], state: str, mode: str) -> None:
    assert visit(state).violations[mode] == []


def test_axe_finds_a_field_without_a_name(page: Page) -> None:
    page.set_content("<main><h1>x</h1><input></main>")
    assert any("label" in each for each in Conversation(page, "").violations())


@pytest.mark.parametrize("state", STATES)
def test_nothing_hangs_over_at_320_pixels(visit: Callable[[str], Visit], state: str) -> None:
    assert visit(state).overhang_small <= 0


@pytest.mark.parametrize("state", STATES)
def test_nothing_hangs_over_when_letters_and_lines_stand_apart(visit: Callable[[str], Visit], state: str) -> None:
    assert visit(state).overhang_spaced <= 0


@pytest.mark.parametrize("state", STATES)
def test_nothing_is_cut_off_when_letters_and_lines_stand_apart(visit: Callable[[str], Visit], state: str) -> None:
    assert visit(state).cut_off_when_spaced == []


@pytest.mark.parametrize("state", STATES)
def test_nothing_hangs_over_at_twice_the_size_of_text(visit: Callable[[str], Visit], state: str) -> None:
    assert visit(state).overhang_at_twice_the_size <= 0


@pytest.mark.parametrize("state", STATES)
def test_every_target_can_be_hit(visit: Callable[[str], Visit], state: str) -> None:
    assert visit(state).small_targets == []


@pytest.mark.parametrize("state", STATES)
def test_on_paper_there_are_no_controls(visit: Callable[[str], Visit], state: str) -> None:
    assert visit(state).buttons_on_paper == 0


def test_on_paper_folded_parts_are_open(talk: Conversation) -> None:
    STATES["fix"](talk)
    talk.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert talk.page.locator("details:not([open])").count() == 0


def test_the_ways_through_the_program_stand_on_one_line_at_320_pixels(page: Page, coffee_server: str) -> None:
    page.set_viewport_size(SMALL)
    page.goto(coffee_server)
    assert page.evaluate("new Set([...document.querySelectorAll('nav a')].map(a => a.offsetTop)).size") == 1


def test_nothing_moves_for_those_who_ask_for_rest(talk: Conversation) -> None:
    talk.page.emulate_media(reduced_motion="reduce")
    talk.guided()
    assert talk.page.evaluate("document.getAnimations().length") == 0
