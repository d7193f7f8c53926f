"""LLVM instructions that Numba does not offer, as functions for compiled code on CPUs and GPUs.

Everything here is strict IEEE arithmetic. No fast-math flag is set anywhere in the package. An element therefore gets the same
bits in the vector body, in the tail, in the fused loop and with any number of threads. For this reason multiply-adds are explicit.
"""

import contextvars
import functools

import numpy as np
from llvmlite import ir
from numba.core import cgutils, types
from numba.core.typing.templates import Signature
from numba.extending import intrinsic

from fastact import _numba
from fastact.elementary.multiply_add import call_intrinsic, multiply_add

# The compute capability of the target GPU. The caller of the compiler sets it.
CAPABILITY = contextvars.ContextVar("CAPABILITY", default=(0, 0))
# Adding this to a float of moderate size rounds the float to an integer, in the low bits of the sum: 1.5 · 2^mantissa.
ROUNDING_BIAS = {types.float32: 12582912.0, types.float64: 6755399441055744.0}
# The integer type, rounding bias, exponent bias and width of the mantissa.
FLOAT_FORMAT = {
    types.float32: (ir.IntType(32), ROUNDING_BIAS[types.float32], 127, 23),
    types.float64: (ir.IntType(64), ROUNDING_BIAS[types.float64], 1023, 52),
}


def _has_vscalef(context) -> bool:
    """Return True if the target processor has AVX-512's instruction. Others call a function of the C library."""
    return "vscalef" in _numba.assembly_of("ldexp.f32.i32", ("float", "i32"), context)


def _has_rounding(context) -> bool:
    """Return True if the target processor has an instruction that rounds to an integer. Plain x86-64 has none."""
    return "rintf" not in _numba.assembly_of("rint.f32", context=context)


def for_gpu(builder) -> bool:
    return builder.module.triple.startswith("nvptx")


def since_ampere(builder) -> bool:
    """Return True if the target is a GPU of compute capability 8.0 or later."""
    return for_gpu(builder) and CAPABILITY.get() >= (8, 0)


def assembly(builder, instruction, *arguments, result=None):
    """Emit a GPU's instruction with float32 arguments. `result` is the type of its result, if that is not float32."""
    result = result or ir.FloatType()
    letters = ["=r" if isinstance(result, ir.IntType) else "=f", *["f"] * len(arguments)]
    text = f"{instruction} {', '.join(f'${k}' for k in range(len(letters)))};"
    function = ir.FunctionType(result, [ir.FloatType()] * len(arguments))
    return builder.asm(function, text, ",".join(letters), arguments, side_effect=False)


def _declared(builder, name, result, arguments):
    return cgutils.get_or_insert_function(builder.module, ir.FunctionType(result, arguments), name)


def require_same_floats(name, *arguments):
    if len(set(arguments)) != 1 or arguments[0] not in FLOAT_FORMAT:
        raise TypeError(f"{name} needs arguments of one type, float32 or float64, got {', '.join(map(str, arguments))}")
    return arguments[0]


def larger(builder, a, b):
    """Return the larger of two numbers or vectors, NaN if either is NaN."""
    if a.type == ir.FloatType() and since_ampere(builder):
        return assembly(builder, "max.NaN.f32", a, b)
    if for_gpu(builder):  # NVVM has no llvm.maximum
        a_wins = builder.or_(builder.fcmp_ordered(">", a, b), builder.fcmp_unordered("uno", a, a))
        return builder.select(a_wins, a, b)
    kind = a.type
    suffix = f"v{kind.count}{kind.element.intrinsic_name}" if isinstance(kind, ir.VectorType) else kind.intrinsic_name
    return builder.call(_declared(builder, f"llvm.maximum.{suffix}", kind, [kind, kind]), [a, b])


@intrinsic
def fma(typingctx, a, b, c):
    """Return a·b + c with one rounding."""
    kind = require_same_floats("fma", a, b, c)

    def codegen(context, builder, signature, args):
        return builder.fma(*args) if for_gpu(builder) else multiply_add(context, builder, *args)

    return Signature(kind, (kind, kind, kind), None), codegen


@intrinsic
def times(typingctx, a, b):
    """Return a·b, rounded; `fma` can then give the rounding error. A GPU's compiler may fuse any other product with a sum."""
    kind = require_same_floats("times", a, b)

    def codegen(context, builder, signature, args):
        if not for_gpu(builder):
            return builder.fmul(*args)
        name = "llvm.nvvm.mul.rn.f" if kind == types.float32 else "llvm.nvvm.mul.rn.d"
        return builder.call(_declared(builder, name, args[0].type, [args[0].type] * 2), args)

    return Signature(kind, (kind, kind), None), codegen


@intrinsic
def copysign(typingctx, magnitude, sign):
    """Return |magnitude| with the sign bit of `sign`."""
    kind = require_same_floats("copysign", magnitude, sign)

    def codegen(context, builder, signature, args):
        if not for_gpu(builder):
            return call_intrinsic(builder, "llvm.copysign", *args)
        integer, _, _, _ = FLOAT_FORMAT[kind]
        bits, signs = (builder.bitcast(value, integer) for value in args)
        sign_bit = integer(1 << integer.width - 1)
        chosen = builder.or_(builder.and_(bits, builder.not_(sign_bit)), builder.and_(signs, sign_bit))
        return builder.bitcast(chosen, args[0].type)

    return Signature(kind, (kind, kind), None), codegen


@intrinsic
def maximum(typingctx, a, b):
    """Return the larger of two numbers, NaN if either is NaN. Python's `max` never vectorises as a reduction."""
    kind = require_same_floats("maximum", a, b)

    def codegen(context, builder, signature, args):
        return larger(builder, *args)

    return Signature(kind, (kind, kind), None), codegen


def _rounded(builder, x):
    """Round x to an integer, on processors without the instruction. Numbers from 2²³ or 2⁵² on are integers already."""
    size = call_intrinsic(builder, "llvm.fabs", x)
    shift = x.type(2.0**23 if x.type == ir.FloatType() else 2.0**52)
    rounded = call_intrinsic(builder, "llvm.copysign", builder.fsub(builder.fadd(size, shift), shift), x)
    return builder.select(builder.fcmp_ordered("<", size, shift), rounded, x)


@intrinsic
def nearest(typingctx, x):
    """Round x, of any size, to the nearest integer, ties to even."""
    kind = require_same_floats("nearest", x)

    def codegen(context, builder, signature, args):
        if not for_gpu(builder):
            return call_intrinsic(builder, "llvm.rint", *args) if _has_rounding(context) else _rounded(builder, *args)
        suffix, letter = ("f32", "f") if kind == types.float32 else ("f64", "d")
        function = ir.FunctionType(args[0].type, [args[0].type])
        return builder.asm(function, f"cvt.rni.{suffix}.{suffix} $0, $1;", f"={letter},{letter}", args, side_effect=False)

    return Signature(kind, (kind,), None), codegen


@intrinsic
def polynomial(typingctx, x, coefficients):
    """Return Σ coefficients[k]·xᵏ, by Horner's rule with one fma per step."""
    if not isinstance(coefficients, types.UniTuple) or coefficients.dtype != x or x not in FLOAT_FORMAT:
        raise TypeError(f"polynomial needs a tuple of coefficients of the argument's type, got {x} and {coefficients}")

    def codegen(context, builder, signature, args):
        point, table = args
        fused = builder.fma if for_gpu(builder) else functools.partial(multiply_add, context, builder)
        result = builder.extract_value(table, len(coefficients) - 1)
        for k in reversed(range(len(coefficients) - 1)):
            result = fused(result, point, builder.extract_value(table, k))
        return result

    return Signature(x, (x, coefficients), None), codegen


def scope_of_tables(module):
    """Return the alias scope of the tables in compiled code. Stores are declared not to write to any of them."""
    domain = module.add_metadata([ir.MetaDataString(module, "fastact.elementary.tables")])
    return module.add_metadata([ir.MetaDataString(module, "fastact.elementary.tables.all"), domain])


def kinds(dtype: np.dtype):
    """Return the type of a number in compiled functions, and its type in memory."""
    return (types.float32, ir.FloatType()) if dtype == np.float32 else (types.float64, ir.DoubleType())


def constant_table(name: str, rows: np.ndarray):
    """Make a function ``row(j)`` for compiled code that returns row j of a table of constants as a tuple, for an unsigned j.

    Numba's own constant arrays keep loops from vectorising, because LLVM cannot exclude that a store changes them: x·cos x took
    22 ns per element in float32.
    """
    kind, element = kinds(rows.dtype)
    columns = rows.shape[1]
    table_type = ir.ArrayType(element, rows.size)

    @intrinsic
    def row(typingctx, index):
        if not isinstance(index, types.Integer) or index.signed:
            raise TypeError(f"the row of a table must be an unsigned integer, got {index}")

        def codegen(context, builder, signature, args):
            module, label = builder.module, f"fastact.table.{name}.{rows.dtype}"
            table = module.globals.get(label)
            if table is None:
                table = ir.GlobalVariable(module, table_type, label)
                table.linkage, table.global_constant = "internal", True
                table.initializer = table_type([float(number) for number in rows.ravel()])
            start = builder.mul(args[0], args[0].type(columns))
            loaded = []
            for column in range(columns):
                place = builder.add(start, start.type(column))
                place = builder.zext(place, ir.IntType(64)) if place.type.width < 64 else place
                number = builder.load(builder.gep(table, [ir.IntType(64)(0), place]))
                number.set_metadata("alias.scope", module.add_metadata([scope_of_tables(module)]))
                loaded.append(number)
            return context.make_tuple(builder, signature.return_type, loaded)

        return Signature(types.UniTuple(kind, columns), (index,), None), codegen

    return row


def _integer(builder, kind, biased):
    """Return the integer n from the low bits of the float n + bias. A float-to-int conversion would be undefined for NaN."""
    integer, bias, _, _ = FLOAT_FORMAT[kind]
    return builder.sub(builder.bitcast(biased, integer), builder.bitcast(biased.type(bias), integer))


def _power(builder, kind, exponent):
    """Return 2^exponent for an integer exponent within the normal range."""
    integer, _, bias, mantissa = FLOAT_FORMAT[kind]
    biased = builder.add(exponent, integer(bias))
    float_type = ir.FloatType() if kind == types.float32 else ir.DoubleType()
    return builder.bitcast(builder.shl(biased, integer(mantissa)), float_type)


@intrinsic
def scale(typingctx, x, biased):
    """Return x·2ⁿ with one rounding, even for a subnormal result. n, within ±252 or ±2044, is given as n + `ROUNDING_BIAS`.

    With AVX-512 this is one vscalef instruction. Elsewhere it is two products with powers of two. The second power takes as much of
    n as a power can hold, so either the first product is exact or the second gives 0. The bits are the same.
    """
    kind = require_same_floats("scale", x, biased)

    def codegen(context, builder, signature, args):
        return times_power(context, builder, kind, *args)

    return Signature(kind, (kind, kind), None), codegen


def times_power(context, builder, kind, value, biased):
    exponent = _integer(builder, kind, biased)
    if not for_gpu(builder) and _has_vscalef(context):
        if kind == types.float64:
            exponent = builder.trunc(exponent, ir.IntType(32))
        return call_intrinsic(builder, "llvm.ldexp", value, exponent)
    _, bias, largest, _ = FLOAT_FORMAT[kind]
    low, high = biased.type(bias + 1 - largest), biased.type(bias + largest)
    most = builder.select(builder.fcmp_ordered(">", biased, high), high, biased)
    most = _integer(builder, kind, builder.select(builder.fcmp_ordered("<", most, low), low, most))
    value = builder.fmul(value, _power(builder, kind, builder.sub(exponent, most)))
    return builder.fmul(value, _power(builder, kind, most))


@intrinsic
def _coarse_scale(typingctx, x, biased):
    """Return `scale` without subnormal results, in float32, for n from −126, where it gives 0, to 128."""
    kind = require_same_floats("scale", x, biased)
    if kind != types.float32:
        raise TypeError(f"the coarse scale needs float32, got {kind}")

    def codegen(context, builder, signature, args):
        integer, _, bias, mantissa = FLOAT_FORMAT[kind]
        # n is in the low bits of `biased`, and the shift drops the others; 2ⁿ⁻¹ because 2¹²⁸ is not a float32
        power = builder.add(builder.shl(builder.bitcast(args[1], integer), integer(mantissa)), integer(bias - 1 << mantissa))
        return builder.fmul(builder.fadd(args[0], args[0]), builder.bitcast(power, args[0].type))

    return Signature(kind, (kind, kind), None), codegen


scale.coarse = lambda: _coarse_scale


@intrinsic
def binary_exponent(typingctx, x):
    """Return the integral float k with √½ ≤ x/2ᵏ < √2, for a positive normal x."""
    kind = require_same_floats("binary_exponent", x)

    def codegen(context, builder, signature, args):
        integer, _, _, mantissa = FLOAT_FORMAT[kind]
        root_half = builder.bitcast(args[0].type(0.7071067811865476), integer)
        steps = builder.sub(builder.bitcast(args[0], integer), root_half)
        return builder.sitofp(builder.ashr(steps, integer(mantissa)), args[0].type)

    return Signature(kind, (kind,), None), codegen


@intrinsic
def reciprocal_power(typingctx, k):
    """Return 2⁻ᵏ for an integral float k within the exponent's range, 0 if the result is not a normal number."""
    kind = require_same_floats("reciprocal_power", k)

    def codegen(context, builder, signature, args):
        bias = args[0].type(ROUNDING_BIAS[kind])
        return _power(builder, kind, _integer(builder, kind, builder.fsub(bias, args[0])))

    return Signature(kind, (kind,), None), codegen


@intrinsic
def power_of_exponent(typingctx, biased):
    """Return the power of two whose exponent field is in the low bits of `biased`; 0 for 0.

    `biased` is the float of an integer + `ROUNDING_BIAS`. The result for NaN is arbitrary.
    """
    kind = require_same_floats("power_of_exponent", biased)

    def codegen(context, builder, signature, args):
        integer, _, _, mantissa = FLOAT_FORMAT[kind]
        return builder.bitcast(builder.shl(builder.bitcast(args[0], integer), integer(mantissa)), args[0].type)

    return Signature(kind, (kind,), None), codegen


@intrinsic
def scaled(typingctx, factor, values):
    """Return the tuple `values`, each multiplied by `factor`."""

    def codegen(context, builder, signature, args):
        count = len(values)
        return cgutils.pack_array(builder, [builder.fmul(args[0], builder.extract_value(args[1], k)) for k in range(count)])

    return Signature(values, (factor, values), None), codegen
