"""Arrays on a device, from any library: their addresses and layouts, and new arrays like them."""

import contextlib
import itertools
from dataclasses import dataclass

import numpy as np

from fastact.codegen.gpu.vectors import STORAGES

# The interface has no letter for bfloat16, neither for that of ml_dtypes, which CuPy uses, nor for PyTorch's
TYPES = {"<f4": "float32", "<f8": "float64", "<f2": "float16", "<V2": "bfloat16", "|V2": "bfloat16", "|b1": "bool", "<i8": "int64"}
ITEMSIZES = {"bool": 1, "int64": 8, **{name: storage.itemsize for name, storage in STORAGES.items()}}
REAL, FLAGS, INTEGERS = tuple(STORAGES), ("bool",), ("int64",)  # the types that an operand may have


@dataclass(frozen=True)
class Operand:
    """An array on a device, with strides in bytes."""

    address: int
    shape: tuple[int, ...]
    strides: tuple[int, ...]
    storage: str
    read_only: bool = False


def _library(x) -> str:
    """Return the library that x comes from, even if its class is a user's subclass."""
    roots = [kind.__module__.partition(".")[0] for kind in type(x).__mro__]
    return next((root for root in roots if root in ("torch", "cupy")), roots[0])


def is_number(x) -> bool:
    """Return True if x is one number in host memory, not an array on a device."""
    return isinstance(x, (int, float, np.number)) and not hasattr(x, "__cuda_array_interface__")


def read(function: str, name: str, x, wanted: tuple[str, ...] = REAL) -> Operand:
    """Return the array that was passed to `function` as `name`. It must have one of the types `wanted`."""
    if _library(x) == "torch" and x.is_cuda:
        import torch

        if x.requires_grad and torch.is_grad_enabled():
            raise TypeError(f"{function}: {name} requires a gradient, which would not be recorded; pass {name}.detach()")
        # PyTorch's interface would make a dictionary and strings at each call
        storage = str(x.dtype).removeprefix("torch.")
        if storage in wanted:
            strides = tuple(step * x.element_size() for step in x.stride())
            return Operand(x.data_ptr(), tuple(x.shape), strides, storage)
        raise _wrong_type(function, name, storage, wanted)
    interface = getattr(x, "__cuda_array_interface__", None)
    if interface is None:
        raise TypeError(f"{function}: {name} must be an array on a CUDA device, got {type(x).__module__}.{type(x).__name__}")
    storage = TYPES.get(interface["typestr"])
    if storage not in wanted or interface.get("mask") is not None:
        raise _wrong_type(function, name, "a masked array" if storage in wanted else interface["typestr"], wanted)
    shape = tuple(interface["shape"])
    address, read_only = interface["data"]
    strides = interface.get("strides") or _dense_strides(shape, ITEMSIZES[storage])
    return Operand(address or 0, shape, tuple(strides), storage, read_only)


def _wrong_type(function, name, got, wanted):
    return TypeError(f"{function}: {name} must be of type {', '.join(wanted)}, got {got}")


def device_of(x) -> int | None:
    """Return the number of the device that holds the array, or None if its library does not provide it."""
    library = _library(x)
    if library == "torch":
        return x.device.index
    return x.device.id if library == "cupy" else None


def current_stream(x) -> int:
    """Return the address of the stream that the array's library uses. 0 is the default stream."""
    library = _library(x)
    if library == "torch":
        import torch

        return torch.cuda.current_stream(x.device).cuda_stream
    if library == "cupy":
        import cupy

        with x.device:
            return cupy.cuda.get_current_stream().ptr
    stream = x.__cuda_array_interface__.get("stream")
    return 0 if stream in (None, 1) else stream  # 1 is the default stream in the interface


def new_like(x, shape, stream: int | None, storage: str | None = None):
    """Return a new array of x's library and device. Its type is x's type, or `storage`, which must be one of NumPy's types.

    An array with x's shape has x's memory order, except that Numba's arrays are in C order.

    Libraries that pool memory reuse it in the order of a stream. This is the stream at the address `stream`, or by default the
    current one.
    """
    library = _library(x)
    if library == "torch":
        import torch

        with contextlib.nullcontext() if stream is None else torch.cuda.stream(torch.cuda.ExternalStream(stream, x.device)):
            dtype = x.dtype if storage is None else getattr(torch, storage)
            alike = shape == tuple(x.shape)
            return torch.empty_like(x, dtype=dtype) if alike else torch.empty(shape, dtype=dtype, device=x.device)
    if library == "cupy":
        import cupy

        with x.device, contextlib.nullcontext() if stream is None else cupy.cuda.ExternalStream(stream):
            dtype = storage or x.dtype
            return cupy.empty_like(x, dtype=dtype) if shape == x.shape else cupy.empty(shape, dtype)
    from fastact.runtime.cuda.target import numba_cuda

    return numba_cuda().device_array(shape, np.dtype(storage or x.__cuda_array_interface__["typestr"]))


def _dense_strides(shape, itemsize):
    steps = list(itertools.accumulate(reversed(shape), lambda step, length: step * length, initial=itemsize))
    return tuple(reversed(steps[:-1]))


def _extent(operand: Operand) -> tuple[int, int]:
    """Return the addresses of the first byte and of the byte after the last."""
    reach = [stride * (length - 1) for stride, length in zip(operand.strides, operand.shape, strict=True)]
    low, high = (sum(pick(step, 0) for step in reach) for pick in (min, max))
    return operand.address + low, operand.address + high + ITEMSIZES[operand.storage]


def _as_numpy(operand: Operand):
    """Return an array for `np.shares_memory`, which uses only the addresses."""

    class Holder:
        __array_interface__ = {  # noqa: RUF012
            "version": 3,
            "typestr": f"V{ITEMSIZES[operand.storage]}",
            "shape": operand.shape,
            "strides": operand.strides,
            "data": (operand.address, False),
        }

    return np.asarray(Holder())


def _steps(operand: Operand) -> tuple[int, ...]:
    """Return the strides of the axes with more than one element."""
    return tuple(stride for stride, length in zip(operand.strides, operand.shape, strict=True) if length > 1)


def overlap(output: Operand, other: Operand) -> bool:
    """Return True if writing `output` changes elements of `other`, unless both are the same array, as in place."""
    if (output.address, output.shape, _steps(output)) == (other.address, other.shape, _steps(other)):
        return False
    return share_memory(output, other)


def share_memory(a: Operand, b: Operand) -> bool:
    """Return True if any elements of the two arrays share memory."""
    if 0 in a.shape or 0 in b.shape:
        return False
    (first, last), (other_first, other_last) = _extent(a), _extent(b)
    return first < other_last and other_first < last and np.shares_memory(_as_numpy(a), _as_numpy(b))
