"""The gate imports experta without traces, whatever frozendict it finds, and lends what its types say it lends."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

import engine.inference.experta_gate as gate

ROOT = Path(__file__).parents[3]
OLD_FROZENDICT = """
import collections

class frozendict(collections.Mapping):
    def __init__(self, *args, **kwargs):
        self._dict = dict(*args, **kwargs)
    def __getitem__(self, key):
        return self._dict[key]
    def __iter__(self):
        return iter(self._dict)
    def __len__(self):
        return len(self._dict)
"""
FIRE = """
class Engine(KnowledgeEngine):
    @Rule(Fact(a=MATCH.a))
    def fire(self, a):
        print(a)
engine = Engine()
engine.reset()
engine.declare(Fact(a="fired"))
engine.run()
"""


def after_the_import(program: str, *path: Path) -> str:
    """What a new process prints when it has imported everything the gate lends."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, (*path, ROOT)))}
    command = [sys.executable, "-W", "error", "-c", f"from engine.inference.experta_gate import *\n{program}"]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout.strip()


@pytest.fixture
def old_frozendict(tmp_path: Path) -> Path:
    """A folder with a frozendict that asks for collections.Mapping, as version 1.2 does."""
    (tmp_path / "frozendict.py").write_text(OLD_FROZENDICT)
    return tmp_path


def test_the_root_logger_has_no_handler_afterwards() -> None:
    assert after_the_import("import logging; print(logging.getLogger().handlers)") == "[]"


def test_handlers_that_were_there_stay() -> None:
    program = """
import logging, importlib
logging.basicConfig()
import engine.inference.experta_gate as gate
importlib.reload(gate)
print(len(logging.getLogger().handlers))
"""
    assert after_the_import(program) == "1"


def test_a_log_that_listens_to_everything_learns_no_facts() -> None:
    listening = f"import logging, sys; logging.basicConfig(level=logging.DEBUG, stream=sys.stdout)\n{FIRE}"
    assert after_the_import(listening) == "fired"


def test_rules_fire_with_a_frozendict_that_looks_for_collections_mapping(old_frozendict: Path) -> None:
    assert after_the_import(FIRE, old_frozendict) == "fired"


def test_what_was_lent_to_an_old_frozendict_is_taken_away(old_frozendict: Path) -> None:
    assert after_the_import("import collections; print(hasattr(collections, 'Mapping'))", old_frozendict) == "False"


def test_every_type_that_is_declared_is_lent() -> None:
    stub = ast.parse(Path(gate.__file__).with_suffix(".pyi").read_text())
    declared = {node.name for node in stub.body if isinstance(node, ast.ClassDef | ast.FunctionDef)}
    assert {name for name in declared if not name.startswith("_")} <= {*gate.__all__, "ChildNode"}


def test_everything_that_is_lent_has_a_type() -> None:
    stub = Path(gate.__file__).with_suffix(".pyi").read_text()
    declared = {node.name for node in ast.parse(stub).body if isinstance(node, ast.ClassDef | ast.FunctionDef)}
    assert set(gate.__all__) <= declared | {"AS", "MATCH"}
