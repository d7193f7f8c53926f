"""Users' activations in other processes: they are pickled by name or by code, and never confused with others."""

import importlib
import math
import os
import pickle
import subprocess
import sys

import dask.array
import numpy as np
import pytest
from dask.base import tokenize

import fastact

X = np.linspace(-2.0, 2.0, 5)
SLOPE = 1.5


@fastact.activation
def at_the_top(x, slope=2.0):
    return slope * math.tanh(x)


@fastact.activation
def without_parameters(x):
    return SLOPE * math.tanh(x)


class Layer:
    activation = fastact.activation(lambda x: x * math.tanh(x))


def local(factor):
    @fastact.activation
    def made(x):
        return factor * x * x

    return made


WHERE = {"module": at_the_top, "no parameters": without_parameters, "class": Layer.activation, "function": local(3.0)}
PASSES = ("", "ufunc", "backward", "fused", "derivative", "derivative2", "cuda", "cuda.fused")


def within(own, path):
    for name in filter(None, path.split(".")):
        own = getattr(own, name)
    return own


@pytest.mark.parametrize("path", PASSES)
@pytest.mark.parametrize("where", WHERE)
def test_in_the_same_process_it_is_the_same_object(where, path):
    thing = within(WHERE[where], path)
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(thing, protocol)) is thing
    if hasattr(thing, "ufunc"):
        assert pickle.loads(pickle.dumps(thing.ufunc)) is thing.ufunc


def test_other_ufuncs_pickle_as_before():
    for ufunc in (np.exp, np.add, fastact.gelu, fastact.elu, fastact.elu.ufunc, fastact.fused.silu, fastact.softmax):
        assert pickle.loads(pickle.dumps(ufunc)) is ufunc


def test_another_process_gets_the_code():
    """A local function, a class attribute and a lambda are sent as code, since the other process has no such names."""
    things = (Layer.activation, Layer.activation.ufunc, local(3.0).derivative, local(3.0).fused)
    code = "import pickle, sys; a, b, c, d = pickle.load(sys.stdin.buffer); print(a(2.0), b(2.0), c(2.0), *d(1.0, 2.0))"
    run = subprocess.run([sys.executable, "-c", code], input=pickle.dumps(things), capture_output=True, check=True)
    t = 2 * math.tanh(2)
    np.testing.assert_allclose(list(map(float, run.stdout.split())), [t, t, 12, 12, 12], rtol=1e-15)


def test_edited_code_is_other_code(tmp_path, monkeypatch):
    """A pickle by name refuses edited code. Pickles by code and tokens differ."""
    monkeypatch.syspath_prepend(tmp_path)
    text = "import fastact\n@fastact.activation\ndef own(x):\n    return x * {}\n"
    (tmp_path / "edited.py").write_text(text.format("1.0 + 23.0"), encoding="utf-8")
    module = importlib.import_module("edited")
    pickled, token = pickle.dumps(module.own), tokenize(module.own.ufunc)
    assert pickle.loads(pickled) is module.own
    (tmp_path / "edited.py").write_text(text.format("1.02 + 3.0"), encoding="utf-8")
    os.utime(tmp_path / "edited.py", ns=(0, 0))
    module = importlib.reload(module)
    with pytest.raises(pickle.UnpicklingError, match=r"activation edited.own differs from the one that was pickled"):
        pickle.loads(pickled)
    assert tokenize(module.own.ufunc) != token
    assert tokenize(local(3.0)) == tokenize(local(3.0)) != tokenize(local(4.0))
    assert pickle.loads(pickle.dumps(local(4.0)))(1.0) == 4.0


def test_two_of_one_name_in_one_graph_of_dask():
    x = dask.array.from_array(X, chunks=2)
    both = dask.array.stack([local(2.0)(x), local(5.0)(x)]).compute()
    np.testing.assert_array_equal(both, [2 * X * X, 5 * X * X])


def test_without_cloudpickle_an_error_says_what_is_missing(monkeypatch):
    monkeypatch.setitem(sys.modules, "cloudpickle", None)
    with pytest.raises(pickle.PicklingError, match=r"'local.<locals>.made' is not an attribute of .*cloudpickle is needed"):
        pickle.dumps(local(3.0))
    assert pickle.loads(pickle.dumps(at_the_top.fused)) is at_the_top.fused


SCRIPT = """
import math
import multiprocessing
import numpy as np
import dask.array
import fastact
from dask.distributed import Client, LocalCluster
from joblib import Parallel, delayed

SCALE = 2.0
X = np.linspace(-2.0, 2.0, 5)

def helper(x):
    return math.tanh(x / SCALE)

@fastact.activation
def own(x, factor=3.0):
    return factor * helper(x)

class Layer:
    activation = fastact.activation(lambda x: x * helper(x))

def apply(f, x):
    return f(x)

if __name__ == "__main__":
    wanted = [3 * np.tanh(X / 2), 3 * np.tanh(X / 2), X * np.tanh(X / 2)]
    close = lambda results: np.allclose(results, wanted, rtol=1e-14, atol=1e-15)
    functions = (own, lambda x: own.ufunc(x, 3.0), Layer.activation)
    print("joblib", close(Parallel(n_jobs=2)(delayed(apply)(f, X) for f in functions)))
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        print("spawn", close(pool.starmap(apply, [(own, X), (own, X), (Layer.activation, X)])))
    chunks = dask.array.from_array(X, chunks=2)
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster, Client(cluster):
        print("dask", close([f(chunks).compute() for f in (own, own, Layer.activation)]))
"""


@pytest.mark.deep
def test_from_a_script_to_its_workers(tmp_path):
    """The functions are in ``__main__`` of a script that uses `joblib`, `multiprocessing` and `dask`, with an empty store."""
    (tmp_path / "script.py").write_text(SCRIPT, encoding="utf-8")
    environment = os.environ | {"FASTACT_CACHE_DIR": str(tmp_path / "store")}
    run = subprocess.run(
        [sys.executable, "-W", "ignore", "script.py"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
        env=environment,
        timeout=300,
    )
    assert run.stdout.split() == ["joblib", "True", "spawn", "True", "dask", "True"]
