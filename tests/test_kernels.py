"""What the compiler made of every loop: vector code, in one precision, without calls."""

import json
import platform
import re
import subprocess
import sys

import pytest
from catalogue import ELEMENTWISE, ROWS

pytestmark = pytest.mark.skipif(platform.machine() not in ("x86_64", "AMD64"), reason="reads x86-64 instructions")

# Loops from the cache have no assembly any more, so that they are compiled once more, all in one process.
COMPILE = """
import json, os, sys
sys.path[:0] = json.loads(sys.argv[1])
from numba.core import caching
caching.CacheImpl._locator_classes = []  # no cache
import numpy as np
from catalogue import CASES
for case in CASES[int(sys.argv[2])::2]:
    loops = case.ufunc._keep_alive[0]
    print(json.dumps([str(case), [loop._library.get_asm_str() for loop in loops]]), flush=True)
"""


@pytest.fixture(scope="module")
def assembly():
    """{case: (float32 loop, float64 loop)} as assembly."""
    processes = [
        subprocess.Popen([sys.executable, "-c", COMPILE, json.dumps(sys.path), str(part)], stdout=subprocess.PIPE, text=True)
        for part in range(2)
    ]
    printed = [process.communicate(timeout=1200)[0] for process in processes]
    assert [process.returncode for process in processes] == [0, 0]
    return dict(json.loads(line) for text in printed for line in text.splitlines())


def instructions(text, pattern):
    return re.findall(rf"^\s+({pattern})\s(.*)$", text, flags=re.MULTILINE)


@pytest.mark.parametrize("case", [*ELEMENTWISE, *ROWS], ids=str)
def test_vector_code(assembly, case):
    """Whole vectors are stored to the outputs: on ymm or zmm registers, in both precisions."""
    for text in assembly[str(case)]:
        stores = [
            operands
            for _, operands in instructions(text, r"v?movup[sd]|v?movap[sd]|vmovdqu\w*")
            if re.match(r"%[yz]mm\d+, ", operands)
        ]
        copies = "memcpy" in text or "memmove" in text  # the identity is a copy, and LLVM knows
        assert stores or copies


@pytest.mark.parametrize("case", [*ELEMENTWISE, *ROWS], ids=str)
def test_float32_loops_have_no_float64_in_them(assembly, case):
    """No conversion and no arithmetic in double precision: a float literal that was not specialised would show here."""
    text = assembly[str(case)][0]
    assert not instructions(text, r"v?cvt\w*(?:ss2sd|ps2pd|sd2ss|pd2ps)\w*")
    assert not instructions(text, r"v?(?:add|sub|mul|div|max|min|sqrt|fn?m(?:add|sub)\d+)[ps]d")


@pytest.mark.parametrize("case", [*ELEMENTWISE, *ROWS], ids=str)
def test_no_calls_of_the_mathematical_library(assembly, case):
    names = r"\b(exp|expm1|exp2|log|log1p|tanh|erfc?|fma|ldexp|scalbn|copysign|fmax|fmin|fmaximum|rint|pow)f?\b"
    for text in assembly[str(case)]:
        assert not re.findall(rf"(?:call\w*\s+\*?|movabsq\s+\$){names}", text)
