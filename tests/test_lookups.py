"""Lookups: every index works, on this processor and others, and no loop calls functions or loads numbers one by one."""

import functools
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import lookups as in_loops
import numpy as np
import pytest
from llvmlite import binding
from test_targets import x86

from fastact.elementary import lookups

FEATURES = {"skylake-avx512": "avx512f", "haswell": "avx2", "sandybridge": "avx", "x86-64-v2": "sse4.2"}
BYTES = {"AVX-512": (64, 32), "AVX2": (32,), "NEON": (16,)}


@functools.cache
def on(processor, **settings):
    """Return the script's results for a processor; None is this one."""
    names = {} if processor is None else {"NUMBA_CPU_NAME": processor, "NUMBA_CPU_FEATURES": ""}
    command = [sys.executable, Path(in_loops.__file__)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600, env=os.environ | names | settings, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def check_right(found):
    assert found["right"] == dict.fromkeys(found["right"], True)
    assert len(found["right"]) == sum(map(len, in_loops.ROWS.values())) * len(in_loops.SIZES)


@pytest.mark.parametrize(
    "processor",
    [
        None,
        pytest.param("x86-64-v2", marks=x86),
        *(pytest.param(name, marks=[x86, pytest.mark.deep]) for name in ("haswell", "sandybridge", "skylake-avx512")),
    ],
)
def test_every_index(processor):
    """Indices with any upper bits work, also negative ones, in whole vectors, in the remainder, and alone."""
    if processor and not binding.get_host_cpu_features().get(FEATURES[processor]):
        pytest.skip(f"this processor has no {FEATURES[processor]}")
    check_right(on(processor))


@pytest.mark.deep
@pytest.mark.parametrize("settings", [{"NUMBA_OPT": "0"}, {"NUMBA_LOOP_VECTORIZE": "0"}, {"NUMBA_DEBUGINFO": "1"}], ids=str)
def test_every_index_however_it_is_compiled(settings):
    check_right(on(None, **settings))


@x86
@pytest.mark.parametrize("processor", [None, pytest.param("haswell", marks=pytest.mark.deep)])
def test_the_loop_looks_up_in_registers(processor):
    has = binding.get_host_cpu_features()
    if not has.get("avx2"):
        pytest.skip("this processor has no AVX2")
    for name, text in on(processor)["assembly"].items():
        assert not re.search(r"\tcall|fastact\.lookup\.(?!table)", text), name
        with_512 = processor is None and has.get("avx512f")
        if with_512 or "float32_8" in name or "float32_16" in name:  # AVX2 loads other numbers, some rows at once
            assert re.search(r"\tvperm(?:i2|t2)?(?:ps|pd|d|q)\s", text), name
        assert not re.search(r"\tv(?:gather|pinsr|insertps)", text), name  # these would load the numbers one by one
        assert ("%zmm" in text) == (processor is None and has.get("avx512f", False)), name


def module(triple: str, count: int) -> str:
    """Return a vectorised loop as LLVM's vectoriser leaves it, with calls of a declared variant."""
    name, kind, index = f"fastact.lookup.float.{count}.1.0.a", "<4 x float>", "<4 x i32>"
    numbers = ", ".join(f"float {float(k)}" for k in range(count))
    table = "@fastact.lookup.table.a"
    return f"""target triple = "{triple}"
{table} = linkonce_odr global [{count} x float] [{numbers}], align 64
@llvm.compiler.used = appending global [2 x ptr] [ptr {table}, ptr @{name}.v4], section "llvm.metadata"
declare float @{name}(i32)
declare {kind} @{name}.v4({index})
define void @looked_up(ptr %from, ptr %to, i64 %count) {{
start:
  br label %loop
loop:
  %i = phi i64 [ 0, %start ], [ %next, %loop ]
  %source = getelementptr {index}, ptr %from, i64 %i
  %index = load {index}, ptr %source
  %found = call {kind} @{name}.v4({index} %index)
  %target = getelementptr {kind}, ptr %to, i64 %i
  store {kind} %found, ptr %target
  %next = add i64 %i, 1
  %more = icmp ult i64 %next, %count
  br i1 %more, label %loop, label %end
end:
  ret void
}}
"""


def machine_code(text: str, triple: str) -> str:
    """Return the machine code for a target triple, from the passes that kernels go through."""
    binding.initialize_all_targets()
    binding.initialize_all_asmprinters()
    machine = binding.Target.from_triple(triple).create_target_machine(opt=3)
    made = binding.parse_assembly(text)
    made.verify()
    builder = binding.create_pass_builder(machine, binding.create_pipeline_tuning_options(speed_level=3))
    builder.getModulePassManager().run(made, builder)
    return machine.emit_assembly(made)


@pytest.mark.parametrize("count", [16, 32])
@pytest.mark.parametrize("triple", ["aarch64-unknown-linux-gnu", "arm64-apple-macosx"])
def test_neon(triple, count):
    """A loop has one `tbl` with four registers per 64 bytes of the table, and loads these in pairs or together."""
    text = machine_code(lookups.with_bodies(module(triple, count)), triple)
    assert "fastact.lookup.float" not in text
    assert "fastact.lookup.double" not in text
    loop = re.search(r"^(\.?LBB0_1):.*?\tb\S*\s+\1$", text, re.MULTILINE | re.DOTALL)[0]
    assert len(re.findall(r"\ttbl\S*\s.*\{(?:[^,}]+,){3}[^,}]+\}", loop)) == count * 32 // 512
    assert not re.search(r"\tbl\s", loop)
    assert len(re.findall(r"\tld\w+", loop)) <= 1 + 2 * count // 16, loop


def test_the_bytes_that_neon_looks_up():
    """NumPy repeats the arithmetic of the body with its constants. `tbl` gives byte k of 64 for a byte k of the index."""
    kind = np.float32
    count = 64 // np.dtype(kind).itemsize
    body = lookups._Vector("table", "float", count, 1, 0, 4).text()
    mask, shift = (int(number) for number in re.findall(r"= (?:and|shl) .*splat \(i32 (\d+)\)", body))
    taken, added = (
        np.array(re.findall(rf"i{size} (\d+)", re.search(rf"<(i{size} \d+.*)>", body)[1]), int).reshape(1, 16) for size in (32, 8)
    )
    numbers, index = in_loops.numbers(kind, count)[0], in_loops.indices(kind, count)
    index = index[: index.size // 4 * 4]
    vectors = ((index & mask) << shift).view(np.uint8).reshape(-1, 16)
    places = np.take_along_axis(vectors, np.repeat(taken, len(vectors), axis=0), axis=1) + added
    found = numbers.view(np.uint8)[places].view(kind).ravel()
    assert np.array_equal(found, numbers[index % count])


def test_code_without_lookups_stays_as_it_is():
    text = "define void @nothing() {\n  ret void\n}\n"
    assert lookups.with_bodies(text) is text
