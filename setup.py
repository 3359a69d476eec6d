"""What pyproject.toml cannot say: the ontology, which lies beside the package, travels inside it."""

from __future__ import annotations

from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).parent


class BuildWithOntology(build_py):
    """Copies `ontology/` to `kgraph/ontology/` of the wheel; an editable install reads it where it is."""

    def run(self) -> None:
        """Build the package, then put the files of the ontology into it."""
        super().run()
        if not self.editable_mode:
            for source, target in self._ontology_files():
                target.parent.mkdir(parents=True, exist_ok=True)
                self.copy_file(str(source), str(target))

    def get_source_files(self) -> list[str]:
        """Return the sources of the package and of the ontology, so that a source distribution holds both."""
        return [*super().get_source_files(), *(str(s.relative_to(ROOT)) for s, _ in self._ontology_files())]

    def get_outputs(self, include_bytecode: bool = True) -> list[str]:
        """Return the files that the build makes."""
        return [*super().get_outputs(include_bytecode), *(str(target) for _, target in self._ontology_files())]

    def _ontology_files(self) -> list[tuple[Path, Path]]:
        folder = ROOT / "ontology"
        sources = sorted(path for path in folder.rglob("*") if path.suffix in {".ttl", ".jsonld", ".rq", ".md"})
        return [(path, Path(self.build_lib, "kgraph", "ontology", path.relative_to(folder))) for path in sources]


setup(cmdclass={"build_py": BuildWithOntology})
