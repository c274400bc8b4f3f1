"""Other ways to find the template of a text, to measure beside: a union of regexes, token sets, a log parser's tree."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from engine.recognition.templates import Part, Slot, read_template


@dataclass(frozen=True, slots=True)
class Peer:
    """A peer's name and its one question: the numbers of the templates it finds in a text, best first."""

    name: str
    find: Callable[[str], list[int]]


def peers(templates: Sequence[str]) -> Iterator[Peer]:
    """The peers that are installed, ready for those templates."""
    yield Peer("union of regexes", _union_of_regexes(templates))
    yield Peer("RapidFuzz token set", _token_sets(templates))
    drain = _drain(templates)
    if drain is not None:
        yield Peer("drain3", drain)


def _union_of_regexes(templates: Sequence[str]) -> Callable[[str], list[int]]:
    """Every template with names as `.*?`, the longest literal first, tried one after the other on every line."""
    readings = [(number, parts) for number, template in enumerate(templates) for parts in read_template(template)]
    readings.sort(key=lambda reading: -len(_literal(reading[1])))
    compiled = [(number, re.compile(_regex(parts))) for number, parts in readings]

    def find(text: str) -> list[int]:
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        return [number for line in lines for number, regex in compiled if regex.fullmatch(line)]

    return find


def _token_sets(templates: Sequence[str]) -> Callable[[str], list[int]]:
    literals = [_literal(read_template(template)[0]).lower() for template in templates]

    def find(text: str) -> list[int]:
        best = process.extract(text.lower(), literals, scorer=fuzz.token_set_ratio, limit=2)
        return [number for _, _, number in best]

    return find


def _drain(templates: Sequence[str]) -> Callable[[str], list[int]] | None:
    try:
        from drain3 import TemplateMiner
        from drain3.template_miner_config import TemplateMinerConfig
    except ImportError:
        return None
    config = TemplateMinerConfig()
    config.profiling_enabled = False
    miner = TemplateMiner(config=config)
    number_of: dict[int, int] = {}
    for number, template in enumerate(templates):
        for parts in read_template(template):
            number_of.setdefault(miner.add_log_message(_literal(parts, "<*>"))["cluster_id"], number)

    def find(text: str) -> list[int]:
        found = [miner.match(line) for line in text.splitlines() if line.strip()]
        return [number_of[cluster.cluster_id] for cluster in found if cluster is not None]

    return find


def _literal(parts: tuple[Part, ...], name: str = " ") -> str:
    return " ".join("".join(name if isinstance(part, Slot) else part for part in parts).split())


def _regex(parts: tuple[Part, ...]) -> str:
    regex = "".join(_slot(part) if isinstance(part, Slot) else _text(part) for part in parts)
    return regex.removeprefix(_BLANKS).removesuffix(_BLANKS)


def _slot(slot: Slot) -> str:
    return f"({'|'.join(map(re.escape, slot.options))})" if slot.options else "(.*?)"


def _text(text: str) -> str:
    return _BLANKS.join(map(re.escape, re.split(_BLANKS, text)))


_BLANKS = r"\s+"
