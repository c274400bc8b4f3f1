"""What the checker says of configurations of lamps: verdicts, reasons, changes, and what cannot be checked."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from engine.bootstrap import open_expert
from engine.configuration import Checked, check
from engine.configuration_wire import changes_words, checked_json, why
from engine.entries import Entries, InvalidConfiguration, read_entries
from engine.expert import Expert
from engine.nearest import MOST_CHANGES, Trials, nearest_changes
from engine.settings import Settings
from engine.support import FAULTS, Change, Item, Support, decidable
from tests.engine.lamps import ANSWERS, write_lamps

LARGE_AND_THICK = {("fuse", "large"), ("cable", "thick")}


@pytest.fixture(scope="module")
def lamps(tmp_path_factory: pytest.TempPathFactory) -> Expert:
    folder = tmp_path_factory.mktemp("lamps")
    return open_expert(Settings(kb_folder=write_lamps(folder / "kb"), var_folder=folder / "var"))


def checked(lamps: Expert, **answers: object) -> Checked:
    return check(lamps, Entries(answers))


def item(lamps: Expert, article: str, **answers: object) -> Item:
    return next(each for each in checked(lamps, **answers).items if each.article.id == article)


def verdict(lamps: Expert, article: str, **answers: object) -> Support:
    return item(lamps, article, **answers).verdict


def complaints(lamps: Expert, entries: Entries) -> list[str]:
    with pytest.raises(InvalidConfiguration) as caught:
        check(lamps, entries)
    return [problem.message for problem in caught.value.problems]


def test_nothing_entered_leaves_everything_unknown(lamps: Expert) -> None:
    assert {each.verdict for each in checked(lamps).items} == {Support.UNKNOWN}


def test_what_establishes_an_article_is_unsupported(lamps: Expert) -> None:
    assert verdict(lamps, "open-outdoors", place="outdoors", housing="open") is Support.UNSUPPORTED


def test_what_follows_from_the_answers_counts(lamps: Expert) -> None:
    assert verdict(lamps, "high-voltage-outdoors", place="outdoors", supply="mains") is Support.UNSUPPORTED


def test_half_of_what_establishes_an_article_leaves_it_unknown(lamps: Expert) -> None:
    assert verdict(lamps, "dimmed-neon", dimmer="yes") is Support.UNKNOWN


def test_what_excludes_an_article_is_supported(lamps: Expert) -> None:
    assert verdict(lamps, "open-outdoors", housing="sealed") is Support.SUPPORTED


def test_an_answer_against_each_group_that_establishes_is_supported(lamps: Expert) -> None:
    assert verdict(lamps, "dimmed-neon", bulb="led") is Support.SUPPORTED


def test_what_is_advised_against_is_not_recommended(lamps: Expert) -> None:
    assert verdict(lamps, "dimmed-neon", dimmer="yes", bulb="neon") is Support.NOT_RECOMMENDED


@pytest.mark.parametrize("left_open", ["unknown", "", None])
def test_what_a_person_does_not_know_stays_unknown(lamps: Expert, left_open: str | None) -> None:
    assert verdict(lamps, "open-outdoors", place="outdoors", housing=left_open) is Support.UNKNOWN


def test_only_current_articles_that_answers_can_establish_are_judged(lamps: Expert) -> None:
    assert {each.article.id for each in checked(lamps).items}.isdisjoint({"printed-only", "withdrawn"})


def test_the_gravest_comes_first(lamps: Expert) -> None:
    answers = {"place": "outdoors", "housing": "open", "dimmer": "yes", "bulb": "neon", "load": "light"}
    places = [list(Support).index(each.verdict) for each in checked(lamps, **answers).items]
    assert places == sorted(places)


def test_the_questions_that_would_decide_are_open(lamps: Expert) -> None:
    assert [each.id for each in item(lamps, "high-voltage-outdoors", place="outdoors").open] == ["voltage"]


def test_what_was_entered_and_is_of_no_weight_is_not_named(lamps: Expert) -> None:
    found = item(lamps, "open-outdoors", place="outdoors", housing="open", bulb="led")
    assert {finding.question for finding in found.findings} == {"place", "housing"}


def test_a_reason_says_what_a_derived_answer_follows_from(lamps: Expert) -> None:
    found = checked(lamps, place="outdoors", supply="mains")
    assert (
        why(lamps.kb, found, found.items[0])[1] == "“Which voltage?” is “High” because “What feeds it?” is “The mains”."
    )


def changes(lamps: Expert, article: str, **answers: object) -> list[set[tuple[str, str]]]:
    return [
        {(change.question, change.after) for change in together} for together in item(lamps, article, **answers).changes
    ]


def test_what_is_changed_is_not_what_the_article_requires(lamps: Expert) -> None:
    assert changes(lamps, "open-outdoors", place="outdoors", housing="open") == [{("housing", "sealed")}]


def test_instead_of_a_derived_answer_what_it_follows_from_is_changed(lamps: Expert) -> None:
    assert changes(lamps, "high-voltage-outdoors", place="outdoors", supply="mains") == [{("supply", "sun")}]


def test_two_answers_are_changed_where_one_is_not_enough(lamps: Expert) -> None:
    found = changes(lamps, "small-fuse", fuse="small", load="heavy", cable="thin")
    assert LARGE_AND_THICK in found


def test_a_change_is_told_in_the_words_of_the_form(lamps: Expert) -> None:
    found = item(lamps, "open-outdoors", place="outdoors", housing="open")
    expected = "It would be supported with “Sealed” as the answer to “What is the housing like?”."
    assert changes_words(lamps.kb, found) == expected


def test_answers_of_which_each_would_do_are_told_together(lamps: Expert) -> None:
    found = item(lamps, "open-outdoors", place="outdoors", housing="open")
    changes = (
        (Change("bulb", "neon", "led"),),
        (Change("bulb", "neon", "halogen"),),
        (Change("fuse", "small", "large"),),
    )
    assert changes_words(lamps.kb, replace(found, changes=changes)) == (
        "It would be supported with “LED” or “Halogen” as the answer to “Which bulb?”,"
        " or with “Large” as the answer to “Which fuse?”."
    )


def test_answers_that_have_to_change_together_are_told_together(lamps: Expert) -> None:
    found = item(lamps, "open-outdoors", place="outdoors", housing="open")
    both = (Change("fuse", "small", "large"), Change("cable", "thin", "thick"))
    assert changes_words(lamps.kb, replace(found, changes=(both,))) == (
        "It would be supported with “Large” as the answer to “Which fuse?” and “Thick” as the answer to “Which cable?”."
    )


def test_what_is_supported_needs_no_change(lamps: Expert) -> None:
    assert item(lamps, "open-outdoors", housing="sealed").changes == ()


def test_when_enough_was_tried_no_change_is_told(lamps: Expert) -> None:
    articles = tuple(decidable(lamps.kb))
    trials = Trials(lamps.conclude, lamps.kb.vocabulary, articles, most=0)
    assert nearest_changes(trials, lamps.kb.articles["open-outdoors"], {"place": "outdoors", "housing": "open"}) == ()


CONFIGURATIONS = st.fixed_dictionaries({}, optional={name: st.sampled_from(each) for name, each in ANSWERS.items()})


@given(answers=CONFIGURATIONS)
def test_after_a_change_the_item_is_supported_and_nothing_new_is_wrong(lamps: Expert, answers: dict[str, str]) -> None:
    try:
        before = check(lamps, Entries(answers))
    except InvalidConfiguration:
        assume(False)
    wrong = {each.article.id for each in before.items if each.verdict in FAULTS}
    for each in before.items:
        for together in each.changes:
            after = check(lamps, Entries({**answers, **{change.question: change.after for change in together}}))
            verdicts = {one.article.id: one.verdict for one in after.items}
            assert verdicts[each.article.id] is Support.SUPPORTED
            assert {name for name, found in verdicts.items() if found in FAULTS} < wrong


@given(answers=CONFIGURATIONS)
def test_alternatives_are_few_and_of_one_size(lamps: Expert, answers: dict[str, str]) -> None:
    try:
        found = check(lamps, Entries(answers)).items
    except InvalidConfiguration:
        assume(False)
    assert all(len(each.changes) <= MOST_CHANGES and len(set(map(len, each.changes))) <= 1 for each in found)


@given(answers=CONFIGURATIONS)
def test_an_item_is_supported_only_for_a_reason_that_was_entered(lamps: Expert, answers: dict[str, str]) -> None:
    try:
        found = check(lamps, Entries(answers))
    except InvalidConfiguration:
        assume(False)
    assert all(each.findings for each in found.of(Support.SUPPORTED))


def test_a_question_nobody_knows_is_named_with_the_one_probably_meant(lamps: Expert) -> None:
    assert complaints(lamps, Entries({"housin": "open"})) == [
        "There is no question `housin` (did you mean `housing`?)."
    ]


def test_an_answer_nobody_knows_is_named_with_those_there_are(lamps: Expert) -> None:
    expected = "`place` has no answer `attic`; it has: indoors, outdoors, unknown."
    assert complaints(lamps, Entries({"place": "attic"})) == [expected]


@pytest.mark.parametrize(
    ("value", "sort"),
    [("true", "true or false"), ("1", "a number"), ('["yes"]', "a list"), ('{"a": "b"}', "an object")],
)
def test_an_answer_that_is_no_text_is_named(lamps: Expert, value: str, sort: str) -> None:
    expected = f"`dimmer` must be a text, one of: yes, no; it is {sort}."
    assert complaints(lamps, read_entries(f'{{"dimmer": {value}}}')) == [expected]


def test_an_answer_that_contradicts_what_follows_from_another_names_both(lamps: Expert) -> None:
    expected = (
        "`voltage: low` (“Low”) contradicts `supply: mains` (“The mains”), from which `voltage: high` (“High”) follows."
        " Change one of them."
    )
    assert complaints(lamps, Entries({"supply": "mains", "voltage": "low"})) == [expected]


def test_everything_that_is_wrong_is_named_at_once(lamps: Expert) -> None:
    entries = read_entries('{"attic": 1, "bulb": 2, "bulb": "x", "supply": "mains", "voltage": "low"}')
    assert len(complaints(lamps, entries)) == 4


@pytest.mark.parametrize(
    "text", ["", "[]", "null", '"place"', "{", '{"a": NaN, }', "[" * 100_000, '{"a": %s}' % ("9" * 5000)]
)
def test_what_is_no_json_object_is_an_error_of_its_own(text: str) -> None:
    with pytest.raises(InvalidConfiguration):
        read_entries(text)


def test_a_file_that_is_too_large_is_not_read(lamps: Expert) -> None:
    with pytest.raises(InvalidConfiguration, match="100,000 are the most"):
        read_entries(" " * 100_001)


def test_a_byte_order_mark_does_not_matter() -> None:
    assert read_entries('\ufeff{"place": "indoors"}').given == {"place": "indoors"}


def test_a_contradiction_is_told_in_words_without_ids(lamps: Expert) -> None:
    with pytest.raises(InvalidConfiguration) as refused:
        checked(lamps, supply="mains", voltage="low")
    assert [each.words for each in refused.value.problems] == [
        "“Low” does not go with “The mains” to “What feeds it?”, from which “High” follows. Change one of them."
    ]


def test_json_counts_what_it_lists(lamps: Expert) -> None:
    found = json.loads(json.dumps(checked_json(lamps.kb, checked(lamps, place="outdoors", housing="open"))))
    assert sum(found["counts"].values()) == len(found["items"])


def test_json_tells_what_follows(lamps: Expert) -> None:
    assert checked_json(lamps.kb, checked(lamps, supply="sun"))["derived"] == {"voltage": "low"}
