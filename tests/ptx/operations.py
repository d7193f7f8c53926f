"""The computation of each instruction: a function of arrays, the types of its operands, and the type of its result.

Everything is rounded once. Instructions that NVIDIA calls approximate are computed in float64 and rounded.
"""

import functools
import operator

import numpy as np

from ptx import arithmetic
from ptx.parser import TYPES, UNSIGNED, Instruction, size_of

FLOATS = ("f16", "f32", "f64")


def operation(each: Instruction):
    """Return (function of arrays, types of the operands that it reads, type of the result)."""
    make = _MADE.get(each.opcode)
    found = make(each.modifiers) if make else None
    if found is None:
        raise NotImplementedError(each.text)
    return found


# --- floats and integers ---------------------------------------------------------------------------------------------------------


def _float(function, modifiers, count):
    """Return a function of floats that treats subnormal numbers as the modifiers say."""
    kind, flush, saturate = modifiers[-1], "ftz" in modifiers, "sat" in modifiers
    if kind not in FLOATS or {"rz", "rm", "rp"} & set(modifiers):
        return None

    def computed(*values):
        if flush:
            values = map(arithmetic.flushed, values)
        result = np.asarray(function(*values)).astype(TYPES[kind], copy=False)
        if saturate:
            result = np.where(result > 0, np.minimum(result, 1), TYPES[kind](0))
        return arithmetic.canonical(arithmetic.flushed(result) if flush else result)

    return computed, (kind,) * count, kind


def _either(of_floats, of_integers, count=2):
    """Return an operation on floats, or on integers with wraparound."""

    def made(modifiers):
        kind = modifiers[-1]
        return _float(of_floats, modifiers, count) if kind in FLOATS else (of_integers, (kind,) * count, kind)

    return made


def _bits(function, count=2):
    return lambda modifiers: (function, (modifiers[-1],) * count, modifiers[-1])


def _product(modifiers):
    kind = modifiers[-1]
    if kind in FLOATS:
        return _float(operator.mul, modifiers, 2)
    if "wide" in modifiers:
        wide = f"{kind[0]}{2 * int(kind[1:])}"
        return lambda a, b: a.astype(TYPES[wide]) * b.astype(TYPES[wide]), (kind, kind), wide
    return _high if "hi" in modifiers else operator.mul, (kind, kind), kind


def _high(a, b):
    """Return the upper half of the products of integers."""
    bits = 8 * a.dtype.itemsize
    exact = a.astype(object) * b.astype(object) >> bits
    return np.asarray(exact % (1 << bits)).astype(UNSIGNED[bits // 8]).view(a.dtype)


def _product_and_sum(modifiers):
    kind = modifiers[-1]
    if kind in FLOATS:
        return _float(arithmetic.fma, modifiers, 3)
    multiply, kinds, result = _product(modifiers)
    return lambda a, b, c: multiply(a, b) + c, (*kinds, result), result


def _quotient(a, b):
    """Return quotients of integers, rounded toward zero."""
    if np.any(b == 0):
        raise ZeroDivisionError
    quotient, rest = np.divmod(a, b)
    return quotient + ((rest != 0) & ((rest < 0) != (a < 0))).astype(a.dtype)


def _divided(modifiers):
    kind = modifiers[-1]
    if kind not in FLOATS:
        return _quotient, (kind, kind), kind
    if {"approx", "full"} & set(modifiers):
        return _float(lambda a, b: a.astype(np.float64) / b.astype(np.float64), modifiers, 2)
    return _float(operator.truediv, modifiers, 2)


def _shifted(left):
    def made(modifiers):
        kind = modifiers[-1]

        def shifted(value, by):
            bits = 8 * value.dtype.itemsize
            last = np.minimum(by, bits - 1).astype(value.dtype)
            if left:
                return np.where(by < bits, value << last, value.dtype.type(0))
            return np.where(by < bits, value >> last, (value >> last) if kind[0] == "s" else value.dtype.type(0))

        return shifted, (kind, "u32"), kind

    return made


def _largest(a, b):
    """Return the larger of two floats, or the one that is not NaN. +0 is larger than −0."""
    result = np.asarray(np.fmax(a, b))
    return np.where((a == 0) & (b == 0), np.where(np.signbit(a), b, a), result)


def _smallest(a, b):
    return -_largest(-a, -b)


def _extreme(of_floats, of_integers):
    def made(modifiers):
        kind = modifiers[-1]
        if kind not in FLOATS:
            return of_integers, (kind, kind), kind
        if "NaN" in modifiers:
            return _float(lambda a, b: np.where((a != a) | (b != b), TYPES[kind](np.nan), of_floats(a, b)), modifiers, 2)
        return _float(of_floats, modifiers, 2)

    return made


def _sign(of_bits, of_integers):
    """Return abs or neg, which change one bit of any float."""

    def made(modifiers):
        kind = modifiers[-1]
        if kind not in FLOATS:
            return of_integers, (kind,), kind
        top = 1 << (8 * size_of(kind) - 1)
        change = lambda x: of_bits(x.view(UNSIGNED[x.itemsize]), UNSIGNED[x.itemsize](top)).view(x.dtype)
        return (lambda x: change(arithmetic.flushed(x) if "ftz" in modifiers else x)), (kind,), kind

    return made


def _root(modifiers):
    precise = np.float64 if "approx" in modifiers else TYPES[modifiers[-1]]
    return _float(lambda x: np.sqrt(x.astype(precise)), modifiers, 1)


def _approximate(function):
    """Return an instruction for which the manual allows an error. Here it is rounded."""

    def made(modifiers):
        if modifiers[-1] != "f32":
            return None
        return _float(lambda x: function(x.astype(np.float64)), modifiers, 1)

    return made


def _reciprocal(modifiers):
    precise = np.float64 if "approx" in modifiers else TYPES[modifiers[-1]]
    return None if modifiers[-1] == "f64" and "approx" in modifiers else _float(lambda x: 1 / x.astype(precise), modifiers, 1)


def _copied_sign(modifiers):
    kind = modifiers[-1]
    return lambda sign, size: np.copysign(size, sign), (kind, kind), kind


# --- comparisons and choices -----------------------------------------------------------------------------------------------------

_ORDERS = {"eq": operator.eq, "ne": operator.ne, "lt": operator.lt, "le": operator.le, "gt": operator.gt, "ge": operator.ge}
_ORDERS |= {"lo": operator.lt, "ls": operator.le, "hi": operator.gt, "hs": operator.ge}
_UNORDERED = {f"{name}u": _ORDERS[name] for name in ("eq", "ne", "lt", "le", "gt", "ge")}


def _compare_floats(name, a, b):
    nan = (a != a) | (b != b)
    if name in ("num", "nan"):
        return nan == (name == "nan")
    return _UNORDERED[name](a, b) | nan if name in _UNORDERED else _ORDERS[name](a, b) & ~nan


def _compared(modifiers):
    name, *rest, kind = modifiers
    joined = next((word for word in rest if word in ("and", "or", "xor")), None)
    if kind in FLOATS:
        order = functools.partial(_compare_floats, name)
        compare = (lambda a, b: order(arithmetic.flushed(a), arithmetic.flushed(b))) if "ftz" in rest else order
    else:
        compare = _ORDERS[name]
    if joined is None:
        return compare, (kind, kind), "pred"
    join = {"and": np.logical_and, "or": np.logical_or, "xor": np.logical_xor}[joined]
    return (lambda a, b, p: join(compare(a, b), p)), (kind, kind, "pred"), "pred"


def _chosen(modifiers):
    kind = modifiers[-1]
    return lambda a, b, p: np.where(p, a, b), (kind, kind, "pred"), kind


def _moved(modifiers):
    return lambda x: x, (modifiers[-1],), modifiers[-1]


# --- conversions -----------------------------------------------------------------------------------------------------------------


def _converted(modifiers):
    *how, result, source = modifiers
    rounding = next((word for word in how if word in ("rn", "rz", "rm", "rp", *arithmetic.INTEGRAL)), "")
    if result in ("bf16x2", "f16x2"):
        narrow = _to_half(result.removesuffix("x2"), rounding)
        pack = lambda high, low: narrow(high).astype(np.uint32) << np.uint32(16) | narrow(low).astype(np.uint32)
        return (pack, (source, source), result) if narrow else None
    if "bf16" in (result, source):
        if source == "bf16":
            return (arithmetic.from_bfloat16, (source,), result) if result == "f32" else None
        return (arithmetic.to_bfloat16, (source,), result) if (source, rounding) == ("f32", "rn") else None
    flush = (lambda x: arithmetic.flushed(x)) if "ftz" in how and source == "f32" else lambda x: x
    kind = TYPES[result]
    if source in FLOATS and result in FLOATS:
        if rounding in arithmetic.INTEGRAL:
            convert = lambda x: arithmetic.INTEGRAL[rounding](x).astype(kind)
        else:
            convert = lambda x: arithmetic.narrowed(x, kind, rounding) if size_of(result) < x.itemsize else x.astype(kind)
        return (lambda x: arithmetic.canonical(_saturated(convert(flush(x)), "sat" in how))), (source,), result
    if source in FLOATS:
        return (lambda x: arithmetic.to_integer(arithmetic.INTEGRAL[rounding](flush(x)), kind)), (source,), result
    if "sat" in how or (result in FLOATS and rounding != "rn"):
        return None
    return (lambda x: x.astype(kind)), (source,), result


def _saturated(x, saturate):
    return np.where(x > 0, np.minimum(x, 1), x.dtype.type(0)) if saturate else x


def _to_half(kind, rounding):
    if rounding != "rn":
        return None
    as_bits = lambda x: arithmetic.canonical(x.astype(np.float16)).view(np.uint16)
    return arithmetic.to_bfloat16 if kind == "bf16" else as_bits


def _inserted(modifiers):
    """Replace bits of a second number by the lowest bits of the first."""
    kind = modifiers[-1]
    bits, word = 8 * size_of(kind), TYPES[kind]

    def inserted(new, old, place, count):
        ones = np.where(count < bits, (word(1) << count.astype(word)) - word(1), ~word(0))
        mask, place = ones << place.astype(word), place.astype(word)
        return old & ~mask | new << place & mask

    return inserted, (kind, kind, "u32", "u32"), kind


def _permuted(modifiers):
    """Select four bytes of two words, each by four bits. The highest of these bits fills the byte with its sign."""

    def permuted(low, high, choice):
        both, result = high.astype(np.uint64) << np.uint64(32) | low.astype(np.uint64), np.uint32(0)
        for k in range(4):
            which = choice >> np.uint32(4 * k) & np.uint32(15)
            byte = (both >> (np.uint64(8) * (which & np.uint32(7)).astype(np.uint64)) & np.uint64(255)).astype(np.uint32)
            byte = np.where(which < 8, byte, np.where(byte < 128, np.uint32(0), np.uint32(255)))
            result = result | byte << np.uint32(8 * k)
        return result

    return (permuted, ("b32", "b32", "b32"), "b32") if modifiers == ("b32",) else None


_MADE = {
    "add": _either(operator.add, operator.add),
    "sub": _either(operator.sub, operator.sub),
    "mul": _product,
    "mad": _product_and_sum,
    "fma": _product_and_sum,
    "div": _divided,
    "rem": lambda modifiers: (lambda a, b: a - _quotient(a, b) * b, (modifiers[-1],) * 2, modifiers[-1]),
    "abs": _sign(lambda x, top: x & ~top, np.abs),
    "neg": _sign(operator.xor, lambda x: -x),
    "copysign": _copied_sign,
    "min": _extreme(_smallest, np.minimum),
    "max": _extreme(_largest, np.maximum),
    "rcp": _reciprocal,
    "sqrt": _root,
    "rsqrt": _approximate(lambda x: 1.0 / np.sqrt(x)),
    "ex2": _approximate(np.exp2),
    "lg2": _approximate(np.log2),
    "sin": _approximate(np.sin),
    "cos": _approximate(np.cos),
    "tanh": _approximate(np.tanh),
    "and": _bits(operator.and_),
    "or": _bits(operator.or_),
    "xor": _bits(operator.xor),
    "not": _bits(np.invert, count=1),
    "shl": _shifted(left=True),
    "shr": _shifted(left=False),
    "bfi": _inserted,
    "prmt": _permuted,
    "setp": _compared,
    "selp": _chosen,
    "mov": _moved,
    "cvt": _converted,
    "cvta": lambda modifiers: _moved(modifiers) if "global" in modifiers else None,  # has the same addresses as without its name
}
