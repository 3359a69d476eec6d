"""What several rooms of tests share."""

from __future__ import annotations

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import settings

from kgraph.records.event import World

ROOT = Path(__file__).resolve().parents[1]

# The same examples on every machine and in every run; a busy machine is no reason to fail.
settings.register_profile("kgraph", deadline=None, derandomize=True)
settings.load_profile("kgraph")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options that write for review what the program says today: into the README, into gold files."""
    parser.addoption("--update-readme", action="store_true", help="write real output into README.md for review")
    parser.addoption("--update-gold", action="store_true", help="write today's claims into the gold files for review")


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the root of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def seeds() -> Path:
    """Return the folder of the sample documents."""
    return ROOT / "seeds"


@pytest.fixture(scope="session")
def written() -> ModuleType:
    """Return the module that builds datasets from parses written by hand."""
    return module_at(ROOT / "tests" / "endtoend" / "written.py")


@pytest.fixture(scope="session")
def small_world() -> World:
    """Return the small world made by hand that the tests of RDF look at."""
    return module_at(ROOT / "tests" / "rdf" / "conftest.py").make_world()


def module_at(path: Path) -> ModuleType:
    """Return the module in a file: tests are no package."""
    spec = spec_from_file_location(f"loaded.{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[f"loaded.{path.stem}"] = module  # dataclasses look for the module of their class
    spec.loader.exec_module(module)
    return module
