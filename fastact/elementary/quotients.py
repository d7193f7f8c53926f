"""Division, roots and powers of two. A GPU uses its own instructions, if precise enough, and coarse ones for coarse results."""

import functools

from numba.core import types
from numba.core.typing.templates import Signature
from numba.extending import intrinsic

from fastact.elementary.intrinsics import assembly, call_intrinsic, for_gpu, require_same_floats


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
