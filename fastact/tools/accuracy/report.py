"""The table of ACCURACY.md. It has a row for each function, which is kept when another function is measured again."""

import platform
from dataclasses import dataclass
from pathlib import Path

import numba
import numpy as np

from fastact.definitions import CATALOGUE, Activation
from fastact.tools.accuracy import all_halves, measure
from fastact.tools.bench import peers
from fastact.tools.bench.cases import Case, Cell

COLUMNS = (
    "function",
    "float32 value",
    "float32 derivative",
    "float64 value",
    "float64 derivative",
    "float16",
    "bfloat16",
    "PyTorch",
    "JAX",
)
LIBRARIES = ("torch", "jax")  # the last two columns
NEAR_GOAL = 2.0  # ε·max|f'|
HEADER = """\
# Accuracy

The largest error of every element-wise function and its derivative in units of the last place (ULP; 0.5 is the best
possible), and the input where it occurs. Written by `fastact accuracy --exhaustive -o ACCURACY.md`.

- **float32** over all 2³² numbers, against the float64 function, which is itself measured in the next two columns. A `≥` stands
  before what was measured over one number in {step} only.
- **float64** on {samples} numbers that reach every magnitude, both tails, kinks and their neighbours, against the textbook
  formula in mpmath.
- **float16** and **bfloat16** over all numbers of the type, value and derivative: the largest error, and in brackets how many
  results are not the nearest number. The reference is the float64 function, and mpmath where float32 may err, next to the middle
  between two numbers. Nearer than 10⁻¹² to it either number counts as the nearest. Goal: 0.51 ULP, except near zeros, which the
  error contains.
- Within 50 % of a zero of the function (away from 0) a relative error means little; errors above the goal are given after a
  `+`, as a multiple of ε times the largest number for |x| < 3.
- **PyTorch** and **JAX**: their float32 value and derivative over one number in {step}, against the same float64 function. Both
  flush subnormal results or lose the tails, where an error of 2²³ ULP is one of 100 %; `nan` is NaN where the function has a limit,
  `–` no such operator.
- Goals: value 2 ULP, derivative 4 ULP, near zeros 2 ε·max. Results that miss a goal are in **bold**.
- Parameters have their defaults, or {parameters}; a gated function's other array is {other}.

"""


@dataclass(frozen=True)
class Row:
    """The cells of one function in the table."""

    cells: tuple[str, ...]

    def __str__(self):
        return "| " + " | ".join(self.cells) + " |"


def elementwise_names() -> list[str]:
    return sorted(name for name, definition in CATALOGUE.items() if isinstance(definition, Activation))


def _shown(error: measure.Error, goal: float) -> str:
    text = f"{error.ulp:.2f}" if error.ulp < 1e4 else "nan" if error.ulp == float("inf") else f"{error.ulp:.1e}"
    text += f" at {error.at:.6g}" if 0.5 < error.ulp < float("inf") else ""
    near = "" if error.near_zeros is None else f" + {error.near_zeros:.2f}"
    missed = error.ulp > goal or (error.near_zeros or 0) > NEAR_GOAL
    return f"**{text}{near}**" if missed else text + near


def _of_halves(dtype: np.dtype, curves) -> str:
    errors = (all_halves.half_error(curve, dtype) for curve in curves)
    return ", ".join(f"{error.ulp:.2f} ({error.not_nearest})" for error in errors)


def _peer(library: str, name: str, curves) -> str:
    if library not in peers.installed() or not peers.has(library, name) or CATALOGUE[name].gated:
        return ""
    texts = []
    for use, curve in zip(("forward", "backward"), curves, strict=True):
        cell = Cell(Case(use, name), np.dtype(np.float32), measure.CHUNK, threads=numba.get_num_threads())

        def made(x, cell=cell):
            inputs = (x,) if cell.case.use == "forward" else (np.ones_like(x), x)
            return peers.calls(cell, inputs, None, [library]).get(library)

        def call(x, out, made=made):
            result = made(x)()
            return np.asarray(result[0] if isinstance(result, tuple) else result)

        if made(np.zeros(measure.CHUNK, np.float32)) is None:
            texts.append("–")
            continue
        error = measure.float32_error(call, curve, exhaustive=False)
        texts.append("nan" if error.ulp == float("inf") else f"{error.ulp:.3g}")
    return ", ".join(texts)


def row(name: str, *, exhaustive: bool, count: int) -> Row:
    """Measure one function and return its row."""
    definition = CATALOGUE[name]
    curves = measure.curves(definition)
    at_least = "" if exhaustive else "≥ "
    cells = [at_least + _shown(measure.float32_error(curve.call, curve, exhaustive), curve.goal) for curve in curves]
    cells += [_shown(measure.float64_error(curve, definition, count), curve.goal) for curve in curves]
    cells += [_of_halves(dtype, curves) for dtype in all_halves.TYPES]
    return Row((name, *cells, *(_peer(library, name, curves) for library in LIBRARIES)))


def read(path: Path) -> dict[str, Row]:
    """Return the rows of an existing table, by function."""
    if not path.exists():
        return {}
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    found = [Row(tuple(cell.strip() for cell in line.strip("|").split("|"))) for line in lines]
    return {entry.cells[0]: entry for entry in found if entry.cells[0] in CATALOGUE and len(entry.cells) == len(COLUMNS)}


def heading() -> str:
    return f"{Row(COLUMNS)}\n|{'---|' * len(COLUMNS)}"


def text(table: dict[str, Row], count: int) -> str:
    """Return the text of the whole file."""
    samples = len(measure.points(CATALOGUE["relu"], np.float64, count))
    without_defaults = [CATALOGUE[name] for name in elementwise_names() if any(p.required for p in CATALOGUE[name].parameters)]
    numbers = ", ".join(f"{definition.name}{measure.parameters_of(definition)}" for definition in without_defaults)
    head = HEADER.format(samples=samples, step=measure.SAMPLE_STEP, parameters=numbers, other=measure.OTHER_ARRAY)
    lines = [heading(), *(str(table[name]) for name in sorted(table))]
    libraries = [f"NumPy {np.__version__}", *(f"{peers.TITLES[n]} {peers.version(n)}" for n in LIBRARIES if n in peers.installed())]
    measured = f"\nMeasured with Python {platform.python_version()}, {', '.join(libraries)}, on {platform.machine()}.\n"
    return head + "\n".join(lines) + "\n" + measured
