"""The search page: filters with counts, saved views, hits, and the ways on when nothing is found."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from kb.model import RoleName
from kb.search import Filters
from tests.kb.search.knowledge import article, knowledge, opened
from tests.webapp.pages import case_of, words
from webapp.narrowing import NARROWINGS
from webapp.presenters.search_page import Searched, found_page

CHOICE = re.compile(r'name="(\w+)" value="([^"]*)"[^>]*> <span>.*? <span class="quiet">\((\d+)\)')
FILTERS = [
    "",
    "kind=alert",
    "area=water&area=tank",
    "layer=boiler",
    "status=retired",
    "kind=alert&role=Kitchen+manager",
]


def offered(client: FlaskClient, address: str) -> list[tuple[str, str, int]]:
    """Name, value and count of every filter that the page offers and that is not chosen."""
    page = client.get(address).text
    return [(name, unescape(value), int(count)) for name, value, count in CHOICE.findall(page)]


def total(client: FlaskClient, **query: object) -> int:
    """How many articles the page of a query says there are."""
    found = re.search(r"(\d+) articles? ", words(client.get("/search", query_string=query)))
    return int(found[1]) if found else -1


@pytest.mark.parametrize("query", ["", "water", "machine"])
@pytest.mark.parametrize("filters", FILTERS)
def test_a_count_is_what_choosing_it_alone_in_its_facet_finds(client: FlaskClient, filters: str, query: str) -> None:
    kept = [pair.split("=") for pair in filters.replace("+", " ").split("&") if pair]
    wrong = []
    for name, value, count in offered(client, f"/search?q={query}&{filters}"):
        others: dict[str, object] = {each: [v for n, v in kept if n == each] for each, _ in kept if each != name}
        if total(client, q=query, **{**others, name: value}) != count:
            wrong.append((name, value, count))
    assert wrong == []


def test_every_facet_with_values_is_offered(client: FlaskClient) -> None:
    names = {name for name, _, _ in offered(client, "/search?q=machine")}
    assert names == {each.name for each in NARROWINGS} - {"product"}


def test_kinds_are_offered_once_where_one_begins_to_browse(client: FlaskClient) -> None:
    page = client.get("/search").text
    assert ("by-kind" in page, 'name="kind"' in page) == (True, False)


def test_facets_stand_in_fieldsets(client: FlaskClient) -> None:
    page = client.get("/search?q=machine").text
    assert page.count("<fieldset>") == page.count("<legend>") == len(NARROWINGS) - 1


def test_filters_of_two_facets_both_hold(client: FlaskClient) -> None:
    assert total(client, kind="alert", layer="boiler") == 1


def test_two_values_of_one_facet_widen(client: FlaskClient) -> None:
    assert total(client, area=["water", "tank"]) == 2


def test_the_filters_in_use_are_counted(client: FlaskClient) -> None:
    assert "Filters (2 in use)" in words(client.get("/search?kind=alert&area=water"))


@pytest.mark.parametrize(
    ("path", "heading"), [("/known-issues", "Known issues"), ("/unsupported", "What is not supported")]
)
def test_a_saved_view_has_its_own_heading(client: FlaskClient, path: str, heading: str) -> None:
    assert f"<h1>{heading}</h1>" in client.get(path).text


@pytest.mark.parametrize(
    ("path", "title"),
    [("/known-issues", "Coffee of this version is sour"), ("/unsupported", "Beans of another maker")],
)
def test_a_saved_view_lists_its_articles_only(client: FlaskClient, path: str, title: str) -> None:
    assert re.findall(r"<h2><a[^>]*>([^<]*)", client.get(path).text) == [title]


def test_the_filter_of_a_saved_view_can_be_taken_away(client: FlaskClient) -> None:
    assert 'name="kind" value="known-issue" checked' in client.get("/known-issues").text


@pytest.mark.parametrize("path", ["/known-issues", "/unsupported"])
def test_the_start_page_leads_to_the_saved_views(client: FlaskClient, path: str) -> None:
    assert f'href="{path}"' in client.get("/").text


def test_without_a_query_the_kinds_are_links(client: FlaskClient) -> None:
    assert '<a href="/search?kind=known-issue">Known issues (1)</a>' in client.get("/search").text


def test_an_exact_match_comes_first_and_says_so(client: FlaskClient) -> None:
    page = words(client.get("/search?q=BoilerScaled"))
    assert "The machine has to be descaled Exact match Alert" in page


def test_a_hit_names_its_alert(client: FlaskClient) -> None:
    assert "Alert: “No water was found in the tank of the machine … this morning.”" in words(
        client.get("/search?q=tank")
    )


def test_a_hit_says_when_it_was_verified(client: FlaskClient) -> None:
    assert "last verified May 2024" in words(client.get("/search?q=descaled"))


def test_a_hit_can_begin_a_case(client: FlaskClient) -> None:
    assert '<input type="hidden" name="article" value="no-water">' in client.get("/search?q=tank").text


def test_the_case_of_a_hit_is_about_its_article(client: FlaskClient) -> None:
    case = case_of(client.post("/case", data={"article": "no-water"}))
    assert "The tank is empty" in words(client.get(case))


def test_the_number_of_results_is_a_status(client: FlaskClient) -> None:
    assert '<p role="status" class="count">1 article for “BoilerScaled”' in client.get("/search?q=BoilerScaled").text


def test_a_correction_keeps_the_filters(client: FlaskClient) -> None:
    assert (
        'Did you mean <a href="/search?q=tank&amp;kind=alert">tank</a>' in client.get("/search?q=tannk&kind=alert").text
    )


def test_nothing_found_keeps_the_query(client: FlaskClient) -> None:
    assert 'type="search" value="zzzqqqxxx"' in client.get("/search?q=zzzqqqxxx").text


def test_nothing_found_offers_to_drop_the_filter_that_keeps_it_back(client: FlaskClient) -> None:
    page = client.get("/search?q=BoilerScaled&kind=alert&area=tank").text
    drops = re.findall(r'<li><a href="([^"]*)">(Drop[^<]*)', page)
    assert drops == [("/search?q=BoilerScaled&amp;kind=alert", "Drop the filter “Area”: 1 article")]


def test_beyond_the_last_result_the_page_leads_back(client: FlaskClient) -> None:
    assert '<a href="/search?kind=alert">Go to the first results</a>' in client.get("/search?kind=alert&from=400").text


def test_the_next_page_keeps_query_and_filters(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("webapp.search.HITS", 1)
    assert 'href="/search?kind=alert&amp;from=1" rel="next"' in client.get("/search?kind=alert").text


def test_the_last_page_leads_back_only(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("webapp.search.HITS", 1)
    page = client.get("/search?kind=alert&from=1").text
    assert ('rel="prev"' in page, 'rel="next"' in page) == (True, False)


def test_a_query_that_is_too_long_is_kept_and_told(client: FlaskClient) -> None:
    response = client.get(f"/search?q={'y' * 401}")
    told = ("400 at most" in words(response), "y" * 401 in response.text)
    assert (response.status_code, *told) == (400, True, True)


@pytest.mark.parametrize(
    "address",
    ["/search?q=%00", "/search?q=%ff", "/search?kind=&kind=", "/search?area=<b>", "/search?q=%F0%9F%98%80&role=%00",
     "/known-issues?kind=alert&from=-1", "/search?" + "&".join(f"area=x{number}" for number in range(500))],
)  # fmt: skip
def test_odd_input_is_no_error(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code == 200


def test_a_filter_is_text_whatever_it_holds(client: FlaskClient) -> None:
    assert "<b>x" not in client.get("/search?area=<b>x").text


@pytest.mark.parametrize("path", ["/search", "/search?q=water", "/known-issues", "/unsupported"])
def test_browse_is_marked_as_the_place_where_one_is(client: FlaskClient, path: str) -> None:
    assert re.findall(r'aria-current="page">(\w+)', client.get(path).text) == ["Browse"]


def test_a_role_is_called_by_its_name(tmp_path: Path) -> None:
    kb = knowledge([article("jam", "Jam", roles=("user",)), article("fire", "Fire", roles=("brigade",))])
    kb = replace(kb, vocabulary=replace(kb.vocabulary, roles={"user": RoleName("user", "Whoever prints")}))
    found = opened(tmp_path, kb).search("")
    page = found_page(kb, Searched("", Filters(), 0, 20), found)
    assert [choice.words for group in page.groups for choice in group.choices] == ["brigade", "Whoever prints"]
