"""Measures a turn (declare the findings, run, read the conclusions) beside CLIPS and experta's own matcher.

`python -m benchmarks.turn [SIZES...]` prints medians over 60 turns. All engines run the same rules on the same turns,
in turn, and must rate every article alike; the ratio is the median of the ratios of single turns.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Sequence
from statistics import median
from time import perf_counter

from benchmarks.clips_rules import ClipsRules
from benchmarks.made_knowledge import Turn, make_knowledge, make_turns
from engine.findings import Conclusion, Finding
from engine.inference.actions import Notebook
from engine.inference.consultation import Consultation, consult
from engine.inference.matcher import ExactDepthStrategy
from engine.inference.rulebook import compile_rulebook

SIZES = (100, 1_000, 10_000)
TURNS = 60
VANILLA_UP_TO = 300
"""experta's own matcher needs seconds a turn and minutes to build beyond that."""
VANILLA_TURNS = 5

Conclusions = tuple[Conclusion, ...]


class Vanilla(Notebook):
    """experta's own engine and matcher; the agenda is exact, for experta's own fires rules that hold no more."""

    __strategy__ = ExactDepthStrategy


def main() -> None:
    """Prints one line a size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES)
    print(f"{'articles':>8} {'rules':>7} {'build s':>8} {'turn ms':>8} {'CLIPS ms':>9} {'ratio':>6} {'experta ms':>11}")
    for size in parser.parse_args().sizes:
        print(line(size), flush=True)


def line(size: int) -> str:
    """The figures for one size."""
    kb = make_knowledge(size)
    turns = make_turns(kb, TURNS)
    started = perf_counter()
    rulebook = compile_rulebook(kb)
    consultation = Consultation(rulebook)
    build = perf_counter() - started
    clips = ClipsRules(rulebook)
    times = []
    for turn in (turns[0], *turns):
        own_ms, conclusions = timed(lambda findings: consultation.consult(findings).conclusions, turn)
        clips_ms, theirs = timed(clips.turn, turn)
        assert ratings(conclusions) == ratings(theirs)
        times.append((own_ms, clips_ms, own_ms / clips_ms))
    own, peer, ratio = (median(column) for column in zip(*times[1:], strict=True))
    vanilla = f"{vanilla_ms(size):.1f}" if size <= VANILLA_UP_TO else "-"
    return f"{size:>8} {len(rulebook.rules):>7} {build:>8.2f} {own:>8.2f} {peer:>9.2f} {ratio:>6.2f} {vanilla:>11}"


def vanilla_ms(size: int) -> float:
    """The median turn of experta's own engine on the same rules."""
    kb = make_knowledge(size)
    rulebook = compile_rulebook(kb)
    engine = Vanilla(rulebook.rules, rulebook.alert_lines)
    turns = make_turns(kb, VANILLA_TURNS)
    return median(timed(lambda findings: consult(engine, findings, {}, ()).conclusions, turn)[0] for turn in turns)


def timed(engine: Callable[[Sequence[Finding]], Conclusions], turn: Turn) -> tuple[float, Conclusions]:
    """Milliseconds and conclusions of one turn."""
    started = perf_counter()
    conclusions = engine(turn.findings)
    return (perf_counter() - started) * 1_000, conclusions


def ratings(conclusions: Iterable[Conclusion]) -> dict[str, str]:
    """Article -> rating."""
    return {each.article: each.rating for each in conclusions}


if __name__ == "__main__":
    main()
