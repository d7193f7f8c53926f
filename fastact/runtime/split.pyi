"""Types of `split.py`."""

from typing import Any, Literal, TypeVar, overload

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fastact._typing import C

_S = TypeVar("_S", bound=np.generic)
_Layout = Literal["halves", "interleaved"]
_Gate = Literal["first", "second"]

@overload
def split(x: NDArray[_S], *, axis: int = -1, layout: _Layout = "halves", gate: _Gate = "first") -> tuple[NDArray[_S], NDArray[_S]]: ...
@overload
def split(x: C, *, axis: int = -1, layout: _Layout = "halves", gate: _Gate = "first") -> tuple[C, C]: ...
@overload
def split(
    x: ArrayLike, *, axis: int = -1, layout: _Layout = "halves", gate: _Gate = "first"
) -> tuple[NDArray[Any], NDArray[Any]]: ...
