"""What is measured: every function and pass of the catalogue, and the same with plain NumPy."""

import importlib
from dataclasses import dataclass

import numpy as np

import fastact
from fastact.activations import CATALOGUE, RowActivation
from fastact.activations.textbook import NumpyFormulas
from fastact.engine.namespace import names
from fastact.engine.passes import PASSES

MODULES = {use: importlib.import_module(entry.module) for use, entry in PASSES.items()}
REQUIRED_PARAMETER = 0.25  # for a parameter without a default


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
        return tuple(REQUIRED_PARAMETER if p.required else p.default for p in self.definition.parameters)

    def inputs(self, size: int, dtype) -> tuple[np.ndarray, ...]:
        """Arrays of `size` elements (rows of 1000 for a row function, at most), the upstream gradient first."""
        rng = np.random.default_rng(1)
        shape = (max(size // 1000, 1), min(size, 1000)) if isinstance(self.definition, RowActivation) else (size,)
        x = rng.uniform(-6, 6, shape).astype(dtype)
        if isinstance(self.definition, RowActivation) and self.use == "backward":
            x = fastact.softmax(x)
        others = [rng.normal(size=shape).astype(dtype) for _ in PASSES[self.use].arrays_in(self.definition)[1:]]
        return (*others, x)  # the last one's values matter most: x, or a gate's other factor

    def call(self, inputs, out=None):
        """fastact's call on `inputs`."""
        return self.function(*inputs, *self.parameters(), out=out)

    def formula(self, inputs):
        """The same with plain NumPy, as people write it; None where there is no such formula."""
        m, definition, parameters = NumpyFormulas(inputs[-1].dtype), self.definition, self.parameters()
        *g, x = inputs
        if isinstance(definition, RowActivation):
            if self.use == "backward":
                return x * (g[0] - np.sum(g[0] * x, axis=-1, keepdims=True))
            y = _stable_softmax(x)
            return y if self.use == "forward" else (y, y * (g[0] - np.sum(g[0] * y, axis=-1, keepdims=True)))
        if definition.gated:
            return self._gated_formula(m, inputs, parameters)
        if self.use == "forward":
            return definition.textbook(m, x, *parameters)
        if self.use == "derivative":
            return definition.textbook_derivative(m, x, *parameters)
        if self.use == "backward":
            return g[0] * definition.textbook_derivative(m, x, *parameters)
        if self.use == "fused":
            return definition.textbook(m, x, *parameters), g[0] * definition.textbook_derivative(m, x, *parameters)
        return None

    def _gated_formula(self, m, inputs, parameters):
        definition, gradient = self.definition, PASSES[self.use].takes_gradient
        g, arrays = (inputs[0], inputs[1:]) if gradient else (1.0, inputs)
        if self.use == "forward":
            return definition.textbook(m, *arrays, *parameters)
        if self.use == "param_grad":
            return None
        slopes = tuple(g * slope for slope in definition.textbook_derivative(m, *arrays, *parameters))
        return (definition.textbook(m, *arrays, *parameters), *slopes) if self.use == "fused" else slopes


def _stable_softmax(x):
    powers = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return powers / np.sum(powers, axis=-1, keepdims=True)


def cases() -> list[Case]:
    return [Case(use, name) for use in PASSES for name in names(PASSES[use])]
