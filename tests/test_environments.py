"""Python and Numba as users set them up: each in a process of its own."""

import os
import subprocess
import sys
import textwrap

# Every function of every pass, of losses and of layers is made; of each kind one is called.
EVERYTHING = """
    import importlib
    import numpy as np
    import fastact
    from fastact.definitions.passes import PASSES
    from fastact.losses import binary, parts
    from fastact.nn import channels, chance
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
    """What the code prints, under interpreter options and environment variables."""
    command = [sys.executable, *options, "-c", textwrap.dedent(code)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, env=os.environ | environment)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_without_docstrings():
    """Under -OO the package's functions have none."""
    run(EVERYTHING, "-OO")
