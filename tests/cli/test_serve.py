from __future__ import annotations

import sys

import pytest

from kgraph.cli.app import main


def test_a_missing_extra_says_how_to_install(monkeypatch, capsys, tmp_path):
    """Without the extra the command says what to install, in one line."""
    for name in [name for name in sys.modules if name.startswith("kgraph.endpoint")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    with pytest.raises(SystemExit) as ended:
        main(["serve", str(tmp_path)])

    assert 1 == ended.value.code
    assert "pip install 'kgraph[serve]'" in capsys.readouterr().err


@pytest.mark.parametrize("wrong", ["--port=70000", "--max-rows=0", "--workers=0", "--max-seconds=0"])
def test_wrong_usage(wrong, tmp_path, capsys):
    """Options out of their range are wrong usage."""
    with pytest.raises(SystemExit) as ended:
        main(["serve", str(tmp_path), wrong])

    assert 2 == ended.value.code
