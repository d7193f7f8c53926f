"""The catalogue as lists of test cases, so that every new definition is tested automatically."""

import dataclasses
import importlib
from dataclasses import dataclass

import numpy as np
import pytest

from fastact.definitions import CATALOGUE, RowActivation
from fastact.definitions.passes import PASSES
from fastact.runtime import namespace

MODULES = {use: importlib.import_module(entry.module) for use, entry in PASSES.items()}
DTYPES = (np.float32, np.float64)
DEVICE_PASSES = [use.name for use in PASSES.values() if use.on_device]


@dataclass(frozen=True)
class Case:
    """A function in one of its passes."""

    use: str
    name: str

    def __str__(self):
        return f"{self.use}-{self.name}"

    @property
    def definition(self):
        return CATALOGUE[self.name]

    @property
    def rows(self) -> bool:
        return isinstance(self.definition, RowActivation)

    @property
    def function(self):
        """The function that users call."""
        return getattr(MODULES[self.use], self.name)

    @property
    def core(self):
        """The polynomials that serve the pass for most inputs, or None."""
        return None if self.rows else PASSES[self.use].core(self.definition)

    @property
    def ufunc(self) -> np.ufunc:
        return getattr(self.function, "ufunc", self.function)

    @property
    def arrays(self) -> int:
        """The number of inputs that are arrays of the data's shape. The other inputs are parameters."""
        return len(PASSES[self.use].arrays_in(self.definition))

    @property
    def signature(self) -> tuple:
        """What the engine distinguishes: operands and results with their kinds, and whether there are 0, 1 or more parameters."""
        kind = lambda name: (self.is_number(name), self.is_flag(name), self.rows and self.definition.is_double(name))
        taken, given = PASSES[self.use].arrays_in(self.definition), PASSES[self.use].arrays_out(self.definition)
        parameters = min(len(self.definition.parameters), 2)
        return (self.use, self.rows, taken, parameters, *map(kind, taken), *map(kind, given[:2]))

    def parameters(self, dtype=np.float64) -> tuple:
        return tuple(dtype(p.typical) for p in self.definition.parameters)

    def is_number(self, operand: str) -> bool:
        """Return whether an operand holds one number for each row."""
        return self.rows and self.definition.is_number(operand)

    def is_flag(self, operand: str) -> bool:
        return self.rows and operand in self.definition.flags

    def inputs(self, shape, dtype=np.float64, seed=3, axis=-1) -> tuple[np.ndarray, ...]:
        """Return the arrays, then the parameters. An array with one number for each row lacks the `axis` of the shape."""
        rng = np.random.default_rng(seed)
        names, parameters = PASSES[self.use].arrays_in(self.definition), self.parameters(dtype)
        made = {}
        for name in dict.fromkeys([*(n for n in names if n != "y"), *self.definition.arrays]):
            (size,) = self.shapes((name,), shape, axis)
            made[name] = rng.uniform(-5, 5, size).astype(dtype)
            if self.is_flag(name):
                made[name] = made[name] > -2
        if "y" in names:
            forward = getattr(MODULES["forward"], self.name)
            along = {"axis": axis} if self.rows else {}
            made["y"] = forward(*(made[name] for name in self.definition.arrays), *parameters, **along)
        return (*(made[name] for name in names), *parameters)

    def alike(self, x) -> tuple[np.ndarray, ...]:
        """Return the rows x, their first numbers or their signs for each array, depending on its kind; then the parameters."""
        names = PASSES[self.use].arrays_in(self.definition)
        double = self.rows and self.definition.elements
        arrays = (
            x[..., 0] if self.is_number(name)
            else x > 0 if self.is_flag(name)
            else np.concatenate([x, x], axis=-1) if double and self.definition.is_double(name)
            else x
            for name in names
        )  # fmt: skip
        return (*arrays, *self.parameters(x.dtype.type if x.dtype.kind == "f" else np.float32))

    def shapes(self, operands, shape, axis=-1) -> list[tuple[int, ...]]:
        """Return the shape of each operand for rows of `shape`."""
        if isinstance(shape, int) or not self.rows:
            return [shape for _ in operands]
        without, double = tuple(np.delete(shape, axis)), list(shape)
        double[axis] *= 2
        choose = lambda name: without if self.is_number(name) else tuple(double if self.definition.is_double(name) else shape)
        return [choose(name) for name in operands]

    def outputs(self, shape, fill, dtype=np.float64, axis=-1) -> tuple[np.ndarray, ...]:
        """Return arrays for the results."""
        return tuple(np.full(size, fill, dtype) for size in self.shapes(PASSES[self.use].arrays_out(self.definition), shape, axis))

    def call(self, inputs, **options) -> tuple[np.ndarray, ...]:
        """Return the outputs as a tuple, even if there is only one."""
        return as_tuple((self.function if self.rows else self.ufunc)(*inputs, **options))

    def call_formula(self, inputs) -> tuple[np.ndarray, ...]:
        """Return the outputs of the function without its core. `fastact.jit` and GPU kernels give the same bits."""
        if not self.core:
            return self.call(inputs)
        formula = dataclasses.replace(self.definition, core=None)
        made = namespace.elementwise_function(PASSES[self.use], formula, self.name, __name__, "", f"{self.name}_{self.use}")
        return as_tuple(getattr(made, "ufunc", made)(*inputs))


def as_tuple(result) -> tuple[np.ndarray, ...]:
    return result if isinstance(result, tuple) else (result,)


CASES = [Case(use, name) for use in PASSES for name in PASSES[use].names()]
ELEMENTWISE = [case for case in CASES if not case.rows]
ROWS = [case for case in CASES if case.rows]


def same_bits(a, b) -> bool:
    """Return whether shapes, types and bits are equal, including those of NaN."""
    a, b = np.asarray(a), np.asarray(b)
    return a.shape == b.shape and a.dtype == b.dtype and np.ascontiguousarray(a).tobytes() == np.ascontiguousarray(b).tobytes()


def all_same(got, wanted) -> bool:
    return all(same_bits(a, b) for a, b in zip(got, wanted, strict=True))


def read_only(a):
    a.flags.writeable = False
    return a


def tiered(cases) -> list:
    """Return the cases as test parameters: one case of each signature in the fast tier, the others in the deep tier.

    The fast case is the first smooth function of its signature: its value is not a copy of its input and has no jumps.
    """
    chosen = {}
    for case in sorted(cases, key=lambda case: not getattr(case.definition, "smooth", None)):
        chosen.setdefault(case.signature, case)
    marks = lambda case: () if case in chosen.values() else pytest.mark.deep
    return [pytest.param(case, id=str(case), marks=marks(case)) for case in cases]


def tiered_names(names) -> list:
    """Return function names as test parameters, tiered by the signatures of their forward passes."""
    return [pytest.param(p.values[0].name, id=p.values[0].name, marks=p.marks) for p in tiered([Case("forward", n) for n in names])]


def one_fast(cases) -> list:
    """Return the cases as test parameters, all deep except the first smooth one. For tests that compile anew in every run."""
    first = min(cases, key=lambda case: not getattr(case.definition, "smooth", None))
    return [pytest.param(case, id=str(case), marks=() if case is first else pytest.mark.deep) for case in cases]


def first_fast(values, ids=None, count=1) -> list:
    """Return values as test parameters, all deep except the first `count`."""
    marks = lambda k: () if k < count else pytest.mark.deep
    names = map(str, values) if ids is None else ids
    return [pytest.param(value, id=name, marks=marks(k)) for k, (value, name) in enumerate(zip(values, names, strict=True))]


def by_case(cases):
    """Parametrise a test with the cases, each in its tier."""
    return pytest.mark.parametrize("case", tiered(cases))


def by_case_and_type(cases):
    """Parametrise a test with the cases, each in its tier, and both types. Those of row functions in float64 are deep.

    The kernels of rows are those that take longest to compile. test_references.py tests all of them in both types.
    """
    marks = lambda p, dtype: pytest.mark.deep if p.marks or (p.values[0].rows and dtype is np.float64) else ()
    both = [(p, dtype) for p in tiered(cases) for dtype in DTYPES]
    named = [pytest.param(p.values[0], dtype, id=f"{p.id}-{dtype.__name__}", marks=marks(p, dtype)) for p, dtype in both]
    return pytest.mark.parametrize(("case", "dtype"), named)


every, elementwise, row_functions = map(by_case, (CASES, ELEMENTWISE, ROWS))
both_types = pytest.mark.parametrize("dtype", DTYPES)
every_and_type, row_functions_and_type = map(by_case_and_type, (CASES, ROWS))
float32_fast = pytest.mark.parametrize("dtype", first_fast(DTYPES, [dtype.__name__ for dtype in DTYPES]))
