"""Kinds of defects that creep into the text of articles and into the vocabulary they share."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from benchmarks.mutated_pages import Node, Page, Shelf, items, misspelt
from benchmarks.mutation_kinds import Spoil

SpoilWords = Callable[[Node, Random], bool]
"""Changes one file of the vocabulary in place and says whether there was anything to change."""


def _lines(pattern: str, change: Callable[[re.Match[str], Random], str]) -> Spoil:
    """Changes one place of the text that fits."""

    def spoil(page: Page, _shelf: Shelf, random: Random) -> bool:
        places = [*re.finditer(pattern, page.body, re.MULTILINE)]
        if places:
            place = random.choice(places)
            page.body = page.body[: place.start()] + change(place, random) + page.body[place.end() :]
        return bool(places)

    return spoil


def _placeholder_of_another(page: Page, shelf: Shelf, random: Random) -> bool:
    """A step speaks of a name that the alerts of the article do not print."""
    printed = " ".join(items(page.front.get("alerts")))
    found = re.search(r"\{(\w+)\}", page.body)
    strange = [name for name in shelf.words["captures.yaml"] if f"{{{name}" not in printed]
    if found and printed:
        page.body = page.body.replace(found[0], f"{{{random.choice(strange)}}}", 1)
    return bool(found and printed)


def _prose_of_another(page: Page, shelf: Shelf, random: Random) -> bool:
    other = shelf.another(page, random, lambda each: len(each.body) > len(page.body))
    page.body += f"\n## Background\n\n{other.body.replace('## ', '')}" if other else ""
    return other is not None and "## Background" not in other.body


def _sections_exchanged(page: Page, _shelf: Shelf, random: Random) -> bool:
    parts = re.split(r"^(?=## )", page.body, flags=re.MULTILINE)
    at = random.randrange(1, 3)
    parts[at], parts[at + 1] = parts[at + 1], parts[at]
    page.body = "".join(parts)
    return True


def _steps_joined(found: re.Match[str], _random: Random) -> str:
    return f"{found['first'].rstrip('.')} and then {found['second'][:1].lower()}{found['second'][1:]}"


TEXTS: tuple[tuple[str, Spoil], ...] = (
    ("heading misspelt", _lines(r"^## (.+)$", lambda found, random: f"## {misspelt(found[1], random)}")),
    ("heading dropped", _lines(r"^## .+\n", lambda _found, _random: "")),
    ("sections exchanged", _sections_exchanged),
    ("step dropped", _lines(r"^\d+\. .+\n(?=\d+\. )", lambda _found, _random: "")),
    ("steps joined", _lines(r"(?P<first>^\d+\. .+)\n\d+\. (?P<second>.+)", _steps_joined)),
    ("step no action", _lines(r"^(\d+\.) ", lambda found, _random: f"{found[1]} The administrator must ")),
    ("placeholder misspelt", _lines(r"\{(\w+)\}", lambda found, random: f"{{{misspelt(found[1], random)}}}")),
    ("placeholder that nothing captures", _placeholder_of_another),
    ("link misspelt", _lines(r"\]\(([a-z][a-z0-9-]+)\)", lambda found, random: f"]({misspelt(found[1], random)})")),
    ("link torn", _lines(r"\]\(([a-z][^)\s]+)\)", lambda found, _random: f"] ({found[1]})")),
    ("bold torn", _lines(r"\*\*([^*\n]+)\*\*", lambda found, _random: f"**{found[1]}*")),
    ("command without fence", _lines(r"^ *```\w+\n((?:.*\n)*?) *```\n", lambda found, _random: found[1])),
    ("fence not closed", _lines(r"(?<=\n) *```\n", lambda _found, _random: "")),
    (
        "command with typographic marks",
        _lines(r"(?<=\n) *[A-Z]\w+-\w+ [^\n]*\"", lambda found, _random: f"{found[0][:-1]}”"),
    ),
    ("text of another article", _prose_of_another),
)


# --- vocabulary -------------------------------------------------------------------------------------------------------


def _answer_renamed(questions: dict[str, Node], random: Random) -> bool:
    question = random.choice([*questions.values()])
    answer = random.choice([*question["answers"]])
    answers = {misspelt(name, random) if name == answer else name: label for name, label in question["answers"].items()}
    question["answers"] = answers
    return len(answer) > 1


def _question_removed(questions: dict[str, Node], random: Random) -> bool:
    del questions[random.choice([*questions])]
    return True


def _circle(questions: dict[str, Node], random: Random) -> bool:
    """A question waits for one that waits for it."""
    waiting = [(name, items(each["only_if"])[0]) for name, each in questions.items() if each.get("only_if")]
    name, group = random.choice(waiting)
    before = next(iter(group))
    questions[before]["only_if"] = {name: next(iter(questions[name]["answers"]))}
    return True


def _only_if_swapped(questions: dict[str, Node], random: Random) -> bool:
    group, before = random.choice(
        [(group, name) for each in questions.values() for group in items(each.get("only_if")) for name in group]
    )
    others = [answer for answer in questions[before]["answers"] if answer not in items(group[before])]
    group[before] = random.choice(others or [""])
    return bool(others)


def _derived_swapped(questions: dict[str, Node], random: Random) -> bool:
    derived = random.choice([each["derived"] for each in questions.values() if len(each.get("derived", {})) > 1])
    first, second = random.sample([*derived], 2)
    derived[first], derived[second] = derived[second], derived[first]
    return True


def _heard_twice(questions: dict[str, Node], random: Random) -> bool:
    question = random.choice([each for each in questions.values() if each.get("heard_as")])
    answer = next(iter(question["heard_as"]))
    other = random.choice([each for each in question["answers"] if each != answer])
    question["heard_as"][other] = [*items(question["heard_as"].get(other)), items(question["heard_as"][answer])[0]]
    return True


def _idle_question(questions: dict[str, Node], _random: Random) -> bool:
    questions["moon"] = {"ask": "What is the phase of the moon?", "answers": {"new": "New", "full": "Full"}}
    return True


def _idle_answer(questions: dict[str, Node], random: Random) -> bool:
    random.choice([*questions.values()])["answers"]["purple"] = "Purple"
    return True


def _label_twice(questions: dict[str, Node], random: Random) -> bool:
    answers = random.choice([*questions.values()])["answers"]
    first, second = random.sample([*answers], 2)
    answers[first] = answers[second]
    return True


def _escalates_nowhere(questions: dict[str, Node], random: Random) -> bool:
    question = random.choice([*questions.values()])
    question["escalates"] = [misspelt(next(iter(question["answers"])) + "-again", random)]
    return True


def _capture_removed(captures: dict[str, Node], random: Random) -> bool:
    del captures[random.choice([*captures])]
    return True


def _placeholder_removed(captures: dict[str, Node], random: Random) -> bool:
    random.choice([*captures.values()])["placeholder"] = ""
    return True


def _synonym_twice(synonyms: list[Node], random: Random) -> bool:
    first, second = random.sample(synonyms, 2)
    first.append(second[0])
    return True


def _synonyms_removed(synonyms: list[Node], random: Random) -> bool:
    synonyms.remove(random.choice(synonyms))
    return True


def _ticket_misspelt(ticket: dict[str, Node], random: Random) -> bool:
    item = random.choice([each for each in ticket.values() if items(each.get("captures"))])
    item["captures"] = [misspelt(name, random) for name in items(item["captures"])]
    return True


WORDS: tuple[tuple[str, str, SpoilWords], ...] = (
    ("answer renamed", "questions.yaml", _answer_renamed),
    ("question removed", "questions.yaml", _question_removed),
    ("questions that wait for each other", "questions.yaml", _circle),
    ("condition of a question swapped", "questions.yaml", _only_if_swapped),
    ("derived answers exchanged", "questions.yaml", _derived_swapped),
    ("words heard as two answers", "questions.yaml", _heard_twice),
    ("question nobody needs", "questions.yaml", _idle_question),
    ("answer nobody needs", "questions.yaml", _idle_answer),
    ("two answers with one label", "questions.yaml", _label_twice),
    ("escalation on an unknown answer", "questions.yaml", _escalates_nowhere),
    ("capture removed", "captures.yaml", _capture_removed),
    ("words for a missing name removed", "captures.yaml", _placeholder_removed),
    ("synonym in two sets", "synonyms.yaml", _synonym_twice),
    ("set of synonyms removed", "synonyms.yaml", _synonyms_removed),
    ("capture of a ticket misspelt", "ticket.yaml", _ticket_misspelt),
)
