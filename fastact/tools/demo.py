"""The demonstration: a multilayer perceptron learns handwritten digits. Both passes are written by hand on NumPy arrays."""

import itertools
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import matplotlib
import numpy as np
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split
from tqdm import tqdm

import fastact
from fastact.definitions import CATALOGUE
from fastact.definitions.textbook import NumpyFormulas

LAYERS = (64, 512, 512, 10)
BATCH = 128
RATE, MOMENTUM = 0.05, 0.9


@dataclass(frozen=True)
class Functions:
    """The functions of the network: the hidden activation, its gradient, and softmax along the last axis."""

    label: str
    activation: Callable  # (z, out) -> a
    gradient: Callable  # (da, z, out) -> dz
    softmax: Callable  # (z, out) -> p


def _parameters(name: str) -> tuple[float, ...]:
    return tuple(p.typical for p in CATALOGUE[name].parameters)


def fastact_functions(name: str) -> Functions:
    """Return the functions of this package. Each of them writes into existing memory."""
    parameters = _parameters(name)
    value, gradient = getattr(fastact, name), getattr(fastact.backward, name)
    return Functions(
        "fastact",
        lambda z, out: value(z, *parameters, out=out),
        lambda da, z, out: gradient(da, z, *parameters, out=out),
        lambda z, out: fastact.softmax(z, out=out),
    )


def numpy_functions(name: str, dtype) -> Functions:
    """Return the same functions as people write them with NumPy."""
    definition, parameters, formulas = CATALOGUE[name], _parameters(name), NumpyFormulas(dtype)

    def softmax(z, out):
        powers = np.exp(z - np.max(z, axis=-1, keepdims=True))
        return powers / np.sum(powers, axis=-1, keepdims=True)

    return Functions(
        "plain NumPy",
        lambda z, out: definition.textbook(formulas, z, *parameters),
        lambda da, z, out: da * definition.textbook_derivative(formulas, z, *parameters),
        softmax,
    )


@dataclass
class Network:
    """The weights, biases and momentum of a multilayer perceptron, and the time that its activations took."""

    functions: Functions
    weights: list[np.ndarray]
    biases: list[np.ndarray]
    velocity: list[np.ndarray] = field(default_factory=list)
    seconds: float = 0.0

    @classmethod
    def create(cls, functions: Functions, layers: tuple[int, ...], seed: int, dtype) -> "Network":
        rng = np.random.default_rng(seed)
        weights = [rng.normal(0, np.sqrt(2 / n), (n, m)).astype(dtype) for n, m in itertools.pairwise(layers)]
        return cls(functions, weights, [np.zeros(m, dtype) for m in layers[1:]])

    def _timed(self, function: Callable, *arguments) -> np.ndarray:
        start = time.perf_counter()
        result = function(*arguments)
        self.seconds += time.perf_counter() - start
        return result

    def forward(self, x: np.ndarray) -> tuple[list[np.ndarray], list[np.ndarray], np.ndarray]:
        """Return the inputs of every layer, the sums before every hidden activation, and the class probabilities."""
        inputs, sums = [x], []
        for weight, bias in zip(self.weights[:-1], self.biases[:-1], strict=True):
            z = inputs[-1] @ weight
            z += bias
            sums.append(z)
            inputs.append(self._timed(self.functions.activation, z, np.empty_like(z)))
        z = inputs[-1] @ self.weights[-1]
        z += self.biases[-1]
        return inputs, sums, self._timed(self.functions.softmax, z, z)

    def gradients(self, x: np.ndarray, target: np.ndarray) -> tuple[list[np.ndarray], float]:
        """Return the gradients of the mean cross-entropy by all weights and biases, and its value."""
        inputs, sums, p = self.forward(x)
        rows = np.arange(len(target))
        loss = -float(np.mean(np.log(p[rows, target] + np.finfo(p.dtype).tiny)))
        dz = p
        dz[rows, target] -= 1
        dz /= len(target)
        found = []
        for layer in reversed(range(len(self.weights))):
            found += [dz.sum(axis=0), inputs[layer].T @ dz]
            if layer:
                da = dz @ self.weights[layer].T
                dz = self._timed(self.functions.gradient, da, sums[layer - 1], da)
        return found[::-1], loss

    def learn(self, x: np.ndarray, target: np.ndarray) -> float:
        """Make one step of gradient descent with momentum on a batch, and return the loss."""
        found, loss = self.gradients(x, target)
        own = [array for pair in zip(self.weights, self.biases, strict=True) for array in pair]
        self.velocity = self.velocity or [np.zeros_like(array) for array in own]
        for array, speed, gradient in zip(own, self.velocity, found, strict=True):
            speed *= MOMENTUM
            speed -= RATE * gradient
            array += speed
        return loss

    def accuracy(self, x: np.ndarray, target: np.ndarray) -> float:
        return float(np.mean(self.forward(x)[2].argmax(axis=-1) == target))


@dataclass
class History:
    """The record of a training, epoch by epoch."""

    label: str
    losses: list[float] = field(default_factory=list)
    accuracies: list[float] = field(default_factory=list)
    epoch_seconds: list[float] = field(default_factory=list)
    activation_seconds: list[float] = field(default_factory=list)


def digits(dtype) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return scikit-learn's 1797 handwritten digits of 8 × 8 grey values: training and test images, training and test labels."""
    data = load_digits()
    images = (data.data / 16 - 0.5).astype(dtype)
    return tuple(train_test_split(images, data.target, test_size=0.25, random_state=0, stratify=data.target))


def train(functions: Functions, epochs: int, seed: int, dtype=np.float32) -> History:
    """Train on the digits. Seed and data determine everything except the functions' rounding errors."""
    x, x_test, target, target_test = digits(dtype)
    network = Network.create(functions, LAYERS, seed, dtype)
    network.gradients(x[:BATCH], target[:BATCH])  # compiles and imports everything before the clock starts
    rng = np.random.default_rng(seed)
    history = History(functions.label)
    for _ in tqdm(range(epochs), desc=f"{functions.label:>11}", unit="epoch"):
        network.seconds = 0.0
        start = time.perf_counter()
        order = rng.permutation(len(x))
        losses = [network.learn(x[batch], target[batch]) for batch in np.split(order, range(BATCH, len(x), BATCH))]
        history.epoch_seconds.append(time.perf_counter() - start)
        history.activation_seconds.append(network.seconds)
        history.losses.append(statistics.fmean(losses))
        history.accuracies.append(network.accuracy(x_test, target_test))
    return history


def draw(histories: list[History], name: str, file: Path) -> None:
    """Draw the learning curves: loss and test accuracy by epoch."""
    matplotlib.use("Agg")
    from matplotlib import pyplot as plt
    from matplotlib.ticker import MaxNLocator, PercentFormatter

    figure, (left, right) = plt.subplots(1, 2, figsize=(10, 4), layout="constrained")
    figure.suptitle(f"Handwritten digits, hidden layers with {name}")
    for history, style in zip(histories, ("-", "--"), strict=True):
        epochs = range(1, len(history.losses) + 1)
        left.semilogy(epochs, history.losses, style, marker="o", markersize=4, label=history.label)
        right.plot(epochs, history.accuracies, style, marker="o", markersize=4, label=history.label)
    left.set(title="Training loss", xlabel="epoch", ylabel="mean cross-entropy")
    right.set(title="Test accuracy", xlabel="epoch", ylabel="share of right answers")
    right.yaxis.set_major_formatter(PercentFormatter(xmax=1))
    for axes in (left, right):
        axes.xaxis.set_major_locator(MaxNLocator(integer=True))
        axes.grid(alpha=0.3)
        axes.legend()
    figure.savefig(file, dpi=120)
    plt.close(figure)


def run(name: str, epochs: int, seed: int, plot: Path | None) -> list[History]:
    """Train with fastact and with plain NumPy, print the results, and draw them if `plot` is a file."""
    print(
        f"{' -> '.join(map(str, LAYERS))} perceptron, {name}, float32, batches of {BATCH}; preparing {name} and softmax ...",
        flush=True,
    )
    start = time.perf_counter()
    ours = fastact_functions(name)
    hidden, output = (np.zeros((BATCH, size), np.float32) for size in LAYERS[-2:])
    ours.activation(hidden, hidden)  # the first call with a type and layout compiles the kernels
    ours.gradient(hidden, hidden, hidden)
    ours.softmax(output, output)
    many = np.zeros(1 << 18, np.float32)
    ours.activation(many, many)  # the first long call starts the threads and compiles their code
    print(f"ready after {time.perf_counter() - start:.1f} s (compiled at first use, later loaded from the cache)")
    histories = [train(functions, epochs, seed) for functions in (ours, numpy_functions(name, np.float32))]
    print(f"\n{'':13}{'test accuracy':>14}{'time per epoch':>17}{'in activations':>17}")
    for history in histories:
        epoch, part = statistics.median(history.epoch_seconds), statistics.median(history.activation_seconds)
        print(f"{history.label:13}{history.accuracies[-1]:>14.1%}{epoch * 1e3:>14.1f} ms{part * 1e3:>14.2f} ms")
    mine, theirs = histories
    whole = statistics.median(theirs.epoch_seconds) / statistics.median(mine.epoch_seconds)
    part = statistics.median(theirs.activation_seconds) / statistics.median(mine.activation_seconds)
    print(f"\nSpeed-up: {part:.1f} for the activations, {whole:.2f} for the whole training, which also computes matrix products.")
    if plot is not None:
        draw(histories, name, plot)
        print(f"Learning curves: {plot}")
    return histories
