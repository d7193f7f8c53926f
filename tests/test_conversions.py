"""Conversions between 16-bit numbers and float32, for all 16-bit numbers and for float32 numbers near the midpoints between two."""

import ctypes
import os
import platform
import subprocess
import sys

import numpy as np
import pytest
from catalogue import same_bits

from fastact.codegen import conversions
from fastact.codegen.kernel import Kernel
from fastact.codegen.template import from_template
from fastact.runtime import store

ml_dtypes = pytest.importorskip("ml_dtypes")

HALVES = (np.dtype(np.float16), np.dtype(ml_dtypes.bfloat16))


def _whole(target, target_step, source, source_step, count):
    convert(target, target_step, source, source_step, count)


def converted(convert, values, result):
    """Run a conversion in a loop over an array."""
    out = np.empty(values.size, result)
    address = store.address(Kernel("convert", lambda: None, 5, lambda: from_template(_whole, "whole", convert=convert)))
    function = ctypes.CFUNCTYPE(ctypes.c_ssize_t, *[ctypes.c_ssize_t] * 5)(address)
    function(out.ctypes.data, out.itemsize, values.ctypes.data, values.itemsize, values.size)
    return out


BITS = np.arange(1 << 16, dtype=np.uint16)


def numbers_of_float32(dtype):
    """Return all numbers of a type, the midpoints between two, their neighbours, and random numbers."""
    of_type = BITS.view(dtype).astype(np.float32).view(np.uint32)
    halfway = (of_type[:-1].astype(np.int64) + of_type[1:]) // 2
    near = [(halfway + d).astype(np.uint32) for d in (-1, 0, 1)]
    others = np.random.default_rng(0).integers(0, 1 << 32, 1 << 20, np.uint32)
    return np.concatenate([of_type, *near, others]).view(np.float32)


def _whole_pairs(target, source, count):
    convert(target, source, count)


def test_pairs_of_all_numbers():
    """`widen_pairs` and `narrow_pairs` use the same order, and round like `to_bfloat16`."""

    def paired(convert, values, result):
        out = np.empty(values.size, result)
        address = store.address(Kernel("pairs", lambda: None, 3, lambda: from_template(_whole_pairs, "pairs", convert=convert)))
        ctypes.CFUNCTYPE(ctypes.c_ssize_t, *[ctypes.c_ssize_t] * 3)(address)(out.ctypes.data, values.ctypes.data, values.size)
        return out

    wide = paired(conversions.widen_pairs, BITS, np.float32)
    order = np.arange(BITS.size).reshape(-1, conversions.VECTOR // 2, 2).transpose(0, 2, 1).ravel()
    assert same_bits(wide, (BITS[order].astype(np.uint32) << 16).view(np.float32))
    assert same_bits(paired(conversions.narrow_pairs, wide, np.uint16), BITS)
    values = numbers_of_float32(HALVES[1])
    values = np.resize(values[~np.isnan(values)], values.size // conversions.VECTOR * conversions.VECTOR)
    places = np.arange(values.size).reshape(-1, conversions.VECTOR // 2, 2).transpose(0, 2, 1).ravel()
    with np.errstate(over="ignore"):
        right = values.astype(HALVES[1]).view(np.uint16)
    assert same_bits(paired(conversions.narrow_pairs, values[places], np.uint16), right)


@pytest.mark.parametrize(
    ("dtype", "from_bits", "to_bits"),
    [
        (HALVES[0], conversions.from_float16, conversions.to_float16),
        (HALVES[0], conversions.float16_widened, conversions.float16_narrowed),
        (HALVES[1], conversions.from_bfloat16, conversions.to_bfloat16),
    ],
    ids=["float16", "float16 without instructions", "bfloat16"],
)
def test_conversions_of_all_numbers(dtype, from_bits, to_bits):
    short, single = conversions.SHORT, conversions.FLOAT
    wide = converted(conversions.converter(from_bits, short, single), BITS, np.float32)
    right = BITS.view(dtype).astype(np.float32)
    number = ~np.isnan(right)
    assert same_bits(wide[number], right[number])
    assert np.isnan(wide[~number]).all()
    values = numbers_of_float32(dtype)
    got = converted(conversions.converter(to_bits, single, short), values, np.uint16)
    with np.errstate(over="ignore", invalid="ignore"):
        right = values.astype(dtype)
    number = ~np.isnan(values)
    assert same_bits(got[number], right[number].view(np.uint16))
    assert np.isnan(got[~number].view(dtype).astype(np.float32)).all()
    assert np.array_equal(got[~number] >> 15, values[~number].view(np.uint32) >> 31)  # NaN keeps its sign


@pytest.mark.deep
def test_a_processor_without_instructions_for_float16():
    """Without these instructions, LLVM would call functions that no library provides."""
    code = (
        "import numpy as np, fastact\n"
        "from fastact.codegen import conversions\n"
        "assert not conversions.has_conversions()\n"
        "x = np.arange(1 << 16, dtype=np.uint16).view(np.float16)\n"
        "x = x[np.isfinite(x)]\n"
        "assert np.array_equal(fastact.relu(x), np.maximum(x, 0))\n"
        "assert np.array_equal(fastact.relu(x[::-3]), np.maximum(x[::-3], 0))"
    )
    environment = os.environ | {"NUMBA_CPU_NAME": "x86-64", "NUMBA_CPU_FEATURES": ""}
    if platform.machine() not in ("x86_64", "AMD64"):
        pytest.skip("others have them")
    subprocess.run([sys.executable, "-c", code], env=environment, check=True, timeout=300)
