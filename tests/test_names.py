"""Each call in the table of docs/names.md gives the result of the corresponding call of fastact."""

import ast
import importlib
import operator
import re
from pathlib import Path

import numpy as np
import pytest

import fastact
from fastact.definitions import CATALOGUE
from fastact.tools.bench.peers import of_onnxruntime

PAGE = Path(__file__).parents[1] / "docs" / "names.md"
LINES = re.findall(r"^\|.*\|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
HEAD, _, *ROWS = [[cell.strip().strip("`") for cell in line.strip("|").split("|")] for line in LINES]
LIBRARIES = HEAD[1:4]
MODULES = {
    "F": "torch.nn.functional",
    "torch": "torch",
    "nn": "jax.nn",
    "jnp": "jax.numpy",
    "activations": "keras.activations",
    "ops": "keras.ops",
}
X = np.random.default_rng(0).normal(0, 2, (6, 8)).astype(np.float32)
A, B = fastact.split(X)


def computed(text, array, numbers):
    """Return the value of a call, or of a call times an array. Arguments are names or literals, also by keyword."""
    values = {name: array(value) for name, value in {"x": X, "a": A, "b": B, "mask": X > -1}.items()} | numbers

    def value(node):
        match node:
            case ast.BinOp(left=left, op=ast.Mult(), right=right):
                return value(left) * value(right)
            case ast.Call(func=ast.Attribute(value=ast.Name(id=module), attr=function), args=args, keywords=keywords):
                called = getattr(importlib.import_module(MODULES[module]), function)
                return called(*map(value, args), **{keyword.arg: value(keyword.value) for keyword in keywords})
            case ast.Name(id=name):
                return values[name]
        return ast.literal_eval(node)

    return np.asarray(value(ast.parse(text, mode="eval").body))


def ours(row):
    call = ast.parse(row[0], mode="eval").body
    definition = CATALOGUE[call.func.id]
    numbers = {p.name: p.typical for p in definition.parameters}
    arrays = {"x": X, "a": A, "b": B, "mask": X > -1} | numbers
    return getattr(fastact, definition.name)(*(arrays[argument.id] for argument in call.args)), numbers


CALLS = [
    pytest.param(row, row[1 + k], id=f"{library}-{row[0].partition('(')[0]}")
    for k, library in enumerate(LIBRARIES)
    for row in ROWS
    if row[1 + k]
]


@pytest.mark.parametrize(("row", "text"), CALLS)
def test_calls_give_the_same_values(row, text):
    library = pytest.importorskip(MODULES[re.match(r"\w+", text)[0]].partition(".")[0])
    array = {"torch": "from_numpy", "jax": "numpy.asarray"}.get(library.__name__)
    array = operator.attrgetter(array)(library) if array else np.asarray
    wanted, numbers = ours(row)
    np.testing.assert_allclose(computed(text, array, numbers), wanted, rtol=1e-4, atol=1e-5)


def test_operators_of_onnx_are_those_that_the_benchmarks_compare_with():
    operators = {row[0].partition("(")[0]: row[4].partition("(")[0] for row in ROWS if row[4]}
    common = {name: entry[0] for name, entry in of_onnxruntime._OPERATORS.items() if name in operators and len(entry) < 4}
    assert len(common) > 12
    assert {name: operators[name] for name in common} == common | {"prelu": "PRelu"}  # the benchmarks use LeakyRelu, with one slope
