"""scikit-learn's classifier of handwritten digits with its own activations and with fastact's.

``python benchmarks/sklearn_digits.py`` prints a table, in a minute. The two classifiers of a round fit one after the other in
random order, from the same start and with the same batches. Ratios are taken within the round, so other load on the machine affects
both alike. Most of the time of a fit is spent in matrix products and the solver's arithmetic, which are the same in both.
"""

import argparse
import random
import statistics
import time
import warnings

import numpy as np
from sklearn import neural_network
from sklearn.datasets import load_digits
from sklearn.exceptions import ConvergenceWarning
from sklearn.model_selection import train_test_split

from fastact.contrib.sklearn import MLPClassifier

ACTIVATIONS = ("relu", "tanh", "logistic", "identity", "gelu", "silu", "mish")
BOTH = ("relu", "tanh", "logistic", "identity")  # the others are compared with scikit-learn's relu


def digits(dtype):
    x, y = load_digits(return_X_y=True)
    return train_test_split((x / 16).astype(dtype), y, test_size=0.25, random_state=0, stratify=y)


def fit(model, x, x_test, y, y_test):
    """Fit a model, and return (seconds, accuracy)."""
    start = time.perf_counter()
    model.fit(x, y)
    return time.perf_counter() - start, model.score(x_test, y_test)


def measure(dtype, rounds, **options):
    """Return {(library, activation): [(seconds, accuracy) of each round]}."""
    data = digits(dtype)
    kinds = {("fastact", name): MLPClassifier for name in ACTIVATIONS}
    kinds |= {("scikit-learn", name): neural_network.MLPClassifier for name in BOTH}
    results = {key: [] for key in kinds}
    for (_, name), kind in kinds.items():
        kind(activation=name, max_iter=1).fit(data[0], data[2])  # loads or compiles the functions
    for seed in range(rounds):
        for name in ACTIVATIONS:  # those of one activation in succession, in random order
            turns = [key for key in kinds if key[1] == name]
            for key in random.sample(turns, len(turns)):
                results[key].append(fit(kinds[key](activation=name, random_state=seed, **options), *data))
    return results


def table(results):
    for name in ACTIVATIONS:
        theirs = results["scikit-learn", name if name in BOTH else "relu"]
        ours = results["fastact", name]
        ratios = [a / b for (a, _), (b, _) in zip(theirs, ours, strict=True)]
        low, middle, high = statistics.quantiles(ratios, n=4)
        accuracy = statistics.fmean(share for _, share in ours)
        known = f"{statistics.fmean(share for _, share in theirs):.1%}" if name in BOTH else ""
        mine, other = (statistics.median(seconds for seconds, _ in fits) * 1e3 for fits in (ours, theirs))
        mark = " " if name in BOTH else "*"
        yield f"{name:10}{other:>10.1f}{mark}{mine:>9.1f}{middle:>9.2f}{mark}({low:.2f} to {high:.2f}){known:>12}{accuracy:>9.1%}"


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--epochs", type=int, default=30)
    parser.add_argument("--layers", type=int, nargs="+", default=[100])
    chosen = parser.parse_args(arguments)
    warnings.simplefilter("ignore", ConvergenceWarning)
    for dtype in (np.float32, np.float64):
        layers = " -> ".join(map(str, (64, *chosen.layers, 10)))
        print(f"\n{layers}, {np.dtype(dtype)}, adam, {chosen.epochs} epochs, median of {chosen.rounds} rounds")
        print(f"{'':10}{'ms: theirs':>10}{'ours':>10}{'theirs / ours (quartiles)':>26}{'accuracy':>12}{'ours':>9}")
        results = measure(dtype, chosen.rounds, hidden_layer_sizes=tuple(chosen.layers), max_iter=chosen.epochs)
        print(*table(results), sep="\n")
    print("\n* scikit-learn has no such activation: the time is that of its relu.")


if __name__ == "__main__":
    main()
