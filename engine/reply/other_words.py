"""Words and phrases that stand for one another, or for the opposite, in a reply to whatever question.

Beside the everyday words of search and the synonyms of the knowledge base. As there, sets make no chains.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kb.model import SynonymSet
from kb.search.everyday import other_phrases
from kb.search.synonyms import Phrase, phrase_of


@dataclass(frozen=True, slots=True)
class OtherWords:
    """Phrase -> the phrases that say the same, or the opposite; `longest` is the number of words of the longest."""

    same: Mapping[Phrase, frozenset[Phrase]]
    opposite: Mapping[Phrase, frozenset[Phrase]]
    longest: int

    def __contains__(self, phrase: Phrase) -> bool:
        return phrase in self.same


def other_words(synonyms: Iterable[SynonymSet]) -> OtherWords:
    """What stands for one another in a knowledge base with these synonyms."""
    same: defaultdict[Phrase, set[Phrase]] = defaultdict(set)
    opposite: defaultdict[Phrase, set[Phrase]] = defaultdict(set)
    for phrase, others in other_phrases().items():
        same[phrase].update(others)
    for line, against in (*_SETS, *((one.words, ()) for one in synonyms)):
        sides = [[phrase for text in side if (phrase := phrase_of(text))] for side in (line, against)]
        for here, there in (sides, sides[::-1]):
            for phrase in here:
                same[phrase].update(here)
                opposite[phrase].update(there)
    return OtherWords(
        {phrase: frozenset(others - {phrase}) for phrase, others in same.items()},
        {phrase: frozenset(others) for phrase, others in opposite.items()},
        max(map(len, same)),
    )


def _sets(lines: str) -> Iterable[tuple[tuple[str, ...], tuple[str, ...]]]:
    for line in filter(None, map(str.strip, lines.splitlines())):
        here, _, there = line.partition("|")
        yield tuple(here.split(",")), tuple(filter(None, map(str.strip, there.split(","))))


_SETS = tuple(
    _sets("""
    enabled, on, turned on, switched on, active, activated, ticked, selected | disabled, off, turned off, switched off
    ticked, selected | unticked, cleared
    disabled, off, turned off, switched off, deactivated
    active | inactive, disabled, deactivated, off
    allowed, permitted | blocked, forbidden, prevented, denied, prohibited
    included, covered, inside, within | excluded, left out, leaves out, filtered out, outside
    same, identical, equal, unchanged | different, differ, other, another, something else, somebody else
    right, correct, okay, fine, good | wrong, incorrect, broken, bad
    works, working, succeeded, success, successful, passed | fails, failed, failure, broken, unsuccessful, error
    filled, set | empty, blank, cleared
    empty, blank, nothing, cleared, nothing there
    missing, gone, disappeared, vanished, absent | there, present, visible, appear, shown
    come over, arrive, appear, show up, turn up, come through, get there, sync
    shifted, wrong time, wrong hour, hour off, hours off
    better, helps, improves, works
    licence, license
    licensed, licence, license
    multi-factor, MFA, two-factor, 2FA, second factor
    visible, appear, show, see | hidden, invisible
    reachable, reached, up, available, online | unreachable, down, unavailable, offline
    listed, in the list, on the list
    all, every, everyone, everybody, everything, everywhere, each, entire, whole, entire company
    one, single, only me, just me, myself, a single one
    some, few, a few, several, couple, a handful, certain
    several, more than one, multiple, many, two, both
    many, lots, lots of, plenty, numerous, everybody, everyone, all users
    none, nothing, neither, nobody, no one, nowhere
    at once, right away, straight away, immediately, instantly, directly
    again and again, over and over, repeatedly, all the time, constantly, keeps, loop, in circles
    now and then, sometimes, intermittent, from time to time, occasionally, on and off, sporadic, comes and goes
    online, cloud, in the cloud, hosted by Microsoft | on-premises, own server, self-hosted, in house, local
    on-premises, own server, own servers, data center, data centre
    web, browser, web browser
    phone, mobile, iphone, android, smartphone, cell phone
    tablet, ipad
    mac, macbook, macos, apple
    google, gmail, google mail, google workspace
    sign-in, login, logon, signing in, logging in
    by itself, automatically, automatic, on its own, by themselves, on their own
    by hand, manually, manual
    past, over, already over | future, upcoming
    last week, yesterday, past, last month, last year
    next week, tomorrow, future
    series, recurring, recurrence, repeating, every week, every day, every month
    single, one-off, one time, once
    larger, bigger, exceeds, too large, too big, over the limit, oversized | smaller, tiny, within, under, below, small
    too large, too big
    read only, read access, view only, viewing
    edit, editor, write
    twice, double, duplicate, two times, doubled
    late, delayed, delay
    slow, sluggish, freezes, hangs, lags
    distribution group, distribution list, mailing list
    junk, spam
    deleted items, trash, bin
    test, uat, sandbox, development, staging
    production, prod, live
    inside, internal, in-house | outside, external, outsider
    another vendor, third party, other vendor, other company, third-party
    timeout, times out, timed out, time out
    invitation, invite, meeting request
    changed, modified, updated, altered
    organizer, organiser, organised, organized
    normal, ordinary, regular, usual, standard, default, common | custom, unusual, special, other, non-standard
    own code, custom code
    user name and password, username and password, credentials
    rejected, refused, declined, denied
    approved, confirmed, accepted
    reinstall, re-installation, reinstalled
    expired, outdated, out of date
    old, outdated, ancient | new, recent, current, latest
    bigger, larger
    letters, characters, umlauts, accents
    delay, lag
    installed on the computer, local install, desktop app
    hours, hour
    nested group, group in a group, subgroup
    full email address, email address, user principal name
    nobody, empty, unassigned
    """)
)
