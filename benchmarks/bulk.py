"""Measures bulk triage of a made export: seconds and the most memory the process held.

`python -m benchmarks.bulk [ROWS] [--of KIND]` triages them from the bytes of a CSV. The kinds are the usual mixture
(alerts of the knowledge base's own examples, each with a mailbox of its own within the text for nine rows of ten, and
texts nobody knows for the tenth), and the two worst: rows that all differ and that nobody knows, made of words of the
knowledge base; and alerts that all differ by a word of their own.
"""

from __future__ import annotations

import argparse
import csv
import io
import random
import resource
from collections.abc import Callable, Mapping
from pathlib import Path
from string import ascii_lowercase
from tempfile import TemporaryDirectory
from time import perf_counter

from engine.bootstrap import open_expert
from engine.settings import Settings
from engine.table_reading import read_table
from engine.tables import MOST_ROWS
from engine.triage import triage
from engine.triage_columns import guess_roles
from kb.model import KnowledgeBase

UNKNOWN_EVERY = 10


def main() -> None:
    """Prints one line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", nargs="?", type=int, default=MOST_ROWS)
    parser.add_argument("--of", choices=TEXTS, default="mixture")
    asked = parser.parse_args()
    rows = asked.rows
    with TemporaryDirectory() as folder:
        expert = open_expert(Settings(var_folder=Path(folder)))
    export = made_export(expert.kb, rows, asked.of)
    started = perf_counter()
    table = read_table(export)
    read = perf_counter() - started
    found = triage(expert, table, guess_roles(table))
    seconds = perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{asked.of}:\n{'rows':>7} {'MB':>5} {'groups':>7} {'clusters':>9} {'read s':>7} {'all s':>7} {'peak MB':>8}")
    print(
        f"{rows:>7} {len(export) / 1e6:>5.1f} {len(found.groups):>7} {len(found.clusters):>9} "
        f"{read:>7.2f} {seconds:>7.2f} {peak:>8.0f}"
    )


def made_export(kb: KnowledgeBase, rows: int, of: str = "mixture") -> bytes:
    """A CSV in the columns of the table TraceLog; the same for the same knowledge base, number of rows and kind."""
    make = TEXTS[of](kb, random.Random(rows))
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(["Text", "Level", "Regarding", "Created On"])
    for number in range(rows):
        day, hour = 1 + number % 28, number % 24
        mailbox = f"Mailbox {number}"
        writer.writerow([make(number, mailbox), "Error", mailbox, f"2026-05-{day:02} {hour:02}:00:00"])
    return written.getvalue().encode()


def _mixture(kb: KnowledgeBase, chance: random.Random) -> Make:
    examples = _examples(kb)

    def text(number: int, mailbox: str) -> str:
        if number % UNKNOWN_EVERY == 0:
            return f"The workflow of step {chance.randrange(40)} failed for {mailbox}"
        paste, named = chance.choice(examples)
        return paste.replace(named or "\0", mailbox)

    return text


def _unknown(kb: KnowledgeBase, chance: random.Random) -> Make:
    words = [word for article in kb.articles.values() for section in article.sections for word in section.body.split()]
    return lambda number, mailbox: " ".join(chance.choices(words, k=chance.randrange(8, 30)))


def _different(kb: KnowledgeBase, chance: random.Random) -> Make:
    examples = _examples(kb)

    def text(number: int, mailbox: str) -> str:
        letters = "".join(chance.choices(ascii_lowercase, k=12))
        return f"{chance.choice(examples)[0]} ({letters})"

    return text


def _examples(kb: KnowledgeBase) -> list[tuple[str, str]]:
    return [(example.paste, example.finds.get("mailbox", "")) for a in kb.articles.values() for example in a.examples]


Make = Callable[[int, str], str]
"""Number and mailbox of a row -> its text."""
TEXTS: Mapping[str, Callable[[KnowledgeBase, random.Random], Make]] = {
    "mixture": _mixture,
    "unknown": _unknown,
    "different": _different,
}

if __name__ == "__main__":
    main()
