"""Runs the `syncmedic` command with `python -m webapp`."""

from webapp.cli import main

main(prog_name="syncmedic")
