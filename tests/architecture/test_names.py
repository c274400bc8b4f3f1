"""Names say what a thing is: none of the words that fit everything, and no article of the content in the code."""

import ast
import re
from collections.abc import Iterable, Iterator

import pytest

from tests.architecture.source import PROGRAM, ROOT, Module, module, modules

EMPTY_WORDS = {"util", "utils", "manager", "helper", "helpers", "base", "handler", "data"}
NOT_OURS = {"handle_data"}
"""Methods that a class of the standard library wants to be called so (html.parser.HTMLParser)."""

WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


def empty_names(source: Module) -> Iterator[str]:
    """The module, class and function names with a word that fits everything ("knowledge base" is one thing)."""
    for name in (source.path.stem, *_defined(source.tree)):
        words = " ".join(WORD.findall(name)).lower().replace("knowledge base", "")
        if EMPTY_WORDS & set(words.split()) and name not in NOT_OURS:
            yield f"{source.path}: {name}"


def named_articles(source: Module, ids: Iterable[str]) -> list[str]:
    """The article ids that stand in a module: one of several words anywhere, one of a single word as a whole string."""
    strings = {node.value for node in ast.walk(source.tree) if isinstance(node, ast.Constant)}
    several = [article_id for article_id in ids if "-" in article_id and article_id in source.text]
    return [
        *(i for i in several if re.search(rf"(?<![\w-]){re.escape(i)}(?![\w-])", source.text)),
        *(i for i in ids if "-" not in i and i in strings),
    ]


def _defined(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name


@pytest.mark.parametrize("text", ["class CaseManager: ...", "def load_data(): ...", "class XMLHandler: ..."])
def test_a_name_that_fits_everything_is_found(text: str) -> None:
    assert list(empty_names(module(text)))


def test_a_knowledge_base_may_be_called_so() -> None:
    assert not list(empty_names(module("class KnowledgeBase: ...\ndef read_knowledge_base(): ...")))


def test_no_name_fits_everything() -> None:
    assert [name for source in modules(*PROGRAM) for name in empty_names(source)] == []


@pytest.mark.parametrize("text", ["x = 'stuck-mail'", "# as stuck-mail does", "x = {'quota'}"])
def test_an_article_id_in_the_code_is_found(text: str) -> None:
    assert named_articles(module(text), ("stuck-mail", "quota"))


@pytest.mark.parametrize("text", ["x = 'stuck-mail-2'", "quota = 'the quota'"])
def test_a_word_that_only_contains_an_article_id_is_not_one(text: str) -> None:
    assert not named_articles(module(text), ("stuck-mail", "quota"))


def test_no_article_of_the_content_is_named_in_the_code() -> None:
    ids = [path.stem for path in (ROOT / "kb" / "articles").rglob("*.md")]
    found = [f"{source.path}: {i}" for source in modules(*PROGRAM) for i in named_articles(source, ids)]
    assert ids
    assert found == []
