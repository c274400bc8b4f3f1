"""Puts right what a reply spells otherwise than the question and its answers."""

from __future__ import annotations

from dataclasses import replace

from rapidfuzz import process
from rapidfuzz.distance import OSA

from engine.reply.saying import Term, Unit
from engine.reply.wording import Wording
from kb.search.synonyms import Phrase

SHORTEST = 6
"""Letters of a word that may be mistyped; the right one may have one less."""
TWO_SLIPS_FROM = 8
"""Words of so many letters may hold two slips, shorter ones one."""


def spelled_right(wording: Wording, unit: Unit) -> Unit:
    """The unit with a compound that was written as one, or an unknown word that is a slip away from a known one."""
    if unit.form in wording.compounds:
        return Unit(Term(wording.compounds[unit.form], unit.term.denied), unit.form, (unit.term,))
    if unit.parts or unit.term.phrase in wording.known or unit.term.phrase in wording.ear.other:
        return unit
    repaired = _repaired(wording, unit)
    return replace(unit, term=Term(repaired, unit.term.denied)) if repaired else unit


def _repaired(wording: Wording, unit: Unit) -> Phrase:
    """The word of the question that is nearest by form, else by stem; () for none."""
    if any(character.isdigit() for character in unit.form):
        return _numbered(wording, unit.form)
    for written in (unit.form, unit.term.phrase[0]):
        slips = 2 if len(written) >= TWO_SLIPS_FROM else 1
        if len(written) >= SHORTEST:
            found = process.extractOne(written, wording.lexicon.keys(), scorer=OSA.distance, score_cutoff=slips)
            if found and len(found[0]) >= SHORTEST - 1:
                return (wording.lexicon[found[0]],)
    return ()


def _numbered(wording: Wording, form: str) -> Phrase:
    """The word without "0x" before it or a number behind it; a number has no slips, for another one is right too."""
    bare = (form.removeprefix("0x"), form.rstrip("0123456789"))
    return next(((wording.lexicon[each],) for each in bare if each in wording.lexicon), ())
