"""The demonstration trains, with the same losses in both implementations and with right gradients."""

import numpy as np
import pytest
from catalogue import tiered_names

from fastact.definitions import CATALOGUE, Activation
from fastact.tools import cli, demo, transformer

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
    """The hand-written backward pass matches central differences of the loss, in float64."""
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


SMALL = transformer.Sizes(batch=2, length=5, width=8, heads=2, hidden=6, words=7)


@pytest.mark.parametrize("functions", [transformer.FASTACT, transformer.NUMPY], ids=lambda functions: functions.label)
def test_gradients_of_the_transformer(functions):
    """The hand-written backward pass matches central differences of the loss along random directions, in float64."""
    weights = transformer.Weights.create(SMALL, seed=1, dtype=np.float64)
    x, target = transformer.data(SMALL, seed=1, dtype=np.float64)
    block = transformer.Block(functions, weights, SMALL.heads)
    _, found, dx = block.gradients(x, target)
    rng, step = np.random.default_rng(2), 1e-6
    for array, gradient in zip((*vars(weights).values(), x), (*vars(found).values(), dx), strict=True):
        for _ in range(3):
            way, kept, losses = rng.normal(size=array.shape), array.copy(), []
            for change in (step, -step):
                array[...] = kept + change * way
                losses.append(block.gradients(x, target)[0])
            array[...] = kept
            assert np.sum(gradient * way) == pytest.approx((losses[0] - losses[1]) / (2 * step), rel=1e-6, abs=1e-8)


def test_the_transformer_has_one_loss(capsys):
    """fastact, plain NumPy and, if installed, PyTorch have the same loss."""
    losses = transformer.run(steps=2, seed=0, sizes=SMALL)
    assert losses["fastact"] == pytest.approx(losses["plain NumPy"], rel=1e-6)
    assert losses["fastact"] == pytest.approx(losses.get("PyTorch", losses["fastact"]), rel=1e-6)
    assert "Speed-up over plain NumPy" in capsys.readouterr().out
