"""Every function behaves like NumPy's own ufuncs, in every pass."""

import copy
import inspect
import pickle
import subprocess
import sys

import numpy as np
import pytest
from catalogue import (
    CASES,
    DTYPES,
    ELEMENTWISE,
    MODULES,
    all_same,
    as_tuple,
    both_types,
    by_case,
    by_case_and_type,
    elementwise,
    every,
    read_only,
    row_functions,
    same_bits,
)

import fastact
from fastact.definitions import CATALOGUE
from fastact.definitions.passes import PASSES
from fastact.runtime import threads


@every
def test_is_a_ufunc(case):
    """Functions without parameters are ufuncs themselves. The others hold a ufunc."""
    assert isinstance(case.ufunc, np.ufunc)
    assert (case.function is case.ufunc) == (not case.rows and not case.definition.parameters)
    names = PASSES[case.use].arrays_in(case.definition)
    for types, code in zip(case.ufunc.types[:2], "fd", strict=True):
        flags = "".join("?" if case.is_flag(name) else code for name in names)
        assert types == flags.ljust(case.ufunc.nin, code) + "->" + code * case.ufunc.nout


@both_types
@every
def test_type_is_kept(case, dtype):
    assert all(out.dtype == dtype for out in case.call(case.inputs((4, 7), dtype)))


@both_types
@every
def test_out(case, dtype):
    """`out` is filled and returned, by keyword and by position."""
    inputs = case.inputs((4, 7), dtype)
    wanted = case.call(inputs)
    out = case.outputs((4, 7), 9, dtype)
    got = case.call(inputs, out=out)
    assert all(a is b for a, b in zip(got, out, strict=True))
    assert all_same(out, wanted)
    out = case.outputs((4, 7), 9, dtype)
    (case.function if case.rows else case.ufunc)(*inputs, *out)
    assert all_same(out, wanted)


@both_types
@elementwise
def test_where(case, dtype):
    inputs = case.inputs((4, 7), dtype)
    mask = np.random.default_rng(0).random((4, 7)) < 0.5
    out = tuple(np.full((4, 7), 9, dtype) for _ in range(case.ufunc.nout))
    wanted = case.call(inputs)
    case.call(inputs, out=out, where=mask)
    assert all(same_bits(a[mask], b[mask]) and np.all(a[~mask] == 9) for a, b in zip(out, wanted, strict=True))
    if case.arrays == 1 and case.ufunc.nout == 1:  # skipped elements are undefined without `out`, and NumPy 2.4 warns of it
        kwargs = {"out": None} if np.lib.NumpyVersion(np.__version__) >= "2.4.0" else {}
        (got,) = case.call(inputs, where=mask, **kwargs)
        assert same_bits(got[mask], wanted[0][mask])


@every
def test_dtype_and_casting(case):
    inputs = case.inputs((3, 5), np.float32)
    wide = case.call(inputs, dtype=np.float64)
    assert all(out.dtype == np.float64 for out in wide)
    assert all_same(wide, case.call(tuple(a if a.dtype == bool else np.asarray(a, np.float64) for a in inputs)))
    doubles = case.inputs((3, 5), np.float64)
    with pytest.raises(TypeError, match=case.name):
        case.call(doubles, dtype=np.float32, casting="safe")
    # with `dtype`, NumPy finds no loop of mixed types that would narrow an input
    mixed = any(case.is_flag(name) for name in PASSES[case.use].arrays_in(case.definition))
    chosen = {"signature": case.ufunc.types[0]} if mixed else {"dtype": np.float32}
    narrow = case.call(doubles, **chosen, casting="same_kind")
    assert all(out.dtype == np.float32 for out in narrow)


@every
def test_other_types_are_refused_by_name_and_nothing_is_written(case):
    inputs = case.inputs((2, 3))
    for kind in ("complex128", "object", "<U3", "datetime64[s]"):
        bad = (*(np.ones(a.shape).astype(kind) for a in inputs[: case.arrays]), *inputs[case.arrays :])
        out = case.outputs((2, 3), 7.0)
        with pytest.raises(TypeError, match=case.name):
            case.call(bad, out=out)
        assert all(np.all(o == 7.0) for o in out), kind


@every
def test_other_real_types_are_converted(case):
    kinds = {"bool": "f", "int8": "f", "int16": "f", "int32": "d", "int64": "d", "float16": "e"}
    for kind, result in kinds.items():
        (out, *_) = case.call(case.alike(np.ones((2, 3), kind)))
        assert out.dtype.char == result, kind


@elementwise
def test_python_numbers_take_the_type_of_the_array(case):
    x = np.linspace(-2, 2, 5, dtype=np.float32)
    numbers = tuple(float(p) for p in case.parameters())
    for position in range(case.arrays):
        inputs = tuple(x if k == position else 1.0 for k in range(case.arrays))
        assert all(out.dtype == np.float32 for out in case.call((*inputs, *numbers)))
    required = tuple(number for number, p in zip(numbers, case.definition.parameters, strict=True) if p.required)
    assert all(out.dtype == np.float32 for out in as_tuple(case.function(*inputs, *required)))


@every
def test_read_only_out_is_refused(case):
    out = tuple(read_only(a) for a in case.outputs((2, 3), 0))
    with pytest.raises(ValueError, match="read-only"):
        case.call(case.inputs((2, 3)), out=out)


@both_types
@every
def test_no_floating_point_warning(case, dtype):
    info = np.finfo(dtype)
    values = [
        0.0,
        -0.0,
        1.0,
        -1.0,
        info.max,
        info.min,
        info.tiny,
        info.smallest_subnormal,
        100,
        -100,
        800,
        -800,
        np.inf,
        -np.inf,
        np.nan,
    ]
    x = np.array(values * 9, dtype).reshape(9, -1)
    with np.errstate(all="raise"):
        case.call(case.alike(x))
        case.call(case.alike(x.T[::-1]))


@both_types
@elementwise
def test_nan_in_nan_out(case, dtype):
    """NaN in the gradient reaches every gradient; in all data arrays, every result; in one of two data arrays, the value."""
    names, outputs = PASSES[case.use].arrays_in(case.definition), PASSES[case.use].arrays_out(case.definition)
    for poisoned in ({"g"}, set(names) - {"g"}, *({name} for name in case.definition.arrays)):
        inputs = [np.array([np.nan, -np.nan, 1.0] if name in poisoned else [1.0, 1.0, 1.0], dtype) for name in names]
        for name, out in zip(outputs, case.call((*inputs, *case.parameters(dtype))), strict=True):
            if (name == "y") != (poisoned == {"g"}) or poisoned >= set(case.definition.arrays):
                assert np.isnan(out[:2]).all() == bool(poisoned & set(names)), (poisoned, name)
            assert not np.isnan(out[2])


@row_functions
@pytest.mark.parametrize("shape", [(4, 6, 2), (40, 30, 40), (40, 100, 10)], ids=["small", "large", "long"])
def test_some_results_are_given(case, shape):
    """The others, None in the tuple, get the bits and the memory order of a call without ``out``, along any axis."""
    for axis in (0, 1, 2):
        inputs = case.inputs(shape, np.float32, axis=axis)
        wanted = case.call(inputs, axis=axis)
        for k in range(len(wanted) + 1):
            out = tuple(np.empty_like(each) if j == k else None for j, each in enumerate(wanted))
            result = case.call(inputs, axis=axis, out=out)
            assert all(b is None or a is b for a, b in zip(result, out, strict=True))
            assert all_same(result, wanted)
            assert [each.strides for each in result] == [each.strides for each in wanted]


@elementwise
def test_results_by_position(case):
    """Like NumPy's ufuncs, the functions take arrays for the results after the inputs, and None for a new one."""
    inputs = case.inputs((4, 6))
    wanted, out = case.call(inputs), case.outputs((4, 6), np.nan)
    result = as_tuple(case.function(*inputs, *out))
    assert all(a is b for a, b in zip(result, out, strict=True))
    assert all_same(out, wanted)
    assert all_same(as_tuple(case.function(*inputs, *[None] * len(out))), wanted)


proportional = pytest.mark.parametrize(
    "name", sorted({case.name for case in ELEMENTWISE if case.definition.gated and not case.definition.clipped})
)


def in_order(name, gate, factor):
    """Return the arrays of a gated function in its own order."""
    return (gate, factor) if CATALOGUE[name].activated == 0 else (factor, gate)


@proportional
@pytest.mark.parametrize("dtype", DTYPES)
def test_factors_that_overflow(name, dtype):
    """If the factor is as large as possible, the result is infinite or scaled down by a small gate, and never NaN."""
    function = getattr(fastact, name)
    call = lambda gate, factor: function(*in_order(name, dtype(gate), dtype(factor)))
    largest = float(np.finfo(dtype).max)
    for gate in (0.9, 3.0, 40.0):
        assert call(gate, largest) == (np.inf if call(gate, 1.0) > 1 else call(gate, largest / 1024) * dtype(1024))
    np.testing.assert_allclose(call(-8.0, largest), call(-8.0, 1.0) * largest, rtol=1e-6 if dtype == np.float32 else 1e-12)


@proportional
def test_infinite_factors(name):
    """A gated function is proportional to one of its arrays unless it clips it: an infinite factor scales the result for 1."""
    gates = np.array([-3.0, -0.5, 0.0, 0.5, 3.0, np.inf])[:, None]
    factors = np.array([1.0, np.inf, -np.inf])
    arrays = in_order(name, gates, factors)
    value, slopes = getattr(fastact, name)(*arrays), getattr(fastact.derivative, name)(*arrays)
    for of_one in (value, slopes[CATALOGUE[name].activated]):
        open_gates = of_one[of_one[:, 0] != 0]
        np.testing.assert_array_equal(open_gates, open_gates[:, :1] * factors)


@every
def test_subclasses_and_masked_arrays(case):
    class Marked(np.ndarray):
        pass

    inputs = case.inputs((2, 3))
    marked = case.call((*(a.view(Marked) for a in inputs[: case.arrays]), *inputs[case.arrays :]))
    assert all(isinstance(out, Marked) and same_bits(out, b) for out, b in zip(marked, case.call(inputs), strict=True))
    if not case.rows:
        masked = case.call((*(np.ma.array(a, mask=[[1, 0, 0], [0, 0, 1]]) for a in inputs[: case.arrays]), *inputs[case.arrays :]))
        assert all(isinstance(out, np.ma.MaskedArray) and out.mask[0, 0] and not out.mask[0, 1] for out in masked)


def test_reduce_accumulate_outer_and_at():
    """These methods are rarely useful for a gradient, but NumPy offers them. They must be right, in order and in one thread."""
    f = fastact.backward.sigmoid
    values = np.random.default_rng(0).normal(size=threads.THRESHOLD + 5)
    running = [values[0]]
    for value in values[1:]:
        running.append(f(running[-1], value))
    assert same_bits(f.accumulate(values), np.array(running))
    assert f.reduce(values) == running[-1]
    assert same_bits(f.outer(values[:3], values[:4]), f(values[:3, None], values[:4]))
    changed = values[:5].copy()
    f.at(changed, [0, 0, 2], 1.5)
    assert changed[0] == f(f(values[0], 1.5), 1.5)
    assert changed[2] == f(values[2], 1.5)


@by_case_and_type([case for case in CASES if case.use == "fused"])
def test_fused_is_forward_and_backward_bit_for_bit(case, dtype):
    g, *rest = case.inputs((60, 71), dtype)
    y, *gradients = case.call((g, *rest))
    forward, backward = getattr(fastact, case.name), getattr(fastact.backward, case.name)
    assert same_bits(y, forward(*rest))
    taken = PASSES["backward"].arrays_in(case.definition)
    assert all_same(gradients, as_tuple(backward(g, y, *case.parameters(dtype)) if "y" in taken else backward(g, *rest)))


@both_types
@by_case([case for case in ELEMENTWISE if case.use == "backward"])
def test_backward_is_the_gradient_times_the_derivative(case, dtype):
    """The product with a derivative that is subnormal in float32 may be more exact."""
    g, *rest = case.inputs(1000, dtype)
    slopes = as_tuple(getattr(fastact.derivative, case.name)(*rest))
    for dx, slope in zip(case.call((g, *rest)), slopes, strict=True):
        usual = (slope == 0) | (abs(slope) >= np.finfo(dtype).tiny)
        assert same_bits(dx[usual], (g * slope)[usual])


@every
def test_pickle_by_name(case):
    for thing in {id(f): f for f in (case.function, case.ufunc)}.values():
        for protocol in range(4, pickle.HIGHEST_PROTOCOL + 1):
            text = pickle.dumps(thing, protocol)
            assert len(text) < 100
            assert pickle.loads(text) is thing
        assert copy.deepcopy(thing) is thing


@pytest.mark.deep
def test_pickle_in_a_fresh_process():
    things = [case.function for case in CASES[::7]] + [case.ufunc for case in CASES[::7]]
    code = "import pickle, sys; print([getattr(f, 'ufunc', f).nin for f in pickle.loads(sys.stdin.buffer.read())])"
    run = subprocess.run([sys.executable, "-c", code], input=pickle.dumps(things), capture_output=True, check=True, timeout=300)
    assert run.stdout.decode().strip() == str([getattr(f, "ufunc", f).nin for f in things])


@every
def test_repr_signature_and_help(case):
    assert case.name in repr(case.function)
    assert case.function.__doc__ == case.ufunc.__doc__ or case.function.__doc__ in case.ufunc.__doc__
    assert case.function.__module__ == MODULES[case.use].__name__
    if case.function is not case.ufunc:
        given = [p.name for p in inspect.signature(case.function).parameters.values() if p.kind is not p.KEYWORD_ONLY]
        assert [p.name for p in case.definition.parameters] == given[case.arrays :]


@pytest.mark.deep
def test_namespaces_list_their_functions():
    for use, module in MODULES.items():
        listed = {case.name for case in CASES if case.use == use}
        assert listed <= set(dir(module))
        assert listed <= set(module.__all__)
        assert all(hasattr(module, name) for name in module.__all__)


def test_parameters_by_position_keyword_and_default():
    x = np.linspace(-2, 2, 9)
    assert same_bits(fastact.elu(x), fastact.elu.ufunc(x, 1.0))
    assert same_bits(fastact.elu(x, 0.5), fastact.elu.ufunc(x, 0.5))
    assert same_bits(fastact.elu(x, alpha=0.5, out=np.empty(9)), fastact.elu.ufunc(x, 0.5))
    assert same_bits(fastact.backward.elu(2.0, x, alpha=0.5), fastact.backward.elu.ufunc(2.0, x, 0.5))
    with pytest.raises(TypeError, match=r"prelu.*'weight'"):
        fastact.prelu(x)
    with pytest.raises(TypeError, match="elu"):
        fastact.elu(x, beta=2.0)
    with pytest.raises(TypeError, match="elu"):
        fastact.elu()
