"""The cases of the benchmarks: a function in a pass, with a type, a size, a distribution of the data and a number of threads."""

import functools
import importlib
from dataclasses import dataclass

import numba
import numpy as np

import fastact
from fastact.definitions import CATALOGUE, RowActivation
from fastact.definitions.passes import PASSES
from fastact.definitions.textbook import NumpyFormulas

USES = ("forward", "backward", "backward_from_output", "fused")
# The commonly used functions, which the short run measures.
COMMON = (
    *("identity", "relu", "relu6", "leaky_relu", "prelu", "elu", "selu", "celu", "softplus", "sigmoid", "tanh", "silu", "swish"),
    *("gelu", "gelu_tanh", "mish", "hardswish", "hardsigmoid", "logsigmoid", "swiglu", "geglu"),
)
SMOOTH = ("gelu", "silu", "sigmoid", "tanh", "softplus", "mish")  # also measured on normal distributions
# The slopes of the functions whose gradients other libraries compute from the output.
FROM_OUTPUT = {"sigmoid": lambda y: y * (1 - y), "tanh": lambda y: 1 - y * y}
MODULES = {use: importlib.import_module(PASSES[use].module) for use in USES}


@dataclass(frozen=True)
class Case:
    """One function in one pass."""

    use: str
    name: str

    def __str__(self):
        return f"{self.use}-{self.name}"

    @property
    def definition(self):
        return CATALOGUE[self.name]

    @property
    def function(self):
        return getattr(MODULES[self.use], self.name)

    @property
    def outputs(self) -> int:
        return getattr(self.function, "ufunc", self.function).nout

    def parameters(self) -> tuple[float, ...]:
        return tuple(p.typical for p in self.definition.parameters)

    def names_of_inputs(self) -> tuple[str, ...]:
        return PASSES[self.use].arrays_in(self.definition)

    def inputs(self, size: int, dtype, data: str = "uniform") -> tuple[np.ndarray, ...]:
        """Return arrays of `size` elements, the upstream gradient first. A row function has rows of at most 1000 elements."""
        definition = self.definition
        if not isinstance(definition, RowActivation):
            x = _drawn(data, size, dtype)
            others = [_drawn("normal1", size, dtype, seed) for seed, _ in enumerate(self.names_of_inputs()[1:])]
            if self.use == "backward_from_output":
                x = getattr(fastact, self.name)(x, *self.parameters())
            return (*others, x)  # the values of the last array matter most: x, or a gate's other factor
        rng = np.random.default_rng(1)
        rows, length = max(size // 1000, 1), min(size, 1000)
        numbers, flags = lambda: rng.uniform(-6, 6, (rows, length)).astype(dtype), lambda: rng.random((rows, length)) < 0.8
        made = {name: flags() if name in definition.flags else numbers() for name in definition.arrays}
        size = (rows,) if definition.is_number("g") else (rows, 2 * length if definition.elements else length)
        made["g"] = rng.normal(size=size).astype(dtype)
        names = self.names_of_inputs()
        if "y" in names:
            made["y"] = getattr(fastact, self.name)(*(made[name] for name in definition.arrays), *self.parameters())
        return tuple(made[name] for name in names)

    def out(self, inputs) -> tuple[np.ndarray, ...]:
        """Return new arrays for the results."""
        whole, definition = inputs[-1] if inputs[-1].dtype != bool else inputs[-2], self.definition
        shapes = []
        for name in PASSES[self.use].arrays_out(definition):
            row = isinstance(definition, RowActivation)
            length = whole.shape[-1] * (2 if row and definition.is_double(name) else 1)
            shapes.append(whole.shape[:-1] if row and definition.is_number(name) else (*whole.shape[:-1], length))
        return tuple(np.empty(shape, whole.dtype) for shape in shapes)

    def call(self, inputs, out=None):
        """Return fastact's call on `inputs`, without arguments. Parameters have their defaults, as in most programs."""
        if out is not None and isinstance(self.function, np.ufunc):
            return functools.partial(self.function, *inputs, *out)  # positional, which saves 0.05 µs, as for SciPy's ufuncs
        parameters = self.parameters() if any(p.required for p in self.definition.parameters) else ()
        return functools.partial(self.function, *inputs, *parameters, **({} if out is None else {"out": out}))

    def formula(self, inputs, m=None):
        """Compute the same with plain NumPy as people write it, or with the namespace `m`. Return None if there is no formula."""
        definition, parameters = self.definition, self.parameters()
        m = m or NumpyFormulas(inputs[0].dtype)
        *g, x = inputs
        if isinstance(definition, RowActivation):
            return self._row_formula(m, inputs, parameters)
        if definition.gated:
            return self._gated_formula(m, inputs, parameters)
        if self.use == "forward":
            return definition.textbook(m, x, *parameters)
        if self.use == "backward_from_output":
            return g[0] * FROM_OUTPUT[self.name](x)
        dx = g[0] * definition.textbook_derivative(m, x, *parameters)
        return (definition.textbook(m, x, *parameters), dx) if self.use == "fused" else dx

    def _row_formula(self, m, inputs, parameters):
        """Compute the value, and the gradient of those functions for which people write one."""
        definition = self.definition
        if self.use == "forward":
            return definition.textbook(m, *inputs, *parameters)
        if definition.textbook_gradient is None:
            return None
        g, *arrays = inputs
        y = arrays[0] if self.use == "backward" else definition.textbook(m, *arrays, *parameters)
        dx = definition.textbook_gradient(m, g, y)
        return (y, dx) if self.use == "fused" else dx

    def _gated_formula(self, m, inputs, parameters):
        definition = self.definition
        if self.use == "forward":
            return definition.textbook(m, *inputs, *parameters)
        g, *arrays = inputs
        slopes = tuple(g * slope for slope in definition.textbook_derivative(m, *arrays, *parameters))
        return (definition.textbook(m, *arrays, *parameters), *slopes) if self.use == "fused" else slopes


# These are cached: to draw 10⁷ numbers, or to touch memory for as many results, takes longer than most of the measured calls.


@functools.lru_cache(maxsize=48)
def _drawn(data: str, size: int, dtype, seed: int = -1) -> np.ndarray:
    return DATA[data](np.random.default_rng(seed + 2), size).astype(dtype)


@functools.lru_cache(maxsize=48)
def _memory(shape, dtype, k: int) -> np.ndarray:
    return np.empty(shape, dtype)


@dataclass(frozen=True)
class Cell:
    """A case with everything else that affects its time."""

    case: Case
    dtype: np.dtype
    size: int
    placement: str = "out"
    threads: int = 1
    data: str = "uniform"

    def __str__(self):
        threads = f"{self.threads}_thread{'s' * (self.threads > 1)}"
        return f"{self.case}-{self.dtype}-{self.size}-{self.placement.replace(' ', '_')}-{threads}-{self.data}"

    @property
    def shared(self) -> bool:
        """Return whether a library may distribute the work over threads."""
        return self.threads > 1 and self.size > 1000

    def operands(self) -> tuple[tuple, tuple | None]:
        """Return the inputs and the arrays for the results. These are None for new arrays.

        In place, the results go to inputs of the same shape. Results without such an input get memory of their own.
        """
        inputs = self.case.inputs(self.size, self.dtype, self.data)
        if self.placement == "new":
            return inputs, None
        out = tuple(_memory(array.shape, array.dtype, k) for k, array in enumerate(self.case.out(inputs)))
        if self.placement == "in place":
            inputs = tuple(array.copy() for array in inputs)
            free = [array for array in inputs if array.dtype != bool]
            out = list(out)
            for k, target in enumerate(out):
                place = next((i for i, array in enumerate(free) if array.shape == target.shape), None)
                out[k] = target if place is None else free.pop(place)
            out = tuple(out)
        return inputs, out


SIZES, SIZE_OF_DATA = (10, 10**3, 1 << 14, 10**5, 10**6, 10**7), 1 << 15
DTYPES, PLACEMENTS = (np.dtype(np.float32), np.dtype(np.float64)), ("out", "new", "in place")
THREADS = tuple(sorted({1, numba.config.NUMBA_NUM_THREADS}))
DATA = {"uniform": lambda rng, size: rng.uniform(-6, 6, size)}
DATA |= {f"normal{s}": lambda rng, size, s=s: rng.normal(0, s, size) for s in (1, 2, 3, 5, 10, 30)}


def cases(names=None) -> list[Case]:
    """Return every function, or those in `names`, in every measured pass."""
    own = {use: FROM_OUTPUT if use == "backward_from_output" else PASSES[use].names() for use in USES}
    return [Case(use, name) for use in USES for name in own[use] if names is None or name in names]


def cells(everything: bool = False) -> list[Cell]:
    """Return the cells of the short run (the common functions, into existing memory), or all cells."""
    placements = PLACEMENTS if everything else PLACEMENTS[:1]
    found = [
        Cell(case, dtype, size, placement, threads)
        for threads in THREADS
        for case in cases(None if everything else COMMON)
        for dtype in DTYPES
        for size in SIZES
        for placement in placements
    ]
    return found + cells_of_data()


def cells_of_data() -> list[Cell]:
    """Return cells with uniform data and with normal distributions of several widths, some of which reach into the tails."""
    float32 = DTYPES[0]
    return [
        Cell(case, float32, SIZE_OF_DATA, data=data)
        for case in cases(SMOOTH)
        for data in DATA
        if case.use != "backward_from_output"
    ]
