"""The cells that ``benchmarks/gpu.py`` measures, and the calls of fastact, PyTorch and CuPy for them."""

import importlib.util
import itertools
from dataclasses import dataclass

import numpy as np

import fastact
from fastact.codegen.gpu import each_thread, thread_groups
from fastact.definitions import CATALOGUE
from fastact.definitions.passes import PASSES
from fastact.tools.bench.cases import Case

FUNCTIONS = ("relu", "leaky_relu", "gelu", "silu", "tanh", "mish", "softplus", "swiglu")
ROWS = ("softmax", "log_softmax", "logsumexp")
USES = ("forward", "backward", "fused")
DTYPES = ("float32", "bfloat16", "float32 fast", "float64", "float16")
ELEMENTS = 1 << 26
SHAPES = ((32768, 128), (32768, 1024), (8192, 4096), (2048, 32768), (64, 1048576))
SECONDS, REPEATS = 0.02, 5


@dataclass(frozen=True)
class Cell:
    """One measurement. The type "float32 fast" is float32 with ``fast=True``. `use` is "loss" for a loss with its gradient."""

    use: str
    name: str
    dtype: str
    shape: tuple[int, ...]

    def __str__(self):
        return "-".join((self.use, self.name, self.dtype, self.size)).replace(" ", "_")

    @property
    def definition(self):
        return CATALOGUE[self.name]

    @property
    def size(self) -> str:
        return "x".join(map(str, self.shape))


def cells(everything: bool) -> list[Cell]:
    """Return the cells. The most common type comes first, because a run may be cut off."""
    found = []
    for dtype, use in itertools.product(DTYPES, USES):
        found += [Cell(use, name, dtype, (ELEMENTS,)) for name in (each_thread.names(use) if everything else FUNCTIONS)]
        rows = [name for name in thread_groups.names(use) if everything or name in ROWS] if dtype in DTYPES[:2] else []
        found += [Cell(use, name, dtype, shape) for name, shape in itertools.product(rows, SHAPES)]
    return found + [Cell("loss", "cross_entropy", dtype, shape) for dtype in DTYPES[:2] for shape in SHAPES]


def seconds(cuda, launch) -> float:
    """Return the shortest time of a launch by the device's own clock."""

    def run(count):
        start, end = cuda.event(), cuda.event()
        start.record()
        for _ in range(count):
            launch()
        end.record()
        end.synchronize()
        return cuda.event_elapsed_time(start, end) / 1000 / count

    once = min(run(2), run(2))
    return min(run(max(2, round(SECONDS / once))) for _ in range(REPEATS))


class Bfloat16:
    """A view of Numba's array of 16-bit integers as bfloat16, a type that Numba lacks."""

    def __init__(self, array):
        self.array, self.nbytes = array, array.nbytes
        self.__cuda_array_interface__ = {**array.__cuda_array_interface__, "typestr": "<V2"}


def rounded_to_bfloat16(numbers):
    """Return the bits of float32 numbers rounded to bfloat16 towards zero."""
    return (numbers.view(np.uint32) >> 16).astype(np.uint16).view(np.int16)


class Memory:
    """A source of arrays on the device, in the type of a cell."""

    def __init__(self, cuda, dtype: str):
        self.cuda, self.is_bfloat16 = cuda, dtype == "bfloat16"
        some = np.random.default_rng(0).uniform(-6, 6, 1 << 20).astype("float32" if self.is_bfloat16 else dtype)
        self.some = rounded_to_bfloat16(some) if self.is_bfloat16 else some

    def as_it_is(self, array):
        return Bfloat16(array) if self.is_bfloat16 else array

    def filled(self, shape):
        return self.as_it_is(self.cuda.to_device(np.resize(self.some, shape)))

    def empty(self, shape):
        return self.as_it_is(self.cuda.device_array(shape, self.some.dtype))


def torch_calls(torch, cell, arrays):
    """Return {which: call} if PyTorch has the function under this name. Only the first two types are compiled: it takes long."""
    own = getattr(torch.nn.functional, cell.name, None) or getattr(torch, cell.name, None)
    if own is None or (cell.use != "loss" and (len(cell.definition.arrays) != 1 or cell.definition.parameters)):
        return {}
    tensors = [
        torch.as_tensor(x.array, device="cuda").view(torch.bfloat16)
        if isinstance(x, Bfloat16)
        else torch.as_tensor(x, device="cuda")
        for x in arrays
    ]
    function = own
    if cell.use == "loss":
        x, classes = tensors
        function, tensors = (lambda x: own(x, classes)), [torch.ones((), dtype=x.dtype, device="cuda"), x]
    elif len(cell.shape) > 1:
        function = lambda x: own(x, -1)
    applied = {"PyTorch": function} | ({"compiled": torch.compile(function)} if cell.dtype in DTYPES[:2] else {})
    return {which: torch_call(torch, cell.use, each, *tensors) for which, each in applied.items()}


def torch_call(torch, use, function, *tensors):
    """Return the pass as a call without arguments. Autograd computes the gradients."""
    x = tensors[-1].clone().requires_grad_(use != "forward")
    if use == "forward":
        return lambda: function(x)
    if use == "backward":
        y = function(x)
        return lambda: torch.autograd.grad(y, x, tensors[0], retain_graph=True)
    return lambda: torch.autograd.grad(function(x), x, tensors[0])


def cupy_calls(cell, arrays):
    """Return {which: call} of NumPy's formula, which CuPy's arrays evaluate on the device, kernel by kernel."""
    if cell.use == "loss" or cell.dtype == "bfloat16" or importlib.util.find_spec("cupy") is None:
        return {}
    import cupy

    case, arrays = Case(cell.use, cell.name), [cupy.asarray(array) for array in arrays]
    try:
        if case.formula(arrays) is None:
            return {}
    except (NotImplementedError, TypeError):  # a function that CuPy lacks
        return {}
    return {"CuPy": lambda: case.formula(arrays)}


def prepared(memory: Memory, cell: Cell, fast: bool):
    """Return (the call, its inputs, the arrays whose bytes it moves). A loss's target and mean are not counted."""
    if cell.use == "loss":
        x, target = memory.filled(cell.shape), memory.cuda.to_device(np.arange(cell.shape[0], dtype=np.int64) % cell.shape[1])
        out = memory.cuda.device_array((), np.float32), memory.empty(cell.shape)
        return fastact.cuda.prepare(fastact.cuda.losses.cross_entropy, x, target, out=out), (x, target), (x, out[1])
    definition, use = cell.definition, PASSES[cell.use]
    size = lambda name: cell.shape[:-1] if len(cell.shape) > 1 and definition.is_number(name) else cell.shape
    inputs = [memory.filled(size(name)) for name in use.arrays_in(definition)]
    out = tuple(memory.empty(size(name)) for name in use.arrays_out(definition))
    function = getattr(fastact.cuda if cell.use == "forward" else getattr(fastact.cuda, cell.use), cell.name)
    launch = fastact.cuda.prepare(function, *inputs, *Case(cell.use, cell.name).parameters(), out=out, fast=fast)
    return launch, inputs, (*inputs, *out)


def measure(cuda, torch, cell: Cell) -> dict:
    """Return the bytes that the cell must move, the seconds that each library takes, and the cell's description."""
    dtype, _, fast = cell.dtype.partition(" ")
    launch, inputs, moved = prepared(Memory(cuda, dtype), cell, bool(fast))
    calls = {"fastact": launch}
    if not fast:
        calls |= {**(torch_calls(torch, cell, inputs) if torch else {}), **cupy_calls(cell, inputs)}
    return {
        "function": cell.name,
        "pass": cell.use,
        "type": cell.dtype,
        "size": cell.size,
        "bytes": sum(array.nbytes for array in moved),
        "seconds": {which: seconds(cuda, call) for which, call in calls.items()},
    }
