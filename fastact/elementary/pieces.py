"""Piecewise polynomials on equal cells. The coefficients are looked up in vector registers by the number of the cell."""

from dataclasses import dataclass

import numpy as np
from llvmlite import ir
from numba.core import types
from numba.core.typing.templates import Signature
from numba.extending import intrinsic

from fastact.elementary.intrinsics import ROUNDING_BIAS
from fastact.elementary.lookups import look_up
from fastact.elementary.multiply_add import multiply_add


@dataclass(frozen=True, eq=False)
class Pieces:
    """Two functions on cells of width `step`. Cell n, modulo the number of cells, is from (n − ½)·step to (n + ½)·step.

    `centres` are the points about which the polynomials are expanded. Row k of `value` and of `slope` holds the coefficients of
    (x − centre)^k, with a column for each cell.
    """

    step: float
    centres: np.ndarray
    value: np.ndarray
    slope: np.ndarray

    @property
    def dtype(self) -> np.dtype:
        return self.centres.dtype


def evaluator(pieces: Pieces):
    """Make a function for compiled code that returns (c, p, d, q, s, low) for x: value = c + p·s and slope = d + q·s.

    x must be in the cells. The caller adds the terms, because its factor applies to both of them: that saves a rounding. `low` is
    the error of the last rounding of p. If x is a pair (high, low), `low` is the error of s instead.
    """
    kind, bits = (types.float32, 32) if pieces.dtype == np.float32 else (types.float64, 64)
    exact = float(np.log2(pieces.step)).is_integer()
    of_value, of_slope = np.vstack([pieces.centres, pieces.value]), pieces.slope

    @intrinsic
    def evaluate(typingctx, x):
        pair = types.UniTuple(kind, 2)
        if x not in (kind, pair):
            raise TypeError(f"these pieces need a {kind} or two, got {x}")

        def codegen(context, builder, signature, args):
            point, *low = [builder.extract_value(args[0], k) for k in range(2)] if x == pair else args
            number, fused = point.type, lambda *terms: multiply_add(context, builder, *terms)
            # the low bits of the sum are the number of the nearest cell, which may be negative
            if exact:
                biased = builder.fadd(point, number(ROUNDING_BIAS[kind] * pieces.step))
            else:
                biased = fused(point, number(1.0 / pieces.step), number(ROUNDING_BIAS[kind]))
            cell = builder.bitcast(biased, ir.IntType(bits))
            found = lambda rows, k: look_up(context, builder, rows, k, cell)
            start = builder.fsub(point, found(of_value, 0))
            offset = builder.fadd(start, *low) if low else start

            def horner(rows, first, last):
                result = found(rows, last)
                for k in reversed(range(first, last)):
                    result = fused(offset, result, found(rows, k))
                return result

            def by_twos(rows, first, last):
                # float64 needs twice the terms: pairs halve the dependent steps, so fewer iterations overlap and spill registers
                *before, start = range(first + 1, last + 1, 2)
                result = horner(rows, start, min(start + 1, last))
                for k in reversed(before):
                    result = fused(square, result, horner(rows, k, k + 1))
                return fused(offset, result, found(rows, first))

            polynomial, square = (horner, None) if kind == types.float32 else (by_twos, builder.fmul(offset, offset))
            ends = (of_value, 1), (of_slope, 0)
            results = [part for rows, k in ends for part in (found(rows, k), polynomial(rows, k + 1, len(rows) - 1))]
            if low:
                lost = builder.fadd(builder.fsub(start, offset), *low)
            else:
                further, rest = found(of_value, 2), polynomial(of_value, 3, len(of_value) - 1)
                lost = fused(offset, rest, builder.fsub(further, results[1]))
            results += [offset, lost]
            return context.make_tuple(builder, signature.return_type, results)

        return Signature(types.UniTuple(kind, 6), (x,), None), codegen

    return evaluate


@intrinsic
def magnitude(typingctx, x):
    """Return the bits of |x| as an integer of the same width. They are ordered like the sizes, and NaN exceeds all others."""
    kind = types.int32 if x == types.float32 else types.int64

    def codegen(context, builder, signature, args):
        integer = ir.IntType(kind.bitwidth)
        return builder.and_(builder.bitcast(args[0], integer), integer((1 << kind.bitwidth - 1) - 1))

    return Signature(kind, (x,), None), codegen


@intrinsic
def choice(typingctx, condition, chosen, otherwise):
    """Select `chosen` or `otherwise`, tuples of numbers of the same type, without a branch, in the shorter one's length."""
    count = min(len(chosen), len(otherwise))
    kind = types.UniTuple(chosen.dtype, count)

    def codegen(context, builder, signature, args):
        pairs = ([builder.extract_value(each, k) for each in args[1:]] for k in range(count))
        return context.make_tuple(builder, kind, [builder.select(args[0], *pair) for pair in pairs])

    return Signature(kind, (condition, chosen, otherwise), None), codegen


@intrinsic
def joined(typingctx, numbers, more):
    """Return the tuple `numbers` followed by the items of the tuple `more`, or `numbers` if `more` is not a tuple."""
    extra = list(more) if isinstance(more, types.BaseTuple) else []
    kind = types.BaseTuple.from_types([*numbers, *extra])

    def codegen(context, builder, signature, args):
        counts = zip(args, (len(numbers), len(extra)), strict=True)
        return context.make_tuple(builder, kind, [builder.extract_value(each, k) for each, count in counts for k in range(count)])

    return Signature(kind, (numbers, more), None), codegen
