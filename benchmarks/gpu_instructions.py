"""What a GPU issues for an element: ``python benchmarks/gpu_instructions.py`` writes benchmarks/GPU_INSTRUCTIONS.md.

No GPU is needed: NVIDIA's assembler makes the machine code of compute capability 9.0; ``pip install ".[cuda]"`` brings it, and
``pip install nvidia-cuda-nvdisasm`` what shows it. A kernel whose instructions take longer than its bytes cannot run at the speed
of the memory. The figures are a bound, not a measurement: nothing says that a kernel reaches what an H200 could issue.
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
# An H200's multiprocessor: bytes of memory in a cycle (4.8 TB/s, 132 of them, 1.98 GHz), and what all lanes issue in one
BYTES = 4.8e12 / 132 / 1.98e9
ISSUED, SPECIAL, DOUBLE = 128, 16, 64
ROWS, ROW = ("softmax", "softmax1", "log_softmax"), 1024
COLUMNS = [(use, *kind) for use in ("forward", "fused") for kind in (("float32", False), ("float32", True), ("bfloat16", False))]


def tool(name: str) -> Path:
    """One of NVIDIA's programs, from their packages."""
    import nvidia

    found = sorted(place for folder in nvidia.__path__ for place in Path(folder).glob(f"*/bin/{name}"))
    if not found:
        raise SystemExit(f'{name} is needed, got none: pip install ".[cuda]" nvidia-cuda-nvdisasm')
    return found[0]


def binary(variant, capability: tuple[int, int], folder) -> Path:
    """The file with the kernel's machine code."""
    source, result = Path(folder) / "kernel.ptx", Path(folder) / "kernel.cubin"
    text = target.ptx(variant, capability)
    source.write_text(text, encoding="utf-8")
    architecture = re.search(r"^\.target (\w+)", text, re.MULTILINE).group(1)  # sm_90a is not sm_90 to the assembler
    subprocess.run([tool("ptxas"), f"-arch={architecture}", source, "-o", result], check=True)
    return result


def assembly(variant, capability: tuple[int, int]) -> str:
    """The kernel's machine code, as text."""
    with tempfile.TemporaryDirectory() as folder:
        command = [tool("nvdisasm"), "-c", binary(variant, capability, folder)]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def loops(text: str) -> list[list[str]]:
    """The instructions between each label and the jumps back to it."""
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
    """The loop over pieces of 16 bytes, and how many of each array it loads at once: the cheapest, if there are several."""
    wide = lambda lines: sum(bool(re.match(r"LDG\S*\.128", line)) for line in lines)
    return min(((lines, wide(lines)) for lines in loops(text) if wide(lines)), key=lambda each: len(each[0]) / each[1])


def cost(lines: list[str], elements: float, moved: int) -> tuple[float, float]:
    """(instructions for an element, their time as a share of the time that the `moved` bytes of an element take)."""
    kinds = Counter(line.split()[0].split(".")[0] for line in lines)
    doubles = sum(count for kind, count in kinds.items() if kind in ("DADD", "DFMA", "DMUL", "DSETP"))
    cycles = max(len(lines) / ISSUED, kinds["MUFU"] / SPECIAL, doubles / DOUBLE) / elements
    return len(lines) / elements, cycles / (moved / BYTES)


def elementwise_cost(use: str, name: str, kind: str, fast: bool) -> tuple[float, float]:
    """Of arrays that lie alike, and parameters that are numbers."""
    entry, storage, definition = PASSES[use], STORAGES[kind], Case(use, name).definition
    arrays = len(entry.arrays_in(definition))
    is_array = (True,) * arrays + (False,) * len(definition.parameters)
    variant = Variant(use, name, kind, is_array, 0, storage.coarse(fast))
    lines, loads = whole_pieces(assembly(variant, HOPPER))
    return cost(lines, storage.lanes * loads / arrays, storage.itemsize * (arrays + variant.outputs))


def row_cost(use: str, name: str, kind: str, fast: bool) -> tuple[float, float]:
    """Of rows of 1024 numbers, which a warp has in registers."""
    entry, storage, definition = PASSES[use], STORAGES[kind], Case(use, name).definition
    pieces = ROW // thread_groups.WARP // storage.lanes
    numbers = (False,) * len(definition.parameters)
    variant = RowVariant(use, name, kind, numbers, thread_groups.WARP, pieces, storage.lanes, 1, storage.coarse(fast))
    arrays = len(entry.arrays_in(definition)) + len(entry.arrays_out(definition))
    lines = max(loops(assembly(variant, HOPPER)), key=len)
    return cost(lines, storage.lanes * pieces, storage.itemsize * arrays)


def table(measure, names) -> str:
    """Rows of functions, columns of passes and types."""
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

And in brackets their time on an H200, if it issued all that it can, as a share of the time that the element's bytes take: above 1
the memory waits. Counted in the code of NVIDIA's assembler for compute capability 9.0, not measured; written by
`python benchmarks/gpu_instructions.py`.
"""


if __name__ == "__main__":
    parts = [TEXT, table(elementwise_cost, each_thread.names("forward"))]
    parts += [f"Rows of {ROW} numbers:\n", table(row_cost, ROWS)]
    FILE.write_text("\n".join(parts), encoding="utf-8")
