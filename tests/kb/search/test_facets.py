"""Counts beside the filters."""

from pathlib import Path

import pytest

from kb.search import Filters, SearchIndex
from tests.kb.search.knowledge import article, knowledge, opened


def test_a_count_is_the_total_after_choosing_the_value(garden: SearchIndex) -> None:
    page = garden.search("valve schedule soil")
    for facet in page.facets:
        for value in facet.values:
            chosen = Filters(**{facet.name: (value.value,)})
            assert garden.search("valve schedule soil", chosen).total == value.count


def test_counts_hold_under_the_filters_of_other_facets(garden: SearchIndex) -> None:
    page = garden.search("", Filters(role=("Gardener",)))
    assert page.facet("layer").count("electrics") == 1


def test_a_facet_is_not_narrowed_by_its_own_filter(garden: SearchIndex) -> None:
    page = garden.search("", Filters(layer=("electrics",)))
    assert page.facet("layer").count("settings") == 3


def test_two_values_of_one_facet_widen(garden: SearchIndex) -> None:
    assert garden.search("", Filters(layer=("electrics", "radio"))).total == 3


def test_two_facets_narrow(garden: SearchIndex) -> None:
    assert garden.search("", Filters(layer=("electrics",), role=("Gardener",))).total == 1


def test_a_value_that_no_article_has_lets_nothing_through(garden: SearchIndex) -> None:
    assert garden.search("valve", Filters(area=("orchard",))).total == 0


def test_an_article_with_two_values_counts_for_both(garden: SearchIndex) -> None:
    values = garden.search("flooded lawn").facet("applies_to").values
    assert [(one.value, one.count) for one in values] == [("aqua-100", 1), ("aqua-200", 1)]


@pytest.mark.parametrize("name", ["kind", "applies_to", "area", "layer", "role", "status"])
def test_every_facet_is_there(garden: SearchIndex, name: str) -> None:
    assert garden.search("valve").facet(name).values


def test_articles_are_counted_by_the_roles_they_name(tmp_path: Path) -> None:
    articles = [
        article("jam", "Jam", role="The user, or whoever is near", roles=("user", "helpdesk")),
        article("toner", "Toner", role="The user", roles=("user",)),
        article("fire", "Fire", role="Fire brigade"),
    ]
    values = opened(tmp_path, knowledge(articles)).search("").facet("role").values
    assert [(one.value, one.count) for one in values] == [("user", 2), ("Fire brigade", 1), ("helpdesk", 1)]
