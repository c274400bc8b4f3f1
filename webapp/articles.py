"""One page for each article, at `/article/<id>`."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from webapp.desk import helpdesk
from webapp.presenters.article_page import article_page

pages = Blueprint("articles", __name__)


@pages.get("/article/<article_id>")
def show(article_id: str) -> str | Response:
    """The article; an alias leads to the article's own address."""
    article = helpdesk().article(article_id)
    if article.id != article_id:
        return redirect(url_for("articles.show", article_id=article.id), 301)
    return render_template("article.html", page=article_page(helpdesk().kb, article))
