"""Copies of operands on a loop's stack, for inputs that an output overwrites and for calls that are shorter than a block."""

import functools

import numpy as np
from llvmlite import ir
from numba.core import cgutils, types
from numba.core.typing.templates import Signature
from numba.extending import intrinsic

from fastact.codegen.memory import at_address

_INT, _BYTE = ir.IntType(64), ir.IntType(8)


def shared(outputs: int):
    """Make a function for compiled code that returns True if an output has the address of an input. The outputs come last."""

    @intrinsic
    def equal(typingctx, pointers):
        def codegen(context, builder, signature, args):
            places = [builder.extract_value(args[0], k) for k in range(len(pointers))]
            pairs = ((a, b) for a in places[:-outputs] for b in places[-outputs:])
            same = (builder.icmp_unsigned("==", a, b) for a, b in pairs)
            return functools.reduce(builder.or_, same)

        return Signature(types.boolean, (pointers,), None), codegen

    return equal


def inputs_keeper(dtype: np.dtype, most: int, outputs: int):
    """Make a function for compiled code that copies elements `start` to `end` of the inputs, at most `most`, to its caller's stack.

    It returns the addresses, with the copies' for the inputs. The same indices apply to the copies.
    """
    itemsize = dtype.itemsize

    @intrinsic
    def keep(typingctx, pointers, start, end):
        def codegen(context, builder, signature, args):
            places = [builder.extract_value(args[0], k) for k in range(len(pointers))]
            skipped = builder.mul(args[1], _INT(itemsize))
            size = builder.sub(builder.mul(args[2], _INT(itemsize)), skipped)
            for k, copy in enumerate(rooms(builder, len(places) - outputs, most * itemsize)):
                _copy(builder, copy, builder.add(places[k], skipped), size)
                places[k] = builder.sub(copy, skipped)
            return cgutils.pack_array(builder, places)

        return Signature(pointers, (pointers, types.intp, types.intp), None), codegen

    return keep


def padder(dtype: np.dtype, most: int, outputs: int):
    """Make a function for compiled code that returns addresses of room for `most` elements of each operand on its caller's stack.

    The first `count` elements of the inputs are copied there, followed by zeros.
    """
    itemsize = dtype.itemsize

    @intrinsic
    def padded(typingctx, pointers, count):
        def codegen(context, builder, signature, args):
            places, size = rooms(builder, len(pointers), most * itemsize), builder.mul(args[1], _INT(itemsize))
            for k, room in enumerate(places[:-outputs]):
                cgutils.memset(builder, at_address(builder, room, _BYTE), _INT(most * itemsize), 0)
                _copy(builder, room, builder.extract_value(args[0], k), size)
            return cgutils.pack_array(builder, places)

        return Signature(pointers, (pointers, types.intp), None), codegen

    return padded


def outputs_copier(dtype: np.dtype, outputs: int):
    """Make a function for compiled code that copies `count` elements of the outputs, which come last, to the given addresses."""

    @intrinsic
    def copy(typingctx, pointers, rooms, count):
        def codegen(context, builder, signature, args):
            for k in range(len(pointers) - outputs, len(pointers)):
                target, source = (builder.extract_value(each, k) for each in args[:2])
                _copy(builder, target, source, builder.mul(args[2], _INT(dtype.itemsize)))
            return context.get_dummy_value()

        return Signature(types.none, (pointers, rooms, types.intp), None), codegen

    return copy


def rooms(builder, count: int, size: int) -> list:
    """Return the addresses of `count` pieces of the stack, of `size` bytes each, aligned for vectors."""
    with builder.goto_entry_block():
        room = builder.alloca(_BYTE, _INT(count * size))
        room.align = 64
    return [builder.ptrtoint(builder.gep(room, [_INT(k * size)]), _INT) for k in range(count)]


def _copy(builder, target, source, size) -> None:
    cgutils.raw_memcpy(builder, at_address(builder, target, _BYTE), at_address(builder, source, _BYTE), size, 1)
