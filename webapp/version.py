"""Tells the version of the program, whether it is installed or runs from its own folder."""

from __future__ import annotations

import tomllib
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent / "pyproject.toml"


def program_version() -> str:
    """The version that pyproject.toml says, or the installed package."""
    if PROJECT.is_file():
        return str(tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["version"])
    try:
        return version("syncmedic")
    except PackageNotFoundError:
        return "unknown"
