"""Writes articles: from what an author says, or from a page that somebody wrote before."""
