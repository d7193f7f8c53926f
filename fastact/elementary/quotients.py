"""Division, roots and powers of two. A GPU uses its own instructions, if precise enough, and coarse ones for coarse results."""

import functools

from numba.core import types
from numba.core.typing.templates import Signature
from numba.extending import intrinsic

from fastact.elementary.intrinsics import FLOAT_FORMAT, assembly, call_intrinsic, for_gpu, require_same_floats
from fastact.elementary.multiply_add import multiply_add


def _approximate(builder, instruction, *arguments):
    """Emit a GPU's instruction with an error of an ULP or two. Subnormal results become 0."""
    return assembly(builder, f"{instruction}.ftz.f32", *arguments)


@intrinsic
def exponential_of_two(typingctx, x):
    """Return 2^x in float32, for coarse functions; 0 where it would be subnormal."""
    kind = require_same_floats("exponential_of_two", x)
    if kind != types.float32:
        raise TypeError(f"exponential_of_two needs float32, got {kind}")

    def codegen(context, builder, signature, args):
        return _approximate(builder, "ex2.approx", args[0]) if for_gpu(builder) else call_intrinsic(builder, "llvm.exp2", args[0])

    return Signature(kind, (kind,), None), codegen


def _reciprocal(refined: bool):
    @intrinsic
    def reciprocal(typingctx, x):
        """Return 1/x to an ULP, for 2⁻¹⁰⁰ ≤ |x| ≤ 2¹⁰⁰ (on a GPU, division has a branch for all others)."""
        kind = require_same_floats("reciprocal", x)

        def codegen(context, builder, signature, args):
            if kind == types.float64 or not for_gpu(builder):
                return builder.fdiv(args[0].type(1.0), args[0])
            r = _approximate(builder, "rcp.approx", args[0])
            if not refined:
                return r
            error = builder.fma(builder.fsub(r.type(-0.0), args[0]), r, r.type(1.0))
            return builder.fma(r, error, r)

        return Signature(kind, (kind,), None), codegen

    return reciprocal


reciprocal = _reciprocal(refined=True)
reciprocal.coarse = functools.cache(lambda: _reciprocal(refined=False))


def _ratio(coarse: bool):
    @intrinsic
    def ratio(typingctx, a, b):
        """Return a / b; the coarse version is accurate to two ULP."""
        kind = require_same_floats("ratio", a, b)

        def codegen(context, builder, signature, args):
            return _approximate(builder, "div.full", *args) if coarse and for_gpu(builder) else builder.fdiv(*args)

        return Signature(kind, (kind, kind), None), codegen

    return ratio


ratio = _ratio(coarse=False)
ratio.coarse = functools.cache(lambda: _ratio(coarse=True))


def _square_root(coarse: bool):
    @intrinsic
    def square_root(typingctx, x):
        """Return √x; NaN below 0."""
        kind = require_same_floats("square_root", x)

        def codegen(context, builder, signature, args):
            if coarse and for_gpu(builder):
                return _approximate(builder, "sqrt.approx", args[0])
            return call_intrinsic(builder, "llvm.sqrt", args[0])

        return Signature(kind, (kind,), None), codegen

    return square_root


square_root = _square_root(coarse=False)
square_root.coarse = functools.cache(lambda: _square_root(coarse=True))

# (K − bits of x / 2) are the bits of a number near 1/√x. These K minimise the largest |1 − x·y²|: 0.0682.
_ROOT_START = {types.float32: 0x5F374756, types.float64: 0x5FE6E8EADF2F812B}
_ROOT_SERIES = 0.5, 0.375, 0.3125  # of 1/√(1 − e) − 1, from e¹ on
_ROOT_STEPS = {types.float32: (3,), types.float64: (3, 1)}  # the number of terms in each step


@intrinsic
def reciprocal_root(typingctx, x):
    """Return 1/√x to 2⁻¹⁷ in float32 and 2⁻³³ in float64, for a normal x > 0.

    Pairs are corrected afterwards (`pairs.reciprocal_root_pair`). The steps are multiply-adds, where roots and quotients
    wait for the processor's divider, and give the same bits on every processor.
    """
    kind = require_same_floats("reciprocal_root", x)

    def codegen(context, builder, signature, args):
        (x,) = args
        if for_gpu(builder):
            if kind == types.float32:
                return _approximate(builder, "rsqrt.approx", x)
            return builder.fdiv(x.type(1.0), call_intrinsic(builder, "llvm.sqrt", x))
        integer = FLOAT_FORMAT[kind][0]
        halved = builder.lshr(builder.bitcast(x, integer), integer(1))
        r = builder.bitcast(builder.sub(integer(_ROOT_START[kind]), halved), x.type)
        fused = lambda *terms: multiply_add(context, builder, *terms)
        for terms in _ROOT_STEPS[kind]:
            error = fused(builder.fneg(builder.fmul(x, r)), r, x.type(1.0))
            series = x.type(_ROOT_SERIES[terms - 1])
            for coefficient in reversed(_ROOT_SERIES[: terms - 1]):
                series = fused(series, error, x.type(coefficient))
            r = fused(builder.fmul(r, error), series, r)
        return r

    return Signature(kind, (kind,), None), codegen


@intrinsic
def reciprocal_exponent(typingctx, x):
    """Return the power of two p with ½ ≤ p·x < 1, for a normal x > 0 below an eighth of the largest number."""
    kind = require_same_floats("reciprocal_exponent", x)

    def codegen(context, builder, signature, args):
        integer, _, bias, mantissa = FLOAT_FORMAT[kind]
        exponent = builder.and_(builder.bitcast(args[0], integer), integer((2 * bias + 1) << mantissa))
        return builder.bitcast(builder.sub(integer((2 * bias - 1) << mantissa), exponent), args[0].type)

    return Signature(kind, (kind,), None), codegen
