"""Plugins: readers, parsers and exporters that other packages offer by entry point.

What kgraph brings itself stands in plain tables in its packages; a plugin is looked up when something is asked for
that no table has, and is loaded only then.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import EntryPoint, entry_points

from kgraph.errors import PluginError


class Group(StrEnum):
    """What a plugin can offer: the groups of entry points."""

    READERS = "kgraph.readers"
    PARSERS = "kgraph.parsers"
    EXPORTERS = "kgraph.exporters"


@dataclass(frozen=True, slots=True)
class Plugin:
    """An entry point: its group, its name (a file suffix, a parser, a format), what it loads and from which package."""

    group: Group
    name: str
    target: str
    package: str


def plugins() -> tuple[Plugin, ...]:
    """Return every plugin that is installed, sorted, without loading any."""
    found = ((group, point) for group in Group for point in entry_points(group=group.value))
    return tuple(sorted((_plugin(group, point) for group, point in found), key=lambda p: (p.group, p.name, p.package)))


def load(group: Group, name: str) -> object | None:
    """Return what the plugin of that name loads, or `None` where no package offers it.

    Two packages may offer the same name; the first by package name is taken, so that the choice does not depend on
    the order of installation.

    Raises:
        PluginError: the plugin does not load.
    """
    points = sorted(entry_points(group=group.value, name=name), key=_package)
    if not points:
        return None
    try:
        return points[0].load()
    except Exception as error:  # foreign code: whatever it raises, the plugin is named
        raise PluginError(f"{name} ({points[0].value})", f"does not load: {error}") from error


def _plugin(group: Group, point: EntryPoint) -> Plugin:
    return Plugin(group, point.name, point.value, _package(point))


def _package(point: EntryPoint) -> str:
    return point.dist.name if point.dist else ""
