"""What is built and installed is complete, and nothing of it is heavier than it must be."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

import kgraph


@pytest.fixture(scope="module")
def project(root: Path) -> dict[str, object]:
    """Return pyproject.toml."""
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Return the names of the files in a wheel that is built from a copy of the sources."""
    pytest.importorskip(
        "setuptools", minversion="77", reason="setuptools is not installed: no wheel can be built offline"
    )
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    source.mkdir()
    for name in ("kgraph", "ontology", "LICENSES", "pyproject.toml", "README.md", "LICENSE", "NOTICE"):
        (source / name).symlink_to(root / name)
    command = [sys.executable, "-W", "ignore", "-c", "from setuptools.build_meta import build_wheel; build_wheel('..')"]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    (path,) = folder.glob("*.whl")
    return zipfile.ZipFile(path).namelist()


def test_every_file_of_the_package_is_in_the_wheel(root: Path, wheel: list[str]):
    """Modules, tables, weights, templates, scripts and the ontology all travel."""
    package = {str(path.relative_to(root)) for path in (root / "kgraph").rglob("*") if path.is_file()}
    ontology = {f"kgraph/{path.relative_to(root)}" for path in (root / "ontology").rglob("*") if path.is_file()}
    wanted = {name for name in package | ontology if "__pycache__" not in name and not Path(name).name.startswith(".")}

    assert [] == sorted(wanted - set(wheel))


def test_nothing_else_is_in_the_wheel(wheel: list[str]):
    """Tests, training and seeds stay at home."""
    assert {"kgraph", f"kgraph-{kgraph.__version__}.dist-info"} == {name.split("/")[0] for name in wheel}


def test_every_room_is_a_package(root: Path, project: dict[str, dict[str, dict[str, list[str]]]]):
    """The list in pyproject.toml names every folder with code, and the ontology."""
    rooms = {".".join(path.parent.relative_to(root).parts) for path in (root / "kgraph").rglob("__init__.py")}

    assert sorted(rooms | {"kgraph.ontology", "kgraph.ontology.questions"}) == project["tool"]["setuptools"]["packages"]


def test_one_version(project: dict[str, dict[str, str]], root: Path):
    """Package, project file and changelog name the same version."""
    assert kgraph.__version__ == project["project"]["version"]
    assert f"## [{kgraph.__version__}]" in (root / "CHANGELOG.md").read_text(encoding="utf-8")


def test_licences_are_whole(root: Path):
    """Every licence that the project names is there in full, and the notice names what is not ours."""
    heads = {
        "Apache-2.0.txt": "Apache License",
        "CC-BY-SA-4.0.txt": "Attribution-ShareAlike 4.0 International",
        "CC0-1.0.txt": "CC0 1.0 Universal",
        "MIT.txt": "MIT License",
    }
    for name, head in heads.items():
        assert head in (root / "LICENSES" / name).read_text(encoding="utf-8")[:200]
    notice = (root / "NOTICE").read_text(encoding="utf-8")
    for name in (
        "all-MiniLM-L6-v2",
        "English Web Treebank",
        "PropBank",
        "GUM",
        "Universal Decompositional",
        "vis-network",
    ):
        assert name in notice


def test_the_package_is_small(root: Path):
    """Data and weights together stay below 40 MB."""
    assert sum(path.stat().st_size for path in (root / "kgraph").rglob("*") if path.is_file()) < 40_000_000


def imported(code: str) -> set[str]:
    """Return the modules that a fresh interpreter holds after running the code."""
    command = [sys.executable, "-c", f"{code}\nimport sys\nprint(*sys.modules, sep='\\n')"]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=os.environ | {"COLUMNS": "80"})
    return set(done.stdout.splitlines())


HEAVY = {
    "numpy",
    "onnxruntime",
    "tokenizers",
    "rdflib",
    "pyoxigraph",
    "networkx",
    "pyvis",
    "torch",
    "dateparser",
    "rich",
}


@pytest.mark.parametrize("code", ["import kgraph", "import kgraph.cli.app", "import kgraph.records.claimsfile"])
def test_importing_loads_nothing_heavy(code: str):
    """Whoever asks for help waits for no model."""
    assert set() == HEAVY & imported(code)


def test_torch_is_not_needed():
    """Reading and understanding documents works without what trained the weights."""
    assert "torch" not in imported("import kgraph.pipeline.build, kgraph.exporting.formats, kgraph.cli.app")


def test_the_public_face():
    """What the package promises can be imported from it, and a misspelt name says so."""
    for name in kgraph.__all__:
        assert getattr(kgraph, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'biuld'"):
        _ = kgraph.biuld
