"""Memory, calls and synchronisation for compiled loops. Every address is an integer (intp), as in NumPy's loop arguments."""

import platform
from collections.abc import Sequence

from llvmlite import ir
from numba.core import cgutils, types
from numba.core.typing.templates import Signature
from numba.extending import intrinsic

from fastact.elementary.lookups import vector_bytes

# The C library's functions. Numba would free an array after the last use of its name, even if its address is still in use.
allocate = types.ExternalFunction("malloc", types.intp(types.intp))
free = types.ExternalFunction("free", types.void(types.intp))
INT = ir.IntType(64)
_HALF = ir.IntType(32)
BYTE = ir.IntType(8)
BYTES = 8
_FLAGS = 0b011101  # MXCSR: underflow, overflow, division by zero, invalid operation
TILE = 8
LINE = 64  # bytes of a cache line


def signature(result, *arguments):
    return Signature(result, arguments, None)


def at_address(builder, address, kind, index=None):
    pointer = builder.inttoptr(address, kind.as_pointer())
    return pointer if index is None else builder.gep(pointer, [index])


@intrinsic
def peek(typingctx, address, index):
    """Return the integer at `address` + 8·`index`."""

    def codegen(context, builder, signature, args):
        return builder.load(at_address(builder, args[0], INT, args[1]))

    return signature(types.intp, types.intp, types.intp), codegen


@intrinsic
def poke(typingctx, address, index, value):
    """Store the integer `value` at `address` + 8·`index`."""

    def codegen(context, builder, signature, args):
        builder.store(args[2], at_address(builder, args[0], INT, args[1]))
        return context.get_dummy_value()

    return signature(types.none, types.intp, types.intp, types.intp), codegen


def _chosen(comparison: str):
    """Make a function for compiled code that returns `a` if this comparison of two integers is true, else `b`."""

    @intrinsic
    def choose(typingctx, a, b):
        def codegen(context, builder, signature, args):
            return builder.select(builder.icmp_signed(comparison, *args), *args)

        return signature(types.intp, types.intp, types.intp), codegen

    return choose


lesser, greater = map(_chosen, "<>")  # Numba's min takes 0.03 s to compile


def _copy_strided(builder, target, target_step, source, source_step, count, itemsize) -> None:
    same = lambda a, b: builder.icmp_signed("==", a, b)
    with builder.if_else(builder.and_(same(target_step, itemsize), same(source_step, itemsize))) as (then, otherwise):
        with then:
            size = builder.mul(count, itemsize)
            cgutils.raw_memcpy(builder, at_address(builder, target, BYTE), at_address(builder, source, BYTE), size, 1)
        with otherwise:
            for bytes_ in (1, 2, 4, 8):
                element = ir.IntType(8 * bytes_)
                with builder.if_then(same(itemsize, INT(bytes_))), cgutils.for_range(builder, count) as loop:
                    places = (
                        builder.add(place, builder.mul(loop.index, step))
                        for place, step in ((source, source_step), (target, target_step))
                    )
                    read, written = (at_address(builder, place, element) for place in places)
                    builder.store(builder.load(read, align=1), written, align=1)


@intrinsic
def copy_strided(typingctx, target, target_step, source, source_step, count, itemsize):
    """Copy `count` elements of 1, 2, 4 or 8 bytes with strides. Source and target must not overlap.

    The code exists once in a kernel: inlined in each place, it took a quarter of the time of compiling the element-wise loop.
    """

    def codegen(context, builder, signature, args):
        kind = ir.FunctionType(ir.VoidType(), [INT] * 6)
        function = cgutils.get_or_insert_function(builder.module, kind, "fastact_copy_strided")
        if function.is_declaration:
            function.linkage = "linkonce_odr"
            function.attributes.add("noinline")
            inside = ir.IRBuilder(function.append_basic_block())
            _copy_strided(inside, *function.args)
            inside.ret_void()
        builder.call(function, args)
        return context.get_dummy_value()

    return signature(types.none, *[types.intp] * 6), codegen


@intrinsic
def copy_bytes(typingctx, target, source, size):
    """Copy `size` bytes. Source and target must not overlap."""

    def codegen(context, builder, signature, args):
        cgutils.raw_memcpy(builder, at_address(builder, args[0], BYTE), at_address(builder, args[1], BYTE), args[2], 1)
        return context.get_dummy_value()

    return signature(types.none, types.intp, types.intp, types.intp), codegen


@intrinsic
def has_wide_vectors(typingctx):
    """Return True if the processor's vectors are wider than 16 bytes, the alignment of NumPy's arrays."""

    def codegen(context, builder, signature, args):
        return ir.Constant(ir.IntType(1), max(vector_bytes(context), default=0) > 16)

    return signature(types.boolean), codegen


def tile_transposer(itemsize: int):
    """Make a function for compiled code that transposes `TILE` by `TILE` elements. Source and target have steps between rows."""
    element = ir.IntType(8 * itemsize)
    vector = ir.VectorType(element, TILE)

    @intrinsic
    def transpose(typingctx, target, target_step, source, source_step):
        def codegen(context, builder, signature, args):
            def at(address, step, k):
                return at_address(builder, builder.add(address, builder.mul(step, INT(k))), vector)

            rows = [builder.load(at(args[2], args[3], k), align=itemsize) for k in range(TILE)]
            distance = 1
            while distance < TILE:  # swap blocks of this size across the diagonal, in pairs of rows
                low = [j if j & distance == 0 else TILE + j - distance for j in range(TILE)]
                high = [j + distance if j & distance == 0 else TILE + j for j in range(TILE)]
                masks = [ir.Constant(ir.VectorType(_HALF, TILE), places) for places in (low, high)]
                for k in range(TILE):
                    if k & distance == 0:
                        pair = rows[k], rows[k + distance]
                        rows[k], rows[k + distance] = (builder.shuffle_vector(*pair, mask) for mask in masks)
                distance *= 2
            for k, row in enumerate(rows):
                builder.store(row, at(args[0], args[1], k), align=itemsize)
            return context.get_dummy_value()

        return signature(types.none, *[types.intp] * 4), codegen

    return transpose


def _ask(builder, address, level):
    kind = ir.FunctionType(ir.VoidType(), [BYTE.as_pointer(), _HALF, _HALF, _HALF])
    function = cgutils.get_or_insert_function(builder.module, kind, "llvm.prefetch.p0i8")
    builder.call(function, [at_address(builder, address, BYTE), _HALF(0), _HALF(4 - level), _HALF(1)])


@intrinsic
def prefetch(typingctx, address):
    """Prefetch the cache line at `address`."""

    def codegen(context, builder, signature, args):
        _ask(builder, args[0], 1)
        return context.get_dummy_value()

    return signature(types.none, types.intp), codegen


def line_prefetcher(places: Sequence[int]):
    """Make a function for compiled code that prefetches the first `size` bytes of some lines of operands into the L1 cache.

    It takes (table of operands, table of their steps, first line, last line + 1, size). `places` are the operands' indices.
    """

    @intrinsic
    def ask(typingctx, table, steps, first, end, size):
        def codegen(context, builder, signature, args):
            table, steps, first, end, size = args
            for k in places:
                begin, step = (builder.load(at_address(builder, words, INT, INT(k))) for words in (table, steps))
                with cgutils.for_range_slice(builder, first, end, INT(1), INT) as (line, _):
                    start = builder.add(begin, builder.mul(step, line))
                    with cgutils.for_range_slice(builder, INT(0), size, INT(LINE), INT) as (at, _):
                        _ask(builder, builder.add(start, at), 1)
            return context.get_dummy_value()

        return signature(types.none, *[types.intp] * 5), codegen

    return ask


def row_prefetcher(places: dict[int, int], count: int):
    """Make a function for compiled code that prefetches `count` elements of rows into the L2 cache.

    It takes (table of operands, table of their steps, row, first element). `places` is {operand's index: bytes of an element}.
    """

    @intrinsic
    def ask(typingctx, table, steps, row, first):
        def codegen(context, builder, signature, args):
            for k, size in places.items():
                begin, step = (builder.load(at_address(builder, words, INT, INT(k))) for words in args[:2])
                start = builder.add(builder.add(begin, builder.mul(step, args[2])), builder.mul(args[3], INT(size)))
                for at in range(0, count * size, LINE):
                    _ask(builder, builder.add(start, INT(at)), 2)
            return context.get_dummy_value()

        return signature(types.none, *[types.intp] * 4), codegen

    return ask


def stack_room(size: int):
    """Make a function for compiled code that returns the address of `size` bytes on its caller's stack, aligned for vectors."""

    @intrinsic
    def room(typingctx):
        def codegen(context, builder, signature, args):
            with builder.goto_entry_block():
                memory = builder.alloca(BYTE, INT(size))
                memory.align = 64
            return builder.ptrtoint(memory, INT)

        return signature(types.intp), codegen

    return room


def caller(words: int):
    """Make a function for compiled code that calls the C function at an address with `words` integers and returns its integer."""

    @intrinsic
    def call(typingctx, function, *arguments):
        def codegen(context, builder, signature, args):
            pointer = builder.inttoptr(args[0], ir.FunctionType(INT, [INT] * words).as_pointer())
            return builder.call(pointer, [builder.extract_value(args[1], k) for k in range(words)])

        star = types.StarArgTuple((types.intp,) * words)
        return Signature(types.intp, (types.intp, star), None), codegen

    return call


@intrinsic
def moved(typingctx, pointers, strides, count):
    """Return the addresses `pointers`, each moved by `count` times its stride."""

    def codegen(context, builder, signature, args):
        parts = ((builder.extract_value(args[0], k), builder.extract_value(args[1], k)) for k in range(len(pointers)))
        return cgutils.pack_array(builder, [builder.add(place, builder.mul(stride, args[2])) for place, stride in parts], INT)

    return signature(pointers, pointers, types.UniTuple(types.intp, len(pointers)), types.intp), codegen


@intrinsic
def clear_float_exceptions(typingctx):
    """Clear the flags that NumPy checks after a loop: vector code computes both sides of a choice, and neither may raise a warning.

    The flag of inexact results stays, since nearly every call sets it. If it was cleared too, a call on ten numbers took 470
    instead of 430 ns.
    """

    def with_mxcsr(context, builder, signature, args):
        # feclearexcept also resets the x87 unit, which the loops never use: 60 ns of a 350 ns call
        word = cgutils.alloca_once(builder, _HALF)
        pointer = builder.bitcast(word, BYTE.as_pointer())
        access = ir.FunctionType(ir.VoidType(), [BYTE.as_pointer()])
        builder.call(cgutils.get_or_insert_function(builder.module, access, "llvm.x86.sse.stmxcsr"), [pointer])
        raised = builder.and_(builder.load(word), _HALF(_FLAGS))
        with builder.if_then(builder.icmp_unsigned("!=", raised, _HALF(0))):
            builder.store(builder.xor(builder.load(word), raised), word)
            builder.call(cgutils.get_or_insert_function(builder.module, access, "llvm.x86.sse.ldmxcsr"), [pointer])
        return context.get_dummy_value()

    def with_c_library(context, builder, signature, args):
        function = ir.FunctionType(_HALF, [_HALF])
        clear = cgutils.get_or_insert_function(builder.module, function, "feclearexcept")
        builder.call(clear, [_HALF(0x1F)])  # FE_ALL_EXCEPT on every platform except x86
        return context.get_dummy_value()

    on_x86 = platform.machine() in ("x86_64", "AMD64")
    return signature(types.none), with_mxcsr if on_x86 else with_c_library
