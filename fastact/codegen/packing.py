"""Packing of the elements that a core does not serve, so that the function for these elements processes no others.

AVX-512 packs and unpacks the chosen elements of a register by an instruction, AVX2 and NEON by a permutation from a table. One by
one, packing takes as long as it saves.
"""

import functools

import numpy as np
from llvmlite import ir
from numba.core import cgutils, types
from numba.core.typing.templates import Signature
from numba.extending import intrinsic

from fastact.codegen.memory import at_address
from fastact.codegen.operand_copies import rooms
from fastact.elementary.intrinsics import kinds
from fastact.elementary.lookups import vector_bytes

_INT, _HALF, _BYTE = ir.IntType(64), ir.IntType(32), ir.IntType(8)
_PERMUTED = {32: 8, 16: 16}  # bytes of a register: parts that AVX2 or NEON permutes
AT_ONCE = 16  # packed elements are padded to a multiple of this number, and a vectorised loop has no remainder


def has_packing() -> bool:
    """Return True if the target processor packs the elements of a register fast."""
    return bool(vector_bytes(None))


@functools.cache
def _permutations(lanes: int, count: int) -> dict[str, np.ndarray]:
    """Return the places from which `count` parts of a register are taken, for each set of chosen elements."""
    chosen = np.arange(2**lanes)[:, None] >> np.arange(lanes) & 1 == 1
    compress = np.argsort(~chosen, axis=1, kind="stable")  # chosen elements first
    expand = np.argsort(compress, axis=1)
    each = count // lanes
    parts = lambda places: (places[:, :, None] * each + np.arange(each)).reshape(len(places), count)
    return {"compress": parts(compress), "expand": parts(expand)}


def repeated(builder, number, lanes: int):
    """Return a vector of `lanes` copies of a number."""
    undefined = ir.Constant(ir.VectorType(number.type, lanes), ir.Undefined)
    zeros = ir.Constant(ir.VectorType(_HALF, lanes), [0] * lanes)
    return builder.shuffle_vector(builder.insert_element(undefined, number, _HALF(0)), undefined, zeros)


class Packing:
    """Functions for compiled code that pack at most `most` elements of some inputs, and unpack their outputs.

    An element is chosen if its size, an integer of the same width, is greater than the argument `limit`. The functions process
    blocks of `block` elements.
    """

    def __init__(self, dtype: np.dtype, block: int, most: int, inputs: int, outputs: int):
        self.itemsize, self.block, self.most = dtype.itemsize, block, most
        self.inputs, self.operands = inputs, inputs + outputs
        self.register = max(vector_bytes(None))
        self.lanes = self.register // self.itemsize
        self.integer = ir.IntType(8 * self.itemsize)
        _, self.element = kinds(dtype)
        self.vector = ir.VectorType(self.element, self.lanes)
        self.suffix = f"v{self.lanes}f{8 * self.itemsize}"
        self.addresses = types.UniTuple(types.intp, self.operands)

    def functions(self) -> dict:
        """Return {name: function} for a template.

        * ``new_copies()`` returns the addresses of buffers for the packed elements of all operands, and of a buffer for the sizes;
        * ``pack(operands, copies, sizes, start, first, count, limit)`` appends the chosen elements of the inputs, from the block
          that begins at `first`, to `count` packed ones, and returns the new count; `sizes` begins with that of element `start`;
        * ``number(operands, copies, sizes, start, first, count, limit)`` only counts them;
        * ``repeat_first(copies, count)`` stores a block of copies of the first element after the last one;
        * ``unpack(operands, copies, sizes, start, first, count, limit)`` is the inverse of `pack`, for the outputs.
        """
        return {
            "new_copies": self._new_copies(),
            "pack": self._each_register(self._pack),
            "number": self._each_register(lambda *_: None),
            "repeat_first": self._repeat_first(),
            "unpack": self._each_register(self._unpack),
        }

    def _at(self, builder, address, index):
        """Return a pointer to a register of elements, from an index on."""
        return builder.bitcast(at_address(builder, address, self.element, index), self.vector.as_pointer())

    def _call(self, builder, name, result, *args):
        kind = ir.FunctionType(result, [arg.type for arg in args])
        return builder.call(cgutils.get_or_insert_function(builder.module, kind, name), args)

    def _moved(self, builder, name, value, chosen):
        """Move the chosen elements of a register to its start ("compress"), or those at the start to the chosen ones ("expand")."""
        if self.register == 64:
            nothing = ir.Constant(self.vector, [0.0] * self.lanes)
            return self._call(builder, f"llvm.x86.avx512.mask.{name}.{self.suffix}", self.vector, value, nothing, chosen)
        count = _PERMUTED[self.register]
        part = _BYTE if self.register == 16 else ir.FloatType()
        which = builder.zext(builder.bitcast(chosen, ir.IntType(self.lanes)), _INT)
        places = builder.load(builder.gep(self._table(builder.module, name), [_INT(0), which], inbounds=True), align=count)
        parts = builder.bitcast(value, ir.VectorType(part, count))
        if self.register == 16:
            moved = self._call(builder, "llvm.aarch64.neon.tbl1.v16i8", parts.type, parts, places)
        else:
            places = builder.zext(places, ir.VectorType(_HALF, count))
            moved = self._call(builder, "llvm.x86.avx2.permps", parts.type, parts, places)
        return builder.bitcast(moved, self.vector)

    def _table(self, module, name):
        """Return the table of `_permutations` in a module."""
        count = _PERMUTED[self.register]
        symbol, row = f"fastact.{name}.{self.lanes}", ir.VectorType(_BYTE, count)
        table = module.globals.get(symbol)
        if table is None:
            rows = _permutations(self.lanes, count)[name]
            table = ir.GlobalVariable(module, ir.ArrayType(row, len(rows)), symbol)
            table.linkage, table.global_constant, table.align = "linkonce_odr", True, 64
            table.initializer = table.value_type([ir.Constant(row, [int(place) for place in places]) for places in rows])
        return table

    def _pack(self, builder, operands, copies, index, count, chosen):
        for k in range(self.inputs):
            value = builder.load(self._at(builder, builder.extract_value(operands, k), index), align=self.itemsize)
            place = self._at(builder, builder.extract_value(copies, k), count)
            builder.store(self._moved(builder, "compress", value, chosen), place, align=self.itemsize)

    def _unpack(self, builder, operands, copies, index, count, chosen):
        for k in range(self.inputs, self.operands):
            packed = builder.load(self._at(builder, builder.extract_value(copies, k), count), align=self.itemsize)
            target = self._at(builder, builder.extract_value(operands, k), index)
            value, align = self._moved(builder, "expand", packed, chosen), _HALF(self.itemsize)
            if self.register == 64:
                self._call(builder, f"llvm.masked.store.{self.suffix}.p0", ir.VoidType(), value, target, align, chosen)
            else:  # AMD's processors take a microprogram for a masked store
                kept = builder.load(target, align=self.itemsize)
                builder.store(builder.select(chosen, value, kept), target, align=self.itemsize)

    def _each_register(self, work):
        sizes_of_register = ir.VectorType(self.integer, self.lanes)
        size = types.int32 if self.itemsize == 4 else types.int64

        @intrinsic
        def each_register(typingctx, operands, copies, sizes, start, first, count, limit):
            def codegen(context, builder, signature, args):
                operands, copies, sizes, start, first, count, limit = args
                limit = repeated(builder, limit, self.lanes)
                for k in range(self.block // self.lanes):
                    index = builder.add(first, _INT(k * self.lanes))
                    place = at_address(builder, sizes, self.integer, builder.sub(index, start))
                    found = builder.load(builder.bitcast(place, sizes_of_register.as_pointer()), align=self.itemsize)
                    chosen = builder.icmp_signed(">", found, limit)
                    work(builder, operands, copies, index, count, chosen)
                    bits = builder.ctpop(builder.bitcast(chosen, ir.IntType(self.lanes)))
                    count = builder.add(count, builder.zext(bits, _INT))
                return count

            return Signature(types.intp, (self.addresses, self.addresses, *[types.intp] * 4, size), None), codegen

        return each_register

    def _new_copies(self):
        @intrinsic
        def new_copies(typingctx):
            def codegen(context, builder, signature, args):
                places = rooms(builder, self.operands + 1, (self.most + self.block) * self.itemsize)
                both = [cgutils.pack_array(builder, places[:-1]), places[-1]]
                return context.make_tuple(builder, signature.return_type, both)

            return Signature(types.Tuple((self.addresses, types.intp)), (), None), codegen

        return new_copies

    def _repeat_first(self):
        @intrinsic
        def repeat_first(typingctx, copies, count):
            def codegen(context, builder, signature, args):
                for k in range(self.inputs):
                    address = builder.extract_value(args[0], k)
                    first = builder.load(at_address(builder, address, self.element))
                    register = repeated(builder, first, self.lanes)
                    for more in range(0, self.block, self.lanes):
                        place = self._at(builder, address, builder.add(args[1], _INT(more)))
                        builder.store(register, place, align=self.itemsize)
                return context.get_dummy_value()

            return Signature(types.none, (self.addresses, types.intp), None), codegen

        return repeat_first
