"""Measures bulk triage of a made export: seconds and the most memory the process held.

`python -m benchmarks.bulk [ROWS]` writes alerts of the knowledge base's own examples, each with a mailbox of its own
within the text for nine rows of ten, and texts nobody knows for the tenth, and triages them from the bytes of a CSV.
"""

from __future__ import annotations

import argparse
import csv
import io
import random
import resource
from pathlib import Path
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
    rows = parser.parse_args().rows
    with TemporaryDirectory() as folder:
        expert = open_expert(Settings(var_folder=Path(folder)))
    export = made_export(expert.kb, rows)
    started = perf_counter()
    table = read_table(export)
    read = perf_counter() - started
    found = triage(expert, table, guess_roles(table))
    seconds = perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{'rows':>7} {'MB':>5} {'groups':>7} {'clusters':>9} {'read s':>7} {'all s':>7} {'peak MB':>8}")
    print(
        f"{rows:>7} {len(export) / 1e6:>5.1f} {len(found.groups):>7} {len(found.clusters):>9} "
        f"{read:>7.2f} {seconds:>7.2f} {peak:>8.0f}"
    )


def made_export(kb: KnowledgeBase, rows: int) -> bytes:
    """A CSV in the columns of the table TraceLog; the same for the same knowledge base and number of rows."""
    chance = random.Random(rows)
    examples = [
        (example.paste, example.finds.get("mailbox", "")) for a in kb.articles.values() for example in a.examples
    ]
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(["Text", "Level", "Regarding", "Created On"])
    for number in range(rows):
        mailbox = f"Mailbox {number}"
        text, named = chance.choice(examples)
        if number % UNKNOWN_EVERY == 0:
            text, named = f"The workflow of step {chance.randrange(40)} failed for {mailbox}", mailbox
        day, hour = 1 + number % 28, number % 24
        writer.writerow([text.replace(named or "\0", mailbox), "Error", mailbox, f"2026-05-{day:02} {hour:02}:00:00"])
    return written.getvalue().encode()


if __name__ == "__main__":
    main()
