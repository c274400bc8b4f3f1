"""Kinds of defects that creep into articles: each spoils one thing of a page, or says that it has nothing to spoil."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from benchmarks.mutated_pages import Node, Page, Shelf, conditions, items, misspelt

Spoil = Callable[[Page, Shelf, Random], bool]
"""Changes the page in place and says whether there was anything to change; the shelf is only looked at."""


# --- what stands at the top -------------------------------------------------------------------------------------------


def _key_removed(key: str) -> Spoil:
    return lambda page, _shelf, _random: bool(page.front.pop(key, None))


def _role_removed(page: Page, _shelf: Shelf, _random: Random) -> bool:
    removed = [page.front.pop(key, None) for key in ("role", "roles")]
    return any(removed)


def _value_misspelt(key: str) -> Spoil:
    def spoil(page: Page, _shelf: Shelf, random: Random) -> bool:
        value = page.front.get(key)
        if isinstance(value, list) and value:
            at = random.randrange(len(value))
            value[at] = misspelt(value[at], random)
        elif value:
            page.front[key] = misspelt(value, random)
        return bool(value)

    return spoil


def _value_set(key: str, *values: str) -> Spoil:
    def spoil(page: Page, _shelf: Shelf, random: Random) -> bool:
        page.front[key] = random.choice([value for value in values if value != page.front.get(key)])
        return True

    return spoil


def _title_of_another(page: Page, shelf: Shelf, random: Random) -> bool:
    other = shelf.another(page, random, lambda each: each.front["title"])
    page.front["title"] = other.front["title"] if other else ""
    return other is not None


def _key_misspelt(page: Page, _shelf: Shelf, random: Random) -> bool:
    key = random.choice([key for key in page.front if key not in ("title", "kind")])
    page.front = {misspelt(name, random) if name == key else name: value for name, value in page.front.items()}
    return True


def _moved(page: Page, _shelf: Shelf, random: Random) -> bool:
    folders = [each for each in page.file.parents[1].iterdir() if each != page.file.parent]
    page.file = random.choice(sorted(folders)) / page.file.name
    return True


def _renamed(page: Page, shelf: Shelf, random: Random) -> bool:
    """A file gets another name while others still name it by the old one."""
    leading = [each.front.get(key) for each in shelf.pages.values() for key in ("related", "if_not_resolved")]
    named = {name for names in leading for name in items(names)}
    was = page.file.stem
    page.file = page.file.with_stem(misspelt(was, random))
    return was in named


def _url_broken(page: Page, _shelf: Shelf, random: Random) -> bool:
    urls = [source for source in items(page.front.get("sources")) if source.get("url")]
    if urls:
        source = random.choice(urls)
        source["url"] = source["url"].replace(*random.choice([("https://", "https:/"), ("https://", ""), ("/", " /")]))
    return bool(urls)


def _currency_emptied(page: Page, _shelf: Shelf, _random: Random) -> bool:
    page.front["currency"] = {**page.front["currency"], "note": ""}
    return True


# --- relations --------------------------------------------------------------------------------------------------------


def group_dropped(key: str) -> Spoil:
    def spoil(page: Page, _shelf: Shelf, random: Random) -> bool:
        groups = items(page.front.get(key))
        if groups:
            groups.pop(random.randrange(len(groups)))
        page.front[key] = groups
        return key in page.front

    return spoil


def _condition_dropped(page: Page, _shelf: Shelf, random: Random) -> bool:
    several = [(group, name) for group, name in conditions(page.front.get("confirmed_by")) if len(group) > 1]
    if several:
        group, question = random.choice(several)
        del group[question]
    return bool(several)


def _answer_swapped(key: str) -> Spoil:
    def spoil(page: Page, shelf: Shelf, random: Random) -> bool:
        places = [*conditions(page.front.get(key))]
        if not places:
            return False
        group, question = random.choice(places)
        answer = shelf.other_answer(question, items(group[question]), random)
        group[question] = answer or ""
        return answer is not None

    return spoil


def _answer_misspelt(page: Page, _shelf: Shelf, random: Random) -> bool:
    places = [*conditions(page.front.get("ruled_out_by"))]
    if places:
        group, question = random.choice(places)
        group[question] = [misspelt(answer, random) for answer in items(group[question])]
    return bool(places)


def _proof_turned_round(page: Page, _shelf: Shelf, _random: Random) -> bool:
    """What confirms stands under what rules out, and the other way round."""
    page.front["confirmed_by"], page.front["ruled_out_by"] = (
        items(page.front.get("ruled_out_by")),
        items(page.front.get("confirmed_by")),
    )
    return bool(page.front["confirmed_by"] or page.front["ruled_out_by"])


def _exclusion_confirms(page: Page, _shelf: Shelf, random: Random) -> bool:
    groups = items(page.front.get("ruled_out_by"))
    if groups:
        moved = groups.pop(random.randrange(len(groups)))
        page.front |= {"ruled_out_by": groups, "confirmed_by": [*items(page.front.get("confirmed_by")), moved]}
    return bool(groups)


def _shown(page: Page, random: Random) -> tuple[dict[str, Node], str] | None:
    shows: dict[str, dict[str, Node]] = page.front.get("shows") or {}
    places = [(answers, answer) for answers in shows.values() for answer in answers]
    return random.choice(places) if places else None


def _shows_dropped(page: Page, _shelf: Shelf, random: Random) -> bool:
    shows: dict[str, Node] = page.front.get("shows") or {}
    if shows:
        del shows[random.choice([*shows])]
    return "shows" in page.front


def _shows_swapped(page: Page, shelf: Shelf, random: Random) -> bool:
    shows: dict[str, dict[str, Node]] = page.front.get("shows") or {}
    if not shows:
        return False
    question = random.choice([*shows])
    answer = random.choice([*shows[question]])
    other = shelf.other_answer(question, [*shows[question]], random)
    shows[question] = {other if name == answer and other else name: value for name, value in shows[question].items()}
    return other is not None


def _frequency_turned(page: Page, _shelf: Shelf, random: Random) -> bool:
    place = _shown(page, random)
    if place:
        answers, answer = place
        answers[answer] = {"always": "never", "usually": "rarely", "often": "rarely"}.get(answers[answer], "always")
    return place is not None


def _frequency_misspelt(page: Page, _shelf: Shelf, random: Random) -> bool:
    place = _shown(page, random)
    if place:
        answers, answer = place
        answers[answer] = misspelt(answers[answer], random)
    return place is not None


AT_THE_TOP: tuple[tuple[str, Spoil], ...] = (
    ("title of another article", _title_of_another),
    ("kind changed", _value_set("kind", "alert", "symptom", "limit", "practice")),
    ("key misspelt", _key_misspelt),
    ("file in another folder", _moved),
    ("file renamed", _renamed),
    ("layer misspelt", _value_misspelt("layer")),
    ("applies_to misspelt", _value_misspelt("applies_to")),
    ("area misspelt", _value_misspelt("areas")),
    ("sources removed", _key_removed("sources")),
    ("address of a source broken", _url_broken),
    ("last_verified in the future", _value_set("last_verified", "2203-01", "2031-05")),
    ("last_verified no date", _value_set("last_verified", "2025-13", "May 2025", "25-03")),
    ("currency emptied", _currency_emptied),
    ("role removed", _role_removed),
    ("effort out of range", _value_set("effort", "0", "6", "low")),
    ("severity misspelt or out of place", _value_set("severity", "unsuported", "not-recommended")),
    ("retired", _value_set("status", "retired")),
    ("next article misspelt", _value_misspelt("if_not_resolved")),
    ("related article misspelt", _value_misspelt("related")),
)
RELATIONS: tuple[tuple[str, Spoil], ...] = (
    ("proof dropped", group_dropped("confirmed_by")),
    ("condition of a proof dropped", _condition_dropped),
    ("answer of a proof swapped", _answer_swapped("confirmed_by")),
    ("exclusion dropped", group_dropped("ruled_out_by")),
    ("answer of an exclusion swapped", _answer_swapped("ruled_out_by")),
    ("answer of an exclusion misspelt", _answer_misspelt),
    ("demand dropped", _key_removed("requires")),
    ("proofs and exclusions exchanged", _proof_turned_round),
    ("exclusion made a proof", _exclusion_confirms),
    ("shown question dropped", _shows_dropped),
    ("shown answer swapped", _shows_swapped),
    ("frequency turned round", _frequency_turned),
    ("frequency misspelt", _frequency_misspelt),
)
