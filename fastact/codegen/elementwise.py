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
from fastact.definitions.cores import Core
from fastact.elementary.pieces import choice, joined, larger_integer, magnitude
from fastact.elementary.precision import SCALAR_OPTIONS, specialise

inlined = _numba.njit(**SCALAR_OPTIONS)


@functools.lru_cache(maxsize=64)  # the passes of a function share it: fused kernels behind the forward ones took 0.24, now 0.12 s
def of_catalogue(definition: Callable, kind: type[np.floating]):
    """A function of the catalogue for a number type, for compiled code."""
    return inlined(specialise(definition, kind))


# A kernel stops at an element for which the function raises an exception, and returns its number, from 1 on; 0 if there is none.
# LLVM deletes what is about exceptions where there are none. `parameters` are loaded once, or 0 where each element has its own.


def _each(table, count, parameters):
    pointers = addresses(table)
    for i in range(count):
        raised, results = attempt(joined(load(pointers, i), parameters))
        if raised:
            return i + 1
        store(pointers, i, results)
    return 0


CHUNK = 512  # elements that a core serves before their range is judged


def _each_in_chunks(table, count, parameters):
    """Apply the core to chunks without a number beyond its range, elsewhere the core or the tail, as each element needs.

    Which of the two serves an element depends on nothing but the element. The range is judged in the same walk, but before it
    where an output takes an input's place, or the chunk before was beyond, too.
    """
    pointers = addresses(table)
    in_place = shared(pointers)
    judge_first = in_place
    for start in range(0, count, CHUNK):
        end = count if count - start < CHUNK else start + CHUNK
        largest = nothing
        if judge_first:
            for i in range(start, end):
                largest = larger_integer(largest, size_of(joined(load(pointers, i), parameters)))
        if largest <= limit:
            for i in range(start, end):
                inputs = joined(load(pointers, i), parameters)
                largest = larger_integer(largest, size_of(inputs))
                store(pointers, i, core(inputs))
        if largest > limit:
            for i in range(start, end):
                store(pointers, i, either(joined(load(pointers, i), parameters)))
        judge_first = in_place or largest > limit
    return 0


def _each_served(table, count, parameters):
    """Where the core serves no number with these parameters, the formula alone."""
    if served(parameters):
        return in_chunks(table, count, parameters)
    return by_formula(table, count, parameters)


def _each_or_with(table, count, fixed):
    """Parameters are mostly single numbers: these have a loop of their own."""
    if fixed:
        return each_with(table, count, load(addresses(table), 0)[arrays:])
    return each(table, count, fixed)


def _of_inputs(function: Callable):
    """The same of a tuple."""
    compiled = inlined(function)
    return inlined(lambda inputs: compiled(*inputs))


def _judged(core: Core, formula: Dispatcher, dtype: np.dtype, of_pass: Callable, before: int) -> dict:
    """What the walks of a function with a core need further; `before` are the inputs before those of the definition."""
    compiled = inlined(specialise(core.function(dtype), dtype.type))
    tail = core.grid(dtype).tail
    tail = inlined(specialise(tail, dtype.type)) if tail else formula
    argument = inlined(specialise(core.argument, dtype.type))
    integer, zero = np.dtype(f"i{dtype.itemsize}").type, dtype.type(0)
    limit = integer(dtype.type(core.limit(dtype)).view(integer))

    def either(*inputs):
        return choice(magnitude(argument(*inputs)) <= limit, compiled(*inputs), tail(*inputs))

    return {
        "core": _of_inputs(of_pass(compiled)),
        "either": _of_inputs(of_pass(inlined(either))),
        "size_of": inlined(lambda inputs: magnitude(argument(*inputs[before:]))),
        "served": inlined(lambda parameters: magnitude(argument(zero, *parameters)) <= limit),
        "limit": limit,
        "nothing": integer(0),
    }


def elementwise_kernel(
    name: str,
    of_pass: Callable,
    scalar: Callable[[type[np.floating]], Dispatcher],
    made_of: tuple,
    dtype: np.dtype,
    arrays: int,
    parameters: int,
    outputs: int,
    core: Core | None = None,
    before: int = 0,
) -> Kernel:
    """The kernel that applies ``of_pass(f)`` to elements of `dtype`, where f is ``scalar(number type)``, compiled.

    `of_pass` makes of the compiled f, which returns all that a definition does, the function of a pass: inputs to a tuple of
    outputs. `made_of` is what f depends on, for the fingerprint. A `core` serves f in its range; `before` inputs are not f's.
    """

    def make():
        inputs = arrays + parameters
        formula = scalar(dtype.type)
        attempt = _numba.attempting(_of_inputs(of_pass(formula)))
        judged = _judged(core, formula, dtype, of_pass, before) | {"shared": memory.shared(outputs)} if cored else {}

        def each(reads, name, with_formula=not cored):
            own = {"attempt": attempt} if with_formula else judged
            found = memory.accessors(dtype, range(reads), range(inputs, inputs + outputs))
            own |= dict(zip(("addresses", "load", "store"), found, strict=True))
            return from_template(_each if with_formula else _each_in_chunks, name, **own)

        if not parameters:
            return each(inputs, name)
        each_with = each(arrays, f"{name}_each_with")
        if cored:
            walks = {"in_chunks": inlined(each_with), "by_formula": inlined(each(arrays, f"{name}_by_formula", with_formula=True))}
            each_with = from_template(_each_served, f"{name}_served", served=judged["served"], **walks)
        every = each(inputs, f"{name}_each")
        addresses, load, _ = memory.accessors(dtype, range(inputs), ())
        names = {"each": inlined(every), "each_with": inlined(each_with), "arrays": arrays, "addresses": addresses, "load": load}
        return from_template(_each_or_with, name, **names)

    cored = (core, core.function(dtype), core.limit(dtype), before) if core and core.grid(dtype) else ()
    found = fingerprint(of_pass, made_of, arrays, parameters, outputs, cored)
    return Kernel(f"{name}_{dtype.name}", found, 3, make)


def as_it_is(function: Callable) -> Callable:
    """The function of a pass for a function that is one."""
    return lambda *inputs: function(*inputs)
