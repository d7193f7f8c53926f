"""A GPU's instructions for an element: ``python benchmarks/gpu_instructions.py`` writes benchmarks/GPU_INSTRUCTIONS.md.

No GPU is needed. NVIDIA's assembler, which ``pip install ".[cuda]"`` installs, makes the machine code of compute capability 9.0.
The disassembler comes with ``pip install nvidia-cuda-nvdisasm``. A kernel whose instructions take longer than its bytes cannot run
at the speed of the memory. The figures are a bound, not a measurement: a kernel may not reach the issue rate of an H200.
"""

import re
import subprocess
import tempfile
from collections import Counter
from pathlib import Path

from fastact.codegen.gpu import each_thread, thread_groups
from fastact.codegen.gpu.each_thread import Variant
from fastact.codegen.gpu.thread_groups import RowVariant
from fastact.codegen.gpu.vectors import STORAGES
from fastact.definitions.passes import PASSES
from fastact.runtime.cuda import target
from fastact.tools.bench.cases import Case

FILE = Path(__file__).parent / "GPU_INSTRUCTIONS.md"
HOPPER = (9, 0)
# An H200's multiprocessor: bytes of memory in a cycle (4.8 TB/s, 132 multiprocessors, 1.98 GHz), and instructions of all lanes in
# a cycle.
BYTES = 4.8e12 / 132 / 1.98e9
ISSUED, SPECIAL, DOUBLE = 128, 16, 64
ROWS, ROW = ("softmax", "softmax1", "log_softmax"), 1024
COLUMNS = [(use, *kind) for use in ("forward", "fused") for kind in (("float32", False), ("float32", True), ("bfloat16", False))]


def tool(name: str) -> Path:
    """Return the path of one of NVIDIA's programs in their packages."""
    import nvidia

    found = sorted(place for folder in nvidia.__path__ for place in Path(folder).glob(f"*/bin/{name}"))
    if not found:
        raise SystemExit(f'{name} is needed, got none: pip install ".[cuda]" nvidia-cuda-nvdisasm')
    return found[0]


def binary(variant, capability: tuple[int, int], folder) -> Path:
    """Assemble a kernel, and return the file with its machine code."""
    source, result = Path(folder) / "kernel.ptx", Path(folder) / "kernel.cubin"
    text = target.ptx(variant, capability)
    source.write_text(text, encoding="utf-8")
    architecture = re.search(r"^\.target (\w+)", text, re.MULTILINE).group(1)  # the assembler distinguishes sm_90a from sm_90
    subprocess.run([tool("ptxas"), f"-arch={architecture}", source, "-o", result], check=True)
    return result


def assembly(variant, capability: tuple[int, int]) -> str:
    """Return the kernel's machine code as text."""
    with tempfile.TemporaryDirectory() as folder:
        command = [tool("nvdisasm"), "-c", binary(variant, capability, folder)]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def loops(text: str) -> list[list[str]]:
    """Return the instructions between each label and the jumps back to it."""
    lines, labels, found = [], {}, []
    for line in text.splitlines():
        if label := re.match(r"\s*(\.L\w+):", line):
            labels[label[1]] = len(lines)
        elif instruction := re.search(r"/\*[0-9a-f]{4,}\*/\s+(?:@!?U?P\d+ )?(.*?);", line):
            lines.append(instruction[1])
            jump = re.match(r"BRA.*`\((\.L\w+)\)", lines[-1])
            if jump and jump[1] in labels:
                found.append(lines[labels[jump[1]] :])
    return found


def whole_pieces(text: str) -> tuple[list[str], int]:
    """Return the cheapest loop over pieces of 16 bytes, and the number of such loads in it."""
    wide = lambda lines: sum(bool(re.match(r"LDG\S*\.128", line)) for line in lines)
    return min(((lines, wide(lines)) for lines in loops(text) if wide(lines)), key=lambda each: len(each[0]) / each[1])


def cost(lines: list[str], elements: float, moved: int) -> tuple[float, float]:
    """Return (instructions for an element, their time relative to the time for the `moved` bytes of an element)."""
    kinds = Counter(line.split()[0].split(".")[0] for line in lines)
    doubles = sum(count for kind, count in kinds.items() if kind in ("DADD", "DFMA", "DMUL", "DSETP"))
    cycles = max(len(lines) / ISSUED, kinds["MUFU"] / SPECIAL, doubles / DOUBLE) / elements
    return len(lines) / elements, cycles / (moved / BYTES)


def elementwise_cost(use: str, name: str, kind: str, fast: bool) -> tuple[float, float]:
    """Return the cost for arrays with the same memory layout, and with numbers as parameters."""
    entry, storage, definition = PASSES[use], STORAGES[kind], Case(use, name).definition
    arrays = len(entry.arrays_in(definition))
    is_array = (True,) * arrays + (False,) * len(definition.parameters)
    variant = Variant(use, name, kind, is_array, 0, storage.coarse(fast))
    lines, loads = whole_pieces(assembly(variant, HOPPER))
    return cost(lines, storage.lanes * loads / arrays, storage.itemsize * (arrays + variant.outputs))


def row_cost(use: str, name: str, kind: str, fast: bool) -> tuple[float, float]:
    """Return the cost for rows of 1024 numbers, which a warp keeps in registers."""
    entry, storage, definition = PASSES[use], STORAGES[kind], Case(use, name).definition
    pieces = ROW // thread_groups.WARP // storage.lanes
    numbers = (False,) * len(definition.parameters)
    variant = RowVariant(use, name, kind, numbers, thread_groups.WARP, pieces, storage.lanes, 1, storage.coarse(fast))
    arrays = len(entry.arrays_in(definition)) + len(entry.arrays_out(definition))
    lines = max(loops(assembly(variant, HOPPER)), key=len)
    return cost(lines, storage.lanes * pieces, storage.itemsize * arrays)


def table(measure, names) -> str:
    """Return the table, with a row for each function and a column for each pass and type."""
    titles = [f"{use} {storage}{' fast' * fast}" for use, storage, fast in COLUMNS]
    lines = ["| function | " + " | ".join(titles) + " |", "|---" * (1 + len(titles)) + "|"]
    above = Counter()
    for name in names:
        costs = [measure(use, name, storage, fast) for use, storage, fast in COLUMNS]
        above.update(title for title, (_, share) in zip(titles, costs, strict=True) if share > 1)
        lines.append(f"| {name} | " + " | ".join(f"{count:.0f} ({share:.2f})" for count, share in costs) + " |")
    lines.append("| above 1 | " + " | ".join(str(above[title]) for title in titles) + " |")
    return "\n".join(lines) + "\n"


TEXT = """# Instructions of a GPU for an element

In brackets: the time that an H200 needs to issue them, as a multiple of the time that the element's bytes take in memory. Below 1
the kernel is limited by memory. Counted in the code of NVIDIA's assembler for compute capability 9.0, not measured; written by
`python benchmarks/gpu_instructions.py`.
"""


if __name__ == "__main__":
    parts = [TEXT, table(elementwise_cost, each_thread.names("forward"))]
    parts += [f"Rows of {ROW} numbers:\n", table(row_cost, ROWS)]
    FILE.write_text("\n".join(parts), encoding="utf-8")
