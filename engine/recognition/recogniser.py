"""Recognise in a pasted text the alerts of a knowledge base, error codes, and words that suggest an answer."""

from __future__ import annotations

from engine.findings import Recognition
from engine.recognition.claims import alerts_of, settle
from engine.recognition.codes import codes_of, listed_codes
from engine.recognition.compiling import compile_patterns
from engine.recognition.exact import exact_placings
from engine.recognition.heard import heard_in, phrases_of
from engine.recognition.near import near_placings
from engine.recognition.paste import Paste, read_paste
from engine.recognition.patterns import Claim
from engine.recognition.placing import Placing
from engine.recognition.synonyms import synonyms_of
from kb.model import KnowledgeBase


class Recogniser:
    """Compiled once per knowledge base; safe to use from several threads, for it never changes."""

    def __init__(self, kb: KnowledgeBase) -> None:
        synonyms = synonyms_of(kb.vocabulary.synonyms)
        self._patterns = compile_patterns(kb, synonyms)
        self._phrases = phrases_of(kb.vocabulary, synonyms)
        self._codes = listed_codes(kb)

    @property
    def sentences(self) -> tuple[tuple[Claim, ...], ...]:
        """For every sentence that alerts can print, the claims of the articles that print it."""
        return tuple(pattern.claims for pattern in self._patterns.all)

    def recognise(self, text: str) -> Recognition:
        """Everything recognised in `text` (any text whatever), in the order of the text; linear in its length."""
        paste = read_paste(text, self._patterns)
        exact = exact_placings(paste, self._patterns)
        near = near_placings(paste, self._patterns, _covered(paste, exact))
        codes = codes_of(text, paste.folded, self._codes)
        return Recognition(
            alerts=alerts_of(settle([*exact, *near]), text, paste, codes, self._codes.articles),
            codes=codes,
            heard=heard_in(text, paste.folded, paste.words, self._phrases),
        )


def _covered(paste: Paste, exact: list[Placing]) -> list[bool]:
    """Which words an exact alert holds for good: a short one may stand within a longer near one, if not by itself."""
    covered = [False] * len(paste.ids)
    for placing in exact:
        whole = paste.is_line(paste.word_from(placing.span[0]), paste.word_from(placing.span[1]))
        if whole or len(placing.pattern.literal) >= _LONG_ENOUGH:
            covered[placing.first : placing.last] = [True] * (placing.last - placing.first)
    return covered


_LONG_ENOUGH = 6
