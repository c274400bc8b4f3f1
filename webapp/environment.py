"""Reads settings from environment variables; the engine and the knowledge base never do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from engine.settings import Settings

PREFIX = "SYNCMEDIC_"


class BadSetting(ValueError):
    """An environment variable holds something that cannot be used."""


def read_settings(environment: Mapping[str, str], kb_folder: Path | None = None) -> Settings:
    """Settings from the variables SYNCMEDIC_KB, _DATA, _DATABASE_URL, _HOSTS, _FRAME_ANCESTORS and so on.

    `kb_folder` (the --kb option) goes before SYNCMEDIC_KB. Raises BadSetting.
    """
    settings = Settings()
    return replace(
        settings,
        kb_folder=kb_folder or Path(environment.get(f"{PREFIX}KB") or settings.kb_folder),
        var_folder=Path(environment.get(f"{PREFIX}DATA") or settings.var_folder),
        database_url=environment.get(f"{PREFIX}DATABASE_URL", settings.database_url),
        trusted_hosts=(*settings.trusted_hosts, *_words(environment, "HOSTS")),
        frame_ancestors=_words(environment, "FRAME_ANCESTORS"),
        requests_per_minute=_number(environment, "REQUESTS_PER_MINUTE", settings.requests_per_minute),
        retention_days=_number(environment, "RETENTION_DAYS", settings.retention_days),
        learn=_switch(environment, "LEARN", settings.learn),
    )


def _words(environment: Mapping[str, str], name: str) -> tuple[str, ...]:
    return tuple(environment.get(f"{PREFIX}{name}", "").replace(",", " ").split())


def _number(environment: Mapping[str, str], name: str, default: int) -> int:
    value = environment.get(f"{PREFIX}{name}", "")
    if not value:
        return default
    if not value.isascii() or not value.isdigit() or int(value) == 0:
        raise BadSetting(f"{PREFIX}{name} is “{value}”; it must be a whole number greater than 0.")
    return int(value)


def _switch(environment: Mapping[str, str], name: str, default: bool) -> bool:
    value = environment.get(f"{PREFIX}{name}", "")
    match value.casefold():
        case "":
            return default
        case "on" | "off" as word:
            return word == "on"
    raise BadSetting(f"{PREFIX}{name} is “{value}”; it must be on or off.")
