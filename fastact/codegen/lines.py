"""The area for the numbers of rows that are processed together. It has a line for each number with an element for each row."""

from collections.abc import Sequence

import numpy as np
from numba.core import cgutils, types
from numba.extending import intrinsic

from fastact._numba import called, items_of
from fastact.codegen.accessors import PLACE
from fastact.codegen.memory import INT, at_address, moved, signature
from fastact.elementary.intrinsics import kinds

NUMBERS_OF_LINE = 1024
# Not a power of two, since the cache holds only a few lines whose addresses differ by multiples of 4096.
NUMBERS_BYTES = NUMBERS_OF_LINE * 8 + 64


def places_of(positions: Sequence, operands: int, place_step: int = 1):
    """Make a function for compiled code: (table of operands, table of their steps, area) -> (addresses, steps) at `positions`.

    A position is an operand, a pair of an operand and a line, for adjacent lines, or a line of the area, which counts from
    `operands` on and has the step 0. An element's index, `PLACE`, has the step `place_step`.
    """
    each = types.UniTuple(types.intp, len(positions))

    @intrinsic
    def places(typingctx, table, steps, area):
        def codegen(context, builder, signature, args):
            def entry(position):
                k, line = position if isinstance(position, tuple) else (position, 0)
                if k == PLACE:
                    return INT(line), INT(place_step)
                if k >= operands:
                    return builder.add(args[2], INT((k - operands) * NUMBERS_BYTES)), INT(0)
                first, step = (builder.load(at_address(builder, words, INT, INT(k))) for words in args[:2])
                return (builder.add(first, builder.mul(step, INT(line))) if line else first), step

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
