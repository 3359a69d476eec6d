"""Weights and device fit, or the error says what does not."""

import json
import sys
from types import SimpleNamespace

import onnxruntime
import pytest

from kgraph.errors import ModelError
from kgraph.parsing.labels import Labels
from kgraph.parsing.load import WEIGHTS, load_parser
from kgraph.parsing.network import CPU, CUDA, open_session
from kgraph.parsing.parser import NeuralParser

FILE = WEIGHTS / "parser.onnx"


def with_labels(folder, change):
    """Return a folder of the embedded weights in which one inventory was changed."""
    for name in ("parser.onnx", "tokenizer.json"):
        (folder / name).symlink_to(WEIGHTS / name)
    labels = json.loads((WEIGHTS / "labels.json").read_text(encoding="utf-8"))
    change(labels)
    (folder / "labels.json").write_text(json.dumps(labels), encoding="utf-8")
    return folder


@pytest.mark.parametrize("inventory", ["entities", "roles", "rolesets"])
def test_labels_of_other_weights_are_refused(tmp_path, inventory):
    """An inventory with a label too few is not read with numbers that mean something else."""
    folder = with_labels(tmp_path, lambda labels: labels[inventory].pop())

    with pytest.raises(ModelError, match=r"parser\.onnx: .*labels\.json beside it"):
        NeuralParser(folder)


def test_lemmas_and_senses_may_be_added(tmp_path):
    """What the network does not number may be changed beside it."""
    folder = with_labels(tmp_path, lambda labels: labels["lemmas"].update({"kgraphs\tNOUN": "kgraph"}))

    assert "kgraph" == NeuralParser(folder).labels.lemmas["kgraphs\tNOUN"]


def test_the_embedded_labels_fit():
    """The weights that are shipped are refused by nobody."""
    assert Labels.load(WEIGHTS / "labels.json") == NeuralParser(WEIGHTS).labels


@pytest.mark.skipif(CUDA in onnxruntime.get_available_providers(), reason="onnxruntime-gpu is installed")
def test_a_gpu_needs_its_own_onnxruntime():
    """Without onnxruntime-gpu the option is an error that names it, not a parse on the CPU."""
    with pytest.raises(ModelError, match="install onnxruntime-gpu"):
        load_parser(gpu=True)


def stand_in(used):
    """Return an onnxruntime that was built for GPUs and finds those named."""
    return SimpleNamespace(
        __version__="1.0",
        get_available_providers=lambda: [CUDA, CPU],
        SessionOptions=SimpleNamespace,
        InferenceSession=lambda _, options, providers: SimpleNamespace(
            asked=providers, options=options, get_providers=lambda: used
        ),
    )


def test_a_gpu_that_is_not_there_is_an_error(monkeypatch):
    """Where the driver is missing onnxruntime falls back to the CPU without a word; kgraph does not."""
    monkeypatch.setitem(sys.modules, "onnxruntime", stand_in([CPU]))

    with pytest.raises(ModelError, match="found no GPU"):
        open_session(FILE, provider=CUDA)


def test_a_gpu_is_used_when_asked_for(monkeypatch):
    """The session is made for the provider, with the number of threads."""
    monkeypatch.setitem(sys.modules, "onnxruntime", stand_in([CUDA, CPU]))
    session = open_session(FILE, threads=3, provider=CUDA)

    assert ([CUDA], 3) == (session.asked, session.options.intra_op_num_threads)
