"""Packing of the elements that a core does not serve, so that the function for these elements processes no others.

It requires AVX-512, which packs and unpacks the chosen elements of a register. One by one, packing takes as long as it saves.
"""

import functools

import numpy as np
from llvmlite import ir
from numba.core import cgutils, types
from numba.core.typing.templates import Signature
from numba.extending import intrinsic

from fastact import _numba
from fastact.codegen.memory import at_address
from fastact.codegen.operand_copies import rooms
from fastact.elementary.intrinsics import kinds

_INT, _HALF = ir.IntType(64), ir.IntType(32)
_REGISTER = 64  # bytes
AT_ONCE = 16  # packed elements are padded to a multiple of this number, and a vectorised loop has no remainder


@functools.cache
def has_packing() -> bool:
    """Return True if the target processor has an instruction that packs elements."""
    text = """declare void @llvm.masked.compressstore.v16f32(<16 x float>, ptr, <16 x i1>)
        define void @probe(<16 x float> %a, ptr %p, <16 x i1> %m) {
        call void @llvm.masked.compressstore.v16f32(<16 x float> %a, ptr %p, <16 x i1> %m)
        ret void\n}"""
    return "vcompressps" in _numba.assembly(text)


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
        self.lanes = _REGISTER // self.itemsize
        self.integer = ir.IntType(8 * self.itemsize)
        _, self.element = kinds(dtype)
        self.vector, self.mask = (ir.VectorType(kind, self.lanes) for kind in (self.element, ir.IntType(1)))
        self.suffix = f"v{self.lanes}f{8 * self.itemsize}"
        self.addresses = types.UniTuple(types.intp, self.operands)

    def functions(self) -> dict:
        """Return {name: function} for a template.

        * ``new_copies()`` returns the addresses of buffers for the packed elements of all operands, and of a buffer for the sizes;
        * ``pack(operands, copies, sizes, start, first, count, limit)`` appends the chosen elements of the inputs, from the block
          that begins at `first`, to `count` packed ones, and returns the new count; `sizes` begins with that of element `start`;
        * ``repeat_first(copies, count)`` stores `AT_ONCE` copies of the first element after the last one;
        * ``unpack(operands, copies, sizes, start, first, count, limit)`` is the inverse of `pack`, for the outputs.
        """
        return {
            "new_copies": self._new_copies(),
            "pack": self._each_register(self._pack),
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
        nothing = ir.Constant(self.vector, [0.0] * self.lanes)
        return self._call(builder, f"llvm.x86.avx512.mask.{name}.{self.suffix}", self.vector, value, nothing, chosen)

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
            self._call(builder, f"llvm.masked.store.{self.suffix}.p0", ir.VoidType(), value, target, align, chosen)

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
                places = rooms(builder, self.operands + 1, (self.most + AT_ONCE) * self.itemsize)
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
                    for more in range(0, AT_ONCE, self.lanes):
                        place = self._at(builder, address, builder.add(args[1], _INT(more)))
                        builder.store(register, place, align=self.itemsize)
                return context.get_dummy_value()

            return Signature(types.none, (self.addresses, types.intp), None), codegen

        return repeat_first
