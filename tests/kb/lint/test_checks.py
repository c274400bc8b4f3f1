"""Every check of articles accepts a good one and finds what is wrong with a bad one."""

from __future__ import annotations

import pytest

from kb.lint import (
    CHECKS,
    Check,
    alert_examples,
    allowed_values,
    commands,
    contradictions,
    dangling_ids,
    duplicate_prose,
    folder_of_kind,
    headings,
    required_metadata,
    steps,
    unknown_answers,
)
from kb.lint.headings import HEADINGS
from kb.model import Kind
from tests.kb.lint.knowledge import BODY, QUESTIONS, article, found, knowledge_base

RESOLUTION = BODY.index("1. Open")


def with_step(step: str) -> str:
    """The good body with another first step."""
    return BODY.replace("1. Open {tray}.", f"1. {step}")


@pytest.mark.parametrize(("name", "check"), CHECKS)
def test_a_good_article_passes(name: str, check: Check) -> None:
    assert list(check(knowledge_base(article()))) == [], name


@pytest.mark.parametrize("kind", list(Kind))
def test_an_article_with_the_headings_of_its_kind_passes(kind: Kind) -> None:
    body = "\n".join(f"## {heading}\nText." for heading in HEADINGS[kind])
    assert found(headings.check, article(body, kind=kind)) == []


@pytest.mark.parametrize("heading", ["Older versions", "Background", "If it did not help"])
def test_an_optional_heading_passes(heading: str) -> None:
    assert found(headings.check, article(f"{BODY}\n## {heading}\nText.")) == []


def test_an_article_in_the_folder_of_another_kind_is_found() -> None:
    assert found(folder_of_kind.check, article(file="limits/paper-jam")) == ["3: kind `alert` belongs in alerts/"]


def test_a_missing_heading_is_found() -> None:
    body = BODY.replace("## Why it happens\n\nA sheet is bent.\n", "")
    assert found(headings.check, article(body)) == ["1: the heading `Why it happens` is missing"]


def test_a_heading_of_ones_own_is_found() -> None:
    body = f"## Hints\nText.\n{BODY}"
    assert found(headings.check, article(body)) == ["19: `Hints` is no heading of the kind alert"]


def test_a_heading_with_nothing_below_is_found() -> None:
    assert found(headings.check, article(BODY.replace("The printer stops.", ""))) == [
        "19: nothing stands below `What you see`"
    ]


def test_a_heading_that_occurs_twice_is_found() -> None:
    messages = found(headings.check, article(f"{BODY}\n## Background\nText.\n## Background\nText."))
    assert [message.partition(": ")[2] for message in messages] == [
        "the heading `Background` occurs more than once"
    ] * 2


def test_headings_in_another_order_are_found() -> None:
    first, second = "## What you see\n\nThe printer stops.\n\n", "## Why it happens\n\nA sheet is bent.\n\n"
    assert found(headings.check, article(BODY.replace(first + second, second + first))) == [
        "19: the order of headings is What you see · Why it happens · Resolution · Check that it worked"
    ]


def test_text_above_the_first_heading_is_found() -> None:
    assert found(headings.check, article(f"Hello.\n{BODY}")) == ["1: there is text above the first heading"]


@pytest.mark.parametrize("key", ["applies_to", "areas", "layer", "level", "persistence", "role", "sources"])
def test_missing_metadata_is_found(key: str) -> None:
    assert found(required_metadata.check, article(**{key: ""})) == [f"1: `{key}` is missing"]


def test_an_article_that_says_nothing_of_its_age_is_found() -> None:
    messages = found(required_metadata.check, article(last_verified=""))
    assert messages == ["1: `currency` or `last_verified` is missing"]


@pytest.mark.parametrize("heading", ["Workaround", "What to do", "Steps"])
def test_whatever_has_steps_needs_a_role(heading: str) -> None:
    messages = found(required_metadata.check, article(f"## {heading}\n1. Open it.", role=""))
    assert messages == ["1: `role` is missing"]


def test_an_article_without_steps_needs_no_role() -> None:
    assert found(required_metadata.check, article("## The practice\nText.", role="")) == []


def test_a_long_title_is_found() -> None:
    messages = found(required_metadata.check, article(title="x" * 91))
    assert messages == ["2: the title has 91 characters, 90 are allowed"]


@pytest.mark.parametrize(
    ("key", "value"), [("layer", "cleint"), ("level", "tenant"), ("persistence", "n/a"), ("areas", "[mail, fax]")]
)
def test_a_value_that_is_not_on_its_list_is_found(key: str, value: str) -> None:
    assert len(found(allowed_values.check, article(**{key: value}))) == 1


@pytest.mark.parametrize("key", ["related", "if_not_resolved"])
def test_an_id_that_no_article_has_is_found(key: str) -> None:
    assert found(dangling_ids.check, article(**{key: "[fire]"})) == ["18: there is no article `fire`"]


@pytest.mark.parametrize("key", ["related", "if_not_resolved"])
def test_an_id_that_another_article_has_passes(key: str) -> None:
    assert found(dangling_ids.check, article(**{key: "[fire]"}), article(file="alerts/fire")) == []


def test_an_alias_is_an_id() -> None:
    assert found(dangling_ids.check, article(related="[blaze]"), article(file="alerts/fire", aliases="[blaze]")) == []


def test_an_article_that_refers_to_itself_is_found() -> None:
    assert found(dangling_ids.check, article(related="[paper-jam]")) == ["18: the article refers to itself"]


def test_a_link_to_no_article_is_found_on_its_line() -> None:
    body = BODY.replace("The printer stops.", "The [printer](fire#why) stops.")
    assert found(dangling_ids.check, article(body)) == ["21: there is no article `fire`"]


@pytest.mark.parametrize("target", ["https://x.test/a", "mailto:a@x.test", "#why"])
def test_a_link_elsewhere_passes(target: str) -> None:
    assert found(dangling_ids.check, article(BODY.replace("The printer", f"The [printer]({target})"))) == []


@pytest.mark.parametrize("key", ["confirmed_by", "ruled_out_by", "requires"])
def test_a_question_that_is_not_declared_is_found(key: str) -> None:
    expected = "there is no question `tray_stat` (did you mean `tray_state`?)"
    assert found(unknown_answers.check, article(**{key: "{tray_stat: empty}"}))[0].endswith(expected)


@pytest.mark.parametrize("key", ["confirmed_by", "ruled_out_by", "requires"])
def test_an_answer_that_is_not_declared_is_found(key: str) -> None:
    messages = found(unknown_answers.check, article(**{key: "{tray_state: [empty, burning]}"}))
    assert messages[0].endswith("`tray_state` has no answer `burning`")


def test_an_answer_shown_that_is_not_declared_is_found() -> None:
    messages = found(unknown_answers.check, article(shows="{tray_state: {burning: often}}"))
    assert messages == ["16: `tray_state` has no answer `burning`"]


def test_an_answer_of_a_walkthrough_that_is_not_declared_is_found() -> None:
    messages = found(unknown_answers.check, article(walkthroughs="[{answers: {tray_state: burning}}]"))
    assert messages == ["17: `tray_state` has no answer `burning`"]


@pytest.mark.parametrize("question", ["code", "alert"])
def test_a_condition_on_the_paste_itself_passes(question: str) -> None:
    assert found(unknown_answers.check, article(confirmed_by=f"{{{question}: E42}}")) == []


def test_a_choice_that_no_answer_is_heard_by_is_found() -> None:
    messages = found(unknown_answers.check, article(alerts='["Jam while {job:printing|faxing}."]'))
    assert messages == ["12: `faxing` is neither an answer of `job` nor in its `heard_as`"]


def test_a_choice_of_a_question_that_is_not_declared_is_found() -> None:
    messages = found(unknown_answers.check, article(alerts='["Jam while {jobb:printing|scanning}."]'))
    assert messages == ["12: there is no question `jobb` (did you mean `job`?)"]


def test_a_question_asked_on_an_unknown_answer_is_found() -> None:
    asked = QUESTIONS + "lid: {ask: Lid?, answers: {open: Open}, only_if: {tray_state: burning}}\n"
    problems = list(unknown_answers.check(knowledge_base(article(), questions=asked)))
    assert [(problem.file.name, problem.line) for problem in problems] == [("questions.yaml", 6)]


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ({"ruled_out_by": "{tray_state: jammed}"}, "confirm the article"),
        ({"ruled_out_by": "{tray_state: [jammed, empty]}"}, "confirm the article"),
        ({"requires": "{job: scan}", "ruled_out_by": "{job: scan}"}, "rules out what `requires`"),
        ({"requires": "{tray_state: empty}", "ruled_out_by": ""}, "can never hold"),
        ({"shows": "{tray_state: {empty: often}}"}, "which rules it out"),
    ],
)
def test_relations_that_contradict_each_other_are_found(keys: dict[str, str], message: str) -> None:
    assert message in " ".join(found(contradictions.check, article(**keys)))


@pytest.mark.parametrize(
    "keys",
    [
        {"ruled_out_by": "{tray_state: jammed, job: scan}"},
        {"confirmed_by": "{tray_state: jammed, job: print}", "ruled_out_by": "{tray_state: jammed, job: scan}"},
        {"shows": "{tray_state: {empty: rarely}}"},
    ],
)
def test_relations_that_differ_in_one_answer_pass(keys: dict[str, str]) -> None:
    assert found(contradictions.check, article(**keys)) == []


def test_an_alert_without_example_is_found() -> None:
    messages = found(alert_examples.check, article(examples=""))
    assert messages == ["12: `alerts` without `examples`: add a paste to recognise"]


def test_an_alert_article_without_alert_is_found() -> None:
    messages = found(alert_examples.check, article(alerts="", examples=""))
    assert messages == ["1: an alert article needs `alerts` or `codes`"]


def test_a_resolution_in_prose_is_found() -> None:
    body = BODY.replace("1. Open", "Open").replace("2. Restart", "Restart")
    assert found(steps.check, article(body)) == ["27: `Resolution` must consist of numbered steps"]


@pytest.mark.parametrize("step", ["Open the tray.", "If the tray is shut, open it.", "In **Trays**, select the tray."])
def test_an_imperative_step_passes(step: str) -> None:
    assert found(steps.check, article(with_step(step))) == []


@pytest.mark.parametrize(
    "step", ["The tray must be open.", "You open the tray.", "Please open the tray.", "**It** opens."]
)
def test_a_step_that_is_no_action_is_found(step: str) -> None:
    assert found(steps.check, article(with_step(step))) == ["29: step 1 does not begin with what to do"]


@pytest.mark.parametrize("step", ["Open the tray and then shut it.", "Open the tray. Then shut it."])
def test_a_step_of_two_actions_is_found(step: str) -> None:
    assert found(steps.check, article(with_step(step))) == ["29: step 1 joins two actions: make them two steps"]


def test_a_step_that_goes_on_and_on_is_found() -> None:
    messages = found(steps.check, article(with_step("Open " + "a tray or " * 20 + "two.")))
    assert messages == ["29: step 1 has 62 words: say one action a step"]


def test_a_command_without_language_is_found() -> None:
    messages = found(commands.check, article(BODY.replace("```powershell", "```")))
    assert messages == ["32: the fenced code names no language, such as ```powershell"]


def test_a_command_that_does_not_end_is_found() -> None:
    body = BODY.replace('"\n   ```\n', '"\n')
    assert found(commands.check, article(body)) == ["32: the fenced code is not closed"]


def test_a_name_in_a_command_without_quotes_is_found() -> None:
    messages = found(commands.check, article(BODY.replace('"{tray}"', "{tray}")))
    assert messages == ["33: put {tray} in double quotes: a name may hold blanks"]


def test_prose_that_stands_in_another_article_is_found() -> None:
    text = " ".join(f"word{number}" for number in range(40))
    one, two = (article(f"{BODY}\n## Background\n{text}", file=f"alerts/{name}") for name in ("one", "two"))
    assert found(duplicate_prose.check, one, two)[0].endswith("stands in `one` too: say it once and link to it")


def test_articles_that_share_a_sentence_pass() -> None:
    own = (" ".join(f"{name}{number}" for number in range(80)) for name in ("one", "two"))
    articles = (article(f"{BODY}\n## Background\n{text}", file=f"alerts/{text[:3]}") for text in own)
    assert found(duplicate_prose.check, *articles) == []
