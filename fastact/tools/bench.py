"""A quick look at the speed on this machine, beside NumPy and whatever peers are installed; benchmarks/ has the thorough one."""

import statistics
import time
from collections.abc import Callable, Iterator

import numpy as np

import fastact
from fastact.definitions import CATALOGUE
from fastact.definitions.textbook import NumpyFormulas
from fastact.tools.accuracy import peers

FUNCTIONS = ("relu", "sigmoid", "tanh", "elu", "silu", "softplus", "mish", "gelu")
SIZES = (1_000, 100_000, 10_000_000)
# Libraries take turns, so that whatever else the machine does hits all alike. A turn begins with calls that do not count: PyTorch's
# idle threads spin for some milliseconds after a call and would take a core from whoever comes next.
WARM, TURN, TURNS = 0.01, 0.02, 3


def libraries() -> list[str]:
    """fastact, the formula with NumPy, and the peers that are installed, as they are shown."""
    return ["fastact", "NumPy", *(peers.NAMES[library] for library in peers.installed())]


def measure(names: list[str], sizes: tuple[int, ...] = SIZES) -> Iterator[dict]:
    """The times of each function and pass, by library, in seconds for a call on so many float32 numbers."""
    rng = np.random.default_rng(0)
    for name in names:
        for size in sizes:
            x = rng.uniform(-6, 6, size).astype(np.float32)
            g = rng.normal(size=size).astype(np.float32)
            for use, calls in _calls(name, g, x).items():
                yield {"name": name, "pass": use, "elements": size, "seconds": _in_turns(calls)}


def _calls(name: str, g: np.ndarray, x: np.ndarray) -> dict[str, dict[str, Callable]]:
    """{pass: {library: call}}; fused is the value with the gradient."""
    definition, formulas = CATALOGUE[name], NumpyFormulas(x.dtype)
    parameters = tuple(np.float32(p.typical) for p in definition.parameters)
    value, both = getattr(fastact, name), getattr(fastact.fused, name)
    found = {
        "forward": {
            "fastact": lambda: value(x, *parameters),
            "NumPy": lambda: definition.textbook(formulas, x, *parameters),
        },
        "fused": {
            "fastact": lambda: both(g, x, *parameters),
            "NumPy": lambda: (
                definition.textbook(formulas, x, *parameters),
                g * definition.textbook_derivative(formulas, x, *parameters),
            ),
        },
    }
    for library in peers.installed():
        pair, both_of_peer = peers.functions(library, name), peers.fused(library, name)
        if pair is not None:
            found["forward"][peers.NAMES[library]] = lambda function=pair[0]: function(x)
            found["fused"][peers.NAMES[library]] = lambda function=both_of_peer: function(g, x)
    return found


def _in_turns(calls: dict[str, Callable]) -> dict[str, float]:
    """The least time of a call of each library."""
    with np.errstate(all="ignore"):
        for call in calls.values():
            call()  # compiles, perhaps
        least = dict.fromkeys(calls, float("inf"))
        for _ in range(TURNS):
            for library, call in calls.items():
                _repeat(call, WARM)
                least[library] = min(least[library], _repeat(call, TURN))
    return least


def _repeat(call: Callable, seconds: float) -> float:
    """The least time of a call within so many seconds; at least two calls."""
    end, least, count = time.perf_counter() + seconds, float("inf"), 0
    while count < 2 or time.perf_counter() < end:
        start = time.perf_counter()
        call()
        least = min(least, time.perf_counter() - start)
        count += 1
    return least


def mean_ratios(rows: list[dict]) -> dict[str, float]:
    """Of each library the geometric mean of its times over fastact's."""
    ratios = {}
    for row in rows:
        for library, seconds in row["seconds"].items():
            if library != "fastact":
                ratios.setdefault(library, []).append(seconds / row["seconds"]["fastact"])
    return {library: statistics.geometric_mean(each) for library, each in ratios.items()}
