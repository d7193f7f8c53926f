"""What the stubs are made of. For type checkers only: there is no such module when a program runs.

Overloads go from the special to the general: float16, float32 and float64 keep their type; what is written to ``out=`` comes back; other arrays
give arrays; containers of other libraries (pandas, xarray, dask, ...) give their own kind; what else becomes an array gives one.
"""

from collections.abc import Callable
from types import EllipsisType
from typing import Any, Literal, Protocol, TypeAlias, TypedDict, TypeVar, type_check_only

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

@type_check_only
class Container(Protocol):
    """What takes NumPy's ufuncs upon itself."""

    def __array_ufunc__(self, ufunc: np.ufunc, method: Any, /, *inputs: Any, **kwargs: Any) -> Any: ...

@type_check_only
class Labelled(Container, Protocol):
    """An array whose axes have names, as xarray's."""

    @property
    def dims(self) -> tuple[Any, ...]: ...

# a value: its type is the result's
V = TypeVar("V", np.float16, np.float32, np.float64, NDArray[np.float16], NDArray[np.float32], NDArray[np.float64])
W = TypeVar("W", np.float32, np.float64, NDArray[np.float32], NDArray[np.float64])  # where Numba's code computes, without 16 bits
A = TypeVar("A", NDArray[np.float16], NDArray[np.float32], NDArray[np.float64])  # an array: so is its type
C = TypeVar("C", bound=Container)
L = TypeVar("L", bound=Labelled)
O = TypeVar("O", bound=np.ndarray)  # what is given as out=
D = TypeVar("D")  # an array on a device

BesideV: TypeAlias = float | np.float32 | V  # what leaves the type of a value or array as it is
BesideA: TypeAlias = float | np.float32 | A
AnyArray: TypeAlias = ArrayLike | Container
Outs: TypeAlias = tuple[np.ndarray | None, ...] | EllipsisType | None
Out: TypeAlias = np.ndarray | Outs

@type_check_only
class _Options(TypedDict, total=False):
    casting: Literal["no", "equiv", "safe", "same_kind", "same_value", "unsafe"]
    order: Literal["K", "A", "C", "F"] | None
    subok: bool

@type_check_only
class _ElementOptions(_Options, total=False):
    where: ArrayLike | Container

@type_check_only
class Kept(_ElementOptions, total=False):
    """Options that leave the type as it is."""

    out: None
    dtype: None

@type_check_only
class Typed(_ElementOptions, total=False):
    """Options that may choose a type."""

    dtype: DTypeLike | None
    signature: str | tuple[str | None, ...]
    sig: str | tuple[str | None, ...]

@type_check_only
class Options(Typed, total=False):
    """All options of a ufunc."""

    out: Out

@type_check_only
class OptionsOfSeveral(Typed, total=False):
    """All options of a ufunc of several results."""

    out: Outs

@type_check_only
class KeptRows(_Options, total=False):
    """The same for rows."""

    out: None
    dtype: None

@type_check_only
class TypedRows(_Options, total=False):
    dtype: DTypeLike | None
    signature: str | tuple[str | None, ...]
    sig: str | tuple[str | None, ...]

@type_check_only
class RowOptions(TypedRows, total=False):
    out: Out

@type_check_only
class RowOptionsOfSeveral(TypedRows, total=False):
    out: Outs

@type_check_only
class Function(Protocol):
    """What callables over a ufunc have."""

    @property
    def ufunc(self) -> np.ufunc: ...
    @property
    def __name__(self) -> str: ...

@type_check_only
class UFunc(np.ufunc):  # type: ignore[misc]  # final, for everyone else
    """A ufunc whose calls are typed."""
