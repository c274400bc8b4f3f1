"""Kinds of defects that creep into alerts, codes, examples and walkthroughs."""

from __future__ import annotations

import re
from random import Random

from benchmarks.mutated_pages import Page, Shelf, items
from benchmarks.mutation_kinds import Spoil, group_dropped

NONSENSE = ("lantern", "harbour", "violin", "orchard", "velvet", "glacier")


def _capture_renamed(page: Page, shelf: Shelf, random: Random) -> bool:
    alerts = items(page.front.get("alerts"))
    at = next((at for at, alert in enumerate(alerts) if re.search(r"\{\w+\}", alert)), None)
    if at is not None:
        name = re.findall(r"\{(\w+)\}", alerts[at])[0]
        other = random.choice([each for each in shelf.words["captures.yaml"] if each != name])
        alerts[at] = alerts[at].replace(f"{{{name}}}", f"{{{other}}}")
    page.front["alerts"] = alerts
    return at is not None


def _words_changed(text: str, random: Random) -> str:
    """The text with two of its longer words replaced by words that have no business there."""
    words = [*re.finditer(r"(?<![{\w:|])[A-Za-z]{5,}(?![}\w:|])", text)]
    for found in sorted(random.sample(words, min(2, len(words))), key=lambda each: -each.start()):
        text = text[: found.start()] + random.choice(NONSENSE) + text[found.end() :]
    return text


def _alert_reworded(page: Page, _shelf: Shelf, random: Random) -> bool:
    alerts = items(page.front.get("alerts"))
    if alerts:
        at = random.randrange(len(alerts))
        alerts[at] = _words_changed(alerts[at], random)
        page.front["alerts"] = alerts
    return bool(alerts)


def _alert_of_another(page: Page, shelf: Shelf, random: Random) -> bool:
    other = shelf.another(page, random, lambda each: items(each.front.get("alerts")))
    alerts = [*items(page.front.get("alerts")), *(items(other.front["alerts"])[:1] if other else [])]
    had, page.front["alerts"] = bool(page.front.get("alerts")), alerts
    return had and other is not None


def _code_digit(page: Page, _shelf: Shelf, random: Random) -> bool:
    codes = items(page.front.get("codes"))
    places = [(at, found.start()) for at, code in enumerate(codes) for found in re.finditer(r"\d", code)]
    if places:
        at, digit = random.choice(places)
        codes[at] = (
            f"{codes[at][:digit]}{(int(codes[at][digit]) + random.randrange(1, 10)) % 10}{codes[at][digit + 1 :]}"
        )
        page.front["codes"] = codes
    return bool(places)


def _expectation_changed(page: Page, _shelf: Shelf, random: Random) -> bool:
    expecting = [example for example in items(page.front.get("examples")) if example.get("finds")]
    if expecting:
        finds = random.choice(expecting)["finds"]
        finds[random.choice([*finds])] = "Somebody Else"
    return bool(expecting)


def _example_reworded(page: Page, _shelf: Shelf, random: Random) -> bool:
    examples = items(page.front.get("examples"))
    if examples:
        example = random.choice(examples)
        example["paste"] = " ".join(_words_changed(_words_changed(example["paste"], random), random).split()[:40])
    return bool(examples)


def _example_of_another(page: Page, shelf: Shelf, random: Random) -> bool:
    examples = items(page.front.get("examples"))
    other = shelf.another(page, random, lambda each: items(each.front.get("examples")))
    if examples and other:
        examples[random.randrange(len(examples))] = items(other.front["examples"])[0]
        page.front["examples"] = examples
    return bool(examples) and other is not None


def _not_example_is_one(page: Page, _shelf: Shelf, _random: Random) -> bool:
    examples = items(page.front.get("examples"))
    page.front["not_examples"] = [*items(page.front.get("not_examples")), *(each["paste"] for each in examples[:1])]
    return bool(examples)


def _walked_otherwise(page: Page, shelf: Shelf, random: Random) -> bool:
    walks = [walk for walk in items(page.front.get("walkthroughs")) if walk.get("answers")]
    if not walks:
        return False
    answers = random.choice(walks)["answers"]
    question = random.choice([*answers])
    answers[question] = shelf.other_answer(question, [answers[question]], random) or ""
    return bool(answers[question])


def _rated_otherwise(page: Page, _shelf: Shelf, random: Random) -> bool:
    walks = items(page.front.get("walkthroughs"))
    if walks:
        walk = random.choice(walks)
        walk["rated"] = "excluded" if walk.get("rated", "established") == "established" else "established"
    return bool(walks)


RECOGNITION: tuple[tuple[str, Spoil], ...] = (
    ("capture of an alert renamed", _capture_renamed),
    ("alert reworded", _alert_reworded),
    ("alert dropped", group_dropped("alerts")),
    ("alert of another article", _alert_of_another),
    ("digit of a code changed", _code_digit),
    ("expectation of an example changed", _expectation_changed),
    ("example reworded", _example_reworded),
    ("example of another article", _example_of_another),
    ("counterexample that is an example", _not_example_is_one),
    ("answer of a walkthrough changed", _walked_otherwise),
    ("rating of a walkthrough changed", _rated_otherwise),
)
