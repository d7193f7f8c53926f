"""Python functions for NumPy features that exist only in its C API, in table slots that NumPy's ABI freezes."""

import ctypes
import functools
import itertools

import numpy as np
from numpy._core import _multiarray_umath

_REGISTER_LOOP_FOR_TYPE, _FROM_FUNC_AND_DATA_AND_SIGNATURE, _ADD_PROMOTER = 2, 31, 44  # slots of _UFUNC_API
_PYTHON_INTEGER, _PYTHON_FLOAT = 320 + 35, 320 + 36  # slots of _ARRAY_API: Python's numbers, which adapt to arrays
_BOOL = np.dtype(np.bool_)
MOST_WITH_NUMBERS = 3  # with at most so many inputs, any may be Python numbers with 16-bit arrays
_PROMOTER = b"numpy._ufunc_promoter"  # the name of the promoter's capsule


def _table(capsule):
    get_pointer = ctypes.pythonapi.PyCapsule_GetPointer
    get_pointer.restype, get_pointer.argtypes = ctypes.c_void_p, [ctypes.py_object, ctypes.c_char_p]
    return ctypes.cast(get_pointer(capsule, None), ctypes.POINTER(ctypes.c_void_p))


def _function(slot: int, result, *arguments):
    return ctypes.PYFUNCTYPE(result, *arguments)(_table(_multiarray_umath._UFUNC_API)[slot])


@functools.cache
def create_ufunc():
    """Return `PyUFunc_FromFuncAndDataAndSignature`."""
    # func, data, types, ntypes, nin, nout, identity, name, doc, unused, signature
    texts = ctypes.c_char_p, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p
    arguments = *[ctypes.c_void_p] * 3, *[ctypes.c_int] * 4, *texts
    return _function(_FROM_FUNC_AND_DATA_AND_SIGNATURE, ctypes.py_object, *arguments)


@functools.cache
def register_loop():
    """Return `PyUFunc_RegisterLoopForType`. It takes a ufunc, the number of a type, the loop, its operands' types and its data."""
    return _function(_REGISTER_LOOP_FOR_TYPE, ctypes.c_int, ctypes.py_object, ctypes.c_int, *[ctypes.c_void_p] * 3)


@functools.cache
def _add_promoter():
    """Return `PyUFunc_AddPromoter`. It takes a ufunc, the types for which NumPy calls the promoter, and the promoter."""
    return _function(_ADD_PROMOTER, ctypes.c_int, *[ctypes.py_object] * 3)


@functools.cache
def _python_numbers() -> tuple[type, ...]:
    """Return the types of Python numbers."""
    table = _table(_multiarray_umath._ARRAY_API)
    return tuple(ctypes.cast(table[slot], ctypes.py_object).value for slot in (_PYTHON_FLOAT, _PYTHON_INTEGER))


_loops: dict[tuple[int, int], tuple[type, ...]] = {}  # a loop's types by the addresses of its ufunc and type


@functools.cache
def _promoter():
    """Return (function, its capsule). NumPy calls the function, which chooses the loop of the type that is not a Python number."""
    kinds = ctypes.POINTER(ctypes.c_void_p)
    keep = ctypes.pythonapi.Py_IncRef
    keep.argtypes = [ctypes.c_void_p]

    @ctypes.PYFUNCTYPE(ctypes.c_int, ctypes.py_object, *[kinds] * 3)
    def promote(ufunc, given, asked, chosen):
        loop = next(_loops[id(ufunc), given[k]] for k in range(ufunc.nin) if (id(ufunc), given[k]) in _loops)
        for k, kind in enumerate(loop):
            chosen[k] = asked[k] or id(kind)
            keep(chosen[k])
        return 0

    capsule = ctypes.pythonapi.PyCapsule_New
    capsule.restype, capsule.argtypes = ctypes.py_object, [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p]
    return promote, capsule(ctypes.cast(promote, ctypes.c_void_p), _PROMOTER, None)


def yield_to(ufunc: np.ufunc, dtype: np.dtype, dtypes: tuple[np.dtype, ...]) -> None:
    """Make Python numbers with arrays of `dtype` select the loop of that dtype, whose operands have the `dtypes`.

    By itself, NumPy takes the first loop to which all inputs can be cast, and float32 comes before float16. Parameters may have the
    dtype of the arrays where the loop takes float32.
    """
    kind, loop = type(dtype), tuple(map(type, dtypes))
    _loops[id(ufunc), id(kind)] = loop
    numbers = _python_numbers() if ufunc.nin <= MOST_WITH_NUMBERS else ()
    choices = [(each,) if each is type(_BOOL) else (kind, *numbers) for each in loop[: ufunc.nin]]
    for kinds in itertools.product(*choices):
        if kind in kinds and kinds != loop[: ufunc.nin]:
            _add_promoter()(ufunc, (*kinds, *[None] * ufunc.nout), _promoter()[1])
