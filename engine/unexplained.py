"""Finds the alerts of a case that nothing accounts for yet, so that one success does not close the others."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from engine.findings import Alert, Recognition, Verdict


def is_solved(recognitions: Iterable[Recognition], outcomes: Mapping[str, str]) -> bool:
    """Whether something helped and no alert found word for word is left over. `outcomes` is article -> outcome.

    A success of another article than the claimants is taken for the cause of all alerts: they often come together.
    """
    alerts = unexplained((alert for each in recognitions for alert in each.alerts), ())
    claimants = {claimant for alert in alerts for claimant in alert.claimants}
    helped = {article for article, outcome in outcomes.items() if outcome == "helped"}
    return bool(helped) and not (helped <= claimants and unexplained(alerts, outcomes))


def still_telling(evidence: Mapping[str, float], outcomes: Mapping[str, str]) -> dict[str, float]:
    """The evidence (article -> weight) without that of articles that helped: it must not outweigh what is left over."""
    return {article: weight for article, weight in evidence.items() if outcomes.get(article) != "helped"}


def unexplained(alerts: Iterable[Alert], tried: Collection[str]) -> list[Alert]:
    """The alerts found word for word of which no claimant is among the articles that are (or were) tried."""
    articles = frozenset(tried)
    return [alert for alert in alerts if alert.verdict is Verdict.EXACT and articles.isdisjoint(alert.claimants)]
