"""Finds articles: an index folder for each version of the knowledge base, queries, and proposals for a pasted text."""

from kb.search.index import build_index
from kb.search.query import SearchIndex
from kb.search.results import Filters, Hit, IndexUnreadable, Proposal, QueryTooLong, SearchPage

__all__ = ["Filters", "Hit", "IndexUnreadable", "Proposal", "QueryTooLong", "SearchIndex", "SearchPage", "build_index"]
