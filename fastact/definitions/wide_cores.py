"""Cores without a table: formulas for inputs of usual size, which compute float32 results in float64.

The formula of a definition is right for all numbers, also where a square overflows or a sine has no digits left, and in float32 it
needs numbers as pairs. In float64 the same function is a few operations, and its result is rounded once. A processor computes half
as many float64 numbers at a time. GPUs are slow in float64, and use the definition's formula.

A second formula may serve float64 numbers of usual size. It computes with pairs, but needs no scaling and fewer quotients.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from fastact.definitions.cores import Core


@dataclass(frozen=True)
class WideCore:
    """A core in float64: ``float32(x, *parameters) -> (value, derivative)`` serves float32 inputs, with float32's accuracy.

    It serves inputs whose `argument`, by default the first input, has a size of at most `largest`. The definition's function serves
    all others. `inputs` converts the inputs of a kernel around the definition to those of the definition, as in `Core`. `vanishing`
    derivatives become subnormal in float32 for usual inputs. ``float64``, if there is one, serves float64 inputs, with
    float64's accuracy.
    """

    float32: Callable
    largest: float
    argument: Callable = lambda x, *more: x
    inputs: Callable | None = None
    vanishing: bool = False
    float64: Callable | None = None

    def named(self, function: str) -> "WideCore":
        return self

    def of_value(self) -> "WideCore":
        return self

    def serves(self, dtype: np.dtype) -> bool:
        return dtype == np.float32 or self.float64 is not None

    def tail_in(self, dtype: np.dtype) -> None:
        return None

    def computed_in(self, dtype: np.dtype) -> np.dtype:
        return np.dtype(np.float64)

    def cells(self, dtype: np.dtype) -> int:
        return 0

    def clamps(self, dtype: np.dtype) -> bool:
        return False

    def variants(self) -> "tuple[WideCore, ...]":
        return (self,)

    def limit(self, dtype: np.dtype) -> float:
        return self.largest

    def function(self, dtype: np.dtype) -> Callable:
        return self.float32 if dtype == np.float32 else self.float64


AnyCore = Core | WideCore
