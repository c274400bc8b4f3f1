"""Opens what a command of the terminal works on, the knowledge base named by --kb or by the environment."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from engine.bootstrap import open_expert, open_helpdesk
from engine.expert import Expert
from engine.helpdesk import Helpdesk
from engine.settings import Settings
from kb.history import as_of
from webapp.environment import read_settings
from webapp.terminal import show_left_out


def settings_of(kb_folder: Path | None, revision: str | None = None) -> Settings:
    """The settings of the environment, with the folder of --kb in the place of theirs.

    With a revision, the knowledge base as it was then, until the command ends. Raises BadSetting, NoHistory.
    """
    settings = read_settings(os.environ, kb_folder)
    if revision is None:
        return settings
    past = click.get_current_context().with_resource(as_of(settings.kb_folder, revision))
    click.echo(f"As of {past.revision}", err=True)
    return replace(settings, kb_folder=past.folder, var_folder=settings.var_folder / PAST)


PAST = "as-of"
"""Below the data folder: indexes of the past, which must not take the place of the present one."""


def past_option(command: Callable[..., None]) -> Callable[..., Any]:
    """The option --as-of REV."""
    words = "Answer with the knowledge base of that git revision, or of the version a case names."
    return click.option("--as-of", "revision", metavar="REV", help=words)(command)


def expert_of(kb_folder: Path | None, revision: str | None = None) -> Expert:
    """The expert over the knowledge base; the articles that had to be left out are told."""
    expert = open_expert(settings_of(kb_folder, revision))
    show_left_out(expert.kb)
    return expert


def helpdesk_of(kb_folder: Path | None) -> Helpdesk:
    """The helpdesk over the knowledge base and its cases, closed when the command ends; articles left out are told."""
    helpdesk = click.get_current_context().with_resource(closing(open_helpdesk(settings_of(kb_folder))))
    show_left_out(helpdesk.kb)
    return helpdesk
