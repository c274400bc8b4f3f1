"""Guards around every request: same origin, headers, hosts, rates."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from engine.helpdesk import Helpdesk
from engine.settings import Settings
from webapp import create_app

STATIC = Path(__file__).resolve().parents[2] / "webapp" / "static"
TEXT = {"text": "no coffee"}


@pytest.mark.parametrize(
    ("headers", "cookie", "status"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, False, 303),
        ({"Sec-Fetch-Site": "none"}, False, 303),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://evil.test"}, False, 403),
        ({"Sec-Fetch-Site": "same-site", "Origin": "http://localhost:99"}, False, 403),
        ({"Origin": "http://localhost"}, False, 303),
        ({"Origin": "http://evil.test"}, False, 403),
        ({"Origin": "null"}, False, 403),
        ({}, False, 303),
        ({}, True, 403),
    ],
)
def test_only_our_own_pages_and_programs_without_cookies_may_write(
    client: FlaskClient, headers: dict[str, str], cookie: bool, status: int
) -> None:
    if cookie:
        client.set_cookie("session", "anything")
    assert client.post("/case", data=TEXT, headers=headers).status_code == status


@pytest.mark.parametrize("path", ["/", "/search?q=x", "/article/descale", "/nowhere", "/healthz", "/static/site.css"])
@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ],
)
def test_every_answer_has_the_headers(client: FlaskClient, path: str, header: str, value: str) -> None:
    assert client.get(path, buffered=True).headers[header] == value


@pytest.mark.parametrize(
    "rule",
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ],
)
def test_the_policy_has_the_rule(client: FlaskClient, rule: str) -> None:
    assert rule in client.get("/").headers["Content-Security-Policy"].split("; ")


def test_the_policy_allows_nothing_inline(client: FlaskClient) -> None:
    assert "unsafe" not in client.get("/").headers["Content-Security-Policy"]


def test_sites_that_may_embed_are_named_in_the_policy(coffee: Settings, desk: Helpdesk) -> None:
    app = create_app(replace(coffee, frame_ancestors=("https://crm.example",)), desk)
    policy = app.test_client().get("/").headers["Content-Security-Policy"]
    assert "frame-ancestors https://crm.example" in policy


@pytest.mark.parametrize("path", ["/", "/case/x", "/search"])
def test_pages_are_neither_kept_nor_indexed(client: FlaskClient, path: str) -> None:
    headers = client.get(path).headers
    assert (headers["Cache-Control"], headers["X-Robots-Tag"]) == ("no-store", "noindex")


@pytest.mark.parametrize("path", ["/", "/search", "/article/descale"])
def test_no_page_sets_a_cookie(client: FlaskClient, path: str) -> None:
    assert "Set-Cookie" not in client.get(path).headers


@pytest.mark.parametrize("host", ["evil.test", "localhost.evil.test", "evil.test:80"])
def test_a_host_nobody_named_is_refused(client: FlaskClient, host: str) -> None:
    assert client.get("/", headers={"Host": host}).status_code == 400


@pytest.mark.parametrize("host", ["localhost", "localhost:8765", "127.0.0.1:8765"])
def test_the_own_hosts_are_answered_at_any_port(client: FlaskClient, host: str) -> None:
    assert client.get("/", headers={"Host": host}).status_code == 200


@pytest.fixture
def hasty(coffee: Settings, desk: Helpdesk) -> FlaskClient:
    """A client that may send three requests a minute, and has."""
    client = create_app(replace(coffee, requests_per_minute=3), desk).test_client()
    for _ in range(3):
        client.get("/search")
    return client


def test_too_many_requests_are_refused(hasty: FlaskClient) -> None:
    assert hasty.get("/").status_code == 429


def test_too_many_requests_are_told_when_to_come_back(hasty: FlaskClient) -> None:
    assert 0 < int(hasty.get("/").headers["Retry-After"]) <= 60


def test_too_many_requests_keep_the_typed_text(hasty: FlaskClient) -> None:
    assert "typed in haste" in hasty.post("/case", data={"text": "typed in haste"}).text


@pytest.mark.parametrize("path", ["/healthz", "/static/site.css"])
def test_health_and_static_files_are_never_too_many(hasty: FlaskClient, path: str) -> None:
    assert hasty.get(path, buffered=True).status_code == 200


def test_a_forwarded_address_does_not_lift_the_limit(hasty: FlaskClient) -> None:
    assert hasty.get("/", headers={"X-Forwarded-For": "9.9.9.9"}).status_code == 429


def test_the_own_style_sheet_stays_small() -> None:
    assert (STATIC / "site.css").stat().st_size < 10_000


def test_the_own_script_stays_short() -> None:
    assert len((STATIC / "site.js").read_text(encoding="utf-8").splitlines()) < 100
