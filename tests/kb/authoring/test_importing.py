"""Pages of alerts, causes and solutions become drafts, in the many ways such pages are written."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.authoring.draft import Draft
from kb.authoring.importing import drafts_of
from kb.authoring.naming import capture_of, template_of
from kb.vocabulary_reading import read_vocabulary

CAPTURES = b"""
mailbox: {label: Mailbox, placeholder: the mailbox}
profile: {label: E-mail server profile, placeholder: the profile}
address: {label: E-mail address, placeholder: the address}
user: {label: User, placeholder: the user}
"""
VOCABULARY = read_vocabulary(
    {Path("captures.yaml"): CAPTURES, Path("synonyms.yaml"): b"- [email, e-mail, mail]\n- [user, person]\n"}
)[0]
FULL = "The mailbox <Mailbox Name> is full."


def drafts(page: str) -> tuple[Draft, ...]:
    """The drafts of a page."""
    return drafts_of(page, VOCABULARY)


def only(page: str) -> Draft:
    """The one draft of a page."""
    (draft,) = drafts(page)
    return draft


@pytest.mark.parametrize(
    "page",
    [
        f"## Full\n\nAlert: {FULL}\n\nCause: It is old.\n\nSolution:\n\n1. Empty it.\n2. Close it.\n",
        f"## Full\n\n**Alert:** {FULL}\n\n**Cause:** It is old.\n\n**Solution:**\n\n  1. Empty it.\n\n  2. Close it.\n",
        f"## Full\n\n### Alert\n\n> {FULL}\n\n### Cause\n\nIt is old.\n\n### Solution\n\n- Empty it.\n- Close it.\n",
        f"Full\n\nAlert: {FULL}\n\nReason:\n\nIt is old.\n\nResolution: Empty it. Close it.\n",
        f"## Full\r\n**Alert**: `{FULL}`\r\n\r\n**Cause**: It is old.\r\n\r\n**Solution**:\r\n* Empty it.\n* Close it.",
        f"## Full\n\n- **Alert:** “{FULL}”\n- **Cause:** It is old.\n- **Solution:** Empty it. Close it.\n",
    ],
)
def test_an_alert_with_its_cause_and_solution_becomes_a_draft(page: str) -> None:
    draft = only(page)
    assert (draft.title, draft.alerts, draft.cause.strip(), draft.steps) == (
        "Full", ("The mailbox {mailbox} is full.",), "It is old.", ("Empty it.", "Close it."),
    )  # fmt: skip


def test_each_alert_with_a_solution_of_its_own_is_a_draft() -> None:
    page = "# Page\n\nAlert: One is full.\n\nSolution: Empty it.\n\nAlert: Two is full.\n\nSolution: Close it.\n"
    assert [draft.steps for draft in drafts(page)] == [("Empty it.",), ("Close it.",)]


def test_alerts_in_a_row_share_their_cause() -> None:
    assert only("Alert: One is full.\n\nAlert: Two is full.\n\nSolution: Empty it.\n").alerts == (
        "One is full.",
        "Two is full.",
    )


def test_a_heading_that_two_alerts_share_gives_two_titles_and_ids() -> None:
    page = "## Full\n\nAlert: One is full.\n\nSolution: A.\n\nAlert: Two is full.\n\nSolution: B.\n"
    assert [draft.id for draft in drafts(page)] == ["full", "two-is-full"]


def test_equal_alerts_get_ids_of_their_own() -> None:
    page = "Alert: Full.\n\nSolution: A.\n\nAlert: Full.\n\nSolution: B.\n"
    assert [draft.id for draft in drafts(page)] == ["full", "full-2"]


def test_a_heading_in_letters_without_an_id_is_imported_all_the_same() -> None:
    assert only("## メール\n\nAlert: メール.\n\nSolution: A.\n").id == "imported-1"


def test_prose_under_another_heading_belongs_to_no_alert() -> None:
    draft = only("## Full\n\nAlert: Full.\n\nSolution: Empty it.\n\n## More\n\nRead on.\n")
    assert draft.steps == ("Empty it.",)


def test_a_label_in_code_is_none() -> None:
    assert drafts("```text\nAlert: Full.\n```\n") == ()


def test_code_stays_in_its_step() -> None:
    draft = only("Alert: Full.\n\nSolution:\n\n1. Run this:\n\n    ```sh\n    rm {x}\n    ```\n2. Wait.\n")
    assert draft.steps == ("Run this:\n\n```sh\nrm {x}\n```", "Wait.")


def test_what_stands_above_the_steps_stays_there() -> None:
    assert only("Alert: Full.\n\nSolution:\n\nTo empty it:\n\n  1. Open it.\n").intro == "To empty it:"


def test_a_link_alone_is_to_be_followed() -> None:
    assert only("Alert: Full.\n\nSolution: https://example.com/kb/1\n").steps == ("Follow https://example.com/kb/1",)


def test_a_link_within_the_site_is_left_as_words() -> None:
    assert only("Alert: Full.\n\nSolution: See [the page](../page.md).\n").steps == ("See the page.",)


def test_names_in_steps_are_filled_in() -> None:
    assert only("Alert: Full.\n\nSolution: Empty <Mailbox Name>, not <Tray>.\n").steps == (
        "Empty {mailbox}, not `<Tray>`.",
    )


@pytest.mark.parametrize(
    ("words", "capture"),
    [
        ("Mailbox Name", "mailbox"),
        ("Email Server Profile name", "profile"),
        ("email address of the mailbox", "address"),
        ("mail_address", "address"),
        ("Person", "user"),
        ("mailbox user", "user"),
        ("Toner", ""),
        ("Mailboxes", ""),
    ],
)
def test_a_placeholder_is_the_capture_whose_label_or_synonym_it_holds(words: str, capture: str) -> None:
    assert capture_of(words, VOCABULARY) == capture


@pytest.mark.parametrize(
    ("alert", "template"),
    [
        ("Mailbox &lt;Mailbox Name&gt; is full", "Mailbox {mailbox} is full"),
        ("Tray <Toner Level> is [not] {x}", "Tray {toner_level} is \\[not\\] \\{x\\}"),
        ("The <b>tray</b> is < 5 and > 3", "The tray is < 5 and > 3"),
    ],
)
def test_an_alert_becomes_a_template(alert: str, template: str) -> None:
    assert template_of(alert, VOCABULARY) == template
