"""The PTX interpreter itself: handwritten texts with known answers, and texts with faults that it must find."""

import math
from fractions import Fraction

import numpy as np
import pytest
from ptx import arithmetic
from ptx.machine import Program, Run
from ptx.memory import Global
from ptx.parser import parse

KERNEL = """
.version 8.8
.target sm_90a
.address_size 64
{module}
.visible .entry kernel(.param .u64 kernel_param_0, .param .u64 kernel_param_1)
.maxntid 64, 1, 1
{{
    .reg .pred %p<10>;
    .reg .b16 %h<10>;
    .reg .f32 %f<10>;
    .reg .f64 %d<10>;
    .reg .b32 %r<40>;
    .reg .b64 %q<30>;
    .shared .align 4 .b8 words[256];
    ld.param.u64 %q1, [kernel_param_0];
    ld.param.u64 %q2, [kernel_param_1];
    mov.u32 %r0, %tid.x;
    mov.u32 %r1, %ctaid.x;
    mad.lo.s32 %r2, %r1, {threads}, %r0;
    mul.wide.s32 %q3, %r2, {size};
    mul.wide.s32 %q4, %r2, {result_size};
    add.s64 %q5, %q1, %q3; // where this thread's number lies
    add.s64 %q6, %q2, %q4; // and its result
    {body}
    ret;
}}
"""
THREADS = 64
f4, f8, u2, u4, i4, u8, i8 = (
    (lambda *numbers, kind=kind: np.array(numbers, kind)) for kind in ("f4", "f8", "u2", "u4", "i4", "u8", "i8")
)


def run(body, x, kind=None, module="", in_place=False, threads=THREADS):
    """Return (results, violations) of a body, with one thread per number of x. The last number is repeated to fill the block."""
    count, kind = len(x), np.dtype(kind or x.dtype)
    blocks = -(-count // threads)
    x = np.pad(x, (0, blocks * threads - count), mode="edge")
    memory = Global()
    given = memory.allocate(x.shape, x.dtype)
    given[...] = x
    memory.allow(given, write=in_place, written=True)
    result = memory.allocate(blocks * threads, kind)
    memory.allow(result, write=True, written=False)
    text = KERNEL.format(body=body, module=module, size=x.itemsize, result_size=kind.itemsize, threads=threads)
    addresses = memory.address_of(given), memory.address_of(result)
    violations = Run(Program(parse(text)), memory, blocks, threads, addresses).run()
    return result[:count], sorted({violation.what for violation in violations})


REGISTERS = {"f2": ("b16", "%h1"), "u2": ("u16", "%h1"), "f4": ("f32", "%f1"), "f8": ("f64", "%d1")}
REGISTERS |= {"i4": ("u32", "%r10"), "u4": ("u32", "%r10"), "i8": ("u64", "%q10"), "u8": ("u64", "%q10")}


def unary(instruction, x, kind=None):
    """Return the results of an instruction that reads {1} and writes {0}."""
    x = np.asarray(x)
    kind = np.dtype(kind or x.dtype)
    (load, source), (store, target) = (REGISTERS[dtype.str[1:]] for dtype in (x.dtype, kind))
    target = target.replace("1", "2", 1)
    body = f"ld.global.{load} {source}, [%q5]; {instruction.format(target, source)}; st.global.{store} [%q6], {target};"
    result, violations = run(body, x, kind)
    assert not violations
    return result


def assert_same(result, wanted):
    np.testing.assert_array_equal(result, wanted)
    if np.asarray(wanted).dtype.kind == "f":
        known = ~np.isnan(wanted)
        np.testing.assert_array_equal(np.signbit(result)[known], np.signbit(wanted)[known])


X = np.array([0.0, -0.0, np.inf, -np.inf, np.nan, 1e-40, -1e-44, 1.5, -2.5, 3.4e38, 0.5, 2.5, -0.5, 1e-38, 7.0, 2e9], np.float32)
ONE = "0f3F800000"

FLOATS = [
    ("neg.f32 {}, {}", X, lambda x: -x),
    ("abs.f32 {}, {}", X, abs),
    ("mul.f32 {0}, {1}, {1}", X, lambda x: x * x),
    ("mul.ftz.f32 {0}, {1}, " + ONE, X[5:8], f4(0.0, -0.0, 1.5)),
    ("add.f32 {0}, {1}, " + ONE, X, lambda x: x + np.float32(1)),
    ("sub.f32 {0}, " + ONE + ", {1}", X, lambda x: np.float32(1) - x),
    ("add.sat.f32 {0}, {1}, {1}", f4(-1, 0.25, 0.75, np.nan), f4(0, 0.5, 1, 0)),
    ("div.rn.f32 {0}, " + ONE + ", {1}", X, lambda x: np.float32(1) / x),
    ("rcp.rn.f32 {}, {}", X, lambda x: np.float32(1) / x),
    ("sqrt.rn.f32 {}, {}", abs(X), np.sqrt),
    ("rcp.approx.ftz.f32 {}, {}", f4(1e-40, -1e-40, 2, np.inf, 3e38, 0, -0.0), f4(np.inf, -np.inf, 0.5, 0, 0, np.inf, -np.inf)),
    ("ex2.approx.ftz.f32 {}, {}", f4(3, -127, -126, np.inf, -np.inf, 128, 1e-40), f4(8, 0, 2.0**-126, np.inf, 0, np.inf, 1)),
    ("lg2.approx.f32 {}, {}", f4(8, 0, -1, 1), f4(3, -np.inf, np.nan, 0)),
    ("sqrt.approx.ftz.f32 {}, {}", f4(4, -1, 1e-40, -0.0), f4(2, np.nan, 0, -0.0)),
    ("rsqrt.approx.f32 {}, {}", f4(4, 0), f4(0.5, np.inf)),
    ("tanh.approx.f32 {}, {}", f4(0.5, np.inf), np.tanh(f8(0.5, np.inf)).astype("f4")),
    ("div.full.ftz.f32 {0}, {1}, 0f40000000", f4(3, 1e-40), f4(1.5, 0)),
    ("max.f32 {0}, {1}, 0f00000000", f4(-1, 2, np.nan, -0.0), f4(0, 2, 0, 0)),
    ("max.NaN.f32 {0}, {1}, 0f00000000", f4(-1, 2, np.nan, -0.0), f4(0, 2, np.nan, 0)),
    ("min.f32 {0}, {1}, 0f00000000", f4(-1, 2, np.nan, -0.0), f4(-1, 0, 0, -0.0)),
    ("copysign.f32 {0}, {1}, 0f40000000", X[:4], f4(2, -2, 2, -2)),
]  # fmt: skip


@pytest.mark.parametrize(("instruction", "x", "wanted"), FLOATS, ids=[each[0].split()[0] for each in FLOATS])
@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_floats(instruction, x, wanted):
    assert_same(unary(instruction, x), wanted(x) if callable(wanted) else wanted)


def test_the_sign_of_nan_is_not_a_processors():
    bits = unary("mul.f32 {0}, {1}, 0f00000000", f4(np.inf)).view("u4")
    assert hex(bits[0]) == "0x7fffffff"
    assert np.signbit(unary("neg.f32 {}, {}", f4(np.nan)))


@pytest.mark.parametrize(
    ("how", "wanted"),
    {
        "lt": [1, 0, 0, 0], "ltu": [1, 0, 0, 1], "le": [1, 1, 0, 0], "gt": [0, 0, 1, 0], "ge": [0, 1, 1, 0], "geu": [0, 1, 1, 1],
        "ne": [1, 0, 1, 0], "neu": [1, 0, 1, 1], "eq": [0, 1, 0, 0], "equ": [0, 1, 0, 1], "num": [1, 1, 1, 0], "nan": [0, 0, 0, 1],
    }.items(),
)  # fmt: skip
def test_comparisons(how, wanted):
    choose = f"setp.{how}.f32 %p1, {{1}}, {ONE}; selp.f32 {{0}}, {ONE}, 0f00000000, %p1"
    assert unary(choose, f4(0.5, 1, 2, np.nan)).tolist() == wanted


def nearest(value: Fraction, digits: int, least: int) -> float:
    """Round a fraction to a float with that many binary digits and exponents from `least` on, ties to even."""
    if value == 0:
        return 0.0
    exponent = abs(value).numerator.bit_length() - value.denominator.bit_length()
    exponent -= abs(value) < Fraction(2) ** exponent
    unit = Fraction(2) ** (max(exponent, least) - digits + 1)
    return math.ldexp(round(value / unit), max(exponent, least) - digits + 1)


@pytest.mark.parametrize(("dtype", "digits", "least"), [(np.float32, 24, -126), (np.float64, 53, -1022)])
@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_products_and_sums_are_rounded_once(dtype, digits, least):
    """Compare with fractions: sums that cancel, other sums, subnormal numbers, and products halfway between two floats."""
    rng = np.random.default_rng(1)
    a, b = (rng.uniform(1, 2, 400).astype(dtype) for _ in range(2))
    c = -(a * b)
    c[100:] = rng.normal(size=300) * 2.0 ** rng.integers(-70, 70, 300)
    a[::7] *= dtype(2.0**least)
    b[::7] *= dtype(2.0**-20)
    c[::7] *= dtype(2.0 ** (least - 10))
    a[300:] = 1 + dtype(2.0) ** -rng.integers(1, digits, 100)
    b[300:] = 1 + dtype(2.0) ** (1 - digits)
    c[300:] = dtype(2.0) ** rng.integers(-2 * digits, 4, 100)
    exact = [Fraction(float(x)) * Fraction(float(y)) + Fraction(float(z)) for x, y, z in zip(a, b, c, strict=True)]
    assert_same(arithmetic.fma(a, b, c), np.array([nearest(value, digits, least) for value in exact], dtype))
    special = np.array([0.0, -0.0, np.inf, -np.inf, np.nan, 1.0, -1.0], dtype)
    a, b, c = (x.ravel() for x in np.meshgrid(special, special, special))
    assert_same(arithmetic.fma(a, b, c), a * b + c)


CONVERSIONS = [
    ("cvt.rni.f32.f32 {}, {}", f4(0.5, 1.5, 2.5, -0.5), f4(0, 2, 2, -0.0)),
    ("cvt.rzi.s32.f32 {}, {}", f4(1.9, -1.9, 3e9, -3e9, np.nan), i4(1, -1, 2**31 - 1, -(2**31), 0)),
    ("cvt.rzi.s64.f64 {}, {}", np.array([1.9, -1e300, np.nan]), i8(1, -(2**63), -(2**63))),
    ("cvt.rn.f32.s32 {}, {}", i4(16777217, -5, 16777219), f4(16777216, -5, 16777220)),
    ("cvt.rn.f32.u64 {}, {}", u8(2**64 - 1, 3), f4(2.0**64, 3)),
    ("cvt.u64.u32 {}, {}", u4(2**32 - 1), u8(2**32 - 1)),
    ("cvt.s64.s32 {}, {}", i4(-3), i8(-3)),
    ("cvt.u32.u64 {}, {}", u8(2**40 + 7), u4(7)),
    ("cvt.f64.f32 {}, {}", X, X.astype("f8")),
    ("cvt.rn.f32.f64 {}, {}", np.array([1e-45, 1 + 2.0**-24, 1 + 3 * 2.0**-24, 1e39]), f4(1e-45, 1, 1 + 2.0**-22, np.inf)),
    ("cvt.rz.f32.f64 {}, {}", np.array([1 + 2.0**-23.5, -1 - 2.0**-23.5]), f4(1, -1)),
    ("cvt.rp.f32.f64 {}, {}", np.array([1 + 2.0**-30, -1 - 2.0**-30]), f4(1 + 2.0**-23, -1)),
    ("cvt.f32.f16 {}, {}", u2(0x3C00, 0x0001, 0x7C00).view("f2"), f4(1, 2.0**-24, np.inf)),
    ("cvt.rn.f16.f32 {}, {}", f4(-1, 65504, 65520, 1 + 2.0**-11), u2(0xBC00, 0x7BFF, 0x7C00, 0x3C00).view("f2")),
    ("cvt.rn.bf16.f32 {}, {}", f4(1 + 2.0**-8, 1 + 3 * 2.0**-8), u2(0x3F80, 0x3F82)),
    # 1 + 2^-8 lies halfway between 0x3F80 and 0x3F81, 1 + 3·2^-8 between 0x3F81 and 0x3F82. 3.4e38 rounds up to infinity.
    # 1e-40 is 1.0889 times the smallest bfloat16.
    (f"cvt.rn.bf16x2.f32 {{0}}, {{1}}, {ONE}",
     f4(1 + 2.0**-8, 1 + 3 * 2.0**-8, np.nan, 3.4e38, 1e-40),
     u4(0x3F803F80, 0x3F823F80, 0x7FFF3F80, 0x7F803F80, 0x13F80)),
    (f"cvt.rn.f16x2.f32 {{0}}, {ONE}, {{1}}",
     f4(1 + 3 * 2.0**-11, 65520, 2.0**-25, 1.5 * 2.0**-24),
     u4(0x3C003C02, 0x3C007C00, 0x3C000000, 0x3C000002)),
]  # fmt: skip


@pytest.mark.parametrize(("instruction", "x", "wanted"), CONVERSIONS, ids=[each[0].split()[0] for each in CONVERSIONS])
def test_conversions(instruction, x, wanted):
    assert_same(unary(instruction, x, wanted.dtype), wanted)


SIGNED = i4(-7, 7, -8, 2**31 - 1, -(2**31), 0, 1, -1)
INTEGERS = [
    ("div.s32 {0}, {1}, 2", SIGNED, [-3, 3, -4, 2**30 - 1, -(2**30), 0, 0, 0]),
    ("rem.s32 {0}, {1}, 4", SIGNED, [-3, 3, 0, 3, 0, 0, 1, -1]),
    ("div.u32 {0}, {1}, 2", SIGNED.view("u4"), SIGNED.view("u4") // 2),
    ("shr.s32 {0}, {1}, 1", SIGNED, SIGNED >> 1),
    ("shr.s32 {0}, {1}, 40", SIGNED, SIGNED >> 31),
    ("shr.u32 {0}, {1}, 40", SIGNED.view("u4"), [0] * 8),
    ("shl.b32 {0}, {1}, 32", SIGNED.view("u4"), [0] * 8),
    ("mul.hi.s32 {0}, {1}, 65536", SIGNED, [int(v) * 65536 >> 32 for v in SIGNED]),
    ("mul.lo.s32 {0}, {1}, {1}", SIGNED, SIGNED * SIGNED),
    ("mad.lo.s32 {0}, {1}, 3, 5", SIGNED, SIGNED * 3 + 5),
    ("not.b32 {}, {}", u4(0), [2**32 - 1]),
    ("bfi.b32 {0}, 255, {1}, 8, 4", u4(0x12345678), [0x12345F78]),
    ("prmt.b32 {0}, {1}, 0, 0x0123", u4(0x12345678), [0x78563412]),
    ("prmt.b32 {0}, {1}, 255, 0x5410", u4(0x12345678), [0x00FF5678]),
    ("prmt.b32 {0}, {1}, 0, 0x4448", u4(0x12345680), [0x000000FF]),
    ("neg.s32 {}, {}", SIGNED, -SIGNED),
    ("max.s32 {0}, {1}, -1", SIGNED, np.maximum(SIGNED, -1)),
    ("mov.b32 {{%h1, %h2}}, {1}; mov.b32 {0}, {{%h2, %h1}}", u4(0x12345678), [0x56781234]),
    ("cvt.u16.u32 %h1, {1}; cvt.u32.u16 {0}, %h1", u4(0x12345678), [0x5678]),
    ("setp.lo.u32 %p1, {1}, 5; selp.b32 {0}, 1, 0, %p1", SIGNED.view("u4"), [0, 0, 0, 0, 0, 1, 1, 0]),
    ("setp.lt.s32 %p1, {1}, 5; and.pred %p2, %p1, %p1; selp.b32 {0}, 1, 0, %p2", SIGNED, [1, 0, 1, 0, 1, 1, 1, 1]),
]  # fmt: skip


@pytest.mark.parametrize(("instruction", "x", "wanted"), INTEGERS, ids=[each[0].split()[0] for each in INTEGERS])
@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_integers(instruction, x, wanted):
    assert unary(instruction, x).tolist() == np.asarray(wanted, x.dtype).tolist()


def test_each_thread_goes_its_own_way():
    """Each thread counts to its own number, with a branch within the loop. Then all threads continue together."""
    body = """ld.global.u32 %r10, [%q5]; mov.u32 %r11, 0; mov.u32 %r12, 0;
    LOOP: setp.ge.u32 %p1, %r12, %r10; @%p1 bra DONE;
    and.b32 %r13, %r12, 1; setp.eq.s32 %p2, %r13, 0; @%p2 bra EVEN; add.s32 %r11, %r11, 100; bra.uni NEXT;
    EVEN: add.s32 %r11, %r11, 1; NEXT: add.s32 %r12, %r12, 1; bra.uni LOOP;
    DONE: @!%p2 add.s32 %r11, %r11, 1000; st.global.u32 [%q6], %r11;"""
    x = np.arange(1, 129, dtype="u4") % 11 + 1
    result, violations = run(body, x)
    assert result.tolist() == [int(v // 2 * 100 + (v + 1) // 2) + 1000 * (v % 2 == 0) for v in x]
    assert not violations


BLOCK_SUM = """ld.global.u32 %r10, [%q5]; mov.u32 %r20, words; shl.b32 %r21, %r0, 2; add.s32 %r22, %r20, %r21;
cvt.u64.u32 %q7, %r22; st.shared.u32 [%q7], %r10; {barrier} mov.u32 %r11, 0; mov.u32 %r12, 0;
LOOP: shl.b32 %r24, %r12, 2; add.s32 %r25, %r20, %r24; cvt.u64.u32 %q8, %r25; ld.shared.u32 %r26, [%q8]; add.s32 %r11, %r11, %r26;
add.s32 %r12, %r12, 1; setp.lt.u32 %p1, %r12, {count}; @%p1 bra LOOP; st.global.u32 [%q6], %r11;"""
SYNC = "bar.sync 0;"
DIVERGENT = "setp.lt.u32 %p3, %r0, 32; @%p3 bra A; bar.sync 0; bra.uni B; A: bar.sync 0; B:"
LEFT = "setp.lt.u32 %p3, %r0, 32; @%p3 bra A; ret; A: bar.sync 0;"


def test_shared_memory():
    result, violations = run(BLOCK_SUM.format(barrier=SYNC, count=64), np.arange(128, dtype="u4"))
    assert result.tolist() == [sum(range(64))] * 64 + [sum(range(64, 128))] * 64
    assert not violations


@pytest.mark.parametrize(
    ("barrier", "count", "fault"),
    [
        ("", 64, "shared: race"),
        (SYNC, 65, "shared: out of bounds"),
        (DIVERGENT, 64, "barrier that not all threads of a block come to"),
        (LEFT, 32, "barrier that not all threads of a block come to"),
    ],
)
def test_faults_of_shared_memory_and_barriers(barrier, count, fault):
    assert fault in run(BLOCK_SUM.format(barrier=barrier, count=count), np.arange(64, dtype="u4"))[1]


def test_shared_memory_that_nobody_has_written():
    some = BLOCK_SUM.format(barrier=SYNC, count=64).replace("st.shared", "setp.lt.u32 %p4, %r0, 60; @%p4 st.shared")
    assert run(some, np.arange(64, dtype="u4"))[1] == ["shared: read of what nobody has written"]


LANE, FIRST = np.arange(64) % 32, np.arange(64) // 32 * 32


@pytest.mark.parametrize(
    ("how", "offset", "limits", "wanted"),
    [
        ("bfly", 1, 31, LANE ^ 1),
        ("bfly", 16, 31, LANE ^ 16),
        ("idx", 5, 31, LANE * 0 + 5),
        ("down", 4, 31, np.where(LANE + 4 < 32, LANE + 4, LANE)),
        ("up", 4, 0, np.where(LANE >= 4, LANE - 4, LANE)),
        ("bfly", 4, 31 | 24 << 8, LANE ^ 4),
        ("idx", 2, 31 | 24 << 8, LANE // 8 * 8 + 2),
    ],
)
def test_shuffles(how, offset, limits, wanted):
    body = f"ld.global.u32 %r10, [%q5]; shfl.sync.{how}.b32 %r11|%p1, %r10, {offset}, {limits}, -1; st.global.u32 [%q6], %r11;"
    result, violations = run(body, np.arange(64, dtype="u4"))
    assert result.tolist() == (FIRST + wanted).tolist()
    assert not violations


EARLY = "ld.global.u32 %r10, [%q5]; setp.lt.u32 %p2, %r0, 8; @%p2 bra OUT; {} OUT: st.global.u32 [%q6], %r10;"
WHOLE = "shfl.sync.bfly.b32 %r10|%p1, %r10, 16, 31, -1;"
OWN = "mov.u32 %r30, %laneid; and.b32 %r30, %r30, 24; shl.b32 %r31, 255, %r30; shfl.sync.bfly.b32 %r10|%p1, %r10, 4, 31, %r31;"
LATE = """ld.global.u32 %r10, [%q5]; mov.u32 %r12, 0; setp.lt.u32 %p2, %r0, 8; @%p2 bra GO;
LOOP: add.s32 %r12, %r12, 1; setp.lt.u32 %p3, %r12, %r0; @%p3 bra LOOP;
GO: shfl.sync.bfly.b32 %r10|%p1, %r10, 31, 31, -1; st.global.u32 [%q6], %r10;"""
CROSSED = """ld.global.u32 %r10, [%q5]; setp.lt.u32 %p2, %r0, 8; @%p2 bra A; shfl.sync.bfly.b32 %r10|%p1, %r10, 4, 31, -1;
bra.uni OUT; A: shfl.sync.bfly.b32 %r10|%p1, %r10, 4, 31, -1; OUT: st.global.u32 [%q6], %r10;"""


def test_threads_wait_for_those_that_they_name():
    x = np.arange(64, dtype="u4")
    result, violations = run(EARLY.format(OWN), x)
    assert not violations
    assert result.tolist() == [v if v < 8 else v ^ 4 for v in range(64)]
    result, violations = run(LATE, x)
    assert not violations
    assert result.tolist() == (FIRST + (LANE ^ 31)).tolist()


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        (EARLY.format(WHOLE), "shuffle from a thread that takes no part"),
        (CROSSED, "threads wait for others that never come"),
        (EARLY.format(OWN.replace("255", "15")), "shuffle from a thread that takes no part"),
        (EARLY.format(WHOLE.replace("-1", "254")), "shuffle of threads that do not name themselves"),
    ],
)
def test_faults_of_shuffles(body, fault):
    assert fault in run(body, np.arange(32, dtype="u4"), threads=32)[1]


FAULTS = [
    ("ld.global.f32 %f1, [%q5+4]; st.global.f32 [%q6], %f1;", "global: read of what is no element of an array"),
    ("ld.global.f32 %f1, [%q5]; st.global.f32 [%q6+-4], %f1;", "global: write to what is no element of an array"),
    ("ld.global.v4.f32 {{%f1, %f2, %f3, %f4}}, [%q5]; st.global.f32 [%q6], %f1;", "misaligned"),
    ("ld.global.f32 %f1, [%q5]; st.global.f32 [%q5], %f1;", "global: write to what is no element of an array"),
    ("ld.global.f32 %f1, [%q6]; st.global.f32 [%q6], %f1;", "global: read of what nobody has written"),
    ("ld.global.f32 %f1, [%q5]; st.global.f32 [%q2], %f1;", "global: race"),
    ("add.f32 %f1, %f2, %f2; st.global.f32 [%q6], %f1;", "register read before it is written"),
    ("cvt.u32.u64 %r10, %q5; cvt.u64.u32 %q7, %r10; ld.global.f32 %f1, [%q7]; st.global.f32 [%q6], %f1;", "global: out of bounds"),
    ("mov.u32 %r10, 0; div.s32 %r10, %r0, %r10;", "division by zero"),
]


@pytest.mark.parametrize(("body", "fault"), FAULTS, ids=range(len(FAULTS)))
def test_faults_of_memory_and_registers(body, fault):
    assert fault in run(body.replace("{{", "{").replace("}}", "}"), np.arange(64, dtype="f4"))[1]


NEIGHBOUR = """xor.b32 %r10, %r0, 1; mul.wide.u32 %q8, %r10, 4; add.s64 %q9, %q1, %q8; ld.global.f32 %f1, [%q9]; {}
st.global.f32 [%q5], %f1; st.global.f32 [%q6], %f1;"""


def test_races_in_place():
    """It is a race if threads read their neighbours' numbers and overwrite them in place without a barrier."""
    x = np.arange(64, dtype="f4")
    assert run(NEIGHBOUR.format(""), x, in_place=True)[1] == ["global: race"]
    result, violations = run(NEIGHBOUR.format(SYNC), x, in_place=True)
    assert not violations
    assert result.tolist() == (np.arange(64) ^ 1).tolist()
    assert run(NEIGHBOUR.format(SYNC), np.arange(128, dtype="f4"), in_place=True)[1] == ["global: race"]  # blocks do not wait
    constant = "ld.global.nc.f32 %f1, [%q5]; st.global.f32 [%q5], %f1; st.global.f32 [%q6], %f1;"
    assert run(constant, x, in_place=True)[1] == ["global: race"]


def test_tables():
    table = ".global .align 4 .u32 table[4] = {3, 5, 7, 11};"
    body = "and.b32 %r10, %r0, 3; mul.wide.u32 %q8, %r10, 4; mov.u64 %q9, table; add.s64 %q9, %q9, %q8; ld.global.u32 %r11, [%q9];"
    result, violations = run(f"{body} st.global.u32 [%q6], %r11;", np.zeros(8, "u4"), module=table)
    assert result.tolist() == [3, 5, 7, 11] * 2
    assert not violations


@pytest.mark.parametrize(
    "body",
    [
        "L: bra.uni L;",
        "atom.global.add.u32 %r1, [%q5], 1;",
        "add.rz.f32 %f1, %f1, %f1;",
        "mov.u64 %q1, %clock64;",
        "call f, (%r1);",
    ],
)
def test_what_it_does_not_know_is_an_error(body, monkeypatch):
    monkeypatch.setattr("ptx.machine.MOST_STEPS", 1000)
    if "bra" in body:
        assert run(body, np.zeros(4, "u4"))[1] == ["the kernel does not end"]
        return
    with pytest.raises(NotImplementedError):
        run(body, np.zeros(4, "u4"))


def test_a_launch_of_more_threads_than_the_kernel_is_made_for():
    with pytest.raises(ValueError, match="at most 64 are allowed"):
        run("", np.zeros(128, "u4"), threads=128)
