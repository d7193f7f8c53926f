"""Fingerprints: hashes of what kernels are compiled from. Kernels with the same fingerprint have the same machine code.

A fingerprint covers

* every function that can be reached from the start of compilation by the names that its code uses: through modules, closures,
  defaults, functions of ``numba.njit``, intrinsics and the variants of `overloaded`;
* the constants of these functions and the values that they read;
* the files of this folder and others that choose and build code;
* the versions of Numba and llvmlite.

It covers no docstrings, comments or line numbers of these functions, and nothing else in the package.
"""

import dataclasses
import enum
import functools
import hashlib
import os
import struct
import sys
import types as python_types
from collections.abc import Callable, Iterable
from fractions import Fraction
from pathlib import Path

import llvmlite.ir
import numpy as np
from numba.core import types

from fastact import _numba
from fastact.elementary import lookups, pieces, precision

_LIBRARIES = {"numpy", "numba", "llvmlite"}
_PYTHONS_FOLDER = Path(os.__file__).parent
_HAS_DOCSTRING = 0x4000000  # a flag of code objects since Python 3.13; before, a first constant that is a string is a docstring


class _OpaqueError(Exception):
    """Raised for a value that affects the results and that this module cannot judge."""


def _packed(parts: Iterable[bytes]) -> bytes:
    """Join the parts, each after its length. Different lists of parts give different bytes."""
    return b"".join(struct.pack("<q", len(part)) + part for part in parts)


def _is_ours(value) -> bool:
    return (getattr(value, "__module__", None) or "").partition(".")[0] == "fastact"


def _is_library(value) -> bool:
    """Return True if a value belongs to Python, NumPy, Numba or llvmlite, whose versions represent its code, and has a module."""
    return is_library_name((getattr(value, "__module__", None) or "").partition(".")[0])


def is_library_name(root: str) -> bool:
    """Return True if `root`, the first name of a module, is one of these libraries, and not a user's file named like Python's."""
    if root not in sys.stdlib_module_names:
        return root in _LIBRARIES
    spec = getattr(sys.modules.get(root), "__spec__", None)
    return _is_pythons_own(getattr(spec, "origin", None) or "")


@functools.cache
def _is_pythons_own(origin: str) -> bool:
    """Return True if a module with the name of one of Python's is that one: compiled into Python, or in the folder of `os`."""
    file = Path(origin)
    folder = file.parent.parent if file.stem == "__init__" else file.parent
    return bool(origin) and (file.suffix not in (".py", ".pyc") or folder == _PYTHONS_FOLDER)


def names_of(code: python_types.CodeType) -> list[str]:
    """Return the names of globals and attributes that a function's code uses, including those of nested functions."""
    found = dict.fromkeys(code.co_names)
    for constant in code.co_consts:
        if isinstance(constant, python_types.CodeType):
            found.update(dict.fromkeys(names_of(constant)))
    return list(found)


@functools.cache
def machinery() -> bytes:
    """Return the hash of what compiles definitions: this folder, `_numba`, the scalar compiler, lookups, pieces and versions."""
    digest = hashlib.sha256(repr((_numba.VERSIONS, sys.implementation.cache_tag)).encode())
    others = (Path(module.__file__) for module in (precision, lookups, pieces))
    folders = (Path(__file__).parent, Path(_numba.__file__).parent)
    for path in [*(path for folder in folders for path in sorted(folder.rglob("*.py"))), *others]:
        digest.update(_packed([path.name.encode(), path.read_bytes()]))
    return digest.digest()


class _Piece:
    """Encoder of one function or of the roots. The functions that it reaches are not encoded, but listed in order in `reached`."""

    def __init__(self):
        self.reached: list[python_types.FunctionType] = []
        self.modules: list[python_types.ModuleType] = []  # modules that are being encoded
        self.lenient = False  # true for code of this package, which handles only known objects of libraries

    def encoded(self, value, names=()) -> bytes:
        """Encode a value unambiguously. Of a module or a class, encode only the attributes that are among `names`."""
        return _packed(self._parts(value, names))

    def _parts(self, value, names) -> list[bytes]:
        kind = type(value)
        if value is None or value is Ellipsis or kind in (bool, int, str, bytes):
            return [kind.__name__.encode(), repr(value).encode()]
        if kind in (float, complex):
            return [kind.__name__.encode(), np.asarray(value).tobytes()]  # −0.0 and NaN have bits of their own
        if isinstance(value, tuple | list | frozenset | set | dict):
            return self._container(value, names)
        if isinstance(value, np.ndarray | np.generic):
            if value.dtype.hasobject:
                raise _OpaqueError
            return [b"array", repr(value.dtype.descr).encode(), repr(value.shape).encode(), value.tobytes()]
        if isinstance(value, python_types.CodeType):
            return self._code(value)
        if isinstance(value, python_types.ModuleType):
            return self._module(value, names)
        return self._callable(value, names)

    def _module(self, module, names) -> list[bytes]:
        """Encode the attributes that may be used. A library's module is represented by its version, unless it is a changed copy."""
        root = module.__name__.partition(".")[0]
        if module in self.modules or (is_library_name(root) and sys.modules.get(module.__name__) is module):
            return [b"module", module.__name__.encode()]
        self.modules.append(module)
        parts = [b"module", module.__name__.encode(), *self._attributes(module, names)]
        self.modules.pop()
        return parts

    def _container(self, value, names) -> list[bytes]:
        if isinstance(value, dict):
            items = [self.encoded(key, names) + self.encoded(item, names) for key, item in value.items()]
        else:
            items = [self.encoded(item, names) for item in value]
        if isinstance(value, frozenset | set):
            items.sort()
        return [type(value).__name__.encode(), repr(getattr(value, "_fields", None)).encode(), *items]

    def _code(self, code) -> list[bytes]:
        constants = code.co_consts
        if constants and isinstance(constants[0], str) and (sys.version_info < (3, 13) or code.co_flags & _HAS_DOCSTRING):
            constants = (None, *constants[1:])
        shape = (code.co_names, code.co_varnames, code.co_freevars, code.co_argcount, code.co_kwonlyargcount, code.co_flags)
        return [
            b"code",
            code.co_code,
            getattr(code, "co_exceptiontable", b""),
            repr(shape).encode(),
            *(self.encoded(constant) for constant in constants),
        ]

    def _attributes(self, owner, names) -> list[bytes]:
        present = [name for name in names if name in vars(owner)]
        return [part for name in present for part in (name.encode(), self.encoded(vars(owner)[name], names))]

    def _callable(self, value, names) -> list[bytes]:
        if isinstance(value, functools.partial):
            return [b"partial", *(self.encoded(part, names) for part in (value.func, value.args, value.keywords))]
        inner = _numba.python_of(value)
        if inner is not None:
            options = {name: repr(option) for name, option in _numba.options_of(value).items() if name != "pipeline_class"}
            return [b"compiled", self.encoded(sorted(options.items())), self._function(inner)]
        if isinstance(value, python_types.FunctionType):
            return [self._function(value)]
        if hasattr(value, "__wrapped__"):  # functools.cache and similar
            return [b"wrapped", self.encoded(value.__wrapped__, names)]
        if isinstance(value, np.ufunc | python_types.BuiltinFunctionType):
            return [b"named", f"{value.__module__ if hasattr(value, '__module__') else ''}.{value.__name__}".encode()]
        if isinstance(value, type):
            inside = [] if _is_library(value) or _is_ours(value) else self._attributes(value, names)
            return [b"class", f"{value.__module__}.{value.__qualname__}".encode(), *inside]
        return self._instance(value, names)

    def _instance(self, value, names) -> list[bytes]:
        name = f"{type(value).__module__}.{type(value).__qualname__}".encode()
        if isinstance(value, enum.Enum):
            return [b"enum", name, value.name.encode(), self.encoded(value.value)]
        if type(value) is Fraction:  # a constant with more digits than a float has one
            return [b"fraction", str(value).encode()]
        if isinstance(value, types.Type | types.ExternalFunction | np.dtype | llvmlite.ir.Type | llvmlite.ir.Value):
            return [b"shown", name, str(value).encode()]
        if dataclasses.is_dataclass(value):
            return [b"record", name, *(self.encoded(getattr(value, f.name), names) for f in dataclasses.fields(value))]
        if _is_ours(type(value)):
            return [b"object", name, *self._attributes(value, sorted(vars(value)))]
        if self.lenient and _is_library(type(value)):
            return [b"library object", name]  # such as a lock or a context variable; our code that handles it is known
        raise _OpaqueError

    def _function(self, function) -> bytes:
        if _is_library(function):
            return f"{function.__module__}.{function.__qualname__}".encode()
        self.reached.append(function)
        return b"reached"


Judged = tuple[bytes, tuple[python_types.FunctionType, ...]]


def _judged(function: python_types.FunctionType) -> Judged:
    """Return (digest of a function without the functions that it reaches, those functions)."""
    piece = _Piece()
    piece.lenient = _is_ours(function)
    names = names_of(function.__code__)
    cells = [cell.cell_contents for cell in function.__closure__ or ()]
    parts = [piece.encoded(function.__code__)]
    parts += [piece.encoded(value, names) for value in (function.__defaults__, function.__kwdefaults__, *cells)]
    for name in names:
        if name in function.__globals__:
            parts += [name.encode(), piece.encoded(function.__globals__[name], names)]
    parts += [piece.encoded(variant) for variant in getattr(function, "variants", ())]
    if function.__globals__.get("FOUND_BY_TYPE"):  # functions of its module that no name refers to
        file, others = _whole(function.__module__)
        parts.append(file)
        piece.reached += others
    return hashlib.sha256(_packed(parts)).digest(), tuple(piece.reached)


_judged_once = functools.cache(_judged)  # for functions of the package, which do not change


@functools.cache
def _whole(module: str) -> Judged:
    """Return (digest of a module's file, its functions). Compiled code finds these by their argument types, not by their names."""
    owner = sys.modules[module]
    functions = (value for value in vars(owner).values() if isinstance(value, python_types.FunctionType))
    return hashlib.sha256(Path(owner.__file__).read_bytes()).digest(), tuple(f for f in functions if f.__module__ == module)


def fingerprint(*roots: Callable | object) -> str | None:
    """Return the hash of the machinery and of all values that `roots` reach, or None if one of them cannot be judged.

    A value that cannot be judged is an object of a user's class, whose state may change.
    """
    digest, start = hashlib.sha256(machinery()), _Piece()
    try:
        digest.update(start.encoded(roots))
        places = {function: k for k, function in enumerate(dict.fromkeys(start.reached))}
        queue = list(places)
        for function in queue:
            code, reached = (_judged_once if _is_ours(function) else _judged)(function)
            for other in reached:
                if other not in places:
                    places[other] = len(queue)
                    queue.append(other)
            digest.update(_packed([code, *(str(places[other]).encode() for other in reached)]))
        digest.update(repr([places[function] for function in start.reached]).encode())
    except _OpaqueError:
        return None
    return digest.hexdigest()[:24]
