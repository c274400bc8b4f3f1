"""Limits how much one address may ask for; counted in memory, so each process counts for itself."""

from __future__ import annotations

from flask import Flask, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

from engine.settings import Settings


def limit(app: Flask, settings: Settings) -> None:
    """Answers 429 when an address sends more than `settings.requests_per_minute`; static files and health are free."""
    limiter = Limiter(
        get_remote_address,
        application_limits=[f"{settings.requests_per_minute}/minute"],
        storage_uri="memory://",
        strategy="moving-window",
    )
    limiter.request_filter(_is_free)
    limiter.init_app(app)


def _is_free() -> bool:
    return request.endpoint in ("static", "health.alive", "health.ready")
