"""Take the endings of English inflection off a word, so that `syncing`, `syncs` and `synced` compare as equal."""

from __future__ import annotations

from functools import lru_cache

_SHORTEST = 3
"""At least so many letters stay."""


@lru_cache(maxsize=20_000)
def stem(key: str) -> str:
    """The word without plural and verb endings; irregular verbs as far as support texts use them."""
    if key in _IRREGULAR:
        return _IRREGULAR[key]
    if len(key) <= _SHORTEST or not key.isascii():
        return key
    plain = _without_verb_ending(_singular(key))
    return plain[:-1] if plain.endswith("e") and len(plain) > _SHORTEST else plain


def _singular(key: str) -> str:
    if key.endswith("ies") and len(key) > _SHORTEST + 1:
        return key[:-3] + "y"
    if key.endswith(("sses", "xes", "zes", "ches", "shes")):
        return key[:-2]
    return key[:-1] if key.endswith("s") and not key.endswith(("ss", "us", "is")) else key


def _without_verb_ending(key: str) -> str:
    if key.endswith("ied") and len(key) > _SHORTEST + 1:
        return key[:-3] + "y"
    for ending in ("ing", "ed"):
        rest = key.removesuffix(ending)
        if rest != key and len(rest) >= _SHORTEST - 1 and any(vowel in rest for vowel in "aeiouy"):
            doubled = len(rest) > _SHORTEST and rest[-1] == rest[-2] and rest[-1] not in "lsz"
            return rest[:-1] if doubled else rest
    return key


_IRREGULAR = {
    "sent": "send",
    "lost": "los",
    "losing": "los",
    "broken": "break",
    "broke": "break",
    "got": "get",
    "getting": "get",
    "kept": "keep",
    "stuck": "stick",
    "does": "do",
    "did": "do",
    "done": "do",
    "doing": "do",
    "went": "go",
    "goes": "go",
    "gone": "go",
    "this": "this",
}
