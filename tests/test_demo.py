"""The demonstration trains, in both ways alike, with right gradients."""

import numpy as np
import pytest
from catalogue import tiered_names

from fastact.definitions import CATALOGUE, Activation
from fastact.tools import cli, demo

HIDDEN = [name for name, definition in CATALOGUE.items() if isinstance(definition, Activation) and not definition.gated]


def test_demo_learns_and_draws(capsys, tmp_path):
    plot = tmp_path / "curves.png"
    assert cli.main(["demo", "--activation", "silu", "--epochs", "6", "--plot", str(plot)]) == 0
    printed = capsys.readouterr().out
    assert plot.read_bytes().startswith(b"\x89PNG")
    shares = [float(line.split("%")[0].split()[-1]) for line in printed.splitlines() if "%" in line]
    assert len(shares) == 2
    assert min(shares) >= 95
    assert abs(shares[0] - shares[1]) <= 2


@pytest.mark.parametrize("name", tiered_names(HIDDEN))
@pytest.mark.parametrize("kind", ["fastact", "numpy"])
def test_gradients_of_the_network(name, kind):
    """The hand-written backward pass against central differences of the loss, in float64."""
    functions = demo.fastact_functions(name) if kind == "fastact" else demo.numpy_functions(name, np.float64)
    network = demo.Network.create(functions, (5, 4, 3), seed=1, dtype=np.float64)
    rng = np.random.default_rng(2)
    x, target = rng.normal(size=(6, 5)), rng.integers(0, 3, 6)
    found, _ = network.gradients(x, target)
    own = [array for pair in zip(network.weights, network.biases, strict=True) for array in pair]
    step = 1e-6
    for array, gradient in zip(own, found, strict=True):
        for place in np.ndindex(array.shape):
            kept = array[place]
            array[place] = kept + step
            above = network.gradients(x, target)[1]
            array[place] = kept - step
            below = network.gradients(x, target)[1]
            array[place] = kept
            assert gradient[place] == pytest.approx((above - below) / (2 * step), abs=1e-7)


@pytest.mark.parametrize("name", tiered_names(HIDDEN))
def test_both_ways_keep_float32(name):
    z = np.linspace(-2, 2, 12, dtype=np.float32).reshape(3, 4)
    for functions in (demo.fastact_functions(name), demo.numpy_functions(name, np.float32)):
        assert functions.activation(z, np.empty_like(z)).dtype == np.float32
        assert functions.gradient(z, z, np.empty_like(z)).dtype == np.float32
        assert functions.softmax(z, np.empty_like(z)).dtype == np.float32
