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


STORE = re.compile(r"v?mov(?:up|ap|ntp)[sd]\s+%[yz]mm\d+, ([^{]*)|vmovdq\w+\s+%[yz]mm\d+, ([^{]*)")
# Arithmetic, comparison and selection; not what only moves numbers about, as transposing does.
COMPUTES = re.compile(
    r"v(?:p?(?:add|sub|mul|div|max|min|sqrt|cmp|and|andn|or|xor|blend|ternlog)|fn?m(?:add|sub)|rcp|rndscale|round|scalef|fpclass)"
    r"\w*\s.*%[yz]mm|vmov[au]p[sd]\s.*%[yz]mm\d+ \{%k"
)
COPY = ("forward", "identity")  # the only loop that computes nothing
CONSTANT = ("backward", "hardmax")  # its gradient is 0 everywhere, which memset writes


def blocks(text):
    """The instructions between one label and the next."""
    return [re.findall(r"^\t(?!\.)(.*)$", block, re.MULTILINE) for block in re.split(r"^\.?L\w+:", text, flags=re.MULTILINE)]


def stored(block):
    """The places that whole vectors go to: base and index registers of each."""
    addresses = [match[1] or match[2] for line in block if (match := STORE.match(line))]
    return {re.sub(r"^[^(]*", "", address) for address in addresses if "(" in address}


@every
def test_vector_code(case):
    """In both precisions there is a block of code that computes on ymm or zmm registers and stores such to every output."""
    for text in assembly(case):
        computing = [block for block in blocks(text) if any(COMPUTES.match(line) for line in block)]
        most = max((len(stored(block)) for block in computing), default=0)
        if (case.use, case.name) == COPY:
            assert "memcpy" in text
        elif (case.use, case.name) == CONSTANT:
            assert "memset" in text
        else:
            assert most >= (1 if case.rows else case.ufunc.nout)


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
