"""The compiled loops: vector code, in a single precision, without calls."""

import functools
import re
import shutil
import subprocess

import numpy as np
import pytest
from catalogue import ELEMENTWISE, ROWS, one_fast, tiered

from fastact import _numba
from fastact.definitions.wide_cores import WideCore
from fastact.runtime import store
from fastact.runtime.ufuncs import jobs_of

# It takes a second to disassemble a row function.
every = pytest.mark.parametrize("case", [*tiered(ELEMENTWISE), *one_fast(ROWS)])

ADDITION = "define <16 x float> @f(<16 x float> %x) { %y = fadd <16 x float> %x, %x\n ret <16 x float> %y }"
pytestmark = pytest.mark.skipif(
    re.search("%[yz]mm", _numba.assembly(ADDITION)) is None, reason="reads x86-64 instructions on ymm and zmm registers"
)


DISASSEMBLER = shutil.which("llvm-objdump")


@functools.cache
def blocks(kernel):
    """Return the kernel as blocks of instructions (mnemonic, operands), each from one label or jump to the next.

    This is the code that calls run. It is compiled anew only if LLVM's disassembler is not installed.
    """
    return blocks_of(disassembled(kernel) if DISASSEMBLER else kernel.assembly())


def disassembled(kernel):
    store.address(kernel)  # compile it if needed
    command, code = [DISASSEMBLER, "-dr", "--no-show-raw-insn", "--symbolize-operands", "-"], store.read(f"{kernel.symbol}.o")
    written = subprocess.run(command, input=code, capture_output=True, check=True, timeout=60).stdout.decode()
    text = re.sub(r"\s+# .*", "", written)
    text = re.sub(r"\n\t\t\w+:\s+R_\w+\t(\S+)", r" \1", text)  # join names to the preceding instructions
    return re.sub(r"(?m)^ *[0-9a-f]+: *\t", "\t", text)


def blocks_of(text):
    found = [[]]
    for line in text.splitlines():
        if line.startswith("\t") and line[1:2] != ".":
            mnemonic, _, operands = line.strip().partition("\t")
            found[-1].append((mnemonic, operands))
        if line.startswith("\tj") or (not line.startswith("\t") and line.partition(":")[1]):
            found.append([])
    return found


def assembly(case):
    """Return the (float32, float64) kernels, each as a list of blocks."""
    return [[block for kernel in job.kernels.values() for block in blocks(kernel)] for job in jobs_of(case.function)[:2]]


STORES = re.compile(r"v?mov(?:up|ap|ntp)[sd]|vmovdq\w+")
TO_MEMORY = re.compile(r"%[yz]mm\d+, [^(]*(\([^)]*\))")
# Arithmetic, comparison and selection, but no instructions that only move numbers, such as transposing.
COMPUTES = re.compile(
    r"v(?:p?(?:add|sub|mul|div|max|min|sqrt|cmp|and|andn|or|xor|blend|ternlog)|fn?m(?:add|sub)|rcp|rndscale|round|scalef|fpclass)"
)
COPY = ("forward", "identity")  # the only kernel that computes nothing: it moves whole vectors
CONSTANT = ("backward", "hardmax")  # its gradient is 0 everywhere and is written by memset


def computes(block):
    """Return whether the block has arithmetic on whole vectors, or selects their elements by a mask."""
    wide = [(mnemonic, operands) for mnemonic, operands in block if "%zmm" in operands or "%ymm" in operands]
    return any(COMPUTES.match(mnemonic) or "{%k" in operands for mnemonic, operands in wide)


def stored(block):
    """Return the base and index registers of all vector stores. Registers reloaded from the stack count as different."""
    found, loads = set(), 0
    for mnemonic, operands in block:
        loads += mnemonic == "movq" and re.match(r"\S*\(%r[sb]p\), %r", operands) is not None
        if STORES.match(mnemonic) and (match := TO_MEMORY.match(operands)):
            found.add((match[1], loads))
    return found


def calls(text, names):
    return any(re.search(names, operands) for block in text for mnemonic, operands in block if mnemonic.startswith(("call", "mov")))


@every
def test_vector_code(case):
    """Each precision has a block that computes on ymm or zmm registers and stores such vectors to every output."""
    for text in assembly(case):
        most = max((len(stored(block)) for block in text if computes(block)), default=0)
        if (case.use, case.name) == COPY:
            assert max(len(stored(block)) for block in text) >= 1
        elif (case.use, case.name) == CONSTANT:
            assert calls(text, r"\bmemset\b")
        else:
            assert most >= (1 if case.rows else case.ufunc.nout)


@every
def test_float32_loops_have_no_float64_in_them(case):
    """Float32 loops have no double-precision arithmetic or conversions.

    A float literal that was not specialised would appear here.
    """
    core = case.core
    if not case.rows and (case.definition.widens or isinstance(core, WideCore) or (core and core.tail_in(np.dtype(np.float32)))):
        pytest.skip("computed in float64, on purpose")
    used = {mnemonic for block in assembly(case)[0] for mnemonic, _ in block}
    double = r"v?cvt\w*(?:ss2sd|ps2pd|sd2ss|pd2ps)\w*|v?(?:add|sub|mul|div|max|min|sqrt|fn?m(?:add|sub)\d+)[ps]d"
    assert not {mnemonic for mnemonic in used if re.fullmatch(double, mnemonic)}


@every
def test_no_calls_of_the_mathematical_library(case):
    names = r"\b(exp|expm1|exp2|log|log1p|tanh|erfc?|fma|ldexp|scalbn|copysign|fmax|fmin|fmaximum|rint|pow)f?\b"
    assert not any(calls(text, names) for text in assembly(case))


@every
def test_no_vector_waits_for_the_one_before(case):
    """No loop sets all bits of a register by `vpternlog`, which waits for the register's last value.

    LLVM uses it in a test for positive finite numbers, ``0 < alpha < INF``. celu took 2.5 instead of 0.9 ns.
    """
    blocks_with_stores = [block for text in assembly(case) for block in text if not case.rows and stored(block)]
    used = {operands for block in blocks_with_stores for mnemonic, operands in block if mnemonic.startswith("vpternlog")}
    assert not {operands for operands in used if re.match(r"\$(255|0xff|-0x1|-1),", operands)}
