"""Texts as bad as can be for recognition: 20,000 characters each, made from any knowledge base's own templates."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Callable, Iterator

from benchmarks.recognition_texts import printed_alerts, three_percent_typos, two_typos
from engine.findings import Recognition
from kb.model import KnowledgeBase

LENGTH = 20_000


def report_worst(kb: KnowledgeBase, recognise: Callable[[str], Recognition], seed: int) -> None:
    """Print the CPU milliseconds of every evil text, the least of three tries, the worst first."""
    chance = random.Random(seed)
    times = sorted(((_milliseconds(recognise, text), name) for name, text in evil_texts(kb, chance)), reverse=True)
    print(f"{LENGTH:,} characters, CPU ms: worst {times[0][0]:.1f}")
    for milliseconds, name in times:
        print(f"{name:40}{milliseconds:8.1f}")


def _milliseconds(recognise: Callable[[str], Recognition], text: str) -> float:
    tries: list[float] = []
    for _ in range(3):
        started = time.process_time()
        recognise(text)
        tries.append(1e3 * (time.process_time() - started))
    return min(tries)


def evil_texts(kb: KnowledgeBase, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Names and texts: repeated prefixes, rarest words, near misses, markup without end, and their like."""
    alerts = [alert.text for alert in printed_alerts(kb, chance)]
    chance.shuffle(alerts)
    words = Counter(word for text in alerts for word in text.split())
    common = [word for word, _ in words.most_common(200)]
    rare = [word for word, _ in words.most_common()[::-1]]
    openings = [" ".join(text.split()[:3]) for text in alerts]
    yield "the commonest word", _filled(common[0] + " ")
    yield "the commonest two words", _filled(" ".join(common[:2]) + " ")
    yield "the commonest words", _filled(" ".join(common) + " ")
    yield "the commonest words in lines", _filled("\n".join(common) + "\n")
    yield "the rarest words", _filled(" ".join(rare))
    yield "the rarest words in lines", _filled("\n".join(rare))
    yield "the rarest words mistyped", _filled(two_typos_a_word(chance, rare))
    yield "words at random", _filled(" ".join(chance.choices(list(words), k=5_000)))
    yield "words at random in lines", _filled("\n".join(chance.choices(list(words), k=5_000)))
    yield "words run together", _filled(" ".join(map("".join, zip(rare, common * 50, strict=False))))
    yield "every opening", _filled("\n".join(openings))
    yield "every opening in one line", _filled(" ".join(openings))
    yield "one opening", _filled(max(openings, key=len) + " ")
    yield "one opening in lines", _filled(max(openings, key=len) + "\n")
    yield "the commonest opening", _filled(Counter(openings).most_common(1)[0][0] + " ")
    yield "the longest template", _filled(max(alerts, key=len) + " ")
    yield "the longest template, cut", _filled(max(alerts, key=len)[:-9] + "\n")
    yield "the longest template, backwards", _filled(" ".join(max(alerts, key=len).split()[::-1]) + " ")
    yield "every template", _filled("\n".join(alerts))
    yield "every template in one line", _filled(" ".join(alerts))
    yield "every template, one word missing", _filled("\n".join(_less_a_word(chance, text) for text in alerts))
    yield "the same in one line", _filled(" ".join(_less_a_word(chance, text) for text in alerts))
    yield "every template, mistyped", _filled("\n".join(two_typos(chance, text) for text in alerts))
    yield "every template, cut", _filled("\n".join(text[: len(text) * 6 // 10] for text in alerts))
    yield "every template, quoted", _filled("".join(f"{'> ' * chance.randrange(9)}{text}\n" for text in alerts))
    for name, unit in _UNITS.items():
        yield name, _filled(unit)


def two_typos_a_word(chance: random.Random, words: list[str]) -> str:
    """The words, most with a slip."""
    return three_percent_typos(chance, " ".join(two_typos(chance, word) if len(word) > 9 else word for word in words))


def _less_a_word(chance: random.Random, text: str) -> str:
    words = text.split()
    del words[chance.randrange(len(words))]
    return " ".join(words)


def _filled(unit: str) -> str:
    return (unit * (LENGTH // max(1, len(unit)) + 1))[:LENGTH]


_UNITS = {
    "one word": "x",
    "one capital": "A",
    "blanks": " ",
    "empty lines": "\n",
    "blank lines": " \n",
    "quoting marks": "> ",
    "quoted empty lines": "\n>>",
    "tags without end": "<b ",
    "links without end": "<a href=",
    "tags": "<p><b>x</b></p>",
    "comments without end": "<!-- ",
    "entities": "&amp;amp;",
    "ampersands": "&",
    "quoted-printable": "=3D=C3=A9",
    "soft line ends": "=\n",
    "quotation marks": '"',
    "apostrophes": "n't ",
    "brackets": "[{(<",
    "stops": ". ",
    "dots": "...",
    "numbers": "1 ",
    "hexadecimal": "0x80040265 ",
    "one long number": "8",
    "one long hexadecimal number": "deadbeef",
    "GUIDs": "80040265-1234-4a5b-8c9d-001122334455 ",
    "statuses": "HTTP 401 ",
    "log headers": "2026-01-01 10:00:00 INFO app: ",
    "log headers in lines": "2026-01-01 10:00:00 INFO app: \n",
    "stack frames": " at A.B.C(D d)\n ---> System.Exception: ",
    "camels": "aB",
    "combining marks": "e\u0301",
    "many marks on one letter": "a" + "\u0301" * 30,
    "ideographs": "邮箱",
    "right to left": "\u202eשלם \u200f",
    "emoji": "👩\u200d👩\u200d👧 ",
    "what cannot be seen": "a\u200b",
    "NUL": "\0a ",
    "full width": "ｍａｉｌ ",  # noqa: RUF001 - letters of East Asian keyboards
}
