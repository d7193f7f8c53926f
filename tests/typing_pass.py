"""Calls that must type-check, with their required types. `test_typing.py` runs mypy and pyright on them."""

from collections.abc import Callable
from typing import Any, Literal, TypeAlias, assert_type

import numpy as np
from numpy.typing import ArrayLike, NDArray

import fastact

Array16: TypeAlias = NDArray[np.float16]
Array32: TypeAlias = NDArray[np.float32]
Array64: TypeAlias = NDArray[np.float64]
Floats: TypeAlias = NDArray[np.floating[Any]]
AnyArray: TypeAlias = NDArray[Any]


class Frame:
    """A container that NumPy sees like pandas' Series and DataFrames."""

    def __array__(self, dtype: object = None, copy: bool | None = None) -> AnyArray:
        raise NotImplementedError

    def __array_ufunc__(self, ufunc: np.ufunc, method: str, *inputs: Any, **kwargs: Any) -> Any:
        raise NotImplementedError


class Labelled(Frame):
    """A container like xarray's arrays."""

    dims: tuple[str, ...] = ("row", "column")


def types_of_values(x32: Array32, x64: Array64, small: NDArray[np.int8], unknown: AnyArray, frame: Frame) -> None:
    assert_type(fastact.gelu(x32), Array32)
    assert_type(fastact.gelu(x64), Array64)
    assert_type(fastact.gelu(small), AnyArray)
    assert_type(fastact.gelu([1.0, 2.0]), AnyArray)
    assert_type(fastact.gelu(1.0), np.float64)
    assert_type(fastact.gelu(1), np.float64)
    assert_type(fastact.gelu(np.float32(1.0)), np.float32)
    assert_type(fastact.gelu(np.float64(1.0)), np.float64)
    assert_type(fastact.gelu(frame), Frame)
    assert_type(fastact.gelu(x32, dtype=np.float64), AnyArray)
    assert_type(fastact.gelu(unknown, out=x32), Array32)
    assert_type(fastact.gelu(unknown, x32), Array32)
    assert_type(fastact.gelu(frame, out=(x64,)), Array64)
    assert_type(fastact.gelu(x32, where=x32 > 0, casting="safe", order="C", subok=False), Array32)
    assert_type(fastact.gelu(x32, out=None), Array32)
    assert_type(fastact.elu(x32), Array32)
    assert_type(fastact.elu(x32, 0.5), Array32)
    assert_type(fastact.elu(x32, alpha=np.float32(0.5)), Array32)
    assert_type(fastact.elu(x32, alpha=x32), Array32)
    assert_type(fastact.elu(x32, alpha=x64), AnyArray)
    assert_type(fastact.elu(x64, alpha=x64, out=x32), Array32)
    assert_type(fastact.elu(frame, alpha=frame), Frame)
    assert_type(fastact.elu(1.0, alpha=2), np.float64)
    assert_type(fastact.elu(1.0, alpha=[2.0]), AnyArray)
    assert_type(fastact.prelu(x32, x32), Array32)
    x16 = x32.astype(np.float16)
    assert_type(fastact.gelu(x16), Array16)
    assert_type(fastact.gelu(np.float16(1.0)), np.float16)
    assert_type(fastact.elu(x16, 0.5), Array16)
    assert_type(fastact.elu(x16, alpha=x32), AnyArray)
    assert_type(fastact.softmax(x16), Array16)
    assert_type(fastact.losses.cross_entropy(x16, [0]), tuple[Any, Array16])
    assert_type(fastact.swiglu(x32, x32), Array32)
    assert_type(fastact.swiglu(*fastact.split(x32)), Array32)


def in_code_for_any_array(
    real: Floats, like: ArrayLike, either: Array32 | Array64, mixed: float | Array32, anything: Any
) -> Array32:
    reals: Floats = fastact.elu(fastact.gelu(real), alpha=0.5)
    assert_type(fastact.gelu(like), AnyArray)
    assert_type(fastact.gelu(either), AnyArray)
    fastact.backward.elu(reals, mixed)
    fastact.gelu(anything).mean()
    functions: list[Callable[[Array32], Array32]] = [fastact.gelu, fastact.elu, fastact.softmax, softclip]
    return functions[0](anything)


def types_of_other_passes(x32: Array32, x64: Array64, frame: Frame) -> None:
    assert_type(fastact.backward.gelu(x32, x32), Array32)
    assert_type(fastact.backward.gelu(1.0, x32), Array32)
    assert_type(fastact.backward.gelu(x32, x64), AnyArray)
    assert_type(fastact.backward.gelu(frame, frame), Frame)
    assert_type(fastact.fused.gelu(x32, x32), tuple[Array32, Array32])
    assert_type(fastact.fused.gelu(1.0, x32, out=(x32, x32)), tuple[Array32, Array32])
    assert_type(fastact.fused.gelu(1.0, x32, x32, x32), tuple[Array32, Array32])
    assert_type(fastact.fused.gelu(1.0, x32, out=(None, x32)), tuple[AnyArray, AnyArray])
    assert_type(fastact.fused.elu(x32, x32, 0.5), tuple[Array32, Array32])
    assert_type(fastact.fused.swiglu(x32, x32, x32), tuple[Array32, Array32, Array32])
    assert_type(fastact.derivative.swiglu(x32, x32), tuple[Array32, Array32])
    assert_type(fastact.derivative2.gelu(1.0), np.float64)
    assert_type(fastact.param_grad.elu(x64, x64), Array64)
    assert_type(fastact.param_grad.dyt(x64, x64, 1.0, 1.0, 1.0), tuple[Array64, Array64, Array64])
    assert_type(fastact.backward_from_output.sigmoid(x32, x32), Array32)


def types_of_rows(x32: Array32, mask: NDArray[np.bool_], frame: Frame, labelled: Labelled) -> None:
    assert_type(fastact.softmax(x32), Array32)
    assert_type(fastact.softmax(x32, axis=0, out=None), Array32)
    assert_type(fastact.softmax([[1.0, 2.0]], axis=0), AnyArray)
    assert_type(fastact.softmax([[1.0, 2.0]], out=x32, axis=0), Array32)
    assert_type(fastact.softmax(x32, dtype=np.float64), AnyArray)
    assert_type(fastact.softmax(frame), Frame)
    assert_type(fastact.softmax(labelled, dim="row"), Labelled)
    assert_type(fastact.entmax(x32, alpha=1.2), Array32)
    assert_type(fastact.masked_softmax(x32, mask), Array32)
    assert_type(fastact.fused.masked_softmax(1.0, x32, [True, False]), tuple[Array32, Array32])
    assert_type(fastact.backward.softmax(x32, x32, axis=0), Array32)
    assert_type(fastact.logsumexp(x32, axis=0, keepdims=True), Any)
    assert_type(fastact.fused.logsumexp(1.0, x32), tuple[Any, Array32])
    assert_type(fastact.param_grad.scaled_softmax(x32, x32, 2.0), Any)
    assert_type(fastact.crelu(x32), Array32)


def attributes(x64: Array64) -> None:
    ufuncs: list[np.ufunc] = [fastact.gelu, fastact.fused.gelu, fastact.elu.ufunc, fastact.softmax.ufunc]
    assert_type(fastact.gelu.nin, Literal[1])
    assert_type(fastact.fused.gelu.nout, Literal[2])
    fastact.gelu.at(x64, [0, 1])
    fastact.backward.gelu.at(x64, [0, 1], x64)
    assert_type(fastact.gelu.__name__ + fastact.elu.__name__ + ufuncs[0].__name__, str)


@fastact.activation
def softclip(x: float, limit: float = 3.0) -> float:
    return limit * float(np.tanh(x / limit))


def types_of_own_activations(x32: Array32, frame: Frame) -> None:
    assert_type(softclip(x32), Array32)
    assert_type(softclip(x32, limit=2.0), Array32)
    assert_type(softclip(frame, 2.0), Frame)
    assert_type(softclip(1.0), np.float64)
    assert_type(softclip.fused(1.0, x32), tuple[Array32, Array32])
    assert_type(softclip.backward(x32, x32, 2.0), Array32)
    assert_type(softclip.derivative(x32, out=x32), Array32)
    assert_type(softclip.ufunc, np.ufunc)
    assert_type(softclip.fingerprint, str | None)
    softclip.cuda.fused(1.0, object())


def types_of_losses_and_layers(x32: Array32, classes: NDArray[np.intp], frame: Frame, labelled: Labelled) -> None:
    assert_type(fastact.losses.cross_entropy(x32, classes, label_smoothing=0.1, out=x32), tuple[Any, Array32])
    assert_type(fastact.losses.cross_entropy([[1.0, 2.0]], [0]), tuple[Any, Any])
    assert_type(fastact.losses.cross_entropy(labelled, classes, dim="row"), tuple[Any, Labelled])
    assert_type(fastact.losses.binary_cross_entropy_with_logits(x32, x32, reduction="none"), tuple[Any, Array32])
    rng = np.random.default_rng(0)
    assert_type(fastact.nn.lecun_normal((4, 3), rng), Array32)
    assert_type(fastact.nn.lecun_normal(4, rng, dtype=np.float64), Array64)
    assert_type(fastact.nn.dropout(x32, 0.1, rng), tuple[Array32, Array32])
    assert_type(fastact.nn.dropout(frame, 0.1, rng), tuple[Any, Any])
    x16 = x32.astype(np.float16)
    assert_type(fastact.nn.layer_norm(x16, x16), Array16)
    assert_type(fastact.nn.lecun_normal(4, rng, dtype=np.float16), Array16)
    assert_type(fastact.nn.maxout_linear(x32, x32, pieces=2), tuple[Array32, NDArray[np.intp]])
    assert_type(fastact.nn.prelu_backward(x32, x32, x32), tuple[Array32, Array32])
    assert_type(fastact.nn.rms_norm(x32, x32, eps=1e-5, axis=0, out=x32), Array32)
    assert_type(fastact.nn.rms_norm(labelled, dim="row"), Labelled)
    assert_type(fastact.nn.rms_norm_backward(x32, x32), tuple[Array32, Array32])
    assert_type(fastact.nn.layer_norm(x32, x32, x32, eps=1e-6, axis=0, out=x32), Array32)
    assert_type(fastact.nn.layer_norm(labelled, dim="row"), Labelled)
    assert_type(fastact.nn.layer_norm_backward(x32, x32, x32), tuple[Array32, Array32, Array32])


def types_for_numba(x32: Array32) -> None:
    assert_type(fastact.jit.gelu(x32), Array32)
    assert_type(fastact.jit.gelu(1.0), float)
    assert_type(fastact.jit.elu(x32, 0.5), Array32)
    assert_type(fastact.jit.fused.silu(1.0, np.float32(2.0)), tuple[float, float])


class Tensor:
    """An array of a GPU library."""


def types_on_devices(tensor: Tensor) -> None:
    assert_type(fastact.cuda.gelu(tensor), Tensor)
    assert_type(fastact.cuda.fused.elu(tensor, tensor, 0.5, fast=True), tuple[Tensor, Tensor])
    assert_type(fastact.cuda.softmax(tensor, axis=0), Tensor)
