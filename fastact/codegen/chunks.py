"""The loop of kernels whose function has a core: a core for most numbers, and another function for those beyond its range.

`_each_in_chunks` and `_again` are the same for all functions with as many operands, so they are compiled once in a process. What
differs between functions, loops over the elements of some blocks, they call by a name that each kernel defines (`_parts`).
"""

import functools
from collections.abc import Callable
from dataclasses import replace

import numpy as np
from numba.core import types
from numba.core.dispatcher import Dispatcher

from fastact import _numba
from fastact.codegen import operand_copies
from fastact.codegen.accessors import Accessors
from fastact.codegen.packing import AT_ONCE, Packing, has_packing
from fastact.codegen.template import from_template
from fastact.definitions.cores import Core
from fastact.elementary.lookups import looked_up_in_parts
from fastact.elementary.pieces import choice, joined, larger_integer, magnitude
from fastact.elementary.precision import SCALAR_OPTIONS, specialise

inlined = _numba.njit(**SCALAR_OPTIONS)

# Elements of a block, a multiple of every processor's vectors. LLVM sees that loops have whole blocks and generates no code for a
# remainder. The last block of an array begins earlier and computes some elements again.
BLOCK = 64
CHUNK = 8  # blocks that a core serves before their range is checked
# Blocks that are served again if one of their numbers is out of range, unless most blocks have such numbers: gelu of numbers with
# σ = 2 in float32 takes 0.54 ns, and 0.80 by chunks.
PIECE = 1

# --- parts: loops of one function, which take the addresses of the operands and the table that holds those of the parameters ------


def _serve(pointers, first, last, table):
    """Apply a core to elements of any size, and return the largest size."""
    largest, parameters = nothing, parameters_of(table)
    for i in range(first, last):
        inputs = joined(load(pointers, i), parameters)
        largest = larger_integer(largest, size_of(inputs))
        store(pointers, i, core(inputs))
    return largest


def _largest(pointers, first, last, table):
    largest, parameters = nothing, parameters_of(table)
    for i in range(first, last):
        largest = larger_integer(largest, size_of(joined(load(pointers, i), parameters)))
    return largest


def _serve_beyond(pointers, first, last, table):
    """Replace the results of elements beyond the core's range."""
    again, parameters = pointers + pointers[reads:], parameters_of(table)
    for i in range(first, last):
        loaded = load_both(again, i)
        inputs, outputs = joined(loaded[:reads], parameters), loaded[reads:]
        store_again(again, i, choice(size_of(inputs) <= limit, outputs, beyond(inputs)))


def _measure(pointers, first, sizes, index, table):
    """Store the sizes of the elements of a block from `index` of `sizes` on, and return the largest one."""
    largest, parameters = nothing, parameters_of(table)
    for i in range(BLOCK):
        size = size_of(joined(load(pointers, first + i), parameters))
        put(sizes, index + i, size)
        largest = larger_integer(largest, size)
    return largest


def _serve_packed(copies, count, table):
    """Apply the function for elements beyond the core's range to packed ones, which are padded to a multiple of `AT_ONCE`."""
    parameters = parameters_of(table)
    for i in range((count + AT_ONCE - 1) & -AT_ONCE):
        store(copies, i, beyond(joined(load(copies, i), parameters)))


# --- the loops --------------------------------------------------------------------------------------------------------------------


def _each_chunk(table, count, parameters):
    """Apply the core to each chunk that it serves, and to each element of the others both functions, and choose between these.

    For parameters that differ from element to element, which are mostly such that the core serves no chunk.
    """
    pointers = addresses(table)
    for start in range(0, count, CHUNK * BLOCK):
        end, largest = min(start + CHUNK * BLOCK, count), nothing
        for i in range(start, end):
            largest = larger_integer(largest, size_of(load(pointers, i)))
        if largest <= limit:
            for i in range(start, end):
                store(pointers, i, core(load(pointers, i)))
        else:
            for i in range(start, end):
                inputs = load(pointers, i)
                store(pointers, i, choice(size_of(inputs) <= limit, core(inputs), beyond(inputs)))
    return 0


def _again_in_pieces(pointers, start, blocks, piece, inner, inner_limit, limit, table):
    """Serve the pieces of a chunk that have out-of-range numbers.

    Return two numbers of blocks: those with numbers beyond the inner cells, and those with numbers beyond all cells.
    """
    beyond_inner = beyond_range = 0
    for first in range(0, blocks, piece):
        some = min(piece, blocks - first)
        begin = start + first * BLOCK
        stop = begin + some * BLOCK
        largest = largest_of(pointers, begin, stop, table)
        if inner and largest > inner_limit:
            beyond_inner += some
            serve(pointers, begin, stop, table)
        if largest > limit:
            beyond_range += some
            serve_beyond(pointers, begin, stop, table)
    return beyond_inner, beyond_range


def _again_packed(pointers, start, blocks, piece, inner, inner_limit, limit, table):
    """Do the same on processors that can pack the numbers beyond all cells. Only these numbers are served, side by side."""
    copies, sizes = new_copies()
    beyond_inner = marks = count = 0
    for block in range(blocks):
        begin = start + block * BLOCK
        largest = measure(pointers, begin, sizes, block * BLOCK, table)
        if inner and largest > inner_limit:
            beyond_inner += 1
            serve(pointers, begin, begin + BLOCK, table)
        if largest > limit:
            marks |= 1 << block
            count = pack(pointers, copies, sizes, start, begin, count, limit)
    if count > 0:
        repeat_first(copies, count)
        serve_packed(copies, count, table)
        count = 0
        for block in range(blocks):
            if marks & (1 << block):
                count = unpack(pointers, copies, sizes, start, start + block * BLOCK, count, limit)
    return beyond_inner, 0


def _walk(table, count, inner_limit, limit, has_inner):
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
    inner = has_inner and largest_of(operands, 0, BLOCK, table) <= inner_limit  # long operands are split into short calls
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
        largest = serve_inner(here, start, end, table) if inner else serve(here, start, end, table)
        beyond_inner = beyond_range = 0
        if largest > (inner_limit if inner else limit):
            beyond_inner, beyond_range = again(here, start, blocks, piece, inner, inner_limit, limit, table)
        piece = CHUNK if 2 * beyond_range > blocks else PIECE
        if has_inner:
            inner = 2 * beyond_inner <= blocks if inner else largest <= inner_limit
        start = end
    if small:
        copy_outputs(pointers, operands, count)
    return 0


def _limit(core: Core, dtype: np.dtype):
    """Return the limit of a core's argument as an integer: the core serves inputs if the bits of |argument| are at most these."""
    return np.dtype(f"i{dtype.itemsize}").type(dtype.type(core.limit(dtype)).view(f"i{dtype.itemsize}"))


def _size_of(core: Core, dtype: np.dtype, before: int):
    """Make a function for compiled code that returns what is compared with the limit. `before` inputs are not the definition's."""
    argument = inlined(specialise(core.argument, dtype.type))
    if core.inputs is None:
        return inlined(lambda inputs: magnitude(argument(*inputs[before:])))
    of_definition = inlined(core.inputs)
    return inlined(lambda inputs: magnitude(argument(*of_definition(*inputs[before:]))))


def served(core: Core, dtype: np.dtype, arrays: int):
    """Make a function for compiled code: parameters -> True if the core serves any elements of `arrays` arrays with them."""
    size_of, limit, zeros = _size_of(core, dtype, 0), _limit(core, dtype), (dtype.type(0),) * arrays
    return inlined(lambda *parameters: size_of(joined(zeros, parameters)) <= limit)


def _tail(core: Core, formula: Dispatcher, dtype: np.dtype, parameters: int) -> Dispatcher:
    """Return the function for inputs beyond the core's range, if the core serves their parameters."""
    tail = core.grid(dtype).tail
    if not tail:
        return formula
    tail = inlined(specialise(tail, dtype.type))
    return inlined(lambda x, *parameters: tail(x)) if parameters else tail


def _beyond(core: Core, formula: Dispatcher, dtype: np.dtype) -> Dispatcher:
    """Return the function for inputs that the core does not serve, whatever their parameters."""
    if not core.grid(dtype).tail:
        return formula
    in_tail, tail = served(replace(core, inputs=None), dtype, 1), _tail(core, formula, dtype, 0)
    return inlined(lambda x, *parameters: choice(in_tail(*parameters), tail(x), formula(x, *parameters)))


@inlined
def _no_parameters(table):
    return 0


def _parameters(table):
    return load(addresses(table), 0)


class _Walk:
    """The loop over chunks, compiled once for all kernels that load `reads` of `inputs` inputs of a type, and what it calls.

    The inputs that it does not load are parameters, which are the same for all elements. `takes` is {name of a part: its
    arguments' types}. `own` are the names by which parts access elements.
    """

    def __init__(self, dtype: np.dtype, reads: int, inputs: int, outputs: int):
        accessors = Accessors(dtype, range(reads), range(inputs, inputs + outputs))
        pointers, word = accessors.pointers, types.intp
        size = types.int32 if dtype.itemsize == 4 else types.int64
        self.packs = has_packing()
        self.takes = dict.fromkeys(("serve", "serve_inner", "largest_of"), (pointers, word, word, word))
        if self.packs:
            self.takes |= {"measure": (pointers, word, word, word, word), "serve_packed": (pointers, word, word)}
        else:
            self.takes |= {"serve_beyond": (pointers, word, word, word)}
        gives = {"serve_packed": types.none, "serve_beyond": types.none}
        names = {part: _numba.late(self.symbol(part), gives.get(part, size), takes) for part, takes in self.takes.items()}
        packing = Packing(dtype, BLOCK, CHUNK * BLOCK, reads, outputs).functions() if self.packs else {}
        again = inlined(from_template(_again_packed if self.packs else _again_in_pieces, "again", **names, **packing))
        names |= {"again": again, "addresses": accessors.addresses, "shared": operand_copies.shared(outputs)}
        for copies, blocks in (("with_kept_inputs", CHUNK), ("with_kept_end", 1)):
            names[copies] = operand_copies.inputs_keeper(dtype, blocks * BLOCK, outputs)
        names |= {"with_padding": operand_copies.padder(dtype, BLOCK, outputs)}
        names |= {"copy_outputs": operand_copies.outputs_copier(dtype, outputs)}
        self.compiled = inlined(from_template(_walk, "walk", **names))
        self.own = {"reads": reads, "put": packing.get("put"), **accessors.named("load", "store")}
        if not self.packs:
            both = Accessors(dtype, (*range(reads), *accessors.writes), accessors.writes)
            self.own |= {"load_both": both.load, "store_again": both.store}
        parameters = Accessors(dtype, range(reads, inputs), ()).named("addresses", "load")
        self.own["parameters_of"] = (
            inlined(from_template(_parameters, "parameters", **parameters)) if inputs > reads else _no_parameters
        )

    @staticmethod
    def symbol(part: str) -> str:
        """Return the name by which the loop calls a part."""
        return f"fastact_{part}"


_walk_of = functools.cache(_Walk)


class Cored:
    """The loops of a kernel whose function has a core.

    ``of_pass(f)`` is the function of a pass, `formula` the definition's. `before` inputs precede those of the definition. `fixed`
    parameters are the same for all elements.
    """

    def __init__(self, core: Core, formula: Dispatcher, dtype: np.dtype, of_pass: Callable, before: int):
        self.core, self.formula, self.dtype, self.of_pass = core, formula, dtype, of_pass
        self.names = {"size_of": _size_of(core, dtype, before), "limit": _limit(core, dtype), "nothing": _limit(core, dtype) * 0}

    def _function_of(self, core: Core):
        """Return the function of the pass, from the inputs that a core serves, in one tuple."""
        return self._of_tuple(inlined(specialise(core.function(self.dtype), self.dtype.type)))

    def _of_tuple(self, function: Dispatcher):
        return _numba.taking_tuple(inlined(self.of_pass(function)))

    def by_choice(self, inputs: int, outputs: int) -> Callable:
        """Return the kernel for parameters that differ from element to element."""
        own = Accessors(self.dtype, range(inputs), range(inputs, inputs + outputs)).named("addresses", "load", "store")
        functions = {"core": self._function_of(self.core), "beyond": self._of_tuple(_beyond(self.core, self.formula, self.dtype))}
        return from_template(_each_chunk, "each_chunk", **self.names, **own, **functions)

    def in_chunks(self, arrays: int, parameters: int, outputs: int) -> Callable:
        """Return the kernel for parameters that are the same for all elements, and which the core serves."""
        core, dtype, inputs = self.core, self.dtype, arrays + parameters
        walk = _walk_of(dtype, arrays, inputs, outputs)
        inner = core.inner_half() if looked_up_in_parts(dtype, core.cells(dtype)) else None
        names = walk.own | self.names | {"beyond": self._of_tuple(_tail(core, self.formula, dtype, parameters))}
        loops = {"serve_packed": _serve_packed, "measure": _measure} if walk.packs else {"serve_beyond": _serve_beyond}
        if inner or not walk.packs:
            loops["largest_of"] = _largest
        parts = {name: from_template(template, name, **names) for name, template in loops.items()}
        for name, part in {"serve": core, "serve_inner": inner}.items():
            if part:
                parts[name] = from_template(_serve, name, **names, core=self._function_of(part))
        defined = {walk.symbol(name): (inlined(part), walk.takes[name]) for name, part in parts.items()}
        walking = _numba.defining(walk.compiled, defined)
        limit, inner_limit, has_inner = self.names["limit"], _limit(inner or core, dtype), inner is not None
        return lambda table, count, parameters: walking(table, count, inner_limit, limit, has_inner)
