"""Typed replies: which answer of the question that was asked somebody means, if any."""
