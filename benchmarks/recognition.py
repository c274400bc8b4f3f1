"""Measure recognition: `python -m benchmarks.recognition [--kb DIR] [--foreign DIR] [--peers] [--worst]`.

For every kind of noise: how often the first alert is the right one, all names are right to the character, two alerts
are both found, and how long a text takes; how many texts of another knowledge base are taken for an alert of this one.
"""

from __future__ import annotations

import argparse
import html
import random
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.recognition_peers import peers
from benchmarks.recognition_texts import NOISES, Noise, Printed, literal_words, printed_alerts, wrapped_in_mail
from benchmarks.recognition_worst import report_worst
from engine.findings import Recognition
from engine.recognition.recogniser import Recogniser
from engine.recognition.templates import read_template
from kb.library import read_knowledge_base
from kb.model import KnowledgeBase

SEED = 20260301
MOST_TEXTS = 1_500


@dataclass(frozen=True, slots=True)
class Row:
    """One kind of noise: shares 0..1 (None: not to be measured) and microseconds a text."""

    noise: str
    first_right: float
    names_right: float | None
    median: float
    slowest: float


def main() -> None:
    """Print one table for recognition and, if asked for, one for each peer."""
    options = _options()
    kb = read_knowledge_base(options.kb)
    foreign = read_knowledge_base(options.foreign) if options.foreign else None
    if options.worst:
        report_worst(kb, Recogniser(kb).recognise, SEED)
    else:
        report(kb, foreign, with_peers=options.peers)


def report(kb: KnowledgeBase, foreign: KnowledgeBase | None, *, with_peers: bool) -> None:
    """Measure and print; `foreign` is a knowledge base of something else, whose alerts must not be recognised."""
    chance = random.Random(SEED)
    alerts = list(printed_alerts(kb, chance))
    alerts = chance.sample(alerts, min(MOST_TEXTS, len(alerts)))
    started = time.perf_counter()
    recogniser = Recogniser(kb)
    print(f"{len(alerts)} alerts; compiled in {time.perf_counter() - started:.2f} s")
    print(f"{'':28}{'first':>8}{'names':>8}{'median µs':>12}{'slowest µs':>12}")
    literals = _literals(kb)
    for noise in NOISES:
        print_row(measured(noise, alerts, recogniser.recognise, literals))
    for several in (2, 5, 10):
        print(f"{several} alerts in one paste: all found {all_found(alerts, several, recogniser, literals):.3f}")
    if foreign is not None:
        texts = [alert.text for alert in printed_alerts(foreign, chance)]
        print_false_alarms(texts[:MOST_TEXTS], recogniser)
    if with_peers:
        _report_peers(kb, alerts)


def measured(
    noise: Noise, alerts: Sequence[Printed], recognise: Callable[[str], Recognition], literals: dict[str, set[str]]
) -> Row:
    """How recognition fares under one kind of noise."""
    chance = random.Random(SEED)
    right: list[bool] = []
    names: list[bool] = []
    times: list[float] = []
    for alert in alerts:
        text = noise.spoil(chance, alert.text)
        started = time.perf_counter()
        found = recognise(text)
        times.append(1e6 * (time.perf_counter() - started))
        right.append(any(_is(one.article, alert, literals) for one in found.alerts[:1]))
        if right[-1] and alert.names:
            names.append(_names_are_right(found, alert))
    return Row(
        noise.name,
        statistics.mean(right),
        statistics.mean(names) if noise.keeps_names and names else None,
        statistics.median(times),
        max(times),
    )


def _names_are_right(found: Recognition, alert: Printed) -> bool:
    said = {(capture.name, " ".join(html.unescape(capture.text).split())) for capture in found.alerts[0].captures}
    return said >= {(name, text) for name, text in alert.names}


def _is(article: str, alert: Printed, literals: dict[str, set[str]]) -> bool:
    """Whether the article has this alert; others may have it word for word as well."""
    return article in literals[alert.literal]


def _literals(kb: KnowledgeBase) -> dict[str, set[str]]:
    """The words of every reading of every template -> the articles that have it."""
    found: dict[str, set[str]] = {}
    for article in kb.articles.values():
        for template in article.alerts:
            for parts in read_template(template):
                found.setdefault(literal_words(parts), set()).add(article.id)
    return found


def all_found(alerts: Sequence[Printed], several: int, recogniser: Recogniser, literals: dict[str, set[str]]) -> float:
    """The share of pastes with so many alerts, some in one paragraph and some wrapped, of which all are found."""
    chance = random.Random(SEED + several)
    right: list[bool] = []
    for _ in range(len(alerts) // several):
        group = chance.sample(list(alerts), several)
        text = "\n".join(alert.text for alert in group)
        if chance.random() < 0.5:
            text = "\n\n".join(wrapped_in_mail(chance, alert.text) for alert in group)
        found = {one.article for one in recogniser.recognise(text).alerts}
        right.append(all(literals[alert.literal] & found for alert in group))
    return statistics.mean(right)


def print_false_alarms(texts: Sequence[str], recogniser: Recogniser) -> None:
    """Print the share of foreign texts in which an alert is recognised."""
    found = [text for text in texts if recogniser.recognise(text).alerts]
    print(f"{len(texts)} foreign texts: false alarms {len(found) / max(1, len(texts)):.4f}")


def print_row(row: Row) -> None:
    """Print one line of the table."""
    names = "" if row.names_right is None else f"{row.names_right:.3f}"
    print(f"{row.noise:28}{row.first_right:8.3f}{names:>8}{row.median:12.0f}{row.slowest:12.0f}")


def _report_peers(kb: KnowledgeBase, alerts: Sequence[Printed]) -> None:
    owners = [(article.id, template) for article in kb.articles.values() for template in article.alerts]
    literals = _literals(kb)
    for peer in peers([template for _, template in owners]):
        print(f"\n{peer.name}")
        for noise in NOISES:
            print_row(_measured_peer(peer.find, noise, alerts, [article for article, _ in owners], literals))


def _measured_peer(
    find: Callable[[str], Iterable[int]],
    noise: Noise,
    alerts: Sequence[Printed],
    owners: Sequence[str],
    literals: dict[str, set[str]],
) -> Row:
    chance = random.Random(SEED)
    right: list[bool] = []
    times: list[float] = []
    for alert in alerts[:300]:
        text = noise.spoil(chance, alert.text)
        started = time.perf_counter()
        found = list(find(text))[:1]
        times.append(1e6 * (time.perf_counter() - started))
        right.append(any(_is(owners[number], alert, literals) for number in found))
    return Row(noise.name, statistics.mean(right), None, statistics.median(times), max(times))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kb", type=Path, default=Path("kb"))
    parser.add_argument("--foreign", type=Path)
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--worst", action="store_true", help="time texts as bad as can be instead")
    return parser.parse_args()


if __name__ == "__main__":
    main()
