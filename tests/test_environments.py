"""Unusual settings of Python and Numba. Each runs in a separate process."""

import math
import os
import subprocess
import sys
import textwrap

import numpy as np
import pytest

# Builds every function of every pass, of losses and of layers, and calls one of each kind.
EVERYTHING = """
    import importlib
    import numpy as np
    import fastact
    from fastact.definitions.passes import PASSES
    from fastact.losses import binary, parts
    from fastact.nn import channels, chance, norm_rows
    from fastact.tools.warmup import LOSSES

    def check(right):
        if not right:  # under -OO no assertion is looked at
            raise ArithmeticError

    for use in PASSES.values():
        for name in use.names():
            check("Raises" in getattr(importlib.import_module(use.module), name).__doc__)
    for name in LOSSES:
        parts.rows_ufunc(name)
    for name in ("dropout", "alpha_dropout", "rrelu"):
        chance.drawn_ufunc(name)
    for name in ("prelu", "swish"):
        channels.gradient_ufuncs(name)
    for name in norm_rows.NORMS:
        norm_rows.norm_ufuncs(name)
    rng = np.random.default_rng(0)
    x = np.linspace(-3, 3, 12).reshape(3, 4)
    check(np.array_equal(fastact.relu(x), np.maximum(x, 0)))
    check(np.allclose(fastact.softmax(x).sum(axis=-1), 1))
    loss, dx = fastact.losses.binary_cross_entropy_with_logits(x, x > 0)
    check(np.allclose(loss, np.log1p(np.exp(-np.abs(x))).mean()))
    for y, slope in (fastact.nn.dropout(x, 0.5, rng), fastact.nn.rrelu(x, rng=rng)):
        check(np.allclose(y, x * slope))
    y, slope = fastact.nn.alpha_dropout(x, 0.5, rng)
    check(y.shape == slope.shape == x.shape)
"""


def run(code, *options, **environment):
    """Return the output of the code, run with interpreter options and environment variables."""
    command = [sys.executable, *options, "-c", textwrap.dedent(code)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, env=os.environ | environment)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_without_docstrings():
    """The package works under -OO, where its functions have no docstrings."""
    run(EVERYTHING, "-OO")


@pytest.mark.deep
def test_llvm_that_optimises_nothing(tmp_path):
    """Every function that a kernel calls by name is defined, even if LLVM does not remove the calls that never happen."""
    code = """
    import numpy as np, fastact
    x = np.linspace(-3, 3, 1000)
    for dtype in (np.float32, np.float64):
        for name in ("gelu", "softplus", "swiglu", "softmax", "tanh"):
            function, given = getattr(fastact, name), [x.astype(dtype)] * (2 if name == "swiglu" else 1)
            print(hash(function(*given).tobytes()))
    """
    usual, plain = (run(code, FASTACT_CACHE_DIR=str(tmp_path / opt), NUMBA_OPT=opt, PYTHONHASHSEED="0") for opt in "30")
    assert plain == usual


def test_numbas_compiler_turned_off(tmp_path):
    """The package works with Numba's compiler turned off, as users do for debugging, and with an empty cache."""
    code = """
        import numba
        import numpy as np
        import fastact
        from fastact.elementary import exp

        @numba.njit
        def users(g, x):
            return fastact.jit.fused.relu(g, x), fastact.jit.leaky_relu(x, 0.5), exp(x)

        x = np.array([-1.0, 2.0])
        print(type(users).__name__, fastact.relu(x), users(1.0, 2.0), fastact.jit.relu(x))
    """
    printed = run(code, NUMBA_DISABLE_JIT="1", FASTACT_CACHE_DIR=str(tmp_path))
    assert printed == f"function [0. 2.] ((2.0, 1.0), {np.float64(2.0)!r}, {np.exp(2.0)}) [0. 2.]"


@pytest.mark.deep
def test_rows_and_own_activations_with_numbas_compiler_turned_off(tmp_path):
    file = tmp_path / "own.py"
    file.write_text("import fastact\n\n\n@fastact.activation\ndef own(x, limit=3.0):\n    return limit * abs(x)\n")
    code = """
        import numpy as np
        import fastact
        from own import own

        x = np.array([-1.0, 2.0])
        print(fastact.hardmax(x), own(x), own.derivative(x))
        x, g = np.ones((2, 3)), np.ones((2, 3))
        loss, _ = fastact.losses.cross_entropy(x, np.array([0, 1]))
        print(round(float(loss), 12), fastact.nn.prelu_backward(g, x, np.ones(3))[0].sum())
    """
    path = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    printed = run(code, NUMBA_DISABLE_JIT="1", FASTACT_CACHE_DIR=str(tmp_path), PYTHONPATH=path)
    assert printed == f"[0. 1.] [3. 6.] [-3.  3.]\n{round(math.log(3), 12)} 6.0"
