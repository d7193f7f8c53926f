"""Coarse kernels: those for halves, and those for float32 with ``fast=True``."""

import re

import gpu_instructions
import numpy as np
import pytest
from catalogue import Case, first_fast, one_fast
from devices import Array, as_tuple, function
from test_cuda import WHOLE, variant_of

import fastact
from fastact.codegen.gpu.thread_groups import RowVariant
from fastact.codegen.gpu.vectors import STORAGES

# Every float16 number, and every 16th bfloat16 number up to where products of two overflow float32.
HALVES = np.arange(1 << 16, dtype=np.uint16).view(np.float16).astype(np.float32)
WIDE = (np.arange(0, 1 << 16, 16, dtype=np.uint32) << 16).view(np.float32)
NUMBERS = np.concatenate([HALVES, WIDE[abs(WIDE) < 1e18]])
NUMBERS = np.concatenate([NUMBERS[np.isfinite(NUMBERS)], [np.inf, -np.inf, np.nan]]).astype(np.float32)
# Measured: 2^-14.1 for softcap's gradient by cap, and 2^-15.6 for all others. Numbers below the smallest normal number may
# become 0, here times 2, the largest g or b.
RELATIVE, FLUSHED = 2.0**-14, 2.0**-123
# Near zeros other than x = 0 values cancel: 2^-15.9 at most, for serf'. These zeros lie at |x| < 3.5, or anywhere in functions
# that declare it.
ABSOLUTE = 2.0**-15


def flushed(x):
    """Return the error that results if an exponential below the smallest normal number is flushed to 0 and multiplied by x."""
    return FLUSHED * np.fmin(np.fmax(abs(x), 1.0), 128.0)


def arrays_of(case, x):
    """Return arrays for the case: the last is x, or the function's value of x; the others lie between 1 and 2."""
    rng = np.random.default_rng(0)
    if case.use == "backward_from_output":
        x = getattr(fastact, case.name)(x, *case.parameters(x.dtype.type))
    return [*(rng.uniform(1, 2, x.size).astype(x.dtype) for _ in range(case.arrays - 1)), x]


def assert_coarse(case, to_device, from_device):
    """Check that the function with ``fast=True`` is within the bounds."""
    arrays, parameters = arrays_of(case, NUMBERS), [float(p) for p in case.parameters(np.float32)]
    results = as_tuple(function(case)(*map(to_device, arrays), *parameters, fast=True))
    exact = as_tuple(case.function(*(a.astype(float) for a in arrays), *parameters))
    cancels = case.definition.cancels or (case.use == "backward_from_output" and bool(case.definition.from_output.caution))
    beside_zeros = (abs(arrays[-1]) > 2.0**-6) & (abs(arrays[-1]) < 3.5) | cancels
    for result, wanted in zip(map(from_device, results), exact, strict=True):
        np.testing.assert_array_equal(np.isnan(result), np.isnan(wanted))
        finite = np.isfinite(wanted) & (abs(wanted) < 3e38)
        bound = RELATIVE * abs(wanted[finite]) + np.where(beside_zeros[finite], ABSOLUTE, 0.0) + flushed(arrays[-1][finite])
        assert (abs(result[finite] - wanted[finite]) / bound).max() < 1.0
        np.testing.assert_array_equal(result[np.isinf(wanted)], wanted[np.isinf(wanted)])


@pytest.mark.parametrize("case", one_fast(WHOLE))
def test_errors(case, emulated):
    assert_coarse(case, Array, lambda result: result.array)
    assert all(variant.coarse for variant, *_ in emulated)


@pytest.mark.parametrize(
    ("typestr", "fast", "coarse"),
    [("<f2", False, True), ("<V2", False, True), ("<f4", False, False), ("<f4", True, True), ("<f8", True, False)],
)
@pytest.mark.parametrize("name", first_fast(["gelu", "softmax"]))
def test_which_are_coarse(name, typestr, fast, coarse, emulated):
    x = np.zeros((2, 4), {"<f2": np.float16, "<V2": np.uint16, "<f4": np.float32, "<f8": np.float64}[typestr])
    getattr(fastact.cuda, name)(Array(x, typestr), fast=fast)
    assert emulated[0][0].coarse == coarse


@pytest.mark.parametrize("case", one_fast(WHOLE))
def test_kernels_of_halves_compile(case, ptx):
    """Devices of 8.0 and later round two numbers with one instruction."""
    text = ptx(variant_of(case, "bfloat16"), (9, 0))
    assert re.search(r"ld\.global\.v4\.[bu]32", text)
    assert re.search(r"st\.global\.v4\.[bu]32", text)
    assert "cvt.rn.bf16x2.f32" in text
    assert case.definition.widens or ".f64" not in text
    assert not re.search(r"\.local|call", text)


@pytest.mark.deep
@pytest.mark.parametrize("capability", [(7, 5), (8, 0), (9, 0), (10, 0), (12, 0)], ids=str)
@pytest.mark.parametrize("storage", STORAGES)
def test_the_assembler_takes_them(storage, capability, tmp_path):
    """NVIDIA's assembler accepts every instruction that is written as text. A driver contains the same assembler."""
    pytest.importorskip("numba_cuda", reason="needs the extra cuda")
    lanes, coarse = STORAGES[storage].lanes, STORAGES[storage].coarse(True)
    of_rows = RowVariant("fused", "softmax", storage, (), 32, 2, lanes, 1, coarse)
    for variant in (variant_of(Case("fused", "gelu"), storage), of_rows):
        assert gpu_instructions.binary(variant, capability, tmp_path).stat().st_size > 1000


@pytest.mark.deep
@pytest.mark.parametrize("storage", ["float16", "bfloat16"])
@pytest.mark.parametrize("case", [Case("forward", "relu"), Case("backward", "gelu"), Case("fused", "swiglu")], ids=str)
def test_older_devices_round_one_by_one(case, storage, ptx):
    text = ptx(variant_of(case, storage), (7, 5))
    assert re.search(r"st\.global\.v4\.[bu]32", text)
    assert "x2.f32" not in text


@pytest.mark.deep
def test_exponentials_are_the_devices_own(ptx):
    for name, instructions in {"silu": ["ex2", "rcp"], "isru": ["sqrt"], "softsign": ["div"]}.items():
        text = ptx(variant_of(Case("forward", name), "float16"), (8, 0))
        assert all(re.search(rf"{instruction}\.(approx|full)\.ftz\.f32", text) for instruction in instructions)
        exact = ptx(variant_of(Case("forward", name)), (8, 0))
        assert not re.search(r"(ex2|\bsqrt)\.approx|div\.full", exact)  # a reciprocal root is a start that is corrected
