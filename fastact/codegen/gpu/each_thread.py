"""Element-wise kernels: the body that every thread runs, compiled from a definition."""

from dataclasses import dataclass

import numpy as np
from numba.core import types

from fastact.codegen import users_functions
from fastact.codegen.elementwise import sources
from fastact.codegen.fingerprint import fingerprint
from fastact.codegen.gpu import vectors
from fastact.codegen.gpu.vectors import byte_offsets, each_lane, same_offset
from fastact.codegen.operands import single_rows
from fastact.codegen.template import from_template
from fastact.definitions import CATALOGUE, Activation, RowActivation
from fastact.definitions.passes import PASSES
from fastact.elementary.precision import specialise

THREADS = 256
# Users' activations by a name of their own: the definition, and True if its compiled code may be cached.
OWN: dict[str, tuple[Activation, bool]] = {}
COPY = "copy"  # plans copy arrays with this function


def names(use: str) -> list[str]:
    """Return the names of the element-wise functions that have the pass."""
    return [name for name in PASSES[use].names() if isinstance(CATALOGUE[name], Activation)]


def _copied(x):
    return (x,)


OWN[COPY] = Activation(_copied, "", "", None, None, ""), True


def definition_of(name: str) -> Activation | RowActivation:
    return OWN[name][0] if name in OWN else CATALOGUE[name]


def contiguous(first, step, count, addresses, numbers):
    """Run thread `first` of `step` over arrays of `count` elements with the same layout, without gaps, at multiples of 16 bytes."""
    pieces = count // lanes
    for i in range(first, pieces, step):
        store_piece(addresses, i, each_lane(of_lane, load_piece(addresses, i), numbers))
    i = pieces * lanes + first
    if i < count:
        offsets = same_offset(addresses, i * itemsize)
        store_one(addresses, offsets, of_lane(load_one(addresses, offsets), numbers))


def strided(first, step, count, addresses, numbers, shape, strides):
    """Do the same for arrays with any strides, in bytes. A broadcast array has stride 0."""
    for i in range(first, count, step):
        offsets = byte_offsets(addresses, i, shape, strides)
        store_one(addresses, offsets, of_lane(load_one(addresses, offsets), numbers))


def of_lane(loaded, numbers):
    return scalar(*arranged(loaded, numbers))


@dataclass(frozen=True)
class Variant:
    """The properties that a kernel is compiled for.

    `is_array` tells for each input if it is an array or one number. `dimensions` is 0 for arrays with the same layout and without
    gaps, else the number of dimensions. `coarse` kernels compute with the third precision of `fastact.elementary.precision`.
    """

    use: str
    name: str
    storage: str
    is_array: tuple[bool, ...]
    dimensions: int = 0
    coarse: bool = False

    @property
    def threads(self) -> int:
        """The number of threads in a block."""
        return THREADS

    @property
    def signature(self):
        """The arguments: count, addresses and numbers. Strided kernels also take shape and strides."""
        storage = vectors.STORAGES[self.storage]
        operands = sum(self.is_array) + self.outputs
        tuples = [types.UniTuple(types.int64, operands), types.UniTuple(storage.kind, self.is_array.count(False))]
        if self.dimensions:
            tuples += [types.UniTuple(types.int64, count) for count in (self.dimensions, self.dimensions * operands)]
        return types.void(types.int64, *tuples)

    @property
    def outputs(self) -> int:
        definition = definition_of(self.name)
        return len(single_rows(definition, PASSES[self.use].arrays_out(definition)))

    @property
    def cached(self) -> bool:
        """True if Numba may cache the compiled kernel."""
        return self.name not in OWN or OWN[self.name][1]

    @property
    def label(self) -> str:
        kinds = "".join("an"[not array] for array in self.is_array)
        return f"cuda_{self.use}_{self.name}_{self.storage}_{kinds}{self.dimensions}{'c' * self.coarse}"


def body(variant: Variant, inlined):
    """Compile the function that every thread runs. `inlined` compiles a Python function that such functions call."""
    storage = vectors.STORAGES[variant.storage]
    use, definition = PASSES[variant.use], definition_of(variant.name)
    dtype = np.float64 if storage.kind == types.float64 else np.float32
    load_piece, store_piece, load_one, store_one = vectors.accessors(storage, sum(variant.is_array), variant.outputs)
    source, of_pass = sources(use, definition)
    if variant.name in OWN:
        users_functions.refuse_exceptions(source)
        function = users_functions.scalar(users_functions.prepared(source), use, dtype, len(definition.parameters))
    else:
        function = specialise(source, dtype, variant.coarse)
    scalar = inlined(of_pass(inlined(function)))
    lane = from_template(of_lane, scalar=scalar, arranged=vectors.arrangement(variant.is_array))
    names = {"of_lane": inlined(lane), "load_one": load_one, "store_one": store_one}
    if variant.dimensions:
        return inlined(from_template(strided, **names))
    return inlined(
        from_template(
            contiguous, lanes=storage.lanes, itemsize=storage.itemsize, load_piece=load_piece, store_piece=store_piece, **names
        )
    )


def entry(variant: Variant, cuda):
    """Return the kernel as a Python function that `numba.cuda`, passed as `cuda`, compiles."""
    run_thread = body(variant, cuda.jit(device=True, forceinline=True))
    template = _contiguous_entry if not variant.dimensions else _strided_entry
    use, definition = PASSES[variant.use], definition_of(variant.name)
    source, of_pass = sources(use, definition)
    made_of = (
        users_functions.made_of(users_functions.prepared(source), use, len(definition.parameters))
        if variant.name in OWN
        else source
    )
    name = f"{variant.label}_{fingerprint(of_pass, made_of)}"  # Numba's cache looks at names only
    return from_template(template, name, cuda=cuda, run_thread=run_thread)


def _contiguous_entry(count, addresses, numbers):
    run_thread(cuda.grid(1), cuda.gridsize(1), count, addresses, numbers)


def _strided_entry(count, addresses, numbers, shape, strides):
    run_thread(cuda.grid(1), cuda.gridsize(1), count, addresses, numbers, shape, strides)
