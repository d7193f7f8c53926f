"""The area for the numbers of rows that are processed together. It has a line for each number with an element for each row."""

from collections.abc import Sequence

import numpy as np
from numba.core import cgutils, types
from numba.extending import intrinsic

from fastact._numba import called, items_of
from fastact.codegen.accessors import PLACE, operand_of
from fastact.codegen.memory import INT, at_address, moved, signature
from fastact.elementary.intrinsics import kinds

NUMBERS_OF_LINE = 1024
# Not a power of two, since the cache holds only a few lines whose addresses differ by multiples of 4096.
NUMBERS_BYTES = NUMBERS_OF_LINE * 8 + 64


def addresses_of(positions: Sequence[int], operands: int):
    """Make a function for compiled code: (table of operands, area) -> addresses at `positions`. Lines follow the operands."""

    @intrinsic
    def addresses(typingctx, table, area):
        def codegen(context, builder, signature, args):
            def entry(k):
                if k == PLACE:
                    return INT(0)
                if k >= operands:
                    return builder.add(args[1], INT((k - operands) * NUMBERS_BYTES))
                return builder.load(at_address(builder, args[0], INT, INT(k)))

            return cgutils.pack_array(builder, [entry(k) for k in positions], INT)

        return signature(types.UniTuple(types.intp, len(positions)), types.intp, types.intp), codegen

    return addresses


def steps_of(positions: Sequence[int], operands: int, place: int):
    """Make a function for compiled code: table of the operands' steps -> steps at `positions`, which are 0 for lines.

    `place` is the step of an element's index.
    """

    @intrinsic
    def steps(typingctx, table):
        def codegen(context, builder, signature, args):
            def entry(position):
                k = operand_of(position)
                if k == PLACE or k >= operands:
                    return INT(place if k == PLACE else 0)
                return builder.load(at_address(builder, args[0], INT, INT(k)))

            return cgutils.pack_array(builder, [entry(k) for k in positions], INT)

        return signature(types.UniTuple(types.intp, len(positions)), types.intp), codegen

    return steps


def places_in_lines(positions: Sequence, operands: int):
    """Make a function for compiled code: (table of operands, table of their steps, area) -> (addresses, steps) at `positions`.

    A position is (operand, line), for lines that are adjacent, or a line of the area.
    """
    each = types.UniTuple(types.intp, len(positions))

    @intrinsic
    def places(typingctx, table, steps, area):
        def codegen(context, builder, signature, args):
            def entry(position):
                if not isinstance(position, tuple):
                    return builder.add(args[2], INT((position - operands) * NUMBERS_BYTES)), INT(0)
                k, line = position
                if k == PLACE:
                    return INT(line), INT(1)
                first, step = (builder.load(at_address(builder, table, INT, INT(k))) for table in args[:2])
                return builder.add(first, builder.mul(step, INT(line))), step

            both = zip(*map(entry, positions), strict=True)
            return context.make_tuple(builder, signature.return_type, [cgutils.pack_array(builder, one, INT) for one in both])

        return signature(types.Tuple((each, each)), *[types.intp] * 3), codegen

    return places


def blocks_of_line(each, size: int):
    """Make a function for compiled code that calls `each` for whole blocks of `size` elements of a line.

    It takes ((addresses, their steps from line to line), line, width) and returns the number of elements in these blocks.
    """

    @intrinsic
    def blocks(typingctx, places, line, width):
        addresses, steps = places
        _, move = called(typingctx, moved, (addresses, steps, line))
        _, process = called(typingctx, each, (addresses, types.intp, types.intp))

        def codegen(context, builder, signature, args):
            places, line, width = args
            here = move(context, builder, [*items_of(builder, places), line])
            whole = builder.sub(width, builder.srem(width, INT(size)))
            with cgutils.for_range_slice(builder, INT(0), whole, INT(size), INT) as (first, _):
                process(context, builder, [here, first, builder.add(first, INT(size))])
            return whole

        return signature(types.intp, places, types.intp, types.intp), codegen

    return blocks


def filler(dtype: np.dtype, values: Sequence[float]):
    """Make a function for compiled code that fills consecutive lines, each with one of `values`.

    It takes the first line's address and the width.
    """
    _, element = kinds(dtype)

    @intrinsic
    def fill(typingctx, address, width):
        def codegen(context, builder, signature, args):
            for k, value in enumerate(values):
                line = builder.add(args[0], INT(k * NUMBERS_BYTES))
                with cgutils.for_range(builder, args[1]) as loop:
                    builder.store(element(value), at_address(builder, line, element, loop.index), align=dtype.itemsize)
            return context.get_dummy_value()

        return signature(types.none, types.intp, types.intp), codegen

    return fill
