"""Calls of `fastact.cuda` with PTX that the interpreter runs: layouts, users' own activations, and other devices.

Kernels that are broken on purpose check that the interpreter reports the fault.
"""

import re

import numpy as np
import pytest
from catalogue import Case, first_fast, one_fast
from devices import as_tuple, function
from ptx import device as stand_in
from test_cuda import SIGNATURES, softclip
from test_cuda_coarse import assert_coarse
from test_ptx_kernels import numbers

import fastact
from fastact.codegen.gpu.each_thread import Variant
from fastact.runtime.cuda import target

LAYOUTS = {
    "every other": lambda a: a[::2],
    "backwards": lambda a: a[::-1],
    "transposed": lambda a: a.reshape(30, -1).T,
    "inner part": lambda a: a.reshape(30, -1)[1:-1, 1:-1],
    "three axes": lambda a: a.reshape(3, 10, -1)[:, ::3, ::-1],
    "0-d": lambda a: a[:1].reshape(()),
}


@pytest.mark.parametrize("layout", first_fast(LAYOUTS))
@pytest.mark.parametrize("case", one_fast(SIGNATURES))
def test_layouts(case, layout, device):
    """One function of each signature works in every layout, and touches nothing but the elements of the views."""
    view = LAYOUTS[layout]
    arrays = [device.to(numbers(600, "float32", k, wide=False), "float32", view=view) for k in range(case.arrays)]
    results = as_tuple(function(case)(*arrays, *map(float, case.parameters())))
    wanted = case.call_formula((*(array.values for array in arrays), *case.parameters(np.float32)))
    assert not device.violations
    assert device.launches[0].variant.dimensions or layout == "0-d"
    for result, exact in zip(results, wanted, strict=True):
        np.testing.assert_allclose(result.values, exact, rtol=2e-6, atol=2e-6)


def test_arrays_that_lie_between_others_and_in_place(device):
    """Addresses may be no multiples of 16, and results may overwrite inputs, also in a second launch."""
    x = numbers(1001, "float32", 0, wide=False).astype(np.float32)
    array = device.to(x, offset=4, write=True)
    launch = fastact.cuda.prepare(fastact.cuda.relu, array, out=array)
    launch()
    launch()
    np.testing.assert_array_equal(array.values, fastact.relu(x))
    assert len(device.launches) == 2
    assert not device.violations


@pytest.mark.deep
@pytest.mark.parametrize("storage", ["float32", "float64", "bfloat16"])
def test_parameters_that_are_arrays(storage, device):
    """Gradients of parameter arrays are right for equal parameters, zeros, and infinite numbers next to them."""
    rng = np.random.default_rng(0)
    for case in (Case("param_grad", name) for name in ("acon_c", "prelu", "elu", "swish")):
        device.reset()
        samples = np.array(case.definition.samples)
        parameters = samples[rng.integers(0, len(samples), 400)].T.copy()
        parameters[:, :100] = parameters[0, :100]
        arrays = [device.to(each, storage) for each in (*(numbers(400, storage, k, wide=k == 1) for k in range(2)), *parameters)]
        results = as_tuple(function(case)(*arrays))
        wide = np.float32 if storage == "float32" else np.float64
        with np.errstate(all="ignore"):
            wanted = case.call([array.values.astype(wide) for array in arrays])
        assert not device.violations
        for result, exact in zip(results, wanted, strict=True):
            np.testing.assert_array_equal(np.isnan(result.values), np.isnan(exact))
            infinite = np.isinf(exact)
            np.testing.assert_array_equal(result.values[infinite], exact[infinite])


@pytest.mark.deep
@pytest.mark.parametrize("storage", ["float32", "float64", "bfloat16"])
def test_ones_own_activation(storage, device):
    """A user's activation works in every pass, with one parameter for each number."""
    limits, made = np.linspace(1, 4, 403), [numbers(403, storage, k, wide=False) for k in range(2)]
    g, x, limit = (device.to(each, storage) for each in (*made, limits))
    near = {"float32": 2e-6, "float64": 4e-15, "bfloat16": 2.0**-8}[storage]
    wide = [each.values.astype(np.float64) for each in (g, x, limit)]
    for use, own in {"forward": softclip.cuda, "derivative": softclip.cuda.derivative}.items():
        wanted = (softclip if use == "forward" else softclip.derivative)(*wide[1:])
        np.testing.assert_allclose(own(x, limit).values, wanted, rtol=near, atol=near)
    for use in ("backward", "fused", "param_grad"):
        results = as_tuple(getattr(softclip.cuda, use)(g, x, limit))
        for result, wanted in zip(results, as_tuple(getattr(softclip, use)(*wide)), strict=True):
            np.testing.assert_allclose(result.values, wanted, rtol=near, atol=8 * near)
    assert not device.violations


@pytest.mark.deep
@pytest.mark.parametrize("name", ["gelu", "mish"])
def test_fast(name, device):
    assert_coarse(Case("fused", name), lambda x: device.to(x), lambda result: result.values)
    assert not device.violations


@pytest.mark.deep
@pytest.mark.parametrize("capability", [(7, 0), (7, 5), (8, 0), (12, 0)], ids=str)
def test_other_devices(capability, device, monkeypatch):
    """Devices before 8.0 round halves one by one."""
    device.compute_capability = capability
    x = numbers(1000, "bfloat16", 0, wide=False)
    for case in (Case("forward", "relu"), Case("fused", "softmax")):
        arrays = [device.to(x.reshape(10, 100), "bfloat16") for _ in range(case.arrays)]
        results = as_tuple(function(case)(*arrays))
        wanted = as_tuple(case.function(*(array.values.astype(np.float64) for array in arrays)))
        for result, exact in zip(results, wanted, strict=True):
            np.testing.assert_allclose(result.values, exact, rtol=2.0**-8, atol=2.0**-11)
    assert not device.violations


SPOILT = {
    "one element more": (r"setp\.ge\.s64(\s+\S+ \S+ %rd\d+;\s+@\S+ bra)", r"setp.gt.s64\1", "what is no element of an array"),
    "a store beside its place": (r"(st\.global\.v4\.f32\s+\[%rd\d+)\]", r"\1+4]", "misaligned"),
    "a store not far enough": (r"(st\.global\.v4\.f32\s+\[%rd\d+)\]", r"\1+-16]", "element of an array"),
    "a load of more": (r"ld\.global\.f32(\s+%f\d+, \[%rd\d+)\]", r"ld.global.f32\1+64]", "element of an array"),
}
SPOILT_ROWS = {
    "no barrier": (r"bar\.sync\s+0;", "", "shared: race"),
    "members of the warp that are not there": (r"mov\.u32(\s+%r\d+), -1;", r"mov.u32\1, 1;", "name"),
    "a register too few": (r"mov\.b32(\s+%f\d+, %r\d+);", "", "register read before it is written"),
}


@pytest.mark.parametrize("what", SPOILT)
def test_spoilt_kernels(what, device, monkeypatch):
    pattern, replacement, fault = SPOILT[what]
    spoil(monkeypatch, pattern, replacement)
    fastact.cuda.relu(device.to(numbers(1025, "float32", 0, wide=False), "float32"))
    assert any(fault in violation for violation in device.violations)


@pytest.mark.parametrize("what", first_fast(SPOILT_ROWS))
def test_spoilt_kernels_of_rows(what, device, monkeypatch):
    pattern, replacement, fault = SPOILT_ROWS[what]
    spoil(monkeypatch, pattern, replacement)
    arrays = [device.to(numbers(3 * 1504, "float32", k, wide=False).reshape(3, -1), "float32") for k in range(2)]
    fastact.cuda.fused.softmax(*arrays)
    assert any(fault in violation for violation in device.violations)


def spoil(monkeypatch, pattern, replacement):
    """Replace a pattern in the text of all kernels that are run."""
    whole = stand_in.text

    def spoilt(variant):
        text, count = re.subn(pattern, replacement, whole(variant))
        assert count
        return text

    monkeypatch.setattr(stand_in, "text", spoilt)
    stand_in.compiled.cache_clear()
    monkeypatch.setattr(stand_in, "compiled", stand_in.compiled.__wrapped__)


def test_the_text_without_a_device_is_the_one_that_is_run(device):
    variant = Variant("forward", "relu", "float32", (True,))
    without_names = lambda text: re.sub(r"_ZN\w+", "", text).strip("\0 \n")
    assert without_names(target.ptx(variant, (9, 0))) == without_names(stand_in.text(variant))
