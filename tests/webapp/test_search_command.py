"""`syncmedic search`: every filter of the search page, and all of a hit as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tests.webapp.coffee import write_coffee
from webapp.cli import main
from webapp.narrowing import NARROWINGS

Command = Callable[..., Result]


@pytest.fixture(scope="module")
def search(tmp_path_factory: pytest.TempPathFactory) -> Command:
    folder = write_coffee(tmp_path_factory.mktemp("search") / "kb")
    settings = {"SYNCMEDIC_DATA": str(folder.parent / "data"), "SYNCMEDIC_KB": str(folder)}
    return lambda *arguments: CliRunner().invoke(main, ("search", *arguments), env=settings)


def hits(search: Command, *arguments: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(search("--json", *arguments).stdout)["hits"]
    return found


def ids(search: Command, *arguments: str) -> list[str]:
    return [hit["article"] for hit in hits(search, *arguments)]


@pytest.mark.parametrize("name", [each.name for each in NARROWINGS])
def test_every_filter_of_the_page_is_an_option(search: Command, name: str) -> None:
    assert f"--{name}" in search("--help").stdout


def test_two_filters_both_hold(search: Command) -> None:
    assert ids(search, "--kind", "alert", "--layer", "boiler") == ["descale"]


def test_a_filter_may_be_repeated(search: Command) -> None:
    assert set(ids(search, "--area", "water", "--area", "tank")) >= {"descale", "no-water"}


def test_what_is_passed_over_is_not_shown(search: Command) -> None:
    everything = ids(search, "--limit", "100")
    assert ids(search, "--limit", "2", "--offset", "1") == everything[1:3]


def test_the_terminal_tells_which_of_them_are_shown(search: Command) -> None:
    assert "2 to 3 shown" in search("--limit", "2", "--offset", "1").stdout


def test_a_role_that_no_article_has_is_a_mistake_that_names_those_there_are(search: Command) -> None:
    told = search("coffee", "--role", "Barista")
    assert (told.exit_code, "Kitchen manager" in told.stderr) == (2, True)


def test_a_filter_that_only_this_query_fails_is_no_mistake(search: Command) -> None:
    assert search("tank", "--layer", "boiler", "--kind", "limit").exit_code == 0


def test_a_hit_has_its_alert_its_kind_and_when_it_was_verified(search: Command) -> None:
    hit = hits(search, "BoilerScaled")[0]
    alert = "The machine … must be descaled before it brews another cup. Ask … for the tablets."
    assert (hit["kind"], hit["alert"], hit["last_verified"]) == ("alert", alert, "2024-05")


def test_facets_count_what_their_values_would_find(search: Command) -> None:
    facets = json.loads(search("--json").stdout)["facets"]
    counted = [(kind, len(ids(search, "--kind", kind, "--limit", "100"))) for kind in facets["kind"]]
    assert counted == list(facets["kind"].items())
