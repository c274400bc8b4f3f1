"""Keeps Python's cyclic garbage collector out of the way while a network is built."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def resting_collector() -> Iterator[None]:
    """Lets the collector rest: building makes hundreds of thousands of objects that stay, and each of its rounds would
    visit them all again (more than half of the time at 10,000 articles)."""
    was_at_work = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_at_work:
            gc.enable()
