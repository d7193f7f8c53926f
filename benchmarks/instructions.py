"""Vector instructions in the loops: ``python benchmarks/instructions.py`` writes benchmarks/INSTRUCTIONS.md.

The counts do not depend on the machine's load, so a slower kernel is visible in review. A loop's count is the count of its basic
block with the most vector instructions. The block processes as many elements as fit into one vector register, or several registers
at once.
"""

import platform
import re
import sys
from pathlib import Path

import llvmlite.binding

from fastact import _numba
from fastact.codegen.loops import KERNEL
from fastact.definitions import RowActivation
from fastact.runtime.ufuncs import jobs_of
from fastact.tools.bench import cases

FILE = Path(__file__).parent / "INSTRUCTIONS.md"
USES = ("forward", "backward", "fused")
REGISTER = re.compile(r"%([xyz]mm)\d+")


def assembly(case, which: int) -> str:
    """Return the machine code of a case's loop as text. `which` is 0 for float32 and 1 for float64."""
    return jobs_of(case.function)[which].kernels[KERNEL].assembly()


def blocks(text: str) -> list[list[str]]:
    """Return the instructions between each label and the next."""
    found = [[]]
    for line in text.splitlines():
        if re.match(r"\.?L\w+:", line):
            found.append([])
        elif line.startswith("\t") and not line.startswith("\t."):
            found[-1].append(line)
    return found


def vector_instructions(text: str) -> int:
    """Return the number of instructions on the widest registers in the block with the most of them, or 0 without vector code."""
    return max(sum("%zmm" in line or "%ymm" in line for line in block) for block in blocks(text))


def host() -> str:
    return f"{_numba.processor()}, LLVM {'.'.join(map(str, llvmlite.binding.llvm_version_info))}"


def table(names=None) -> str:
    """Return the table, with a row for each function and a column for each pass and type."""
    elementwise = [case for case in cases.cases() if case.use in USES and not isinstance(case.definition, RowActivation)]
    functions = sorted({case.name for case in elementwise} if names is None else names)
    columns = [(use, which) for use in USES for which in range(len(cases.DTYPES))]
    lines = [
        f"# Vector instructions ({host()})\n",
        "In the innermost loop of each element-wise function, for one vector of elements: 16 float32 or 8 float64 with AVX-512.",
        "Loads, stores, blends and constants count, too. Written by `python benchmarks/instructions.py`.\n",
        "| function | " + " | ".join(f"{use} {cases.DTYPES[which]}" for use, which in columns) + " |",
        "|---" * (1 + len(columns)) + "|",
    ]
    for name in functions:
        counts = [vector_instructions(assembly(cases.Case(use, name), which)) for use, which in columns]
        lines.append(f"| {name} | " + " | ".join(map(str, counts)) + " |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    if platform.machine() not in ("x86_64", "AMD64"):
        sys.exit("instructions.py: only instructions of x86-64 are known")
    text = table(sys.argv[1:] or None)
    print(text) if sys.argv[1:] else FILE.write_text(text, encoding="utf-8")
