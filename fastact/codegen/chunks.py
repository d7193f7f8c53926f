"""The loop of kernels whose function has a core: a core for most numbers, and another function for those beyond its range.

`_walk` and the functions that serve numbers again (`codegen.again`) are the same for all functions with as many operands, so they
are compiled once in a process. What differs between functions, loops over the elements of some blocks, they call by a name that
each kernel defines (`_Walk.part`).
"""

import functools
from collections.abc import Callable
from dataclasses import replace

import numpy as np
from numba.core import cgutils, types
from numba.core.dispatcher import Dispatcher
from numba.core.typing.templates import Signature
from numba.extending import intrinsic

from fastact import _numba
from fastact.codegen import operand_copies
from fastact.codegen.accessors import Accessors
from fastact.codegen.again import BLOCK, CHUNK, serving_again
from fastact.codegen.memory import INT, at_address, lesser
from fastact.codegen.packing import has_packing
from fastact.codegen.template import from_template, inlined
from fastact.definitions.wide_cores import AnyCore
from fastact.elementary.lookups import looked_up_in_parts, vector_bytes
from fastact.elementary.pieces import choice, joined, magnitude
from fastact.elementary.precision import specialise

# Without packing, blocks that are served again if one of their numbers is out of range, unless most blocks have such numbers:
# gelu of numbers with σ = 2 in float32 took 0.54 ns, and 0.80 by chunks.
PIECE = 1
_WIDEST = 64  # bytes of a register with AVX-512


def _walk(table, count, inner_limit, limit, most):
    """Apply the core to each chunk, and the function for numbers beyond the core's range to those numbers.

    The choice between the two depends only on the element. A faster core that serves fewer numbers, with the same coefficients, is
    tried first while about `most` numbers of a block or fewer are beyond its cells. If `most` is 0, there is no such core.
    """
    pointers = addresses(table)
    small = count < BLOCK
    total = BLOCK if small else count
    operands = with_padding(pointers, count) if small else pointers
    in_place = not small and shared(operands)
    ending = with_kept_end(operands, total - BLOCK, total) if in_place else operands
    start, piece = 0, np.intp(PIECE)  # with a literal, a function would be compiled separately
    inner = most > 0 and mostly_inner(operands, start, most, inner_limit, table)  # long operands are split into short calls
    while start < total:
        blocks = (total - start) // BLOCK
        if blocks == 0:
            blocks, start, here = 1, total - BLOCK, ending
        elif shared(addresses(table)):  # `in_place`, read from memory so that LLVM does not unswitch the loop
            blocks = lesser(blocks, CHUNK)
            here = with_kept_inputs(operands, start, start + blocks * BLOCK)
        else:
            blocks, here = lesser(blocks, CHUNK), operands
        end = start + blocks * BLOCK
        largest = serve_inner(here, start, end, table, 0) if inner else serve(here, start, end, table, 0)
        stays, beyond_range = True, 0
        if largest > (inner_limit if inner else limit):
            stays, beyond_range = again(here, start, blocks, piece, inner, most, inner_limit, limit, table)
        piece = CHUNK if 2 * beyond_range > blocks else PIECE
        if most > 0:
            inner = stays if inner else largest <= inner_limit or (most > 1 and mostly_inner(here, start, most, inner_limit, table))
        start = end
    if small:
        copy_outputs(pointers, operands, count)
    return 0


def _limit(core: AnyCore, dtype: np.dtype):
    """Return the limit of a core's argument as an integer: the core serves inputs if the bits of |argument| are at most these."""
    return np.dtype(f"i{dtype.itemsize}").type(dtype.type(core.limit(dtype)).view(f"i{dtype.itemsize}"))


def _size_of(core: AnyCore, dtype: np.dtype, before: int):
    """Make a function for compiled code that returns what is compared with the limit. `before` inputs are not the definition's."""
    argument, of_definition = inlined(specialise(core.argument, dtype.type)), core.inputs and inlined(core.inputs)

    @intrinsic
    def size_of(typingctx, inputs):
        converted, own = None, types.UniTuple(inputs.dtype, len(inputs) - before)
        if of_definition:
            own, converted = _numba.called(typingctx, of_definition, own)
        result, compared = _numba.called(typingctx, argument, own)
        gives, bits = _numba.called(typingctx, magnitude, (result,))

        def codegen(context, builder, signature, args):
            values = _numba.items_of(builder, args[0])[before:]
            if converted:
                values = _numba.items_of(builder, converted(context, builder, values, propagate=False)[1])
            return bits(context, builder, [compared(context, builder, values, propagate=False)[1]])

        return Signature(gives, (inputs,), None), codegen

    return size_of


def served(core: AnyCore, dtype: np.dtype, arrays: int):
    """Make a function for compiled code: parameters -> True if the core serves any elements of `arrays` arrays with them."""
    size_of, limit, zeros = _size_of(core, dtype, 0), _limit(core, dtype), (dtype.type(0),) * arrays
    return inlined(lambda *parameters: size_of(joined(zeros, parameters)) <= limit)


def _pass_in(kind: np.dtype, dtype: np.dtype, of_pass: Callable, compiled: Dispatcher, vanishing: bool = False):
    """Return the pass of a function in `kind` for numbers of `dtype`: a function for compiled code from a tuple to a tuple.

    If `kind` is wider, the whole pass is: a product with a subnormal float32 takes 45 ns a vector. A sum or product of two float32
    numbers gives the same bits as in float32 when it is rounded. `vanishing` derivatives may be subnormal in float32.
    """
    if kind == dtype:
        return _numba.taking_tuple(inlined(of_pass(compiled)))
    return _numba.taking_tuple(_numba.in_double(inlined(of_pass(_numba.through_single(compiled, vanishing)))))


def _pass_of_core(core: AnyCore, dtype: np.dtype, of_pass: Callable):
    kind = core.computed_in(dtype)
    return _pass_in(kind, dtype, of_pass, inlined(specialise(core.function(dtype), kind.type)), core.vanishing)


def _pass_beyond(core: AnyCore, formula: Dispatcher, dtype: np.dtype, of_pass: Callable, arrays: int, anything: bool):
    """Return the pass for inputs beyond the core's range: `arrays` of the definition's inputs are arrays.

    With `anything`, the core may not serve their parameters. The formula then serves these inputs.
    """
    if not core.tail_in(dtype):
        return _pass_in(dtype, dtype, of_pass, formula)
    wide = np.dtype(np.float64)
    tail = inlined(specialise(core.tail_in(dtype), wide.type))
    if anything:
        of_parameters = served(replace(core, inputs=None), dtype, arrays)
        in_tail = _numba.in_single(inlined(lambda *inputs: of_parameters(*inputs[arrays:])))
        usual, otherwise = tail, _numba.in_single(formula)
        tail = inlined(lambda *inputs: choice(in_tail(*inputs), usual(*inputs), otherwise(*inputs)))
    return _pass_in(wide, dtype, of_pass, tail, vanishing=True)


class _Walk:
    """The loop over chunks, compiled once for all kernels that load `reads` of `inputs` inputs of a type.

    The inputs that it does not load are parameters, which are the same for all elements.
    """

    def __init__(self, dtype: np.dtype, reads: int, inputs: int, outputs: int):
        self.accessors = Accessors(dtype, range(reads), range(inputs, inputs + outputs))
        self.inputs, self.size, self.itemsize = range(inputs), types.int32 if dtype.itemsize == 4 else types.int64, dtype.itemsize
        self.again = Accessors(dtype, (*range(reads), *self.accessors.writes), self.accessors.writes)
        self.takes = (self.accessors.pointers, *[types.intp] * 4)
        self.packs = has_packing()
        parts = ("serve", "serve_inner", *(("measure", "serve_packed") if self.packs else ("largest_of", "serve_beyond")))
        self.symbols = {part: f"fastact_{part}_{reads}_of_{inputs}" for part in parts}  # a kernel may have two of these loops
        names = {part: _numba.late(symbol, self.size, self.takes) for part, symbol in self.symbols.items()}
        names |= serving_again(dtype, reads, outputs, names)
        names |= {"addresses": self.accessors.addresses, "shared": operand_copies.shared(outputs)}
        for copies, blocks in (("with_kept_inputs", CHUNK), ("with_kept_end", 1)):
            names[copies] = operand_copies.inputs_keeper(dtype, blocks * BLOCK, outputs)
        names |= {"with_padding": operand_copies.padder(dtype, BLOCK, outputs)}
        names |= {"copy_outputs": operand_copies.outputs_copier(dtype, outputs)}
        self.compiled = inlined(from_template(_walk, "walk", **names))

    @functools.cached_property
    def unused(self):
        """A part that is never called. LLVM removes the calls, unless it optimises nothing."""

        @intrinsic
        def nothing(typingctx, pointers, first, last, table, sizes):
            return Signature(self.size, self.takes, None), lambda context, *_: context.get_constant(self.size, 0)

        return nothing

    def part(self, size_of=None, process=None, limit=None, stores_sizes: bool = False):
        """Make a part of the loop: (addresses, first, last, table of the operands, address for sizes) -> the largest size, or 0.

        For each element from `first` to `last`, it takes the size that `size_of` gives for the inputs, and stores the outputs that
        `process` gives. With a `limit`, elements whose size is at most the limit keep their outputs.
        """
        kind, accessors = self.accessors.kind, self.accessors if limit is None else self.again
        reads, parameters = len(self.accessors.reads), self.inputs[len(self.accessors.reads) :]
        of_inputs = (types.UniTuple(kind, len(self.inputs)),)

        @intrinsic
        def loop(typingctx, pointers, first, last, table, sizes):
            measured = size_of and _numba.called(typingctx, size_of, of_inputs)[1]
            gives, processed = _numba.called(typingctx, process, of_inputs) if process else (None, None)

            def codegen(context, builder, signature, args):
                pointers, first, last, table, sizes = args
                number = context.get_value_type(kind)
                place = lambda k: at_address(builder, builder.load(at_address(builder, table, INT, INT(k))), number)
                fixed = [builder.load(place(k)) for k in parameters]
                largest = cgutils.alloca_once_value(builder, context.get_constant(self.size, 0))
                if limit is not None:  # its outputs are among the loaded operands
                    places = _numba.items_of(builder, pointers)
                    pointers = cgutils.pack_array(builder, places + places[reads:])
                with cgutils.for_range(builder, builder.sub(last, first)) as turn:
                    index = builder.add(first, turn.index)
                    loaded = accessors.values_at(builder, pointers, index)
                    values = [context.make_tuple(builder, of_inputs[0], loaded[:reads] + fixed)]
                    if measured:
                        size, before = measured(context, builder, values), builder.load(largest)
                        builder.store(builder.select(builder.icmp_signed(">", size, before), size, before), largest)
                    if stores_sizes:
                        builder.store(size, at_address(builder, sizes, size.type, turn.index), align=self.itemsize)
                    if processed:
                        results = context.cast(builder, processed(context, builder, values), gives, accessors.stored)
                        if limit is not None:
                            inside = builder.icmp_signed("<=", size, context.get_constant(self.size, limit))
                            pairs = zip(loaded[reads:], _numba.items_of(builder, results), strict=True)
                            results = cgutils.pack_array(builder, [builder.select(inside, *pair) for pair in pairs])
                        accessors.store_at(builder, pointers, index, results)
                return builder.load(largest)

            return Signature(self.size, self.takes, None), codegen

        return loop


_walk_of = functools.cache(_Walk)


def _tried_first(core: AnyCore, dtype: np.dtype) -> tuple[AnyCore | None, int]:
    """Return a faster core that serves fewer numbers and is tried first for each chunk, or None, and `_walk`'s `most`."""
    halves = looked_up_in_parts(dtype, core.cells(dtype))
    if core.clamps(dtype) and (not halves or vector_bytes(None)[0] == _WIDEST):
        return core.without_clamp(), 1  # 32 cells are two such registers, which one instruction looks up
    if not halves:
        return None, 0
    # With AVX2, a coefficient of 16 cells takes three instructions and one of 8 takes one. The half of 32 cells saves little.
    return core.inner_half(), BLOCK // 4 if vector_bytes(None) == (32,) and core.cells(dtype) == 16 else 1


def in_chunks(
    core: AnyCore,
    formula: Dispatcher,
    dtype: np.dtype,
    of_pass: Callable,
    before: int,
    arrays: int,
    parameters: int,
    outputs: int,
    fixed: bool,
) -> Callable:
    """Return the kernel ``(table, count, parameters)`` of a function with a core.

    ``of_pass(f)`` is the function of a pass, `formula` the definition's. `before` inputs precede those of the definition. `fixed`
    parameters are the same for all elements, and the core serves them.
    """
    inputs = arrays + parameters
    walk, size_of = _walk_of(dtype, arrays if fixed else inputs, inputs, outputs), _size_of(core, dtype, before)
    inner, most = _tried_first(core, dtype)
    limit, inner_limit = _limit(core, dtype), _limit(inner or core, dtype)
    own = 1 if core.inputs else arrays - before  # other arrays surround the definition
    beyond = _pass_beyond(core, formula, dtype, of_pass, own, anything=parameters > 0 and not fixed)
    parts = {"serve": walk.part(size_of, _pass_of_core(core, dtype, of_pass))}
    if inner:
        parts["serve_inner"] = walk.part(size_of, _pass_of_core(inner, dtype, of_pass))
    if walk.packs:
        parts |= {"measure": walk.part(size_of, stores_sizes=True), "serve_packed": walk.part(process=beyond)}
    else:
        parts |= {"largest_of": walk.part(size_of), "serve_beyond": walk.part(size_of, beyond, limit)}
    defined = {symbol: (parts.get(part, walk.unused), walk.takes) for part, symbol in walk.symbols.items()}
    walking = _numba.defining(walk.compiled, defined)
    return lambda table, count, parameters: walking(table, count, inner_limit, limit, most)
