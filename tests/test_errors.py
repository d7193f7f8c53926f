"""Errors name the function, what it needs and what it got."""

import importlib

import numpy as np
import pytest
from catalogue import row_functions

import fastact


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (
            lambda: fastact.elu(1.0, beta=1),
            TypeError,
            r"elu\(\) got an unexpected .*'beta'; it takes alpha, out, where, dtype and",
        ),
        (
            lambda: fastact.elu(1.0, alpha_=1),
            TypeError,
            r"elu\(\) got an unexpected .*'alpha_'; did you mean 'alpha'\?",
        ),
        (
            lambda: fastact.softmax(np.ones(3), dim=0),
            TypeError,
            r"softmax\(\) got an unexpected .*'dim'; it takes axis, out, dtype and",
        ),
        (
            lambda: fastact.crelu(np.ones(3), dim=0),
            TypeError,
            r"crelu\(\) got an unexpected .*'dim'; it takes axis, out",
        ),
        (
            lambda: fastact.scaled_softmax(np.ones(3), beta=1),
            TypeError,
            r"scaled_softmax\(\) got an unexpected .* 'beta'; it takes scale, axis",
        ),
        (
            lambda: fastact.softmax(np.ones((2, 3)), 0),
            TypeError,
            r"softmax\(\) takes 1 positional argument but 2 were given; pass the axis by keyword",
        ),
        *(
            (
                lambda name=name, axis=axis: getattr(fastact, name)(np.ones((2, 2)), axis=axis),
                TypeError,
                f"{name}: axis must be an integer, got {axis}",
            )
            for name in ("softmax", "scaled_softmax", "crelu", "split")
            for axis in (None, 1.0, True)
        ),
        (
            lambda: fastact.softmax(np.ones(3), where=[True, False, True]),
            TypeError,
            r"softmax\(\) got an unexpected .*'where'",
        ),
        (
            lambda: fastact.softmax(np.ones(3), keepdims=True),
            TypeError,
            r"softmax\(\) got an unexpected .*'keepdims'",
        ),
        (lambda: fastact.elu(np.ones(3), axis=0), TypeError, r"elu\(\) got an unexpected .*'axis'"),
        (lambda: fastact.crelu(np.ones(3), where=True), TypeError, r"crelu\(\) got an unexpected .*'where'"),
        (lambda: fastact.crelu(np.ones(3), out=[0]), TypeError, r"crelu: out must be an array, or several in a tuple, got list"),
        (
            lambda: fastact.masked_softmax(np.ones(3), np.ones(3, int)),
            TypeError,
            "masked_softmax: mask must be an array of booleans, got int64",
        ),
        (
            lambda: fastact.losses.cross_entropy(np.ones((1, 3)), [True]),
            TypeError,
            "class indices .* are needed, got a target of bool",
        ),
        (lambda: fastact.elu(np.ones(3), 1.0, alpha=2.0), TypeError, r"elu\(\) got multiple values for argument 'alpha'"),
        (lambda: fastact.elu(np.ones(3), 1.0, 2.0), TypeError, r"elu\(\) takes 2 positional arguments but 3 were given"),
        (lambda: fastact.elu(x=np.ones(3)), TypeError, r"elu\(\) takes x, alpha, got 0 positional arguments; pass x by position"),
        (lambda: fastact.elu(np.ones(3), dtype=np.int32), TypeError, "No loop .* for ufunc elu$"),
        (lambda: fastact.elu(np.ones(3), out=np.ones(3, int)), TypeError, "Cannot cast ufunc 'elu' output"),
        (lambda: fastact.elu(np.ones(3), out=1.0), TypeError, "elu: out must be an array, or several in a tuple, got float"),
        (lambda: fastact.softmax(np.ones(3), dtype=np.int32), TypeError, "No loop .* for ufunc softmax$"),
        *(
            (
                lambda axis=axis: fastact.softmax(np.ones((2, 3)), axis=axis, out=np.empty((3, 2))),
                ValueError,
                rf"softmax: the shapes do not match for rows along axis {axis}: x \(2, 3\), out \(3, 2\)",
            )
            for axis in (-1, 0)
        ),
        (
            lambda: fastact.masked_softmax(np.ones((2, 3)), [True, False]),
            ValueError,
            r"masked_softmax: the shapes do not match .*: x \(2, 3\), mask \(2,\)",
        ),
        (
            lambda: fastact.backward.logsumexp(np.ones((2, 3)), np.ones((2, 3))),
            ValueError,
            r"logsumexp: the shapes .*: g \(2, 3\) with one number per row, x \(2, 3\)",
        ),
        (
            lambda: fastact.crelu(np.ones((2, 3)), 0),
            TypeError,
            r"crelu\(\) takes 1 positional argument but 2 were given; pass the axis by keyword",
        ),
        (
            lambda: fastact.crelu(np.ones((2, 3)), out=np.empty((2, 3))),
            ValueError,
            r"crelu: out must have 6 entries along axis -1, twice as many as x, got shape \(2, 3\)",
        ),
        (lambda: fastact.softmax(1.0), ValueError, "softmax: the input must have at least one dimension, got a single number"),
        (lambda: fastact.softmax("ab"), (TypeError, ValueError), "softmax"),
    ],
)
def test_errors_name_the_function_and_what_it_got(call, error, message):
    with pytest.raises(error, match=message):
        call()


@pytest.mark.parametrize("shape", [(4, 6, 2), (40, 30, 40)], ids=["small", "large"])
@pytest.mark.parametrize("axis", [0, 1, 2])
def test_one_array_for_two_results_is_refused(shape, axis):
    x = np.ones(shape, np.float32)
    with pytest.raises(TypeError, match="'out' must be a tuple of arrays"):
        fastact.fused.softmax(x, x, axis=axis, out=np.empty_like(x))


def test_other_errors_of_rows_are_numpys():
    with pytest.raises(ValueError, match="a type-string for softmax"):
        fastact.softmax(np.ones(3), signature="ff->f")
    with pytest.raises(np.exceptions.AxisError, match="operand 1 has 1 core dimensions"):
        fastact.softmax(np.ones((2, 3)), axes=[(0,), (0, 1)])


def test_wrong_names_suggest_the_right_one():
    for module, name, near in [
        (fastact, "sigmod", "sigmoid"),
        (fastact.backward, "sofmax", "softmax"),
        (fastact.derivative, "sigmiod", "sigmoid"),
        (fastact, "spilt", "split"),
        (fastact, "activaton", "activation"),
        (fastact, "loss", "losses"),
    ]:
        with pytest.raises(AttributeError, match=rf"no attribute '{name}'.*did you mean '{near}'"):
            getattr(module, name)
    with pytest.raises(AttributeError, match=r"no attribute 'zzz'$"):
        _ = fastact.fused.zzz
    with pytest.raises(AttributeError, match="softmax"):
        _ = fastact.derivative.softmax


@row_functions
def test_axis_out_of_range(case):
    with pytest.raises(np.exceptions.AxisError, match=rf"{case.name}: axis 2 is out of bounds for shape \(4, 5\)"):
        case.function(*case.inputs((4, 5)), axis=2)


@pytest.mark.parametrize(
    ("module", "wrong", "right"),
    [
        ("fastact.losses", "crossentropy", "cross_entropy"),
        ("fastact.losses", "sparsemaxloss", "sparsemax_loss"),
        ("fastact.losses", "binary_crossentropy_with_logits", "binary_cross_entropy_with_logits"),
        ("fastact.nn", "gumbelsoftmax", "gumbel_softmax"),
        ("fastact.nn", "Dropout", "dropout"),
        ("fastact.cuda.losses", "crossentropy", "cross_entropy"),
    ],
)
def test_losses_and_layers_say_what_is_meant(module, wrong, right):
    loaded = importlib.import_module(module)
    says = rf"^module '{module}' has no attribute '{wrong}'; did you mean '{right}'\?$"
    with pytest.raises(AttributeError, match=says) as caught:
        getattr(loaded, wrong)
    assert caught.value.name == wrong
    with pytest.raises(AttributeError, match=rf"no attribute 'batchnorm': there are {', '.join(loaded.__all__)}$"):
        _ = loaded.batchnorm
    with pytest.raises(AttributeError, match=r"no attribute 'gelu': it is fastact\.gelu$"):
        _ = loaded.gelu
    assert not hasattr(loaded, "__wrapped__")
    assert getattr(loaded, right).__name__ == right
