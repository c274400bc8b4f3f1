"""What code must not do: read the environment inside the reasoning, fetch from the network, step over a test."""

import ast

import pytest

from tests.architecture.source import Module, imported, module, modules

ENVIRONMENT = {"os.environ", "os.getenv", "os.environb", "os.getenvb"}
HTTP_CLIENTS = {"requests", "urllib.request", "urllib3", "httpx", "http.client", "aiohttp"}
STEPS_OVER = {"skip", "skipif", "skipIf", "skipUnless", "xfail", "importorskip", "expectedFailure"}


def dotted_names(source: Module) -> set[str]:
    """Every `a.b` and every imported name of a module."""
    attributes = (node for node in ast.walk(source.tree) if isinstance(node, ast.Attribute))
    return {ast.unparse(node) for node in attributes} | set(imported(source))


def reads_environment(source: Module) -> bool:
    """Whether a module reads environment variables."""
    return bool(dotted_names(source) & ENVIRONMENT)


def fetches(source: Module) -> bool:
    """Whether a module imports something that opens HTTP connections."""
    return bool(set(imported(source)) & HTTP_CLIENTS)


def steps_over_a_test(source: Module) -> bool:
    """Whether a test module leaves a test out or lets it fail."""
    return bool({name.rpartition(".")[2] for name in dotted_names(source)} & STEPS_OVER)


@pytest.mark.parametrize(
    "text", ["import os\nx = os.environ['A']", "from os import environ", "import os\nos.getenv('A')"]
)
def test_reading_the_environment_is_found(text: str) -> None:
    assert reads_environment(module(text))


def test_kb_and_engine_never_read_the_environment() -> None:
    assert [str(source.path) for source in modules("kb", "engine") if reads_environment(source)] == []


@pytest.mark.parametrize(
    "text", ["import requests", "from urllib import request", "from http.client import HTTPSConnection"]
)
def test_an_http_client_is_found(text: str) -> None:
    assert fetches(module(text))


def test_taking_an_address_apart_is_not_fetching() -> None:
    assert not fetches(module("from urllib.parse import urlsplit"))


def test_the_program_fetches_nothing() -> None:
    assert [str(source.path) for source in modules("kb", "engine", "webapp") if fetches(source)] == []


@pytest.mark.parametrize(
    "text", ["@pytest.mark.skip\ndef test_a(): ...", "pytest.importorskip('x')", "from unittest import skipIf"]
)
def test_a_left_out_test_is_found(text: str) -> None:
    assert steps_over_a_test(module(text))


def test_no_test_is_left_out() -> None:
    assert [str(source.path) for source in modules("tests") if steps_over_a_test(source)] == []
