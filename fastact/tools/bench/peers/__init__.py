"""The same functions in other libraries, as far as they are installed; only for comparison.

Each library is a module with ``call(cell, inputs, out) -> call without arguments``, or None where it has nothing of the kind.
`inputs` and `out` are the arrays that fastact's call gets; `out` is None where new arrays are wanted, and the inputs themselves in
place. A library that makes no new arrays, or writes to no given ones, does what it can. ``use_threads(count)`` sets its threads,
where it has any.
"""

import importlib
import importlib.metadata
import importlib.util
from collections.abc import Callable

import numba

from fastact.runtime import threads

TITLES = {
    "numpy": "NumPy",
    "scipy": "SciPy",
    "numexpr": "numexpr",
    "torch": "PyTorch",
    "jax": "JAX",
    "onnxruntime": "ONNX Runtime",
    "openvino": "OpenVINO",
}


def installed() -> list[str]:
    return [name for name in TITLES if importlib.util.find_spec(name)]


def version(library: str) -> str:
    return importlib.metadata.version(library)


def _module(library: str):
    return importlib.import_module(f"{__name__}.of_{library}")


def use_threads(count: int) -> None:
    """Let fastact and the libraries use so many threads."""
    numba.set_num_threads(count)
    for library in installed():
        getattr(_module(library), "use_threads", lambda count: None)(count)


def spinning() -> tuple[str, ...]:
    """The libraries whose idle threads spin: those of OpenMP."""
    return ("torch", "fastact") if threads.start() == "omp" else ("torch",)


def calls(cell, inputs, out, libraries=None) -> dict[str, Callable]:
    """{library: call} of those that have the function; the first is fastact."""
    found = {"fastact": cell.case.call(inputs, out)}
    for library in installed() if libraries is None else libraries:
        call = _module(library).call(cell, inputs, out)
        if call is not None:
            found[library] = call
    return found


def has(library: str, name: str) -> bool:
    """Whether the library has the function of its own; formulas can be given to some."""
    return name in _module(library).names()
