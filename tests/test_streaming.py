"""Operands that exceed the caches are processed in other ways, and the bits of each element stay the same."""

import itertools

import numba
import numpy as np
import pytest
from catalogue import DTYPES, all_same

import fastact
from fastact.codegen import loops
from fastact.runtime import caches
from fastact.runtime.ufuncs import NEVER, jobs_of

WAYS = {"ahead": (0, NEVER), "streamed": (0, 0)}
FUNCTIONS = {
    "relu": (fastact.relu, 1, ()),
    "gelu": (fastact.gelu, 1, ()),
    "swish": (fastact.swish, 1, (1.0,)),
    "gradient": (fastact.backward.silu, 2, ()),
    "fused": (fastact.fused.gelu, 2, ()),
    "gated": (fastact.fused.swiglu, 3, ()),
}
COUNTS = (1, 15, 127, 128, 129, 500, 1500)


@pytest.fixture(params=WAYS)
def way(request):
    """Return a function that makes calls of another function choose the loops for large operands from the first element on."""
    changed = []

    def choose(function):
        for job in jobs_of(function):
            changed.append((job, job.words.copy()))
            job.words[[loops.AHEAD_FROM, loops.STREAMED_FROM]] = WAYS[request.param]

    yield choose
    for job, words in changed:
        job.words[[loops.AHEAD_FROM, loops.STREAMED_FROM]] = words[[loops.AHEAD_FROM, loops.STREAMED_FROM]]


def called(function, inputs, out=None):
    found = function(*inputs) if out is None else function(*inputs, out=out if len(out) > 1 else out[0])
    return found if isinstance(found, tuple) else (found,)


def placed(array, shift):
    """Return a copy that begins `shift` elements after a cache line's start."""
    room = np.empty(array.size + 64, array.dtype)
    start = (-room.ctypes.data // array.itemsize) % (64 // array.itemsize) + shift
    part = room[start : start + array.size]
    part[:] = array
    return part


@pytest.mark.parametrize("name", FUNCTIONS)
@pytest.mark.parametrize("dtype", DTYPES)
def test_the_same_bits(name, dtype, way):
    """The bits are the same for any length, any place of inputs and outputs in a cache line, and beyond a core's range."""
    function, arrays, parameters = FUNCTIONS[name]
    rng = np.random.default_rng(0)
    full = [rng.normal(size=max(COUNTS)).astype(dtype) * dtype(8) for _ in range(arrays)]
    wanted = [called(function, [*(a[:count] for a in full), *parameters]) for count in COUNTS]
    way(function)
    for (count, result), shift in itertools.product(zip(COUNTS, wanted, strict=True), (0, 1, 5)):
        inputs = [placed(a[:count], k * shift) for k, a in enumerate(full)]
        assert all_same(called(function, [*inputs, *parameters]), result), (count, shift)
        for step in (0, 1):  # outputs at the same place in their lines, and at different places
            out = tuple(placed(np.empty(count, dtype), shift + k * step) for k in range(len(result)))
            called(function, [*inputs, *parameters], out)
            assert all_same(out, result), (count, shift, step)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_other_layouts(name, way):
    """The bits are the same with strides, in place, with a parameter for each element, and with threads."""
    function, arrays, parameters = FUNCTIONS[name]
    full = [np.random.default_rng(k).normal(size=1000).astype(np.float32) for k in range(arrays)]
    inputs = [*full, *parameters]
    wanted = called(function, inputs)
    way(function)
    assert all_same(called(function, [*(np.repeat(a, 2)[::2] for a in full), *parameters]), wanted)
    assert all_same(called(function, [*full, *(np.full(1000, p, np.float32) for p in parameters)]), wanted)
    own = [a.copy() for a in full]
    out = (own[0], *(np.empty(1000, np.float32) for _ in wanted[1:]))
    assert all_same(called(function, [*own, *parameters], out), wanted)
    for job in jobs_of(function):
        threshold, job.words[loops.THRESHOLD] = job.words[loops.THRESHOLD], 0
        try:
            if numba.config.NUMBA_NUM_THREADS > 1:
                assert all_same(called(function, inputs), wanted)
        finally:
            job.words[loops.THRESHOLD] = threshold


def test_sums_and_errors(way):
    """Methods that NumPy runs in order give the same results, and a user's function raises its exception."""
    x = np.random.default_rng(0).normal(size=300)

    def cautious(x):
        if x > 5.0:
            raise ValueError("too large")
        return x * x

    mine = fastact.activation(cautious)
    wanted, accumulated = mine(x), fastact.glu.accumulate(x)
    way(mine.ufunc)
    way(fastact.glu)
    assert all_same((mine(x), fastact.glu.accumulate(x)), (wanted, accumulated))
    x[[170, 250]] = 6.0, 7.0
    with pytest.raises(ValueError, match="too large"):
        mine(x)


def test_long_operands_are_streamed():
    """The thresholds of a job depend on the sizes of its operands and of the caches."""
    assert 0 < caches.LIGHT_STREAMED_BYTES <= caches.STREAMED_BYTES
    light, cored = caches.LIGHT_STREAMED_BYTES, caches.STREAMED_BYTES
    for function, streamed, bytes_of_all in ((fastact.relu, light, 8), (fastact.fused.relu, light, 16), (fastact.swish, cored, 8)):
        words = jobs_of(function)[0].words
        assert words[loops.AHEAD_FROM] == min(caches.AHEAD_BYTES, streamed) // bytes_of_all
        assert words[loops.STREAMED_FROM] == streamed // bytes_of_all


def test_caches_are_read_as_linux_writes_them(tmp_path, monkeypatch):
    for index, (level, kind, size) in enumerate(((1, "Data", "48K"), (1, "Instruction", "32K"), (2, "Unified", "2M"))):
        folder = tmp_path / f"index{index}"
        folder.mkdir()
        for name, text in (("level", level), ("type", kind), ("size", size)):
            (folder / name).write_text(f"{text}\n")
    monkeypatch.setattr(caches, "_FOLDER", tmp_path)
    assert caches._sizes() == {1: 48 << 10, 2: 2 << 20, 3: 32 << 20}
    (tmp_path / "index2" / "size").write_text("many\n")
    assert caches._sizes() == {2: 1 << 20, 3: 32 << 20}
