"""What is measured: every function of the catalogue, forward, backward and fused, and the same with plain NumPy."""

import functools
import importlib
from dataclasses import dataclass

import numpy as np

import fastact
from fastact.definitions import CATALOGUE, RowActivation
from fastact.definitions.passes import PASSES
from fastact.definitions.textbook import NumpyFormulas

USES = ("forward", "backward", "fused")
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

    def inputs(self, size: int, dtype) -> tuple[np.ndarray, ...]:
        """Arrays of `size` elements (rows of 1000 for a row function, at most), the upstream gradient first."""
        rng = np.random.default_rng(1)
        definition = self.definition
        if not isinstance(definition, RowActivation):
            x = rng.uniform(-6, 6, size).astype(dtype)
            others = [rng.normal(size=size).astype(dtype) for _ in PASSES[self.use].arrays_in(definition)[1:]]
            return (*others, x)  # the last one's values matter most: x, or a gate's other factor
        rows, length = max(size // 1000, 1), min(size, 1000)
        numbers, flags = lambda: rng.uniform(-6, 6, (rows, length)).astype(dtype), lambda: rng.random((rows, length)) < 0.8
        made = {name: flags() if name in definition.flags else numbers() for name in definition.arrays}
        size = (rows,) if definition.is_number("g") else (rows, 2 * length if definition.doubles else length)
        made["g"] = rng.normal(size=size).astype(dtype)
        names = PASSES[self.use].arrays_in(definition)
        if "y" in names:
            made["y"] = getattr(fastact, self.name)(*(made[name] for name in definition.arrays), *self.parameters())
        return tuple(made[name] for name in names)

    def out(self, inputs) -> tuple[np.ndarray, ...]:
        """Arrays for the results."""
        whole, definition = inputs[-1] if inputs[-1].dtype != bool else inputs[-2], self.definition
        shapes = []
        for name in PASSES[self.use].arrays_out(definition):
            row = isinstance(definition, RowActivation)
            length = whole.shape[-1] * (2 if row and definition.is_double(name) else 1)
            shapes.append(whole.shape[:-1] if row and definition.is_number(name) else (*whole.shape[:-1], length))
        return tuple(np.empty(shape, whole.dtype) for shape in shapes)

    def call(self, inputs, out=None):
        """fastact's call on `inputs`, without arguments; parameters are left to their defaults, as in most programs."""
        parameters = self.parameters() if any(p.required for p in self.definition.parameters) else ()
        return functools.partial(self.function, *inputs, *parameters, **({} if out is None else {"out": out}))

    def formula(self, inputs, m=None):
        """The same with plain NumPy, as people write it, or with another namespace; None where there is no such formula."""
        definition, parameters = self.definition, self.parameters()
        m = m or NumpyFormulas(inputs[-1].dtype)
        *g, x = inputs
        if isinstance(definition, RowActivation):
            return self._row_formula(m, inputs, parameters)
        if definition.gated:
            return self._gated_formula(m, inputs, parameters)
        if self.use == "forward":
            return definition.textbook(m, x, *parameters)
        dx = g[0] * definition.textbook_derivative(m, x, *parameters)
        return (definition.textbook(m, x, *parameters), dx) if self.use == "fused" else dx

    def _row_formula(self, m, inputs, parameters):
        """The value, and the gradient of those functions of which people write it."""
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


@functools.lru_cache(maxsize=1)
def _inputs(case, size, dtype):
    """The placements of one function follow each other: drawing 10⁷ numbers takes longer than most of what is measured."""
    return case.inputs(size, dtype)


@dataclass(frozen=True)
class Cell:
    """A case with what else its time depends on."""

    case: Case
    dtype: np.dtype
    size: int
    placement: str

    def __str__(self):
        return f"{self.case}-{self.dtype}-{self.size}-{self.placement.replace(' ', '_')}"

    def operands(self) -> tuple[tuple, tuple | None]:
        """The inputs, and the arrays for the results: None for new ones, in place the inputs as far as they go round."""
        inputs = tuple(array.copy() for array in _inputs(self.case, self.size, self.dtype))
        if self.placement == "new":
            return inputs, None
        out = self.case.out(inputs)
        if self.placement == "in place":
            free = [array for array in inputs if array.dtype != bool]
            out = list(out)
            for k, target in enumerate(out):
                place = next((i for i, array in enumerate(free) if array.shape == target.shape), None)
                out[k] = target if place is None else free.pop(place)
            out = tuple(out)
        return inputs, out


SIZES, DTYPES, PLACEMENTS = (10, 10**3, 10**5, 10**7), (np.dtype(np.float32), np.dtype(np.float64)), ("new", "out", "in place")


def cases() -> list[Case]:
    return [Case(use, name) for use in USES for name in PASSES[use].names()]


def cells() -> list[Cell]:
    """The table of BENCHMARKS.md."""
    return [
        Cell(case, dtype, size, placement) for case in cases() for dtype in DTYPES for size in SIZES for placement in PLACEMENTS
    ]
