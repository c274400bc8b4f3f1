"""Texts to measure recognition with: any knowledge base's templates filled with names and spoilt in known ways."""

from __future__ import annotations

import html
import random
import re
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from engine.recognition.templates import Part, Slot, read_template
from kb.model import KnowledgeBase, Status


@dataclass(frozen=True, slots=True)
class Printed:
    """A template as a program would print it: the text, the article, the words without names, the names in order."""

    text: str
    article: str
    literal: str
    names: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Noise:
    """A way of spoiling a text. `keeps_names` says whether the names can still be read off to the character."""

    name: str
    spoil: Callable[[random.Random, str], str]
    keeps_names: bool = True


def printed_alerts(kb: KnowledgeBase, chance: random.Random) -> Iterator[Printed]:
    """Every alert template of every current article, once, with one choice of optional parts and options, and names."""
    for article in kb.articles.values():
        if article.status is Status.RETIRED:
            continue
        for template in article.alerts:
            parts = chance.choice(read_template(template))
            if any(isinstance(part, str) and re.search(r"[^\W_]", part) for part in parts):
                yield _printed(article.id, parts, chance)


def _printed(article: str, parts: tuple[Part, ...], chance: random.Random) -> Printed:
    said: dict[str, str] = {}
    names: list[tuple[str, str]] = []
    text = ""
    for part in parts:
        if isinstance(part, Slot) and part.options:
            text += chance.choice(part.options)
        elif isinstance(part, Slot):
            name = said.setdefault(part.name, _name(chance))
            names.append((part.name, name))
            text += name
        else:
            text += part
    return Printed(" ".join(text.split()), article, literal_words(parts), tuple(dict.fromkeys(names)))


def literal_words(parts: tuple[Part, ...]) -> str:
    """The words of one reading of a template without names and options, to tell whether two read the same."""
    return " ".join(re.findall(r"[^\W_]+", " ".join(part for part in parts if isinstance(part, str)).lower()))


def _name(chance: random.Random) -> str:
    number = str(chance.randrange(10 ** chance.randrange(1, 7)))
    address = ".".join(str(chance.randrange(256)) for _ in range(4))
    first, last = chance.choice(_FIRST), chance.choice(_LAST)
    return chance.choice(
        (
            number,
            number,
            address,
            f"0x{chance.randrange(1 << 32):08x}",
            f"/var/lib/{last.lower()}/{number}.tmp",
            f"{first} {last}",
            f"{last}, {first}",
            f"{first.lower()}.{last.lower()}@example.com",
            f"{last} ({chance.choice(_PLACES)})",
            chance.choice(_PLACES),
            first.lower(),
        )
    )


def wrapped_in_mail(chance: random.Random, text: str) -> str:
    """The text wrapped hard in a mail with a greeting and a signature."""
    width = chance.choice((60, 66, 72, 76))
    return (
        f"Hi {chance.choice(_FIRST)},\n\nsince this morning one of our users gets the following. Can you help?\n\n"
        f"{textwrap.fill(text, width, break_long_words=False, break_on_hyphens=False)}\n\n"
        f"Kind regards\n{chance.choice(_FIRST)} {chance.choice(_LAST)}\n"
        f"Service desk, phone 0231 5550{chance.randrange(100)}\n"
    )


def quoted(chance: random.Random, text: str) -> str:
    """The mail answered, so that every line begins with a quoting mark."""
    return "See below.\n\n" + textwrap.indent(wrapped_in_mail(chance, text), "> ", lambda _: True)


def in_html(chance: random.Random, text: str) -> str:
    """The text as the source of a page: entities and bold first words."""
    words = html.escape(text).split(" ")
    return f"<p>Error:&nbsp;<br/>{'&nbsp; '.join([f'<b>{words[0]}</b>', ' '.join(words[1:])])}</p>"


def with_log_header(chance: random.Random, text: str) -> str:
    """The text behind a time, a level and a source."""
    clock = f"{chance.randrange(24):02}:{chance.randrange(60):02}:{chance.randrange(60):02}"
    day = chance.randrange(1, 29)
    return chance.choice(
        (
            f"2026-03-{day:02} {clock},{chance.randrange(1000):03} INFO [main] app.Worker: {text}",
            f"Mar {day} {clock} host{chance.randrange(9)} service[{chance.randrange(9999)}]: {text}",
            f"[2026-03-{day:02}T{clock}Z] WARN  {text}",
        )
    )


def cut_to_60_percent(chance: random.Random, text: str) -> str:
    """What a grid column shows."""
    return text[: max(1, int(0.6 * len(text)))] + chance.choice(("", "", "...", "…"))


def two_typos(chance: random.Random, text: str) -> str:
    """Two letters dropped, changed or exchanged."""
    for _ in range(2):
        text = _slip(chance, text, chance.randrange(max(1, len(text))))
    return text


def three_percent_typos(chance: random.Random, text: str) -> str:
    """Every character dropped, changed or exchanged with a chance of 3 in 100."""
    for at in [at for at in range(len(text)) if chance.random() < 0.03]:
        text = _slip(chance, text, at)
    return text


def _slip(chance: random.Random, text: str, at: int) -> str:
    match chance.randrange(3):
        case 0:
            return text[:at] + text[at + 1 :]
        case 1:
            return text[:at] + chance.choice("abcdefghijklmnopqrstuvwxyz") + text[at + 1 :]
        case _:
            return text[:at] + text[at + 1 : at + 2] + text[at : at + 1] + text[at + 2 :]


NOISES = (
    Noise("clean", lambda chance, text: text),
    Noise("log header in front", with_log_header),
    Noise("two typos", two_typos, keeps_names=False),
    Noise("3 % typos", three_percent_typos, keeps_names=False),
    Noise("cut to 60 %", cut_to_60_percent, keeps_names=False),
    Noise("wrapped in a mail", wrapped_in_mail),
    Noise("quoted mail", quoted),
    Noise("HTML", in_html),
    Noise("upper case", lambda chance, text: text.upper(), keeps_names=False),
)

_FIRST = ("Dana", "Sales", "Maria", "Jean-Luc", "Zoë", "Ahmed", "Olga", "Xi", "Bob")
_LAST = ("O'Brien", "Queue", "Smith", "Müller", "d'Arc", "Kowalski", "García", "Lee", "Support")
_PLACES = ("Contoso North", "EMEA", "Fabrikam & Sons", "Köln", "Building 7", "R&D", "東京", "Наталья")
