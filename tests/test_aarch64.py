"""64-bit ARM processors give the same bits as this one, apart from the sign and the payload of NaN. An emulator runs their code."""

import numpy as np
import pytest
from aarch64 import emulated, results
from catalogue import CASES, DTYPES, Case, as_tuple, same_bits

pytest.importorskip("unicorn")
PARTS = 16  # processes, each of which compiles for twenty to forty seconds


def inputs_of(case, dtype):
    """Yield inputs of all sizes and of usual sizes, where a core serves whole chunks, or long and short rows."""
    if np.dtype(dtype).itemsize == 2:  # parameters are float32
        with np.errstate(all="ignore"):
            yield from (tuple(a.astype(dtype) if np.ndim(a) else a for a in arrays) for arrays in inputs_of(case, np.float32))
        return
    rng, info = np.random.default_rng(0), np.finfo(dtype)
    if case.rows:
        for shape in ((20, 100), (70, 16)):
            x = rng.normal(0, 4, shape).astype(dtype)
            yield case.alike(x) if case.ufunc.signature else (x,) * case.ufunc.nin
        return
    special = [0.0, -0.0, np.inf, -np.inf, np.nan, info.tiny, -info.smallest_subnormal, info.max, -info.max]
    wide = np.exp(rng.uniform(np.log(info.tiny), np.log(info.max) - 1, 1000)) * rng.choice([-1, 1], 1000)
    x = np.concatenate([special, wide, rng.normal(0, 3, 1500), rng.uniform(-800, 800, 500), rng.normal(0, 1, 2000)])
    yield case.alike(x.astype(dtype))


def without_nan(a):
    """Return an array in which all NaN have the same bits."""
    return np.where(np.isnan(a.astype(np.float64)), a.dtype.type(np.nan), a)


def check(cases, dtypes=DTYPES):
    calls = [(case, dtype, inputs) for case in cases for dtype in dtypes for inputs in inputs_of(case, dtype)]
    found = emulated([(case.use, case.name, dtype, inputs) for case, dtype, inputs in calls])
    for (case, dtype, inputs), outputs in zip(calls, found, strict=True):
        with np.errstate(all="ignore"):
            expected = as_tuple(case.ufunc(*inputs))
        for there, here in zip(outputs, expected, strict=True):
            assert same_bits(without_nan(there), without_nan(here)), f"{case}, {np.dtype(dtype)}"


def test_aarch64():
    check([Case("forward", "tanh")])


@pytest.mark.deep
@pytest.mark.parametrize("part", range(PARTS))
def test_aarch64_everything(part):
    check(CASES[part::PARTS])


@pytest.mark.parametrize(("use", "sigma", "most"), [("forward", 1.0, 13.0), ("fused", 1.0, 30.0), ("forward", 3.0, 25.0)])
def test_gelu_takes_few_instructions(use, sigma, most):
    """Measured for each element: 12.0, 27.8 and, where some numbers are beyond the cells, 22.8; before 15.8, 56 and 60."""
    x = np.random.default_rng(0).normal(0.0, sigma, 2048).astype(np.float32)
    inputs = (x,) if use == "forward" else (x, x)
    ((outputs, count),) = results([(use, "gelu", np.float32, inputs)])
    assert count / x.size < most
    for there, here in zip(outputs, as_tuple(Case(use, "gelu").ufunc(*inputs)), strict=True):
        assert same_bits(there, here)


@pytest.mark.deep
def test_aarch64_in_16_bits():
    check([Case("fused", name) for name in ("gelu", "snake", "softmax")], [np.float16, pytest.importorskip("ml_dtypes").bfloat16])
