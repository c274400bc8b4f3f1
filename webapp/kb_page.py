"""The knowledge base itself at `/kb`: which version is in use, what came of its last change, and how healthy it is."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import Blueprint, current_app, render_template

from webapp.desk import edition, editions_of
from webapp.presenters.kb_page import kb_page

PATIENCE = 1.0
"""Seconds a page waits for the check of a version that has just come into use."""

pages = Blueprint("kb", __name__)


@pages.get("/kb")
def show() -> str:
    """Version, last change, articles, errors, reviews and coverage."""
    page = kb_page(edition(), editions_of(current_app).checkup_within(PATIENCE), datetime.now(UTC))
    return render_template("kb.html", page=page)
