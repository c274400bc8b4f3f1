"""Puts texts that nothing was recognised in together by likeness, so that the next article is obvious."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from rapidfuzz import fuzz, process

from engine.triage_alike import masked_text
from engine.triage_lines import Line

SIMILAR = 80.0
"""Of 100: two alerts of one template with other names stay above it, two of different templates below."""
MOST_CLUSTERS = 200


def clusters_of(lines: Sequence[Line]) -> tuple[tuple[Line, ...], ...]:
    """The lines in clusters, the largest first; each cluster is alike to its commonest text.

    Beyond MOST_CLUSTERS the rest make up one cluster, so that time stays linear in the lines.
    """
    shapes = {line.row.number: _shape(line) for line in lines}
    leaders: list[str] = []
    led_by: dict[str, str] = {}
    for shape, _ in Counter(shapes.values()).most_common():
        found = process.extractOne(shape, leaders, scorer=fuzz.ratio, score_cutoff=SIMILAR)
        if found is None and len(leaders) < MOST_CLUSTERS:
            leaders.append(shape)
        led_by[shape] = found[0] if found else shape if shape in leaders[-1:] else _REST
    clusters: defaultdict[str, list[Line]] = defaultdict(list)
    for line in lines:
        clusters[led_by[shapes[line.row.number]]].append(line)
    return tuple(map(tuple, sorted(clusters.values(), key=len, reverse=True)))


def _shape(line: Line) -> str:
    return _NUMBER.sub("0", masked_text(line.text, line.mailbox)[:_LONGEST_SHAPE].casefold())


_NUMBER = re.compile(r"\d+")
_LONGEST_SHAPE = 300
_REST = ""
