"""Types of `fastact.losses`: the gradient has the logits' type; the loss is a number, or with ``reduction="none"`` an array."""

from typing import Any, Literal, TypeAlias, overload

from fastact._typing import A, AnyArray, L

_Reduction: TypeAlias = Literal["mean", "sum", "none"]

@overload
def binary_cross_entropy_with_logits(
    logits: A,
    target: AnyArray,
    *,
    weight: AnyArray | None = None,
    pos_weight: AnyArray | None = None,
    reduction: _Reduction = "mean",
    out: A | None = None,
) -> tuple[Any, A]: ...
@overload
def binary_cross_entropy_with_logits(
    logits: AnyArray,
    target: AnyArray,
    *,
    weight: AnyArray | None = None,
    pos_weight: AnyArray | None = None,
    reduction: _Reduction = "mean",
    out: Any = None,
) -> tuple[Any, Any]: ...
@overload
def cross_entropy(
    logits: A,
    target: AnyArray,
    *,
    weight: AnyArray | None = None,
    ignore_index: int = -100,
    label_smoothing: float = 0.0,
    z_loss: float = 0.0,
    reduction: _Reduction = "mean",
    axis: int = -1,
    out: A | None = None,
) -> tuple[Any, A]: ...
@overload
def cross_entropy(
    logits: L,
    target: AnyArray,
    *,
    dim: Any,
    weight: AnyArray | None = None,
    ignore_index: int = -100,
    label_smoothing: float = 0.0,
    z_loss: float = 0.0,
    reduction: _Reduction = "mean",
    out: Any = None,
) -> tuple[Any, L]: ...
@overload
def cross_entropy(
    logits: AnyArray,
    target: AnyArray,
    *,
    weight: AnyArray | None = None,
    ignore_index: int = -100,
    label_smoothing: float = 0.0,
    z_loss: float = 0.0,
    reduction: _Reduction = "mean",
    axis: int = -1,
    out: Any = None,
) -> tuple[Any, Any]: ...
@overload
def entmax15_loss(
    logits: A, target: AnyArray, *, ignore_index: int = -100, reduction: _Reduction = "mean", axis: int = -1, out: A | None = None
) -> tuple[Any, A]: ...
@overload
def entmax15_loss(
    logits: L, target: AnyArray, *, dim: Any, ignore_index: int = -100, reduction: _Reduction = "mean", out: Any = None
) -> tuple[Any, L]: ...
@overload
def entmax15_loss(
    logits: AnyArray, target: AnyArray, *, ignore_index: int = -100, reduction: _Reduction = "mean", axis: int = -1, out: Any = None
) -> tuple[Any, Any]: ...
@overload
def entmax_loss(
    logits: A,
    target: AnyArray,
    *,
    alpha: float = 1.5,
    ignore_index: int = -100,
    reduction: _Reduction = "mean",
    axis: int = -1,
    out: A | None = None,
) -> tuple[Any, A]: ...
@overload
def entmax_loss(
    logits: L,
    target: AnyArray,
    *,
    dim: Any,
    alpha: float = 1.5,
    ignore_index: int = -100,
    reduction: _Reduction = "mean",
    out: Any = None,
) -> tuple[Any, L]: ...
@overload
def entmax_loss(
    logits: AnyArray,
    target: AnyArray,
    *,
    alpha: float = 1.5,
    ignore_index: int = -100,
    reduction: _Reduction = "mean",
    axis: int = -1,
    out: Any = None,
) -> tuple[Any, Any]: ...
@overload
def softmax_mean_squared_error(
    logits: A, target: AnyArray, *, reduction: _Reduction = "mean", axis: int = -1, out: A | None = None
) -> tuple[Any, A]: ...
@overload
def softmax_mean_squared_error(
    logits: L, target: AnyArray, *, dim: Any, reduction: _Reduction = "mean", out: Any = None
) -> tuple[Any, L]: ...
@overload
def softmax_mean_squared_error(
    logits: AnyArray, target: AnyArray, *, reduction: _Reduction = "mean", axis: int = -1, out: Any = None
) -> tuple[Any, Any]: ...
@overload
def sparsemax_loss(
    logits: A, target: AnyArray, *, ignore_index: int = -100, reduction: _Reduction = "mean", axis: int = -1, out: A | None = None
) -> tuple[Any, A]: ...
@overload
def sparsemax_loss(
    logits: L, target: AnyArray, *, dim: Any, ignore_index: int = -100, reduction: _Reduction = "mean", out: Any = None
) -> tuple[Any, L]: ...
@overload
def sparsemax_loss(
    logits: AnyArray, target: AnyArray, *, ignore_index: int = -100, reduction: _Reduction = "mean", axis: int = -1, out: Any = None
) -> tuple[Any, Any]: ...
