"""Kernels of element-wise functions: a scalar function applied along contiguous operands."""

import functools
from collections.abc import Callable

import numpy as np
from numba.core.dispatcher import Dispatcher

from fastact import _numba
from fastact.codegen import memory
from fastact.codegen.fingerprint import fingerprint
from fastact.codegen.kernel import Kernel
from fastact.codegen.template import from_template
from fastact.elementary.precision import SCALAR_OPTIONS, specialise

inlined = _numba.njit(**SCALAR_OPTIONS)


@functools.lru_cache(maxsize=64)  # the passes of a function share it: fused kernels behind the forward ones took 0.24, now 0.12 s
def of_catalogue(definition: Callable, kind: type[np.floating]):
    """A function of the catalogue for a number type, for compiled code."""
    return inlined(specialise(definition, kind))


# A kernel stops at an element for which the function raises an exception, and returns its number, from 1 on; 0 if there is none.
# LLVM deletes what is about exceptions where there are none.


def _each(table, count, fixed):
    pointers = addresses(table)
    for i in range(count):
        raised, results = attempt(load(pointers, i))
        if raised:
            return i + 1
        store(pointers, i, results)
    return 0


def _each_with(table, count, parameters):
    """The same with parameters that are loaded once."""
    pointers = addresses(table)
    for i in range(count):
        raised, results = attempt(load(pointers, i) + parameters)
        if raised:
            return i + 1
        store(pointers, i, results)
    return 0


def _each_or_with(table, count, fixed):
    """Parameters are mostly single numbers: these have a loop of their own."""
    if fixed:
        return each_with(table, count, load(addresses(table), 0)[arrays:])
    return each(table, count, fixed)


def elementwise_kernel(
    name: str,
    of_pass: Callable,
    scalar: Callable[[type[np.floating]], Dispatcher],
    made_of: tuple,
    dtype: np.dtype,
    arrays: int,
    parameters: int,
    outputs: int,
) -> Kernel:
    """The kernel that applies ``of_pass(f)`` to elements of `dtype`, where f is ``scalar(number type)``, compiled.

    `of_pass` makes of the compiled f, which returns all that a definition does, the function of a pass: inputs to a tuple of
    outputs. `made_of` is what f depends on, for the fingerprint.
    """

    def make():
        inputs = arrays + parameters
        outs = range(inputs, inputs + outputs)
        applied = inlined(of_pass(scalar(dtype.type)))
        attempt = _numba.attempting(inlined(lambda loaded: applied(*loaded)))
        of = lambda reads: dict(zip(("addresses", "load", "store"), memory.accessors(dtype, reads, outs), strict=True))
        all_inputs = of(range(inputs))
        each = from_template(_each, f"{name}_each", attempt=attempt, **all_inputs)
        if not parameters:
            return each
        each_with = from_template(_each_with, f"{name}_each_with", attempt=attempt, **of(range(arrays)))
        together = {"each": inlined(each), "each_with": inlined(each_with), "arrays": arrays, **all_inputs}
        return from_template(_each_or_with, name, **together)

    found = fingerprint(of_pass, made_of, arrays, parameters, outputs)
    return Kernel(f"{name}_{dtype.name}", found, 3, make)


def as_it_is(function: Callable) -> Callable:
    """The function of a pass for a function that is one."""
    return lambda *inputs: function(*inputs)
