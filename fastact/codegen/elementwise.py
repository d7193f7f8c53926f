"""Kernels of element-wise functions: a scalar function applied along contiguous operands."""

import functools
from collections.abc import Callable

import numpy as np
from numba.core.dispatcher import Dispatcher

from fastact import _numba
from fastact.codegen.accessors import Accessors
from fastact.codegen.chunks import in_chunks, served
from fastact.codegen.fingerprint import fingerprint
from fastact.codegen.kernel import Kernel
from fastact.codegen.template import from_template, inlined
from fastact.definitions import Activation, RowActivation
from fastact.definitions.passes import Pass
from fastact.definitions.wide_cores import AnyCore
from fastact.elementary.pieces import joined
from fastact.elementary.precision import specialise


@functools.lru_cache(maxsize=64)  # a function's passes share it: compiling fused kernels after forward ones took 0.24 s, now 0.12
def of_catalogue(definition: Callable, kind: type[np.floating]):
    """Compile a function of the catalogue for a number type, for use in compiled code."""
    return inlined(specialise(definition, kind))


# A kernel stops at an element for which the function raises an exception and returns its number, counted from 1. Otherwise it
# returns 0. LLVM deletes the code for exceptions if there are none. `parameters` are values that are loaded once, or 0 if each
# element has its own.


def _each(table, count, parameters):
    pointers = addresses(table)
    for i in range(count):
        raised, results = attempt(joined(load(pointers, i), parameters))
        if raised:
            return i + 1
        store(pointers, i, results)
    return 0


def _each_served(table, count, parameters):
    """Apply the formula alone if the core serves no number with these parameters."""
    if served(*parameters):
        return by_core(table, count, parameters)
    return by_formula(table, count, parameters)


def _each_or_with(table, count, fixed):
    """Choose between two loops. Parameters are mostly single numbers, which have a loop of their own."""
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
    core: AnyCore | None = None,
    before: int = 0,
) -> Kernel:
    """Return the kernel that applies ``of_pass(f)`` to elements of `dtype`, where f is ``scalar(number type)``, compiled.

    The compiled f returns all results of a definition. `of_pass` takes f and returns the function of a pass, from inputs to a tuple
    of outputs. `made_of` lists the values that f depends on, for the fingerprint. A `core` serves f in its range. The first
    `before` inputs are not f's.
    """

    def make():
        inputs = arrays + parameters
        formula = scalar(dtype.type)
        attempt = _numba.attempting(inlined(of_pass(formula)))

        def by_formula(name, fixed):
            own = Accessors(dtype, range(arrays if fixed else inputs), range(inputs, inputs + outputs))
            return from_template(_each, name, attempt=attempt, **own.named("addresses", "load", "store"))

        def by_core(name, fixed):
            return in_chunks(core, formula, dtype, of_pass, before, arrays, parameters, outputs, fixed)

        each = by_core if cored else by_formula
        if not parameters:
            return each(name, fixed=False)
        each_with = each(f"{name}_each_with", fixed=True)
        if cored:
            loops = {"by_core": inlined(each_with), "by_formula": inlined(by_formula(f"{name}_by_formula", fixed=True))}
            each_with = from_template(_each_served, f"{name}_served", served=served(core, dtype, arrays - before), **loops)
        names = {"each": inlined(each(f"{name}_each", fixed=False)), "each_with": inlined(each_with), "arrays": arrays}
        names |= Accessors(dtype, range(inputs), ()).named("addresses", "load")
        return from_template(_each_or_with, name, **names)

    def judge():
        parts = [(part.function(dtype), part.limit(dtype)) for part in core.variants()] if cored else ()
        return fingerprint(of_pass, made_of, arrays, parameters, outputs, (core, *parts, before) if cored else ())

    cored = core is not None and core.serves(dtype)
    return Kernel(f"{name}_{dtype.name}", judge, 3, make)


def as_it_is(function: Callable) -> Callable:
    """Return the function of a pass for a function that already is one."""
    return lambda *inputs: function(*inputs)


def sources(use: Pass, definition: Activation | RowActivation) -> tuple[Callable, Callable]:
    """Return (the function of a definition to compile, a function that turns it into the function of a pass)."""
    if isinstance(definition, RowActivation):
        return definition.elements[use.name], as_it_is
    return use.source(definition), functools.partial(use.scalar, arrays=len(definition.arrays))
