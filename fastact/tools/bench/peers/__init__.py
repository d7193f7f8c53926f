"""The same functions in other installed libraries, only for comparison.

Each library has a module with ``call(cell, inputs, out) -> call without arguments``. The result is None if the library lacks the
function. `inputs` and `out` are the arrays of fastact's call. `out` is None to request new arrays, and contains the inputs
themselves for a call in place. A library that cannot make new arrays, or cannot write to existing ones, does the best it can.
``use_threads(count)`` sets the number of a library's threads, if it has any.
"""

import importlib
import importlib.metadata
import importlib.util
from collections.abc import Callable

import numba

TITLES = {
    "numpy": "NumPy",
    "scipy": "SciPy",
    "numexpr": "numexpr",
    "torch": "PyTorch",
    "jax": "JAX",
    "onnxruntime": "ONNX Runtime",
    "openvino": "OpenVINO",
}
SPINNING = ("torch",)  # libraries whose idle threads spin for milliseconds


def installed() -> list[str]:
    return [name for name in TITLES if importlib.util.find_spec(name)]


def version(library: str) -> str:
    return importlib.metadata.version(library)


def _module(library: str):
    return importlib.import_module(f"{__name__}.of_{library}")


def use_threads(count: int) -> None:
    """Set the number of threads of fastact and the libraries."""
    numba.set_num_threads(count)
    for library in installed():
        getattr(_module(library), "use_threads", lambda count: None)(count)


def calls(cell, inputs, out, libraries=None) -> dict[str, Callable]:
    """Return {library: call} for the libraries that have the function. The first is fastact."""
    found = {"fastact": cell.case.call(inputs, out)}
    for library in installed() if libraries is None else libraries:
        call = _module(library).call(cell, inputs, out)
        if call is not None:
            found[library] = call
    return found


def has(library: str, name: str) -> bool:
    """Return whether the library has its own version of the function. Some libraries can also evaluate formulas."""
    return name in _module(library).names()
