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
    """The lines in clusters, the largest first; each cluster is alike to its commonest text."""
    clusters = places_alike([shape_of(line.text, line.mailbox) for line in lines])
    return tuple(tuple(lines[place] for place in cluster) for cluster in clusters)


def shape_of(text: str, mailbox: str = "") -> str:
    """The beginning of a text without what names somebody, and without its numbers."""
    return _NUMBER.sub("0", masked_text(text, mailbox)[:_LONGEST_SHAPE].casefold())


def places_alike(shapes: Sequence[str]) -> tuple[tuple[int, ...], ...]:
    """The places of shapes that resemble each other, the largest cluster first.

    Beyond MOST_CLUSTERS the rest make up one cluster, so that time stays linear in the shapes.
    """
    leaders: list[str] = []
    led_by: dict[str, str] = {}
    for shape, _ in Counter(shapes).most_common():
        found = process.extractOne(shape, leaders, scorer=fuzz.ratio, score_cutoff=SIMILAR)
        if found is None and len(leaders) < MOST_CLUSTERS:
            leaders.append(shape)
        led_by[shape] = found[0] if found else shape if shape in leaders[-1:] else _REST
    clusters: defaultdict[str, list[int]] = defaultdict(list)
    for place, shape in enumerate(shapes):
        clusters[led_by[shape]].append(place)
    return tuple(map(tuple, sorted(clusters.values(), key=len, reverse=True)))


_NUMBER = re.compile(r"\d+")
_LONGEST_SHAPE = 300
_REST = ""
