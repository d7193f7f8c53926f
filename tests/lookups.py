"""Check lookups of every index in compiled loops: ``python tests/lookups.py`` prints the outcome and the machine code as JSON.

`tests/test_lookups.py` also runs it for other processors.
"""

import ctypes
import itertools
import json

import numpy as np
from llvmlite import ir
from numba.core import types
from numba.core.typing.templates import Signature
from numba.extending import intrinsic

from fastact import _numba
from fastact.codegen.accessors import Accessors
from fastact.codegen.template import from_template
from fastact.elementary.lookups import look_up, with_bodies

SIZES = (8, 16, 32)
# of five rows: some processors store float32 rows in groups of four, and float64 rows in pairs, with the last one alone
ROWS = {np.float32: range(5), np.float64: (1, 2, 4)}
NUMBER = {np.float32: types.float32, np.float64: types.float64}
INTEGER = {np.float32: np.int32, np.float64: np.int64}


def numbers(kind, count) -> np.ndarray:
    return np.random.default_rng(count).normal(size=(5, count)).astype(kind)


def indices(kind, count) -> np.ndarray:
    """Return every index, including those taken modulo `count`: negative ones, ones beyond it, and ones with higher bits set."""
    ends = np.iinfo(INTEGER[kind])
    random = np.random.default_rng(0).integers(ends.min, ends.max, 500, endpoint=True)
    return np.concatenate([np.arange(-3 * count, 3 * count), [ends.min, ends.max], random]).astype(INTEGER[kind])


def loop(table, count, parameters):
    pointers = addresses(table)
    for i in range(count):
        store(pointers, i, looked_up(load(pointers, i)))
    return 0


def compiled(kind, count, row):
    """Return the library of a loop that takes indices as the bits of floats, and the loop's symbol."""
    found = numbers(kind, count)

    @intrinsic
    def looked_up(typingctx, loaded):
        kind_of_result = types.UniTuple(NUMBER[kind], 1)

        def codegen(context, builder, signature, args):
            bits = ir.IntType(np.dtype(kind).itemsize * 8)
            index = builder.bitcast(builder.extract_value(args[0], 0), bits)
            return context.make_tuple(builder, kind_of_result, [look_up(context, builder, found, row, index)])

        return Signature(kind_of_result, (loaded,), None), codegen

    names = Accessors(np.dtype(kind), (0,), (1,)).named("addresses", "load", "store")
    symbol = f"lookups_{np.dtype(kind).name}_{count}_{row}"
    return _numba.entry(from_template(loop, symbol, looked_up=looked_up, **names), 3, symbol, with_bodies), symbol


def results(library, symbol, kind, count) -> np.ndarray:
    function = ctypes.CFUNCTYPE(ctypes.c_ssize_t, *[ctypes.c_ssize_t] * 3)(_numba.load(library.object_code(), symbol))
    given = indices(kind, count)
    found = np.full(given.size, np.nan, kind)
    places = np.array([given.ctypes.data, found.ctypes.data], np.intp)
    assert function(places.ctypes.data, given.size, 0) == 0  # the last elements do not fill a vector
    one = np.full(1, np.nan, kind)
    places[:] = given[-1:].ctypes.data, one.ctypes.data
    assert function(places.ctypes.data, 1, 0) == 0
    assert one[0] == found[-1]
    return found


def main() -> None:
    right, assembly = {}, {}
    for kind in NUMBER:
        for count, row in itertools.product(SIZES, ROWS[kind]):
            library, symbol = compiled(kind, count, row)
            wanted = numbers(kind, count)[row, indices(kind, count) % count]
            right[symbol] = np.array_equal(results(library, symbol, kind, count), wanted)
            assembly[symbol] = library.assembly()
    print(json.dumps({"right": right, "assembly": assembly}))


if __name__ == "__main__":
    main()
