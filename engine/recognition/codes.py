"""Find error codes."""
from __future__ import annotations


def canonical_code(text: str) -> str | None:
    return None
