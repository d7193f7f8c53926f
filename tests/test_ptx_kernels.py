"""The PTX of `fastact.cuda`'s element-wise kernels, run by the interpreter: their values, and no violations by threads."""

import numpy as np
import pytest
from catalogue import Case
from devices import as_tuple, function
from test_cuda import CASES, WHOLE
from test_cuda_coarse import ABSOLUTE, RELATIVE, flushed

import fastact
from fastact.codegen.gpu.vectors import STORAGES

DIGITS = {"float32": (24, -126), "float64": (53, -1022), "float16": (11, -14), "bfloat16": (8, -126)}
SUBNORMAL = {"float32": 2.0**-143, "float64": 2.0**-1068}  # a product with a subnormal number is rounded between its factors
MOST = {"float32": 2.0**128, "float64": 1.7e308, "float16": 2.0**16, "bfloat16": 2.0**128}
# Enough for the threads of a block to reach the loop that NVVM unrolls, the loop for its remainder, and the last piece
PIECES, REST = 5 * 256 + 7, 1
SPECIAL = [0.0, -0.0, np.inf, -np.inf, np.nan, 1.0, -1.0, 0.5, 3.0, -3.0, 6.0, 88.7, -88.7, -104.0, 104.0, 700.0, -746.0]


def numbers(count, storage, seed, wide):
    """Return ordinary numbers. If `wide`, add numbers of any size and special ones."""
    rng = np.random.default_rng(seed)
    x = rng.uniform(-8, 8, count)
    if not wide:
        return x
    most, least = {"float64": (1023, -1074), "float16": (15, -24)}.get(storage, (127, -149))
    x[3::4] = np.sign(x[3::4]) * 2.0 ** rng.uniform(least, most, x[3::4].size)
    tiny = 2.0 ** (least + 10)
    special = [*SPECIAL, 2.0**least, -(2.0**least), tiny, -tiny, tiny * 2**14, 2.0**most, -(2.0**most)]
    x[rng.permutation(count)[: len(special)]] = special
    return x


def inputs(case, storage, count, device):
    """Return the arrays on the device. The last one, or both of a gated function, have numbers of any size."""
    arrays = [numbers(count, storage, k, wide=k == case.arrays - 1) for k in range(case.arrays)]
    with np.errstate(over="ignore"):  # beyond the largest number of the type
        arrays = [device.to(array, storage) for array in arrays]
        if case.use == "backward_from_output":
            exact = getattr(fastact, case.name)(arrays[-1].values.astype(np.float64), *case.parameters())
            arrays[-1] = device.to(exact, storage)
    return arrays


def allowed(case, result, storage, exact, arrays):
    """Return the allowed error: 2 ULP for the value, 4 for derivatives, and near zeros 2 ε of the largest value.

    Halves are rounded once, from numbers with the errors of `test_cuda_coarse`.
    """
    digits, least = DIGITS[storage]
    ulp = np.ldexp(1.0, np.maximum(np.frexp(exact)[1], least + 1) - digits)
    *others, x = arrays
    if len(case.definition.arrays) == 2:  # f(a) b: near zeros of f' the factor g b matters
        factor = 1.0 + np.minimum(abs(x), 7.0) if case.definition.clipped else x  # swiglu_oai: b + 1, within the usual limit
        others, x = [*others[:-1], factor], others[-1]
    factors = np.nan_to_num(np.prod([abs(other) for other in others], axis=0), nan=1.0, posinf=1.0)
    if STORAGES[storage].itemsize == 2:
        cancels = case.definition.cancels or (case.use == "backward_from_output" and bool(case.definition.from_output.caution))
        beside_zeros = (abs(x) > 2.0**-6) & (abs(x) < 3.5) | cancels
        lost = flushed(x) * (np.fmin(np.fmax(abs(x), 1.0), 128.0) if case.use == "param_grad" else 1.0)  # by beta: x² times e^x
        if case.use == "backward_from_output":  # the root of a subnormal output, which is flushed: relu2's slope
            lost = lost + np.where(abs(x) < 2.0**-126, 2.0**-62, 0.0)
        return 0.5 * ulp + RELATIVE * abs(exact) + (ABSOLUTE * beside_zeros + lost) * np.maximum(factors, 1)
    near = abs(x) <= 8
    largest = np.max(abs(exact) / factors, initial=0.0, where=near & (factors > 1e-30))
    units = 2 if result == 0 and case.use in ("forward", "fused") else 4
    beside_zeros = np.where(near, 2.0 ** (2 - digits) * np.nan_to_num(largest * factors), 0.0)
    # a subnormal slope has units of its own, which are multiplied by g: dish at -2.9e20 with g = -7.6
    units_of_slope = np.maximum(ulp, 2.0 ** (least + 1 - digits) * factors)
    return units * units_of_slope + beside_zeros + (len(case.definition.arrays) == 2) * SUBNORMAL[storage]


def assert_close(case, results, wanted, storage, arrays):
    """Check every result of a call for the numbers in `arrays`."""
    arrays, most = [array.values.astype(np.float64) for array in arrays], MOST[storage]
    for k, (result, exact) in enumerate(zip(results, wanted, strict=True)):
        result, exact = result.values.astype(np.float64), exact.astype(np.float64)
        np.testing.assert_array_equal(np.isnan(result), np.isnan(exact))
        infinite, known = np.isinf(exact), abs(exact) < most * (1 - 2.0**-7)
        np.testing.assert_array_equal(result[infinite], exact[infinite])
        with np.errstate(all="ignore"):
            bound = allowed(case, k, storage, exact[known], [array[known] for array in arrays])
        share = abs(result[known] - exact[known]) / bound
        worst = int(np.argmax(share)) if share.size else 0
        where = [array[known][worst] for array in arrays] if share.size else []
        assert share.max(initial=0.0) <= 1.0, (where, result[known][worst], exact[known][worst], share[worst])


# A fused kernel contains the forward and the backward one. For types other than float32 it represents both
CALLS = [
    *((case, "float32") for case in CASES),
    *((case, storage) for storage in ("bfloat16", "float64", "float16") for case in WHOLE),
    *((case, "bfloat16") for case in CASES if case.use == "derivative"),
]
FAST = {(Case("fused", "gelu"), "float32"), (Case("fused", "elu"), "bfloat16"), (Case("forward", "relu"), "float32")}


CALLS = [pytest.param(*each, marks=() if each in FAST else pytest.mark.deep) for each in CALLS]


@pytest.mark.parametrize(("case", "storage"), CALLS, ids=str)
def test_elementwise(case, storage, device):
    arrays = inputs(case, storage, PIECES * STORAGES[storage].lanes + REST, device)
    results = as_tuple(function(case)(*arrays, *map(float, case.parameters())))
    wide = np.float32 if storage == "float32" else np.float64
    with np.errstate(all="ignore"):
        wanted = case.call([*(array.values.astype(wide) for array in arrays), *case.parameters(wide)])
    assert not device.violations
    (launched,) = device.launches
    assert launched.variant.dimensions == 0
    assert_close(case, results, wanted, storage, arrays)
