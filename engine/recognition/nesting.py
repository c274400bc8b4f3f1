"""How deep in nested errors a place of a text is: an inner exception, cause or fault is deeper than what wraps it."""

from __future__ import annotations

import re
from collections.abc import Sequence


def depths(text: str, places: Sequence[int]) -> list[int]:
    """The depth of each of the places (ascending) in a folded text: 0 outside, one more for every error around."""
    marks = [(mark.end(), _STEP[mark.lastgroup or ""]) for mark in _MARK.finditer(text)]
    found: list[int] = []
    depth = passed = 0
    for place in places:
        while passed < len(marks) and marks[passed][0] <= place:
            depth = max(0, depth + marks[passed][1])
            passed += 1
        found.append(depth + bool(_INNER_CODE.search(text, max(0, place - _NEARBY), place)))
    return found


_STEP = {"inner": 1, "outer": -1}
_MARK = re.compile(
    r"(?P<inner>-{2,3}> |\bCaused by:|\bInner ?(?:Exception|Fault|Error)\b(?<!/InnerFault)[>:\" ])"
    r"|(?P<outer>End of inner exception stack trace|</\w{0,20}:?Inner ?(?:Fault|Exception|Error)>)",
    re.IGNORECASE,
)
_INNER_CODE = re.compile(r"Inner\w{0,20}Code\W[^<\n]*\Z")
_NEARBY = 60
