"""Opens what a command of the terminal works on, the knowledge base named by --kb or by the environment."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

import click

from engine.bootstrap import open_expert, open_helpdesk
from engine.expert import Expert
from engine.helpdesk import Helpdesk
from engine.settings import Settings
from webapp.environment import read_settings
from webapp.terminal import show_left_out


def settings_of(kb_folder: Path | None) -> Settings:
    """The settings of the environment, with the folder of --kb in the place of theirs. Raises BadSetting."""
    return read_settings(os.environ, kb_folder)


def expert_of(kb_folder: Path | None) -> Expert:
    """The expert over the knowledge base; the articles that had to be left out are told."""
    expert = open_expert(settings_of(kb_folder))
    show_left_out(expert.kb)
    return expert


def helpdesk_of(kb_folder: Path | None) -> Helpdesk:
    """The helpdesk over the knowledge base and its cases, closed when the command ends; articles left out are told."""
    helpdesk = click.get_current_context().with_resource(closing(open_helpdesk(settings_of(kb_folder))))
    show_left_out(helpdesk.kb)
    return helpdesk
