"""Docstrings, stubs and generated texts are complete, right and up to date."""

import ast
import doctest
import importlib
import itertools

import numpy as np
import pytest
from catalogue import MODULES

import fastact
from fastact.definitions import CATALOGUE, RowActivation, activation
from fastact.definitions.passes import PASSES
from fastact.definitions.row_records import Array, row_activation
from fastact.losses import binary, categorical, sparse_losses, squared_error
from fastact.nn import chance, channels, maxout, norms
from fastact.runtime import docs, own_activation, split
from fastact.tools import stubs

FUNCTIONS = [(use, name) for use in PASSES for name in PASSES[use].names()]


@pytest.mark.parametrize(("use", "name"), FUNCTIONS)
def test_examples_of_docstrings(use, name):
    """Every docstring has an example, and its output is right."""
    function = getattr(MODULES[use], name)
    parser, runner = doctest.DocTestParser(), doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)
    examples = parser.get_doctest(function.__doc__, {"np": np, "fastact": fastact}, f"{use}.{name}", None, None)
    assert len(examples.examples) >= 2, f"the docstring of {name} needs a section Examples with a call"
    failures, _ = runner.run(examples)
    assert failures == 0


@pytest.mark.parametrize(("use", "name"), FUNCTIONS)
def test_sections_of_docstrings(use, name):
    """Every docstring has the sections that users look for, and names every parameter."""
    doc = getattr(MODULES[use], name).__doc__
    for section in ("Parameters", "Returns", "Raises", "References", "Examples"):
        assert f"\n{section}\n---" in doc
    assert all(f"\n{parameter.name} : " in doc for parameter in CATALOGUE[name].parameters)


@pytest.mark.parametrize("use", PASSES)
def test_examples_of_functions_for_numba(use):
    """One function of each pass, since their examples are alike."""
    function = importlib.import_module(PASSES[use].module.replace("fastact", "fastact.jit", 1)).softplus
    examples = doctest.DocTestParser().get_doctest(function.__doc__, {}, use, None, None)
    failures, attempted = doctest.DocTestRunner().run(examples)
    assert (failures, attempted) == (0, 3)


STUBS = stubs.stubs()


@pytest.mark.parametrize("module", STUBS)
def test_stubs_are_fresh(module):
    assert stubs.path(module).read_text(encoding="utf-8") == STUBS[module], "renew the stubs: python -m fastact.tools.stubs"


@pytest.mark.parametrize("file", stubs.namespaces(), ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_modules_of_passes_are_fresh(file):
    assert file.exists()
    assert file.read_text(encoding="utf-8") == stubs.namespaces()[file], "python -m fastact.tools.stubs"


@pytest.mark.parametrize("module", STUBS)
def test_stubs_are_python_and_name_every_function(module):
    """Each function has a docstring, either inside it or after a variable."""
    body = ast.parse(stubs.path(module).read_text(encoding="utf-8")).body
    use = PASSES.get(module.rpartition(".")[2], PASSES["forward"])
    wanted = {name for name in use.names() if not ("jit" in module and isinstance(CATALOGUE[name], RowActivation))}
    documented = {node.name for node in body if isinstance(node, ast.FunctionDef) and ast.get_docstring(node)}
    variables = [(node.target.id, behind) for node, behind in itertools.pairwise(body) if isinstance(node, ast.AnnAssign)]
    documented |= {name for name, behind in variables if isinstance(behind, ast.Expr) and isinstance(behind.value, ast.Constant)}
    assert documented == wanted


@pytest.mark.parametrize(
    "module",
    [own_activation, split, binary, categorical, sparse_losses, squared_error, chance, channels, maxout, norms],
    ids=lambda module: module.__name__,
)
def test_examples_of_other_public_functions(module):
    found = doctest.testmod(module)
    assert found.attempted >= 3
    assert found.failed == 0


def test_row_functions_describe_their_further_arrays():
    """An `Array` describes them, under any name. Facts that it does not give have defaults."""
    arrays = ("x", Array("weight", "Weight of each entry", "np.array([1.0, 0.5, 2.0])"), Array("shift"))
    facts = {"formula": "", "derivative": "", "steps": {"forward": (), "fused": ()}, "textbook": None, "source": "", "takes": {}}

    @row_activation(arrays=arrays, **facts)
    def weighted(x, weight, shift):
        """Weighted."""

    doc = docs.function_doc(weighted, PASSES["fused"])
    assert "weight : array_like\n    Weight of each entry. Broadcasts with the input.\n" in doc
    assert "shift : array_like\n    Input. Broadcasts with the input.\n" in doc
    assert "g, x, weight, shift = np.array([1.0, 0.0, 2.0]), np.array([1.3, 0.9, 0.1]), np.array([1.0, 0.5, 2.0]), np.array(" in doc


FACTS = {"formula": "", "derivative": "", "textbook": None, "textbook_derivative": None, "source": ""}
BAD_FACTS = {
    "no description": ({}, r"parameters \['alpha'\] need a description each, got \[\]"),
    "no typical value": ({"parameters": {"alpha": ""}}, r"parameters \['alpha'\] have no default and need a typical value"),
    "samples of another length": (
        {"parameters": {"alpha": ""}, "typical": {"alpha": 1.0}, "samples": ((1.0, 2.0),)},
        r"1 numbers are needed in each of the samples, got \(1\.0, 2\.0\)",
    ),
}


@pytest.mark.parametrize("what", BAD_FACTS)
def test_definitions_that_lack_something(what):
    facts, message = BAD_FACTS[what]
    with pytest.raises(TypeError, match=f"bent: {message}"):

        @activation(**FACTS, **facts)
        def bent(x, alpha):
            """Bent."""
