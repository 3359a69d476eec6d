"""Plugins are found by entry point, loaded when asked for, and named when they break."""

from __future__ import annotations

from importlib.metadata import EntryPoint, EntryPoints

import pytest

from kgraph import plugins
from kgraph.errors import PluginError
from kgraph.plugins import Group, Plugin


@pytest.fixture
def _installed(monkeypatch: pytest.MonkeyPatch) -> None:
    points = EntryPoints(
        [
            EntryPoint("rtf", "string:capwords", Group.READERS),
            EntryPoint("broken", "nowhere_at_all:read", Group.READERS),
            EntryPoint("svg", "string:Template", Group.EXPORTERS),
        ]
    )
    monkeypatch.setattr(plugins, "entry_points", points.select)


@pytest.mark.usefixtures("_installed")
def test_plugins_are_listed_in_order_without_being_loaded():
    """A broken plugin is listed like any other."""
    expected = (
        Plugin(Group.EXPORTERS, "svg", "string:Template", ""),
        Plugin(Group.READERS, "broken", "nowhere_at_all:read", ""),
        Plugin(Group.READERS, "rtf", "string:capwords", ""),
    )
    assert expected == plugins.plugins()


@pytest.mark.usefixtures("_installed")
def test_a_plugin_is_loaded_by_group_and_name():
    """The entry point of that name in that group, or nothing."""
    from string import capwords

    assert capwords is plugins.load(Group.READERS, "rtf")
    assert None is plugins.load(Group.EXPORTERS, "rtf")


@pytest.mark.usefixtures("_installed")
def test_a_broken_plugin_is_named():
    """The error says which plugin, and why."""
    with pytest.raises(PluginError, match=r"plugin broken \(nowhere_at_all:read\): does not load: No module named"):
        plugins.load(Group.READERS, "broken")
