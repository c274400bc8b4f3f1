"""Measures what is proposed for texts in plain words: right articles for texts on the subject, none for all others.

`python -m benchmarks.proposals [--kb DIR] [--texts FILE.jsonl] [--foreign FILE.txt]`

Texts are lines of `{"text", "expect": [ids]}`; one that expects nothing counts as foreign. Without any, the phrasings
of each article are asked while they are left out of the index. Foreign texts stand one on a line. Every text is asked
alone, and again inside a mail with greeting and signature.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

from kb.library import read_knowledge_base
from kb.model import KnowledgeBase
from kb.search import SearchIndex, build_index

ROOT = Path(__file__).parent.parent
FOREIGN = ROOT / "tests" / "kb" / "search" / "foreign_texts.txt"

MAIL = """Hi all,

I hope you had a good start into the week. My manager keeps asking me about this one, so every hint is welcome.

{}

If you need anything else, I am at my desk until four and reachable by phone after that. Thanks a lot in advance!

Best regards,
Jonas Brandvold
Operations | Fabrikam Residences | Phone +47 555 01 99
"""


class Text(NamedTuple):
    """A text and the articles of which one should come first; none for a foreign text."""

    text: str
    expected: frozenset[str]


def main() -> None:
    """Prints a line for the texts alone and one for the same texts as mails."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kb", type=Path, default=ROOT / "kb")
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--foreign", type=Path, default=FOREIGN)
    given = parser.parse_args()
    kb = read_knowledge_base(given.kb)
    texts = list(_read(given.texts, kb)) if given.texts else list(_phrasings(kb))
    texts += [Text(line, frozenset()) for line in given.foreign.read_text("utf-8").splitlines()]
    searched = kb if given.texts else _without_phrasings(kb)
    with tempfile.TemporaryDirectory() as folder:
        index = SearchIndex.open(build_index(searched, Path(folder)), searched)
        print(f"{len(kb.articles)} articles; shares of texts on the subject, and of foreign ones")
        print(f"{'':8} {'accepted':>9} {'first':>6} {'in 3':>6} {'false alarms':>13} {'ms':>7}")
        for label, dress in (("alone", lambda text: text), ("in mail", MAIL.format)):
            print(_line(label, index, texts, dress))


def _read(file: Path, kb: KnowledgeBase) -> Iterable[Text]:
    """The texts that expect nothing, or an article that `kb` has."""
    for line in file.read_text("utf-8").splitlines():
        row = json.loads(line)
        known = frozenset(row["expect"]) & kb.articles.keys()
        if known or not row["expect"]:
            yield Text(row["text"], known)


def _phrasings(kb: KnowledgeBase) -> Iterable[Text]:
    return (Text(said, frozenset((one.id,))) for one in kb.articles.values() for said in one.phrasings)


def _without_phrasings(kb: KnowledgeBase) -> KnowledgeBase:
    silent = {name: replace(article, phrasings=()) for name, article in kb.articles.items()}
    return replace(kb, articles=silent, version=f"{kb.version}-silent")


def _line(label: str, index: SearchIndex, texts: Sequence[Text], dress: Callable[[str], str]) -> str:
    times: list[float] = []
    answers: list[tuple[frozenset[str], list[str]]] = []
    for text, expected in texts:
        started = perf_counter()
        proposed = index.propose(dress(text))
        times.append((perf_counter() - started) * 1_000)
        answers.append((expected, [one.article.id for one in proposed]))
    own = [(expected, found) for expected, found in answers if expected]
    shares = (
        _share(bool(found) for _, found in own),
        _share(bool(expected & set(found[:1])) for expected, found in own),
        _share(bool(expected & set(found[:3])) for expected, found in own),
        _share(bool(found) for expected, found in answers if not expected),
    )
    return "{:8} {:9.3f} {:6.3f} {:6.3f} {:13.3f} {:7.2f}".format(label, *shares, median(times))


def _share(outcomes: Iterable[bool]) -> float:
    counted = list(outcomes)
    return sum(counted) / len(counted) if counted else 0.0


if __name__ == "__main__":
    main()
