"""What the compiler made of every loop: vector code, in one precision, without calls."""

import functools
import platform
import re

import pytest
from catalogue import every

pytestmark = pytest.mark.skipif(platform.machine() not in ("x86_64", "AMD64"), reason="reads x86-64 instructions")


@functools.cache
def assembly(case):
    """(float32 loop, float64 loop) as assembly, from their bitcode: that stands in Numba's cache, assembly does not."""
    libraries = [loop._library for loop in case.ufunc._keep_alive[0]]
    return [library._codegen._tm.emit_assembly(library._get_module_for_linking()) for library in libraries]


def instructions(text, pattern):
    return re.findall(rf"^\s+({pattern})\s(.*)$", text, flags=re.MULTILINE)


@every
def test_vector_code(case):
    """Whole vectors are stored to the outputs: on ymm or zmm registers, in both precisions."""
    for text in assembly(case):
        stores = [
            operands
            for _, operands in instructions(text, r"v?movup[sd]|v?movap[sd]|vmovdqu\w*")
            if re.match(r"%[yz]mm\d+, ", operands)
        ]
        copies = "memcpy" in text or "memmove" in text  # the identity is a copy, and LLVM knows
        assert stores or copies


@every
def test_float32_loops_have_no_float64_in_them(case):
    """No conversion and no arithmetic in double precision: a float literal that was not specialised would show here."""
    if not case.rows and case.definition.widens:
        pytest.skip("a sine's argument is reduced in float64")
    text = assembly(case)[0]
    assert not instructions(text, r"v?cvt\w*(?:ss2sd|ps2pd|sd2ss|pd2ps)\w*")
    assert not instructions(text, r"v?(?:add|sub|mul|div|max|min|sqrt|fn?m(?:add|sub)\d+)[ps]d")


@every
def test_no_calls_of_the_mathematical_library(case):
    names = r"\b(exp|expm1|exp2|log|log1p|tanh|erfc?|fma|ldexp|scalbn|copysign|fmax|fmin|fmaximum|rint|pow)f?\b"
    for text in assembly(case):
        assert not re.findall(rf"(?:call\w*\s+\*?|movabsq\s+\$){names}", text)
