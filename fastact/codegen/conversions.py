"""Conversions between 16-bit numbers and float32 for compiled code, by the processor's instructions or vectorisable arithmetic."""

import functools
import sys
from collections.abc import Callable

from llvmlite import ir
from numba.core import cgutils, types
from numba.core.typing.templates import Signature
from numba.extending import intrinsic

from fastact import _numba
from fastact.codegen.memory import at_address

SHORT, FLOAT = ir.IntType(16), ir.FloatType()
_INT, _WORD, _HALF = ir.IntType(64), ir.IntType(32), ir.HalfType()
VECTOR = 32  # numbers that are converted at once; with 16, AVX-512 took 0.132 instead of 0.097 ns a number there and back


def _like(value, element):
    """Return the LLVM type of `element` with as many elements as a value has."""
    return ir.VectorType(element, value.type.count) if isinstance(value.type, ir.VectorType) else element


def _number(value, element, number):
    """Return a constant with `number` for each element of a value."""
    kind = _like(value, element)
    return ir.Constant(kind, [number] * kind.count if isinstance(kind, ir.VectorType) else number)


@functools.cache
def has_conversions() -> bool:
    """Return True if the target processor has instructions to convert float16. Otherwise LLVM would call a function."""
    text = "define float @probe(half %a) { %r = fpext half %a to float\n ret float %r }"
    return not any(call in _numba.assembly(text) for call in ("extendhfsf", "gnu_h2f"))


def from_float16(builder, bits):
    if not has_conversions():
        return float16_widened(builder, bits)
    return builder.fpext(builder.bitcast(bits, _like(bits, _HALF)), _like(bits, FLOAT))


def to_float16(builder, value):
    if not has_conversions():
        return float16_narrowed(builder, value)
    return builder.bitcast(builder.fptrunc(value, _like(value, _HALF)), _like(value, SHORT))


def float16_widened(builder, bits):
    """Widen float16 by arithmetic. A product corrects for the different bias of the exponent, for subnormal numbers too."""
    number, wide = lambda of: _number(bits, _WORD, of), builder.zext(bits, _like(bits, _WORD))
    size = builder.shl(builder.and_(wide, number(0x7FFF)), number(13))
    scaled = builder.fmul(builder.bitcast(size, _like(bits, FLOAT)), _number(bits, FLOAT, 2.0**112))
    finite = builder.bitcast(scaled, _like(bits, _WORD))
    is_finite = builder.icmp_unsigned("<", size, number(0x7C00 << 13))
    is_nan = builder.icmp_unsigned(">", size, number(0x7C00 << 13))
    other = builder.or_(size, builder.select(is_nan, number(0x7FC00000), number(0x7F800000)))
    sign = builder.shl(builder.and_(wide, number(0x8000)), number(16))
    return builder.bitcast(builder.or_(sign, builder.select(is_finite, finite, other)), _like(bits, FLOAT))


def float16_narrowed(builder, value):
    """Narrow to float16 by arithmetic. Subnormal results are rounded by adding 0.5, whose last place is their unit."""
    number, bits = lambda of: _number(value, _WORD, of), builder.bitcast(value, _like(value, _WORD))
    size = builder.and_(bits, number(0x7FFFFFFF))
    odd = builder.and_(builder.lshr(size, number(13)), number(1))
    rebased = builder.add(size, number(0xFFF - (112 << 23) & 0xFFFFFFFF))
    normal = builder.lshr(builder.add(rebased, odd), number(13))
    total = builder.fadd(builder.bitcast(size, value.type), _number(value, FLOAT, 0.5))
    subnormal = builder.sub(builder.bitcast(total, bits.type), number(0x3F000000))
    is_subnormal = builder.icmp_unsigned("<", size, number(0x38800000))  # 2⁻¹⁴
    overflows = builder.icmp_unsigned(">=", size, number(0x47800000))  # 2¹⁶; smaller numbers may be rounded to inf, too
    is_nan = builder.icmp_unsigned(">", size, number(0x7F800000))
    payload = builder.or_(builder.and_(builder.lshr(size, number(13)), number(0x3FF)), number(0x7E00))
    found = builder.select(is_subnormal, subnormal, builder.select(overflows, number(0x7C00), normal))
    sign = builder.and_(builder.lshr(bits, number(16)), number(0x8000))
    return builder.trunc(builder.or_(sign, builder.select(is_nan, payload, found)), _like(value, SHORT))


def from_bfloat16(builder, bits):
    wide = builder.zext(bits, _like(bits, _WORD))
    return builder.bitcast(builder.shl(wide, _number(bits, _WORD, 16)), _like(bits, FLOAT))


def _rounded_bits(builder, value):
    """Return bits whose upper half is the bfloat16 number next to a float32 number, ties to even."""
    number = lambda of: _number(value, _WORD, of)
    bits = builder.bitcast(value, _like(value, _WORD))
    odd = builder.icmp_unsigned("!=", builder.and_(bits, number(0x10000)), number(0))
    return bits, builder.select(odd, builder.add(bits, number(0x8000)), builder.add(bits, number(0x7FFF)))


def to_bfloat16(builder, value):
    """Round to nearest, ties to even. NaN becomes a quiet NaN."""
    bits, rounded = _rounded_bits(builder, value)
    quiet = builder.or_(bits, _number(value, _WORD, 0x400000))
    return _upper_halves(builder, builder.select(builder.fcmp_unordered("uno", value, value), quiet, rounded))


def _upper_halves(builder, bits):
    """Return the upper 16 of 32 bits. For a vector, this takes one instruction for two registers; shifts and `trunc` take six."""
    if not isinstance(bits.type, ir.VectorType) or sys.byteorder == "big":
        return builder.trunc(builder.lshr(bits, _number(bits, _WORD, 16)), _like(bits, SHORT))
    count = bits.type.count
    halves = builder.bitcast(bits, ir.VectorType(SHORT, 2 * count))
    return builder.shuffle_vector(halves, halves, ir.Constant(ir.VectorType(_WORD, count), list(range(1, 2 * count, 2))))


def converter(convert: Callable, source: ir.Type, target: ir.Type):
    """Make a function for compiled code that converts `count` elements, with any steps between the elements.

    It takes (target, target step, source, source step, count).
    """
    width = {ir.IntType(16): 2, ir.FloatType(): 4}

    def copied(builder, places, kinds):
        read, written = (at_address(builder, place, kind) for place, kind in zip(places, kinds, strict=True))
        made = convert(builder, builder.load(read, align=width[source]))
        builder.store(made, written, align=width[target])

    @intrinsic
    def converted(typingctx, target_place, target_step, source_place, source_step, count):
        def codegen(context, builder, signature, args):
            target_, target_step_, source_, source_step_, count_ = args
            is_dense = [
                builder.icmp_signed("==", step, _INT(width[kind]))
                for step, kind in ((target_step_, target), (source_step_, source))
            ]
            enough = builder.icmp_signed(">=", count_, _INT(VECTOR))
            kinds = [ir.VectorType(kind, VECTOR) for kind in (source, target)]

            def at(index, steps):
                return [builder.add(place, builder.mul(index, step)) for place, step in zip((source_, target_), steps, strict=True)]

            with builder.if_else(builder.and_(enough, builder.and_(*is_dense))) as (then, otherwise):
                with then:  # the last vector begins earlier
                    steps = [_INT(width[source]), _INT(width[target])]
                    whole = builder.sub(count_, _INT(VECTOR))
                    with cgutils.for_range_slice(builder, _INT(0), whole, _INT(VECTOR)) as (index, _):
                        copied(builder, at(index, steps), kinds)
                    copied(builder, at(whole, steps), kinds)
                with otherwise, cgutils.for_range(builder, count_) as loop:
                    copied(builder, at(loop.index, [source_step_, target_step_]), [source, target])
            return context.get_dummy_value()

        return Signature(types.none, (types.intp,) * 5, None), codegen

    return converted


# bfloat16 numbers are the upper halves of float32 numbers. With those at even places in one vector and those at odd places in
# another, no number changes its place in a register. This and rounding without a test for NaN reduce the time of 10⁵ numbers from
# 1.39 to 1.20 times that in float32 (geometric mean of 22 functions).
PAIRED = sys.byteorder == "little"
_WORDS = VECTOR // 2


def _vectors(builder, place, index, kind, count):
    """Return the addresses of `count` adjacent vectors from element `index` on."""
    size = _WORDS * 4
    first = builder.add(place, index)
    return [at_address(builder, builder.add(first, _INT(k * size)), ir.VectorType(kind, _WORDS)) for k in range(count)]


@intrinsic
def widen_pairs(typingctx, target, source, count):
    """Widen bfloat16 numbers, a multiple of `VECTOR`. Of each `VECTOR` of them, those at even places come first."""

    def codegen(context, builder, signature, args):
        target, source, count = args
        with cgutils.for_range_slice(builder, _INT(0), count, _INT(VECTOR)) as (index, _):
            (read,) = _vectors(builder, source, builder.mul(index, _INT(2)), _WORD, 1)
            words = builder.load(read, align=2)
            halves = builder.shl(words, _number(words, _WORD, 16)), builder.and_(words, _number(words, _WORD, 0xFFFF0000))
            for half, place in zip(halves, _vectors(builder, target, builder.mul(index, _INT(4)), _WORD, 2), strict=True):
                builder.store(half, place, align=4)
        return context.get_dummy_value()

    return Signature(types.none, (types.intp,) * 3, None), codegen


@intrinsic
def narrow_pairs(typingctx, target, source, count):
    """Narrow float32 numbers in the order of `widen_pairs`. A NaN with digits below those of bfloat16 may become 0 or infinity."""

    def codegen(context, builder, signature, args):
        target, source, count = args
        with cgutils.for_range_slice(builder, _INT(0), count, _INT(VECTOR)) as (index, _):
            places = _vectors(builder, source, builder.mul(index, _INT(4)), FLOAT, 2)
            even, odd = (_rounded_bits(builder, builder.load(place, align=4))[1] for place in places)
            words = builder.or_(builder.lshr(even, _number(even, _WORD, 16)), builder.and_(odd, _number(odd, _WORD, 0xFFFF0000)))
            (written,) = _vectors(builder, target, builder.mul(index, _INT(2)), _WORD, 1)
            builder.store(words, written, align=2)
        return context.get_dummy_value()

    return Signature(types.none, (types.intp,) * 3, None), codegen
