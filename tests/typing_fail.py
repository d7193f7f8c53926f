"""Calls that must not type-check. mypy complains about each marked line, and about marks that are not needed."""

import numpy as np
from numpy.typing import NDArray
from typing_pass import softclip

import fastact


def elements(x: NDArray[np.float32], x64: NDArray[np.float64]) -> None:
    fastact.geluu(x)  # type: ignore[attr-defined]
    fastact.gelu()  # type: ignore[call-overload]
    fastact.gelu(x, 1.0)  # type: ignore[call-overload]
    fastact.gelu("a", wher=True)  # type: ignore[call-overload]
    fastact.gelu(x, casting="never")  # type: ignore[call-overload]
    fastact.gelu(x, axis=0)  # type: ignore[call-overload]
    y = fastact.gelu(x)
    elements(x, y)  # type: ignore[arg-type]
    fastact.elu(x, alpa=0.5)  # type: ignore[call-overload]
    fastact.elu(x, 0.5, 0.5)  # type: ignore[call-overload]
    fastact.prelu(x)  # type: ignore[call-overload]
    fastact.elu.at(x, 0)  # type: ignore[attr-defined]
    fastact.swiglu(x)  # type: ignore[call-overload]
    fastact.fused.gelu(x)  # type: ignore[call-overload]
    fastact.fused.gelu(x, x, out=x)  # type: ignore[call-overload]
    fastact.derivative2.relu(x)  # type: ignore[attr-defined]
    fastact.param_grad.gelu(x)  # type: ignore[attr-defined]


def rows(x: NDArray[np.float32]) -> None:
    fastact.softmax(x, dim=-1)  # type: ignore[call-overload]
    fastact.softmax(x, -1)  # type: ignore[call-overload]
    fastact.softmax(x, axis="row")  # type: ignore[call-overload]
    fastact.softmax(x, where=x > 0)  # type: ignore[call-overload]
    fastact.softmax(x, keepdims=True)  # type: ignore[call-overload]
    fastact.masked_softmax(x)  # type: ignore[call-overload]
    fastact.entmax(x, beta=2.0)  # type: ignore[call-overload]
    fastact.fused.softmax(x, x, out=x)  # type: ignore[call-overload]


def others(x: NDArray[np.float32], classes: NDArray[np.intp]) -> None:
    fastact.activation(1.0)  # type: ignore[arg-type]
    softclip.fused(x)  # type: ignore[call-overload]
    softclip.forward(x)  # type: ignore[attr-defined]
    fastact.losses.cross_entropy(x, classes, dim=0)  # type: ignore[call-overload]
    fastact.losses.cross_entropy(x, classes, reduction="average")  # type: ignore[call-overload]
    fastact.losses.crossentropy(x, classes)  # type: ignore[attr-defined]
    fastact.nn.dropout(x, 0.5, 0)  # type: ignore[call-overload]
    fastact.nn.dropout(x, rate=0.5)  # type: ignore[call-overload]
    fastact.split(x, layout="pairs")  # type: ignore[call-overload]
    fastact.jit.softmax(x)  # type: ignore[attr-defined]
    fastact.jit.elu(x)  # type: ignore[call-overload]
    fastact.jit.fused.silu(x, x)  # type: ignore[arg-type]
    fastact.cuda.elu(x, slope=1.0)  # type: ignore[call-arg]
