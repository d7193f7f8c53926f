"""Memory of a GPU in pieces of 16 bytes, and the numbers in them. Addresses are plain integers, as in `codegen.memory`.

Arithmetic on halves, float16 and bfloat16, is done in float32. Everything here compiles for CPUs, too: the tests run the kernels'
bodies there, thread by thread.
"""

from dataclasses import dataclass

from llvmlite import ir
from numba.core import cgutils, types
from numba.core.typing.templates import Signature
from numba.extending import intrinsic

from fastact.codegen.gpu.calls import resolved
from fastact.elementary.intrinsics import assembly, for_gpu, since_ampere

PIECE = 16  # bytes that a thread loads or stores at once
_GLOBAL = 1  # NVPTX's number for the device's memory: loads are then ld.global and need not resolve the address first
_WORD, _HALF_WORD, _FLOAT = ir.IntType(32), ir.IntType(16), ir.FloatType()


@dataclass(frozen=True)
class Storage:
    """The representation of an array's numbers in memory, and the type used to compute with them."""

    name: str
    itemsize: int
    kind: types.Float
    element: ir.Type

    @property
    def lanes(self) -> int:
        """The count of numbers in a piece."""
        return PIECE // self.itemsize

    def coarse(self, fast: bool) -> bool:
        """Return True if the third precision of `precision` is enough: always for halves, whose own spacing is larger."""
        return self.itemsize == 2 or (fast and self.kind == types.float32)


STORAGES = {
    storage.name: storage
    for storage in (
        Storage("float32", 4, types.float32, _FLOAT),
        Storage("float64", 8, types.float64, ir.DoubleType()),
        Storage("float16", 2, types.float32, _HALF_WORD),
        Storage("bfloat16", 2, types.float32, _HALF_WORD),
    )
}


def pointer_to(builder, address, kind):
    """Return a pointer to an element at an address of the device's memory."""
    space = _GLOBAL if for_gpu(builder) else 0
    return builder.inttoptr(address, kind.as_pointer(space))


def widened(builder, storage: Storage, number):
    """Convert a number from its form in memory to the type used to compute."""
    if storage.name == "float16":
        return builder.fpext(builder.bitcast(number, ir.HalfType()), _FLOAT)
    if storage.name == "bfloat16":
        return builder.bitcast(builder.shl(builder.zext(number, _WORD), _WORD(16)), _FLOAT)
    return number


def _narrowed(builder, storage, number):
    """Convert a number to its form in memory, rounded to the nearest, ties to even. NaN stays NaN."""
    if storage.name == "float16":
        return builder.bitcast(builder.fptrunc(number, ir.HalfType()), _HALF_WORD)
    if storage.name == "bfloat16":
        bits = builder.bitcast(number, _WORD)
        upper = builder.lshr(bits, _WORD(16))
        bias = builder.add(builder.and_(upper, _WORD(1)), _WORD(0x7FFF))
        rounded = builder.lshr(builder.add(bits, bias), _WORD(16))
        is_nan = builder.fcmp_unordered("uno", number, number)
        return builder.trunc(builder.select(is_nan, builder.or_(upper, _WORD(0x40)), rounded), _HALF_WORD)
    return number


def _both_narrowed(builder, storage, low, high):
    """Round two numbers to halves in one word, by one GPU instruction."""
    kind = {"float16": "f16", "bfloat16": "bf16"}[storage.name]
    return assembly(builder, f"cvt.rn.{kind}x2.f32", high, low, result=_WORD)


def _packed(storage):
    """Return a piece's vector type. Halves are packed in words: NVVM splits a vector of eight halves into two of 8 bytes."""
    return ir.VectorType(_WORD if storage.itemsize == 2 else storage.element, PIECE // max(storage.itemsize, 4))


def load_words(builder, storage: Storage, address) -> list:
    """Load the numbers of the piece at an address."""
    packed = _packed(storage)
    whole = builder.load(pointer_to(builder, address, packed), align=PIECE)
    words = [builder.extract_element(whole, _WORD(j)) for j in range(packed.count)]
    if storage.itemsize == 2:
        words = [part for word in words for part in (word, builder.lshr(word, _WORD(16)))]
        words = [builder.trunc(word, _HALF_WORD) for word in words]
    return [widened(builder, storage, word) for word in words]


def load_number(builder, storage: Storage, address):
    return widened(builder, storage, builder.load(pointer_to(builder, address, storage.element), align=storage.itemsize))


def store_number(builder, storage: Storage, address, number) -> None:
    builder.store(_narrowed(builder, storage, number), pointer_to(builder, address, storage.element), align=storage.itemsize)


def store_words(builder, storage: Storage, address, numbers) -> None:
    """Store the numbers of a piece at an address."""
    if storage.itemsize == 2 and since_ampere(builder):
        words = [_both_narrowed(builder, storage, *pair) for pair in zip(numbers[::2], numbers[1::2], strict=True)]
    else:
        words = [_narrowed(builder, storage, number) for number in numbers]
    if words[0].type == _HALF_WORD:
        words = [builder.zext(word, _WORD) for word in words]
        words = [builder.or_(low, builder.shl(high, _WORD(16))) for low, high in zip(words[::2], words[1::2], strict=True)]
    packed = _packed(storage)
    vector = ir.Constant(packed, ir.Undefined)
    for j, word in enumerate(words):
        vector = builder.insert_element(vector, word, _WORD(j))
    builder.store(vector, pointer_to(builder, address, packed), align=PIECE)


def accessors(storage: Storage, inputs: int, outputs: int):
    """Return the intrinsics (load_piece, store_piece, load_one, store_one) for operands.

    The operands' addresses are in a tuple, with those of the outputs last. `load_piece` returns a tuple of numbers for each input,
    and `store_piece` takes one for each output. Their index counts pieces. The others take byte offsets from the addresses, one
    for each operand.
    """
    lanes, kind = storage.lanes, storage.kind
    piece = types.UniTuple(kind, lanes)

    def place(builder, args, k):
        return builder.add(builder.extract_value(args[0], k), builder.mul(args[1], args[1].type(PIECE)))

    @intrinsic
    def load_piece(typingctx, addresses, index):
        def codegen(context, builder, signature, args):
            pieces = [load_words(builder, storage, place(builder, args, k)) for k in range(inputs)]
            return cgutils.pack_array(builder, [cgutils.pack_array(builder, numbers) for numbers in pieces])

        return Signature(types.UniTuple(piece, inputs), (addresses, index), None), codegen

    @intrinsic
    def store_piece(typingctx, addresses, index, values):
        def codegen(context, builder, signature, args):
            for k in range(outputs):
                numbers = [builder.extract_value(args[2], (k, j)) for j in range(lanes)]
                store_words(builder, storage, place(builder, args, inputs + k), numbers)
            return context.get_dummy_value()

        return Signature(types.none, (addresses, index, values), None), codegen

    @intrinsic
    def load_one(typingctx, addresses, offsets):
        def codegen(context, builder, signature, args):
            places = (builder.add(*(builder.extract_value(arg, k) for arg in args)) for k in range(inputs))
            return cgutils.pack_array(builder, [load_number(builder, storage, place) for place in places])

        return Signature(types.UniTuple(kind, inputs), (addresses, offsets), None), codegen

    @intrinsic
    def store_one(typingctx, addresses, offsets, values):
        def codegen(context, builder, signature, args):
            for k in range(outputs):
                at = builder.add(*(builder.extract_value(arg, inputs + k) for arg in args[:2]))
                store_number(builder, storage, at, builder.extract_value(args[2], k))
            return context.get_dummy_value()

        return Signature(types.none, (addresses, offsets, values), None), codegen

    return load_piece, store_piece, load_one, store_one


def arrangement(is_array: tuple[bool, ...]):
    """Return an intrinsic that merges the numbers loaded from arrays and the constant numbers into the inputs, in order."""

    @intrinsic
    def arranged(typingctx, loaded, numbers):
        def codegen(context, builder, signature, args):
            places = {True: 0, False: 0}
            values = []
            for array in is_array:
                values.append(builder.extract_value(args[not array], places[array]))
                places[array] += 1
            return context.make_tuple(builder, signature.return_type, values)

        return Signature(types.UniTuple(loaded.dtype, len(is_array)), (loaded, numbers), None), codegen

    return arranged


@intrinsic
def each_lane(typingctx, function, pieces, numbers):
    """Apply ``function(numbers of one lane, numbers)`` to each lane of the pieces by unrolled calls. Return pieces."""
    lanes, kind = len(pieces.dtype), pieces.dtype.dtype
    lane = types.UniTuple(kind, len(pieces))
    gives, call = resolved(typingctx, function, (lane, numbers))
    outputs = len(gives)

    def codegen(context, builder, signature, args):
        operands = [builder.extract_value(args[1], k) for k in range(len(pieces))]
        made = []
        for j in range(lanes):
            values = cgutils.pack_array(builder, [builder.extract_value(operand, j) for operand in operands])
            made.append(call(context, builder, (values, args[2])))
        return cgutils.pack_array(
            builder, [cgutils.pack_array(builder, [builder.extract_value(value, k) for value in made]) for k in range(outputs)]
        )

    return Signature(types.UniTuple(types.UniTuple(kind, lanes), outputs), (function, pieces, numbers), None), codegen


@intrinsic
def same_offset(typingctx, addresses, offset):
    """Return a tuple with `offset` once for each address."""

    def codegen(context, builder, signature, args):
        return cgutils.pack_array(builder, [args[1]] * len(addresses))

    return Signature(addresses, (addresses, offset), None), codegen


@intrinsic
def byte_offsets(typingctx, addresses, index, shape, strides):
    """Return each array's byte offset of element `index` (in C order). `strides` lists the first operand's, then the next one's."""
    dimensions = len(shape)

    def codegen(context, builder, signature, args):
        _, rest, lengths, steps = args
        zero = rest.type(0)
        offsets = [zero] * len(addresses)
        for d in reversed(range(dimensions)):
            if d:
                length = builder.extract_value(lengths, d)
                whole = builder.udiv(rest, length)
                position = builder.sub(rest, builder.mul(whole, length))
                rest = whole
            else:
                position = rest
            wide = builder.zext(position, ir.IntType(64)) if position.type.width < 64 else position
            for k in range(len(addresses)):
                step = builder.extract_value(steps, k * dimensions + d)
                offset = builder.mul(wide, step)
                offsets[k] = offset if offsets[k] is zero else builder.add(offsets[k], offset)
        return cgutils.pack_array(builder, offsets)

    return Signature(addresses, (addresses, index, shape, strides), None), codegen
