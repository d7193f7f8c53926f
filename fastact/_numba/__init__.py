"""The undocumented parts of Numba and llvmlite that fastact uses, in one place. `tests/test_numba.py` tests each of them."""

import llvmlite
import numba

from fastact._numba.calling import (
    attempting,
    called,
    defining,
    in_double,
    in_order,
    in_single,
    items_of,
    late,
    taking_tuple,
    through_single,
)
from fastact._numba.compiling import REPLACED, UNNEEDED, InlinedCompiler, PlainCompiler, UsersCompiler, entry, njit
from fastact._numba.kept_versions import KeptVersions, kept_function, kept_ufunc, options_of, python_of
from fastact._numba.machine import (
    assembly,
    assembly_of,
    host_features,
    host_has_fma,
    load,
    most_threads,
    processor,
    target,
    when_threads_are_counted,
)

VERSIONS = {"numba": numba.__version__, "llvmlite": llvmlite.__version__}
__all__ = [
    "REPLACED",
    "UNNEEDED",
    "VERSIONS",
    "InlinedCompiler",
    "KeptVersions",
    "PlainCompiler",
    "UsersCompiler",
    "assembly",
    "assembly_of",
    "attempting",
    "called",
    "defining",
    "entry",
    "host_features",
    "host_has_fma",
    "in_double",
    "in_order",
    "in_single",
    "items_of",
    "kept_function",
    "kept_ufunc",
    "late",
    "load",
    "most_threads",
    "njit",
    "options_of",
    "processor",
    "python_of",
    "taking_tuple",
    "target",
    "through_single",
    "when_threads_are_counted",
]
