"""Settle which placings stand: the more literal one wins, equal ones share the sentence, repeated ones are counted."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from engine.findings import Alert, Code
from engine.recognition.differences import differences_of
from engine.recognition.gaps import unwrapped
from engine.recognition.names import captures_of, findings_of
from engine.recognition.paste import Paste
from engine.recognition.placing import Placing

Listed = Mapping[str, frozenset[str]]
"""Article id -> the canonical codes it lists."""


@dataclass(frozen=True, slots=True)
class Contest:
    """Placings that claim the same words equally well; the first has the highest score, else the earliest article."""

    placings: tuple[Placing, ...]

    @property
    def start(self) -> int:
        """Where the claimed words begin in the folded text."""
        return self.placings[0].span[0]


def settle(placings: Iterable[Placing]) -> list[Contest]:
    """The contests in the order of the text; no two of them have a word in common.

    Of all ways to choose such placings the one that is worth most (weighted interval scheduling), so that a fuller
    template wins over a more general one, but not by swallowing other alerts.
    """
    ordered = sorted(placings, key=lambda one: (one.last, one.first, -_worth(one), one.pattern.number))
    at_the_same_words: defaultdict[tuple[int, int], list[Placing]] = defaultdict(list)
    for placing in ordered:
        at_the_same_words[placing.first, placing.last].append(placing)
    contests: list[Contest] = []
    for winner in _most_worth(ordered):
        equal = [one for one in at_the_same_words[winner.first, winner.last] if _equal(winner, one)]
        contests.append(Contest(tuple(sorted(equal, key=lambda one: (-one.score, one.pattern.number)))))
    return contests


def _most_worth(ordered: Sequence[Placing]) -> list[Placing]:
    """The placings without a common word that are worth most together, in order; `ordered` goes by their ends."""
    ends = [placing.last for placing in ordered]
    best = [0.0]
    before: list[int | None] = []
    for number, placing in enumerate(ordered):
        free = bisect_right(ends, placing.first, 0, number)
        worth = best[free] + _worth(placing)
        before.append(free if worth > best[number] else None)
        best.append(max(worth, best[number]))
    chosen: list[Placing] = []
    number = len(ordered)
    while number:
        free_before = before[number - 1]
        if free_before is None:
            number -= 1
        else:
            chosen.append(ordered[number - 1])
            number = free_before
    return chosen[::-1]


def alerts_of(
    contests: Sequence[Contest], original: str, paste: Paste, codes: Sequence[Code], listed: Listed
) -> tuple[Alert, ...]:
    """One alert for each contest, the same alert with the same names only once with its count."""
    alerts: dict[object, Alert] = {}
    if not contests:
        return ()
    contests = _apart(contests, paste)
    ends = [*(paste.folded.span(one.start, one.start + 1)[0] for one in contests[1:]), len(original) + 1]
    for contest, end in zip(contests, ends, strict=True):
        alert = _alert(contest, original, paste, codes, end, listed)
        key = alert.article, tuple((one.name, one.text) for one in alert.captures), _answers(alert)
        known = alerts.get(key)
        if known is None:
            alerts[key] = alert
        else:
            alerts[key] = replace(max(known, alert, key=lambda one: one.score), count=known.count + 1)
    return tuple(sorted(alerts.values(), key=lambda alert: alert.span))


def _apart(contests: Sequence[Contest], paste: Paste) -> list[Contest]:
    """The contests with names at their edges ended where a neighbour's words begin."""
    apart: list[Contest] = []
    start = 0
    for number, contest in enumerate(contests):
        following = contests[number + 1 : number + 2]
        end = paste.words.starts[following[0].placings[0].first] if following else len(paste.text)
        apart.append(Contest(tuple(_within(placing, paste.text, start, end) for placing in contest.placings)))
        start = apart[-1].placings[0].span[1]
    return apart


def _within(placing: Placing, text: str, start: int, end: int) -> Placing:
    if start <= placing.span[0] and placing.span[1] <= end:
        return placing
    filled = []
    for one in placing.filled:
        first, last = unwrapped(text, max(one.start, start), max(min(one.end, end), start))
        filled += [replace(one, start=first, end=last)] if first < last else []
    _, last = unwrapped(text, placing.span[0], min(placing.span[1], end))
    return replace(placing, filled=tuple(filled), span=(max(placing.span[0], start), last))


def _answers(alert: Alert) -> tuple[tuple[str, str], ...]:
    return tuple((finding.question, finding.answer) for finding in alert.findings)


def _worth(placing: Placing) -> float:
    """What a placing is worth: the letters it explains, less when they are changed or its names swallow sentences."""
    return max(1.0, placing.size * placing.fitness - placing.prose - _EACH)


def _equal(winner: Placing, placing: Placing) -> bool:
    return winner.verdict is placing.verdict and abs(_worth(winner) - _worth(placing)) < _SAME


def _alert(contest: Contest, original: str, paste: Paste, codes: Sequence[Code], end: int, listed: Listed) -> Alert:
    span = paste.folded.span(*contest.placings[0].span)
    claims = [(placing, claim) for placing in contest.placings for claim in placing.pattern.claims]
    order = list(dict.fromkeys(claim.article for _, claim in claims))
    if len(order) > 1:
        nearby = [code.canonical for code in codes if span[0] <= code.span[0] < end]
        order = _by_code(_by_code(order, [code.canonical for code in codes], listed), nearby, listed)
    placing, claim = next(one for one in claims if one[1].article == order[0])
    return Alert(
        article=claim.article,
        claimants=tuple(order),
        template=claim.template,
        verdict=placing.verdict,
        score=placing.score,
        span=paste.folded.span(*placing.span),
        captures=captures_of(placing.filled, original, paste.folded),
        findings=findings_of(placing.filled, original, paste.folded),
        differences=differences_of(placing.fit, paste) if placing.fit else (),
    )


def _by_code(articles: Sequence[str], codes: Sequence[str], listed: Listed) -> list[str]:
    """The articles, the one that alone lists one of the codes before the others."""
    for code in codes:
        owners = [article for article in articles if code in listed.get(article, ())]
        if len(owners) == 1:
            return [owners[0], *(article for article in articles if article != owners[0])]
    return list(articles)


_EACH = 3
"""One template that explains a text is better than two that explain it together."""

_SAME = 1e-9
