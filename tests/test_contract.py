"""What NumPy's own ufuncs do, every function here does, in every pass."""

import copy
import inspect
import pickle
import subprocess
import sys

import numpy as np
import pytest
from catalogue import CASES, DTYPES, ELEMENTWISE, MODULES, ROWS, same_bits

import fastact
from fastact.engine import threads

every = pytest.mark.parametrize("case", CASES, ids=str)
elementwise = pytest.mark.parametrize("case", ELEMENTWISE, ids=str)
row_functions = pytest.mark.parametrize("case", ROWS, ids=str)
both_types = pytest.mark.parametrize("dtype", DTYPES)


def all_same(got, wanted):
    return all(same_bits(a, b) for a, b in zip(got, wanted, strict=True))


def assert_rounded_alike(got, wanted):
    """Equal but for the rounding of a row's sum, which follows the order of the memory."""
    np.testing.assert_allclose(got, wanted, rtol=0, atol=64 * np.finfo(wanted.dtype).eps * np.abs(wanted).max())


@every
def test_is_a_ufunc(case):
    """Functions without parameters are the ufunc, the others hold it."""
    assert isinstance(case.ufunc, np.ufunc)
    assert (case.function is case.ufunc) == (not case.rows and not case.definition.parameters)
    assert case.ufunc.types[:2] == [f"{c * case.ufunc.nin}->{c * case.ufunc.nout}" for c in "fd"]


@both_types
@every
def test_type_is_kept(case, dtype):
    assert all(out.dtype == dtype for out in case.call(case.inputs((4, 7), dtype)))


@both_types
@every
def test_out(case, dtype):
    """`out` by keyword and by position is filled and returned."""
    inputs = case.inputs((4, 7), dtype)
    wanted = case.call(inputs)
    out = tuple(np.full((4, 7), 9, dtype) for _ in wanted)
    got = case.call(inputs, out=out)
    assert all(a is b for a, b in zip(got, out, strict=True))
    assert all_same(out, wanted)
    out = tuple(np.full((4, 7), 9, dtype) for _ in wanted)
    case.ufunc(*inputs, *out)
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
    if case.arrays == 1 and case.ufunc.nout == 1:  # without out: what is not computed is undefined, NumPy 2.4 warns of it
        kwargs = {"out": None} if np.lib.NumpyVersion(np.__version__) >= "2.4.0" else {}
        (got,) = case.call(inputs, where=mask, **kwargs)
        assert same_bits(got[mask], wanted[0][mask])


@every
def test_dtype_and_casting(case):
    inputs = case.inputs((3, 5), np.float32)
    wide = case.call(inputs, dtype=np.float64)
    assert all(out.dtype == np.float64 for out in wide)
    assert all_same(wide, case.call(tuple(np.asarray(a, np.float64) for a in inputs)))
    doubles = case.inputs((3, 5), np.float64)
    with pytest.raises(TypeError, match=case.name):
        case.call(doubles, dtype=np.float32, casting="safe")
    narrow = case.call(doubles, dtype=np.float32, casting="same_kind")
    assert all(out.dtype == np.float32 for out in narrow)


@elementwise
def test_broadcasting(case):
    """Arrays against each other, and parameters per channel against both."""
    x = np.linspace(-3, 3, 5)
    g = np.linspace(1, 2, 3)[:, None]
    channels = tuple(p + np.array([[0.1], [0.2], [0.3]]) for p in case.parameters())
    arrays = (g, x) if case.arrays == 2 else (x,)
    shape = (3, 5) if case.arrays == 2 or channels else (5,)
    spread = tuple(np.ascontiguousarray(np.broadcast_to(a, shape)) for a in (*arrays, *channels))
    assert all_same(case.call((*arrays, *channels)), case.call(spread))
    with pytest.raises(ValueError, match="broadcast"):
        fastact.backward.relu(np.ones(3), np.ones(4))


LAYOUTS = {
    "every second": lambda a: np.repeat(a, 2, axis=-1)[..., ::2],
    "backwards": lambda a: np.ascontiguousarray(a[..., ::-1])[..., ::-1],
    "columns first": np.asfortranarray,
    "transposed": lambda a: np.ascontiguousarray(a.swapaxes(0, 1)).swapaxes(0, 1),
    "swapped bytes": lambda a: a.astype(a.dtype.newbyteorder()),
    "read-only": lambda a: _read_only(a.copy()),
    "unaligned": lambda a: _unaligned(a),
}


def _read_only(a):
    a.flags.writeable = False
    return a


def _unaligned(a):
    raw = np.empty(a.nbytes + 1, np.uint8)
    shifted = raw[1:].view(a.dtype).reshape(a.shape)
    shifted[...] = a
    assert not shifted.flags.aligned
    return shifted


@both_types
@pytest.mark.parametrize("layout", LAYOUTS)
@elementwise
def test_layout_of_inputs_does_not_change_a_bit(case, layout, dtype):
    inputs = case.inputs((33, 41), dtype)
    arranged = tuple(LAYOUTS[layout](a) if np.ndim(a) else a for a in inputs)
    assert all(np.array_equal(a, b) for a, b in zip(arranged, inputs, strict=True))
    assert all_same(case.call(arranged), case.call(inputs))


@pytest.mark.parametrize("layout", ["every second", "backwards", "columns first", "transposed"])
@elementwise
def test_layout_of_outputs_does_not_change_a_bit(case, layout):
    inputs = case.inputs((33, 41))
    wanted = case.call(inputs)
    out = tuple(LAYOUTS[layout](np.zeros((33, 41))) for _ in wanted)
    case.call(inputs, out=out)
    assert all_same(out, wanted)


@both_types
@row_functions
def test_layout_of_rows(case, dtype):
    """Rows in any memory order give the same to within the rounding of a sum, whose order follows the memory."""
    for shape in ((33, 41), (70, 9), (3, 2100)):
        inputs = case.inputs(shape, dtype)
        wanted = case.call(inputs)
        for arrange in LAYOUTS.values():
            got = case.call(tuple(arrange(a) for a in inputs))
            for a, b in zip(got, wanted, strict=True):
                assert_rounded_alike(a, b)


@both_types
@elementwise
def test_length_and_alignment_do_not_change_a_bit(case, dtype):
    """An element gets the same bits in the vector body, in the tail and alone."""
    whole = case.inputs(200, dtype)
    wanted = case.call(whole)
    for start in (0, 1, 3, 5):
        for length in (*range(1, 20), 31, 33, 63, 65, 127, 130):
            part = tuple(a[start : start + length] if np.ndim(a) else a for a in whole)
            got = case.call(part)
            assert all(same_bits(a, b[start : start + length]) for a, b in zip(got, wanted, strict=True)), (start, length)


@elementwise
def test_zero_dimensions_and_nothing(case):
    inputs = case.inputs((4,))
    wanted = case.call(inputs)
    scalars = case.call(tuple(a[2] if np.ndim(a) else a for a in inputs))
    assert all(isinstance(a, np.float64) and same_bits(a, b[2]) for a, b in zip(scalars, wanted, strict=True))
    empty = case.call(case.inputs((0, 3)))
    assert all(out.shape == (0, 3) for out in empty)


@row_functions
def test_empty_rows_and_no_rows(case):
    for shape in ((2, 0), (0, 3), (0, 0)):
        assert all(out.shape == shape for out in case.call(case.inputs(shape)))
    with pytest.raises(ValueError, match=r"dimension|core"):
        case.function(*(1.0 for _ in range(case.arrays)))


@both_types
@elementwise
def test_in_place(case, dtype):
    """An output may be any of the inputs, also crosswise with two outputs."""
    for size in (5, 1000, threads.THRESHOLD + 3):
        inputs = case.inputs(size, dtype)
        wanted = case.call(inputs)
        places = [(0, 1), (1, 0)] if case.arrays == 2 and len(wanted) == 2 else [(k,) * len(wanted) for k in range(case.arrays)]
        for place in places:
            if len(set(place)) < len(wanted):
                continue
            copies = tuple(np.copy(a) for a in inputs)
            case.call(copies, out=tuple(copies[k] for k in place))
            assert all(same_bits(copies[k], b) for k, b in zip(place, wanted, strict=True)), (size, place)


@both_types
@row_functions
def test_in_place_rows(case, dtype):
    for shape in ((6, 8), (6, 300), (300, 6)):
        for axis in (-1, 0):
            inputs = case.inputs(shape, dtype)
            wanted = case.function(*inputs, axis=axis)
            wanted = wanted if isinstance(wanted, tuple) else (wanted,)
            places = [(0, 1), (1, 0)] if len(wanted) == 2 else [(k,) for k in range(case.arrays)]
            for place in places:
                copies = tuple(np.copy(a) for a in inputs)
                case.function(*copies, axis=axis, out=tuple(copies[k] for k in place))
                for k, b in zip(place, wanted, strict=True):
                    assert_rounded_alike(copies[k], b)


@elementwise
def test_overlapping_out(case):
    inputs = case.inputs(500)
    if len(inputs) != 1 or case.ufunc.nout != 1:
        inputs = (*(np.copy(a) for a in inputs[: case.arrays]), *inputs[case.arrays :])
    shared = inputs[case.arrays - 1].copy()
    first = tuple(a[1:] for a in inputs[: case.arrays - 1])
    wanted = case.call((*first, shared[1:].copy(), *inputs[case.arrays :]))
    if case.ufunc.nout == 1:
        case.call((*first, shared[1:], *inputs[case.arrays :]), out=(shared[:-1],))
        assert same_bits(shared[:-1], wanted[0])


@pytest.mark.parametrize("kind", ["complex128", "object", "<U3", "datetime64[s]"])
@every
def test_other_types_are_refused_by_name_and_nothing_is_written(case, kind):
    inputs = case.inputs((2, 3))
    bad = (*(np.ones((2, 3)).astype(kind) for _ in range(case.arrays)), *inputs[case.arrays :])
    out = tuple(np.full((2, 3), 7.0) for _ in range(case.ufunc.nout))
    with pytest.raises(TypeError, match=case.name):
        case.call(bad, out=out)
    assert all(np.all(o == 7.0) for o in out)


@pytest.mark.parametrize(
    ("kind", "result"), [("bool", "f"), ("int8", "f"), ("int16", "f"), ("int32", "d"), ("int64", "d"), ("float16", "f")]
)
@every
def test_other_real_types_are_converted(case, kind, result):
    (out, *_) = case.call((*(np.ones((2, 3), kind) for _ in range(case.arrays)), *(np.float32(p) for p in case.parameters())))
    assert out.dtype.char == result


@elementwise
def test_python_numbers_take_the_type_of_the_array(case):
    x = np.linspace(-2, 2, 5, dtype=np.float32)
    numbers = tuple(float(p) for p in case.parameters())
    for position in range(case.arrays):
        inputs = tuple(x if k == position else 1.0 for k in range(case.arrays))
        assert all(out.dtype == np.float32 for out in case.call((*inputs, *numbers)))
    required = tuple(number for number, p in zip(numbers, case.definition.parameters, strict=True) if p.required)
    result = case.function(*inputs, *required)
    assert all(out.dtype == np.float32 for out in (result if isinstance(result, tuple) else (result,)))


@every
def test_read_only_out_is_refused(case):
    out = tuple(_read_only(np.zeros((2, 3))) for _ in range(case.ufunc.nout))
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
        case.call((*(x for _ in range(case.arrays)), *case.parameters(dtype)))
        case.call((*(x.T[::-1] for _ in range(case.arrays)), *case.parameters(dtype)))


@both_types
@elementwise
def test_nan_in_nan_out(case, dtype):
    x = np.array([np.nan, -np.nan, 1.0], dtype)
    g = np.ones(3, dtype)
    for out in case.call((*((g, x) if case.arrays == 2 else (x,)), *case.parameters(dtype))):
        assert np.isnan(out[:2]).all()
        assert not np.isnan(out[2])


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
    """Nobody needs them of a gradient, but NumPy offers them: they must be right, in order and in one thread."""
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


@every
def test_fused_is_forward_and_backward_bit_for_bit(case):
    if case.use != "fused":
        return
    for dtype in DTYPES:
        inputs = case.inputs((60, 71), dtype)
        y, dx = case.call(inputs)
        forward, backward = getattr(fastact, case.name), getattr(fastact.backward, case.name)
        assert same_bits(y, forward(*inputs[1:]))
        assert same_bits(dx, backward(inputs[0], y if case.rows else inputs[1], *inputs[2:]))


@both_types
@pytest.mark.parametrize("case", [case for case in ELEMENTWISE if case.use == "backward"], ids=str)
def test_backward_is_the_gradient_times_the_derivative(case, dtype):
    g, *rest = case.inputs(1000, dtype)
    assert same_bits(case.call((g, *rest))[0], g * getattr(fastact.derivative, case.name)(*rest))


@pytest.fixture
def serial():
    """Switches parallel loops off and on."""
    threads.start()
    before = threads.STATE.copy()

    def switch(off):
        threads.STATE[:] = [0, 0] if off else before

    yield switch
    threads.STATE[:] = before


@both_types
@every
def test_parallel_is_serial_bit_for_bit(case, dtype, serial):
    shapes = [(threads.THRESHOLD // 50 + 1, 77)] if case.rows else [(threads.THRESHOLD * 2 + 13,)]
    for shape in shapes:
        inputs = case.inputs(shape, dtype)
        layouts = [inputs, tuple(np.asfortranarray(a) if np.ndim(a) > 1 else a[::-1] if np.ndim(a) else a for a in inputs)]
        for arranged in layouts:
            serial(off=True)
            wanted = case.call(arranged)
            serial(off=False)
            assert all_same(case.call(arranged), wanted)


@every
def test_pickle_by_name(case):
    for thing in {id(f): f for f in (case.function, case.ufunc)}.values():
        for protocol in range(4, pickle.HIGHEST_PROTOCOL + 1):
            text = pickle.dumps(thing, protocol)
            assert len(text) < 100
            assert pickle.loads(text) is thing
        assert copy.deepcopy(thing) is thing


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
        assert [p.name for p in case.definition.parameters] == list(inspect.signature(case.function).parameters)[case.arrays : -1]


def test_wrong_names_suggest_the_right_one():
    for module, name, near in [
        (fastact, "sigmod", "sigmoid"),
        (fastact.backward, "sofmax", "softmax"),
        (fastact.derivative, "sigmiod", "sigmoid"),
    ]:
        with pytest.raises(AttributeError, match=rf"no attribute '{name}'.*did you mean '{near}'"):
            getattr(module, name)
    with pytest.raises(AttributeError, match=r"no attribute 'zzz'$"):
        _ = fastact.fused.zzz
    with pytest.raises(AttributeError, match="softmax"):
        _ = fastact.derivative.softmax


def test_namespaces_list_their_functions():
    for use, module in MODULES.items():
        listed = {case.name for case in CASES if case.use == use}
        assert listed <= set(dir(module))
        assert listed <= set(module.__all__)
        assert all(hasattr(module, name) for name in module.__all__)


@row_functions
def test_axis_out_of_range(case):
    with pytest.raises(np.exceptions.AxisError, match=r"softmax: axis 2 is out of bounds for shape \(4, 5\)"):
        case.function(*case.inputs((4, 5)), axis=2)


@pytest.mark.parametrize("shape", [(8,), (5, 3), (40, 3), (3, 40), (6, 7, 5), (2, 2100), (50, 40, 3)])
@both_types
@row_functions
def test_every_axis(case, shape, dtype):
    """Each axis gives what the last one gives on a transposed copy, in the input's own memory order."""
    for axis in range(-len(shape), len(shape)):
        inputs = case.inputs(shape, dtype)
        got = case.function(*inputs, axis=axis)
        wanted = case.function(*(np.ascontiguousarray(np.moveaxis(a, axis, -1)) for a in inputs))
        for a, b in zip(*((r if isinstance(r, tuple) else (r,)) for r in (got, wanted)), strict=True):
            assert a.flags.c_contiguous
            assert_rounded_alike(a, np.moveaxis(b, -1, axis))


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
