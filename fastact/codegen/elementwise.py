"""Kernels of element-wise functions: a scalar function applied along contiguous operands."""

import functools
from collections.abc import Callable
from dataclasses import replace

import numpy as np
from numba.core.dispatcher import Dispatcher

from fastact import _numba
from fastact.codegen import operand_copies
from fastact.codegen.accessors import Accessors
from fastact.codegen.fingerprint import fingerprint
from fastact.codegen.kernel import Kernel
from fastact.codegen.packing import AT_ONCE, Packing, has_packing
from fastact.codegen.template import from_template
from fastact.definitions import Activation, RowActivation
from fastact.definitions.cores import Core
from fastact.definitions.passes import Pass
from fastact.elementary.lookups import looked_up_in_parts
from fastact.elementary.pieces import choice, joined, larger_integer, magnitude
from fastact.elementary.precision import SCALAR_OPTIONS, specialise

inlined = _numba.njit(**SCALAR_OPTIONS)


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


# Elements of a block, a multiple of every processor's vectors. LLVM sees that loops have whole blocks and generates no code for a
# remainder. The last block of an array begins earlier and computes some elements again.
BLOCK = 64
CHUNK = 8  # blocks that a core serves before their range is checked
# Blocks that are served again if one of their numbers is out of range, unless most blocks have such numbers: gelu of numbers with
# σ = 2 in float32 takes 0.54 ns, and 0.80 by chunks.
PIECE = 1


def _serve(pointers, first, last, parameters):
    """Apply a core to elements of any size, and return the largest size."""
    largest = nothing
    for i in range(first, last):
        inputs = joined(load(pointers, i), parameters)
        largest = larger_integer(largest, size_of(inputs))
        store(pointers, i, core(inputs))
    return largest


def _largest(pointers, first, last, parameters):
    largest = nothing
    for i in range(first, last):
        largest = larger_integer(largest, size_of(joined(load(pointers, i), parameters)))
    return largest


def _serve_beyond(pointers, first, last, parameters):
    """Replace the results of elements beyond the core's range."""
    again = pointers + pointers[reads:]
    for i in range(first, last):
        loaded = load_both(again, i)
        inputs, outputs = joined(loaded[:reads], parameters), loaded[reads:]
        store_again(again, i, choice(size_of(inputs) <= limit, outputs, beyond(inputs)))


def _again_in_pieces(pointers, start, blocks, piece, inner, parameters):
    """Serve the pieces of a chunk that have out-of-range numbers.

    Return two numbers of blocks: those with numbers beyond the inner cells, and those with numbers beyond all cells.
    """
    beyond_inner = beyond_range = 0
    for first in range(0, blocks, piece):
        some = min(piece, blocks - first)
        begin = start + first * BLOCK
        stop = begin + some * BLOCK
        largest = largest_of(pointers, begin, stop, parameters)
        if inner and largest > inner_limit:
            beyond_inner += some
            serve(pointers, begin, stop, parameters)
        if largest > limit:
            beyond_range += some
            serve_beyond(pointers, begin, stop, parameters)
    return beyond_inner, beyond_range


def _again_packed(pointers, start, blocks, piece, inner, parameters):
    """Do the same on processors that can pack the numbers beyond all cells. Only these numbers are served, side by side."""
    copies, sizes = new_copies()
    beyond_inner = marks = count = 0
    for block in range(blocks):
        begin = start + block * BLOCK
        largest = nothing
        for i in range(begin, begin + BLOCK):
            size = size_of(joined(load(pointers, i), parameters))
            put(sizes, i - start, size)
            largest = larger_integer(largest, size)
        if inner and largest > inner_limit:
            beyond_inner += 1
            serve(pointers, begin, begin + BLOCK, parameters)
        if largest > limit:
            marks |= 1 << block
            count = pack(pointers, copies, sizes, start, begin, count)
    if count > 0:
        repeat_first(copies, count)
        for i in range((count + AT_ONCE - 1) & -AT_ONCE):
            store(copies, i, beyond(joined(load(copies, i), parameters)))
        count = 0
        for block in range(blocks):
            if marks & (1 << block):
                count = unpack(pointers, copies, sizes, start, start + block * BLOCK, count)
    return beyond_inner, 0


def _each_in_chunks(table, count, parameters):
    """Apply the core to each chunk, and the function for numbers beyond the core's range to those numbers.

    The choice between the two depends only on the element. If lookups in half of the cells are faster, the core's inner half, which
    has the same coefficients, is tried first.
    """
    pointers = addresses(table)
    small = count < BLOCK
    total = BLOCK if small else count
    operands = with_padding(pointers, count) if small else pointers
    in_place = not small and shared(operands)
    ending = with_kept_end(operands, total - BLOCK, total) if in_place else operands
    start, piece = 0, np.intp(PIECE)  # for a literal, `again` would be compiled separately
    inner = has_inner and largest_of(operands, 0, BLOCK, parameters) <= inner_limit  # long operands are split into short calls
    while start < total:
        blocks = (total - start) // BLOCK
        if blocks == 0:
            blocks, start, here = 1, total - BLOCK, ending
        elif shared(addresses(table)):  # `in_place`, read from memory so that LLVM does not unswitch the loop
            blocks = min(blocks, CHUNK)
            here = with_kept_inputs(operands, start, start + blocks * BLOCK)
        else:
            blocks, here = min(blocks, CHUNK), operands
        end = start + blocks * BLOCK
        largest = serve_inner(here, start, end, parameters) if inner else serve(here, start, end, parameters)
        beyond_inner = beyond_range = 0
        if largest > (inner_limit if inner else limit):
            beyond_inner, beyond_range = again(here, start, blocks, piece, inner, parameters)
        piece = CHUNK if 2 * beyond_range > blocks else PIECE
        if has_inner:
            inner = 2 * beyond_inner <= blocks if inner else largest <= inner_limit
        start = end
    if small:
        copy_outputs(pointers, operands, count)
    return 0


def _each_served(table, count, parameters):
    """Apply the formula alone if the core serves no number with these parameters."""
    if served(*parameters):
        return in_chunks(table, count, parameters)
    return by_formula(table, count, parameters)


def _each_or_with(table, count, fixed):
    """Choose between two loops. Parameters are mostly single numbers, which have a loop of their own."""
    if fixed:
        return each_with(table, count, load(addresses(table), 0)[arrays:])
    return each(table, count, fixed)


def _range_of(core: Core, dtype: np.dtype):
    """Return (argument, limit) of a core. It serves inputs if the bits of |argument(*inputs)| are at most the limit."""
    integer = np.dtype(f"i{dtype.itemsize}").type
    return inlined(specialise(core.argument, dtype.type)), integer(dtype.type(core.limit(dtype)).view(integer))


def _size_of(core: Core, dtype: np.dtype):
    """Make a function for compiled code that returns the quantity of a kernel's inputs that is compared with the core's limit."""
    argument, _ = _range_of(core, dtype)
    if core.inputs is None:
        return inlined(lambda inputs: magnitude(argument(*inputs)))
    of_definition = inlined(core.inputs)
    return inlined(lambda inputs: magnitude(argument(*of_definition(*inputs))))


def _served(core: Core, dtype: np.dtype, arrays: int):
    """Make a function for compiled code: parameters -> True if the core serves any elements of `arrays` arrays with them."""
    size_of, (_, limit), zeros = _size_of(core, dtype), _range_of(core, dtype), (dtype.type(0),) * arrays
    return inlined(lambda *parameters: size_of(joined(zeros, parameters)) <= limit)


def _beyond(core: Core, formula: Dispatcher, dtype: np.dtype, served: bool):
    """Return the function for inputs beyond the core's range. `served` is True if the core is known to serve their parameters."""
    tail = core.grid(dtype).tail
    if not tail:
        return formula
    tail = inlined(specialise(tail, dtype.type))
    if served:
        return inlined(lambda x, *parameters: tail(x))
    in_tail = _served(replace(core, inputs=None), dtype, 1)
    return inlined(lambda x, *parameters: choice(in_tail(*parameters), tail(x), formula(x, *parameters)))


def _in_chunks(core: Core, formula: Dispatcher, dtype: np.dtype, of_pass: Callable, before: int, outputs: int, own: dict) -> dict:
    """Return `own` and the other names that the loop over chunks needs. `before` inputs precede those of the definition."""
    of_core, (_, limit) = _size_of(core, dtype), _range_of(core, dtype)
    names = own | {"size_of": inlined(lambda inputs: of_core(inputs[before:])), "limit": limit, "nothing": limit * 0}
    names["beyond"] = _numba.taking_tuple(inlined(of_pass(_beyond(core, formula, dtype, own["served"]))))
    parts = {"serve": core}
    if looked_up_in_parts(dtype, core.cells(dtype)):
        parts["serve_inner"] = core.inner_half()
    for name, part in parts.items():
        of_part = _numba.taking_tuple(inlined(of_pass(inlined(specialise(part.function(dtype), dtype.type)))))
        names[name] = inlined(from_template(_serve, name, **names, core=of_part))
    names["largest_of"] = inlined(from_template(_largest, "largest_of", **names))
    packs = has_packing()
    if packs:
        names |= Packing(dtype, limit, BLOCK, CHUNK * BLOCK, own["reads"], outputs).functions()
    else:
        names["serve_beyond"] = inlined(from_template(_serve_beyond, "serve_beyond", **names))
    innermost = parts.get("serve_inner", core)
    names |= {"inner_limit": _range_of(innermost, dtype)[1], "has_inner": innermost.inner}
    names["again"] = inlined(from_template(_again_packed if packs else _again_in_pieces, "again", **names))
    return {"serve_inner": names["serve"]} | names


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
    """Return the kernel that applies ``of_pass(f)`` to elements of `dtype`, where f is ``scalar(number type)``, compiled.

    The compiled f returns all results of a definition. `of_pass` takes f and returns the function of a pass, from inputs to a tuple
    of outputs. `made_of` lists the values that f depends on, for the fingerprint. A `core` serves f in its range. The first
    `before` inputs are not f's.
    """

    def make():
        inputs = arrays + parameters
        formula = scalar(dtype.type)
        attempt = _numba.attempting(inlined(of_pass(formula)))

        def each(reads, name, with_formula=not cored):
            written = range(inputs, inputs + outputs)
            own = Accessors(dtype, range(reads), written).named("addresses", "load", "store")
            if with_formula:
                return from_template(_each, name, attempt=attempt, **own)
            own |= {"reads": reads, "served": reads < inputs or not parameters}
            both = Accessors(dtype, (*range(reads), *written), written)
            own |= {"load_both": both.load, "store_again": both.store}
            own = _in_chunks(core, formula, dtype, of_pass, before, outputs, own)
            own |= {"shared": operand_copies.shared(outputs), "copy_outputs": operand_copies.outputs_copier(dtype, outputs)}
            for copies, blocks in (("with_kept_inputs", CHUNK), ("with_kept_end", 1)):
                own[copies] = operand_copies.inputs_keeper(dtype, blocks * BLOCK, outputs)
            own["with_padding"] = operand_copies.padder(dtype, BLOCK, outputs)
            return from_template(_each_in_chunks, name, **own)

        if not parameters:
            return each(inputs, name)
        each_with = each(arrays, f"{name}_each_with")
        if cored:
            walks = {"in_chunks": inlined(each_with), "by_formula": inlined(each(arrays, f"{name}_by_formula", with_formula=True))}
            each_with = from_template(_each_served, f"{name}_served", served=_served(core, dtype, arrays - before), **walks)
        every = each(inputs, f"{name}_each")
        names = {"each": inlined(every), "each_with": inlined(each_with), "arrays": arrays}
        names |= Accessors(dtype, range(inputs), ()).named("addresses", "load")
        return from_template(_each_or_with, name, **names)

    def judge():
        parts = [(part.function(dtype), part.limit(dtype)) for part in (core, core.inner_half())] if cored else ()
        return fingerprint(of_pass, made_of, arrays, parameters, outputs, (core, *parts, before) if cored else ())

    cored = core is not None and core.grid(dtype) is not None
    return Kernel(f"{name}_{dtype.name}", judge, 3, make)


def as_it_is(function: Callable) -> Callable:
    """Return the function of a pass for a function that already is one."""
    return lambda *inputs: function(*inputs)


def sources(use: Pass, definition: Activation | RowActivation) -> tuple[Callable, Callable]:
    """Return (the function of a definition to compile, a function that turns it into the function of a pass)."""
    if isinstance(definition, RowActivation):
        return definition.elements[use.name], as_it_is
    return use.source(definition), functools.partial(use.scalar, arrays=len(definition.arrays))
