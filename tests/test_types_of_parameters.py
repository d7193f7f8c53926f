"""A single number as parameter takes the type of the arrays, like Python's numbers next to NumPy's arrays."""

import numpy as np
import pytest
from catalogue import CASES, as_tuple, by_case, every, same_bits

from fastact import elu, hardtanh, nn, prefix_softmax, scaled_softmax

WITH_PARAMETERS = [case for case in CASES if case.definition.parameters]
SMALL = (np.bool_, np.int8, np.uint8, np.int16, np.uint16)


def of_numbers(case):
    """Return how many arrays hold numbers."""
    return sum(a.dtype != np.bool_ for a in case.inputs((2, 4), np.float32)[: case.arrays])


def forms(value):
    """Return a single number in all its forms."""
    return (value, np.float64(value), np.float32(value), np.array(value), np.array(value, np.float32))


@pytest.mark.parametrize("case", WITH_PARAMETERS, ids=str)
def test_single_numbers_take_the_type_of_the_arrays(case):
    numbers = [p.typical for p in case.definition.parameters]
    for dtype in (np.float32, np.float64):
        arrays = case.inputs((2, 4), dtype)[: case.arrays]
        wanted = as_tuple(case.function(*arrays, *map(dtype, numbers)))
        assert all(out.dtype == dtype for out in wanted)
        for k in range(len(numbers)):
            for value in forms(numbers[k]):
                exact = dtype(float(value)) == dtype(numbers[k])  # float32 numbers next to float64 arrays may not be exact
                given = [*numbers[:k], value, *numbers[k + 1 :]]
                got = as_tuple(case.function(*arrays, *given))
                named = as_tuple(
                    case.function(*arrays, **dict(zip([p.name for p in case.definition.parameters], given, strict=True)))
                )
                for one, other, right in zip(got, named, wanted, strict=True):
                    assert one.dtype == other.dtype == dtype, (value, type(value))
                    assert same_bits(one, other)
                    assert not exact or same_bits(one, right)


@by_case([case for case in WITH_PARAMETERS if of_numbers(case) > 1])
def test_numbers_keep_their_digits_beside_arrays_of_two_types(case):
    """The results are float64, and so are the parameters, whichever array comes first."""
    numbers = [0.1 if not (p.whole or p.typical > 1) else p.typical for p in case.definition.parameters]
    arrays = [a if a.dtype == np.bool_ else a.astype(np.float32) for a in case.inputs((2, 4), np.float32)[: case.arrays]]
    wide = lambda a: a if a.dtype == np.bool_ else a.astype(np.float64)
    wanted = as_tuple(case.function(*map(wide, arrays), *numbers))
    for k in range(case.arrays):
        if arrays[k].dtype == np.bool_:
            continue
        given = [wide(a) if j == k else a for j, a in enumerate(arrays)]
        for got in (case.function(*given, *numbers), case.function(*given, *map(np.float64, numbers))):
            assert all(same_bits(one, right) for one, right in zip(as_tuple(got), wanted, strict=True)), k
    if not any(p.required for p in case.definition.parameters):
        defaults = [p.default for p in case.definition.parameters]
        right = as_tuple(case.function(*map(wide, arrays), *defaults))
        got = as_tuple(case.function(wide(arrays[0]), *arrays[1:]))
        assert all(same_bits(one, other) for one, other in zip(got, right, strict=True))
        got = as_tuple(case.function(arrays[0], *map(wide, arrays[1:])))
        assert all(same_bits(one, other) for one, other in zip(got, right, strict=True))


def test_numbers_that_compare_equal_stay_different():
    """Repeated calls reuse the arrays of their parameters, which 0.0 and −0.0 do not share, nor two types."""
    x = np.array([-1.0, 2.0])
    low, high = hardtanh(x, 0.0, 1.0), hardtanh(x, -0.0, 1.0)
    assert not np.signbit(low[0])
    assert np.signbit(high[0])
    assert np.signbit(hardtanh(x, -0.0, max_val=1.0)[0])
    for dtype in (np.float64, np.float32, np.float64, np.float16):
        for given in ((0.1,), (0.1, 0.3), (0.1, 0.3)):
            got = hardtanh(x.astype(dtype), *given)
            np.testing.assert_array_equal(got, np.clip(x, *(given if len(given) > 1 else (*given, 1.0))).astype(dtype), strict=True)
    array = np.array([0.1])
    assert hardtanh(np.array(-1.0), 0.1).shape == ()
    assert hardtanh(np.array(-1.0), array).shape == (1,)
    with pytest.raises(TypeError, match="multiple values for argument 'min_val'"):
        hardtanh(x, 0.1, min_val=0.1)


@pytest.mark.parametrize("case", WITH_PARAMETERS, ids=str)
def test_small_types_give_float32_beside_parameters(case):
    """Small types behave as in functions without parameters, and give the same numbers as float32."""
    numbers = [p.typical for p in case.definition.parameters]
    for dtype in SMALL:
        arrays = case.inputs((2, 4), np.float32)[: case.arrays]
        masks = [a.dtype == np.bool_ for a in arrays]
        small = [a if mask else np.abs(a).astype(dtype) for a, mask in zip(arrays, masks, strict=True)]
        wanted = as_tuple(
            case.function(*(a if mask else a.astype(np.float32) for a, mask in zip(small, masks, strict=True)), *numbers)
        )
        calls = [numbers, [np.float64(n) for n in numbers], [np.array(n) for n in numbers]]
        if not any(p.required for p in case.definition.parameters):
            calls.append([])
        for given in calls:
            got = as_tuple(case.function(*small, *given))
            assert all(out.dtype == np.float32 for out in got), (dtype, given)
            assert all(same_bits(one, right) for one, right in zip(got, wanted, strict=True)), (dtype, given)


@every
def test_small_integers_give_float32_everywhere(case):
    if case.rows and case.definition.flags:
        pytest.skip("a mask is of booleans")
    arrays = [np.abs(a).astype(np.int8) for a in case.inputs((2, 4), np.float32)[: case.arrays]]
    assert all(
        out.dtype == np.float32 for out in as_tuple(case.function(*arrays, *(p.typical for p in case.definition.parameters)))
    )


def test_arrays_of_parameters_keep_their_type():
    x = np.linspace(-2, 2, 5, dtype=np.float32)
    slopes = np.array([0.1, 0.2, 0.3, 0.4, 0.5])
    assert elu(x, slopes).dtype == np.float64
    assert elu(x, slopes[:1]).dtype == np.float64
    assert elu(x.astype(np.int8), slopes).dtype == np.float64
    # a single number next to them keeps its digits
    np.testing.assert_array_equal(hardtanh(x, np.float64(-0.1), slopes), np.clip(x.astype(np.float64), -0.1, slopes))
    np.testing.assert_array_equal(hardtanh(np.array([-5], np.int8), -0.1, slopes[:1]), [-0.1])


def test_a_type_that_is_asked_for_takes_the_digits():
    x = np.array([-1, 0, 2], np.int8)
    for value in forms(0.1)[:2]:
        assert elu(x, value, dtype=np.float64)[0] == elu(x.astype(np.float64), 0.1)[0]
        assert elu(x.astype(np.float32), value, dtype=np.float64)[0] == elu(-1.0, 0.1)
    assert elu(-1.0, 0.1).dtype == np.float64
    assert elu(np.float32(-1), np.float64(0.1)).dtype == np.float32
    assert elu(np.int8(-1)).dtype == np.float32
    assert elu([-1, 2], np.float32(0.1)).dtype == np.float64


def test_a_type_that_is_asked_for_takes_the_digits_in_rows():
    x = np.linspace(-3, 3, 7, dtype=np.float32)
    for value in (0.7, np.float64(0.7)):
        for options in ({"dtype": np.float64}, {"signature": "dd->d"}):
            assert same_bits(scaled_softmax(x, value, **options), scaled_softmax(x.astype(np.float64), 0.7))
            assert same_bits(scaled_softmax(x, scale=value, **options), scaled_softmax(x.astype(np.float64), 0.7))
    for value in (0.7, 0.7, 0.5, -0.0, 0.0):
        wanted = scaled_softmax(x, np.full((), value, np.float32))
        assert same_bits(scaled_softmax(x, value), wanted)
        assert same_bits(scaled_softmax(x, scale=value), wanted)


def test_truth_values_are_numbers():
    x = np.array([-1, 2], np.float16)
    for value in (True, np.True_, np.array(True)):
        for given in (x, x.astype(np.float32), x.astype(np.float64)):
            y = elu(given, value)
            assert y.dtype == given.dtype
            assert same_bits(y, elu(given, 1.0))
        assert scaled_softmax(x, value).dtype == np.float16


@pytest.mark.parametrize("dtype", ["f4", ">f4", "f2", ">f2", "i1", "u2", "?"])
def test_numbers_of_entries_do_not_choose_the_type(dtype):
    """Numbers of entries are counts, in any integer type."""
    x, kept = np.array([[1, 0, 3], [0, 5, 1]]).astype(dtype), [1, 2]
    wanted = prefix_softmax(x, np.array(kept, np.float32))
    assert wanted.dtype == (np.float16 if "f2" in dtype else np.float32)
    for counts in (kept, np.array(kept), np.array(kept, np.int8), np.array(kept, np.uint64)):
        got = prefix_softmax(x, counts)
        assert got.dtype == wanted.dtype
        assert same_bits(got, wanted)


def test_other_integers_and_gradients_of_float64_stay_float64():
    from fastact import backward

    for dtype in (np.int32, np.int64, np.uint32):
        assert elu(np.arange(3).astype(dtype)).dtype == np.float64
        assert scaled_softmax(np.arange(3).astype(dtype), np.float32(0.5)).dtype == np.float64
    g, x = np.ones(3), np.array([-1, -2, 3], np.int8)
    np.testing.assert_array_equal(backward.elu(g, x, 0.1), backward.elu(g, x.astype(np.float64), 0.1))


def test_a_learned_weight_of_a_layer_keeps_float32():
    g = x = np.linspace(-2, 2, 6, dtype=np.float32).reshape(2, 3)
    for weight in forms(0.25):
        dx, dweight = nn.prelu_backward(g, x, weight)
        assert dx.dtype == dweight.dtype == np.float32
        assert dweight.shape == ()
