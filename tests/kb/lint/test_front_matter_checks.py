"""Checks of titles, dates, codes, products and lists accept good articles and find what is wrong with bad ones."""

from __future__ import annotations

from datetime import date

import pytest

from kb.lint import code_mentions, dates, rare_values, repeats, retired, severity_of_kind, titles
from kb.lint.dates import to_come
from tests.kb.lint.knowledge import BODY, article, found, knowledge_base

TODAY = date(2026, 5, 20)


def coming(**keys: str) -> list[str]:
    """What is still to come in the good article with these keys."""
    return [f"{problem.line}: {problem.message}" for problem in to_come(knowledge_base(article(**keys)), TODAY)]


def test_articles_with_titles_of_their_own_pass() -> None:
    assert found(titles.check, article(), article(file="alerts/two", title="Paper is wet")) == []


@pytest.mark.parametrize("title", ["Paper jam in a tray", "paper  JAM in a tray"])
def test_a_title_that_another_article_has_is_found(title: str) -> None:
    messages = found(titles.check, article(), article(file="alerts/two", title=title))
    assert messages == ["2: `paper-jam` has the same title: say what differs"]


@pytest.mark.parametrize("verified", ["2025", "2025-03", "2025-03-31"])
def test_a_date_passes(verified: str) -> None:
    assert found(dates.check, article(last_verified=verified)) == []


@pytest.mark.parametrize("verified", ["May 2025", "2025-13", "25-03", "2025-3"])
def test_what_is_no_date_is_found(verified: str) -> None:
    messages = found(dates.check, article(last_verified=verified))
    assert messages == [f"10: `last_verified: {verified}` is no date: write it as 2025-03"]


def test_a_year_that_is_none_is_found() -> None:
    assert found(dates.check, article(currency="{note: New, year: last}")) == ["18: `year: last` is no year"]


@pytest.mark.parametrize("verified", ["2026", "2026-05", "2026-05-20"])
def test_a_date_of_today_is_not_to_come(verified: str) -> None:
    assert coming(last_verified=verified) == []


@pytest.mark.parametrize("verified", ["2027", "2026-06", "2026-05-21"])
def test_a_date_after_today_is_found(verified: str) -> None:
    assert coming(last_verified=verified) == [
        f"10: `last_verified: {verified}` is still to come: write when the source was read"
    ]


def test_a_change_after_this_year_is_found() -> None:
    messages = coming(currency="{note: New, year: 2027}")
    assert messages == ["18: `year: 2027` is still to come: write when it changed"]


@pytest.mark.parametrize(
    ("codes", "text"),
    [
        ("[HTTP 503]", "The printer answers 503 over HTTP."),
        ("[KB4014622]", "See help/4014622."),
        ("[Crm.80040265.Text]", "The text says 80040265, of CRM."),
        ("['-2147220891']", "It says -2147220891."),
    ],
)
def test_a_code_that_stands_in_the_text_passes(codes: str, text: str) -> None:
    assert found(code_mentions.check, article(f"{BODY}\n## Background\n{text}", codes=codes)) == []


def test_a_code_in_an_example_passes() -> None:
    assert found(code_mentions.check, article(codes="[E42]", examples="[{paste: It says E42.}]")) == []


@pytest.mark.parametrize(("code", "text"), [("E43", "It says E42."), ("HTTP 503", "It says HTTP 5031.")])
def test_a_code_that_stands_nowhere_else_is_found(code: str, text: str) -> None:
    messages = found(code_mentions.check, article(f"{BODY}\n## Background\n{text}", codes=f"[{code}]"))
    assert messages == [f"18: nothing else in the article names the code `{code}`: check it, and say where it is shown"]


def test_a_code_that_is_listed_twice_is_found() -> None:
    messages = found(code_mentions.check, article(codes="[E42, e42]", examples="[{paste: It says E42.}]"))
    assert messages == ["18: the code `e42` is listed twice"]


def products(*values: str) -> list[str]:
    """What is found in an article for each list of products."""
    articles = (article(file=f"alerts/a{number}", applies_to=f"[{value}]") for number, value in enumerate(values))
    return found(rare_values.check, *articles)


def test_products_that_are_not_alike_pass() -> None:
    assert products("laser-printer", "laser-printer", "laser-printer", "ink-printer") == []


def test_a_product_that_several_articles_have_passes() -> None:
    assert products(*["laser-printer"] * 3, *["laser-printers"] * 2) == []


def test_a_product_that_is_nearly_a_common_one_is_found() -> None:
    messages = products(*["laser-printer"] * 3, "lazer-printer")
    assert messages == ["4: no other article has `lazer-printer` (did you mean `laser-printer`?)"]


def test_a_product_that_stands_twice_is_found() -> None:
    assert products("ink, ink") == ["4: `ink` stands twice in `applies_to`"]


def test_the_severity_of_an_unsupported_configuration_passes() -> None:
    assert found(severity_of_kind.check, article(kind="unsupported", severity="not-recommended")) == []


def test_the_severity_of_another_kind_is_found() -> None:
    messages = found(severity_of_kind.check, article(severity="unsupported"))
    assert messages == ["18: `severity` means nothing on the kind alert: only `unsupported` has it"]


def test_a_retired_article_that_names_another_passes() -> None:
    one, two = article(status="retired", related="[two]"), article(file="alerts/two", related="[three]")
    assert found(retired.check, one, two) == []


@pytest.mark.parametrize("key", ["if_not_resolved", "related"])
def test_an_article_that_leads_on_to_a_retired_one_is_found(key: str) -> None:
    one, two = article(status="retired", related="[two]"), article(file="alerts/two", **{key: "[paper-jam]"})
    assert found(retired.check, one, two) == ["18: `paper-jam` is retired: name what replaces it"]


def test_a_retired_article_that_names_none_is_found() -> None:
    messages = found(retired.check, article(status="retired"))
    assert messages == ["18: a retired article names in `related` what to read instead"]


def test_lists_without_repeats_pass() -> None:
    assert found(repeats.check, article(phrasings="[a, b]"), article(file="alerts/two", phrasings="[c]")) == []


@pytest.mark.parametrize(
    ("key", "value", "entry"),
    [
        ("phrasings", "[jam, jam]", "jam"),
        ("related", "[two, two]", "two"),
        ("ruled_out_by", "[{job: [scan, print]}, {job: [print, scan]}]", "job: print | scan"),
        ("examples", "[{paste: a}, {paste: a}]", "a"),
    ],
)
def test_an_entry_that_stands_twice_is_found(key: str, value: str, entry: str) -> None:
    assert [message.partition(": ")[2] for message in found(repeats.check, article(**{key: value}))] == [
        f"stands twice in `{key}`: {entry}"
    ]


def test_a_phrasing_of_two_articles_is_found() -> None:
    messages = found(repeats.check, article(phrasings="[jam]"), article(file="alerts/two", phrasings="[Jam]"))
    assert messages == ["18: `paper-jam` has the phrasing “Jam” too: it cannot tell the two apart"]
