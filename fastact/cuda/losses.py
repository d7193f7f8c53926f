"""Losses of logits on a GPU, with their gradients."""

import math
from dataclasses import dataclass, fields, replace

import numpy as np

from fastact.codegen.gpu import thread_groups
from fastact.codegen.gpu.vectors import STORAGES
from fastact.losses.parts import check_reduction
from fastact.runtime.cuda import device_arrays as on_device
from fastact.runtime.cuda import plans, target
from fastact.runtime.cuda.device_arrays import INTEGERS, ITEMSIZES, REAL, Operand
from fastact.runtime.cuda.device_functions import check, launcher
from fastact.runtime.namespace import only

__all__ = ["cross_entropy"]
__getattr__ = only(__name__, __all__)
_LABEL = "fastact.cuda.losses.cross_entropy"
_MOST_CLASSES = {"float32": 2**24, "float64": 2**53}  # the type represents all integers up to these


def cross_entropy(
    logits,
    target,
    *,
    weight=None,
    ignore_index: int = -100,
    label_smoothing: float = 0.0,
    z_loss: float = 0.0,
    reduction: str = "mean",
    axis: int = -1,
    out=None,
    stream=None,
    fast: bool = False,
):
    r"""Cross-entropy of softmax with class indices or probabilities, and its gradient, of arrays on a CUDA device.

    .. math:: L = -\log p_t, p = \text{softmax}(x)

    .. math:: dx = p - \text{onehot}(t)

    Weights, label smoothing and accuracy are those of `fastact.losses.cross_entropy`. The call copies nothing to the host and does
    not wait for the device.

    Parameters
    ----------
    logits : array on a CUDA device
        Logits in float32, float64, float16 or bfloat16, with the classes along `axis`.
    target : array on a CUDA device
        Either int64, the class of each row, in the shape of the logits without `axis`; or the probability of each class, in the
        shape and dtype of the logits.
    weight : array on a CUDA device, optional
        A factor for each class, in the dtype of the logits.
    ignore_index : int, default -100
        Rows with this target are ignored; their gradient is 0.
    label_smoothing : float, default 0
        The fraction of the target, between 0 and 1, that is distributed evenly over all classes.
    z_loss : float, default 0
        The factor of a penalty on the squared log-sum-exp of each row, which keeps the logits small.
    reduction : {"mean", "sum", "none"}
        Return the mean over the rows, the sum, or the loss of each row.
    axis : int, default -1
        The axis of the classes.
    out : array or (array, array), optional
        The array for the gradient, or the arrays for the loss and the gradient. ``out=logits`` overwrites the logits.
    stream : stream, optional
        A stream of Numba, CuPy or PyTorch, or its address. The default is the current stream of the logits' library.
    fast : bool, default False
        Use the hardware's exponential for float32 logits, as for 16 bits.

    Returns
    -------
    loss : array
        The loss on the device, float32 for 16-bit logits. It has no dimensions unless `reduction` is "none".
    gradient : array
        The gradient of the loss with respect to the logits.

    Raises
    ------
    CudaUnavailableError
        If the extra, the driver or the device is missing.
    TypeError
        If the arrays are not on the same device, or if a dtype is not supported.
    ValueError
        If shapes do not match, if `reduction` is unknown, or if `label_smoothing` is not between 0 and 1.
    numpy.exceptions.AxisError
        If `axis` is out of bounds for the logits.

    Notes
    -----
    A class out of range gives NaN for the loss and for the gradient of its row, because an exception would have to wait for the
    device. The mean is NaN if all rows are ignored, and 0 without any rows. For the mean with class weights, an additional kernel
    sums the weights of the rows' classes.

    References
    ----------
    Szegedy et al. (2016), arXiv:1512.00567, for label smoothing; Chowdhery et al. (2022), PaLM, arXiv:2204.02311, for the z-loss.

    Examples
    --------
    ::

        loss, gradient = fastact.cuda.losses.cross_entropy(logits, classes, out=logits)
    """
    options = _Options(weight, ignore_index, label_smoothing, z_loss, reduction, axis, fast)
    launch, results = _prepared((logits, target), out, stream, vars(options))
    launch()
    return results


@dataclass
class _Options:
    weight: object = None
    ignore_index: int = -100
    label_smoothing: float = 0.0
    z_loss: float = 0.0
    reduction: str = "mean"
    axis: int = -1
    fast: bool = False


def _prepared(args, out, stream, given):
    """Return (a function that launches the kernels, the loss and the gradient)."""
    names = [field.name for field in fields(_Options)]
    if len(args) != 2 or not given.keys() <= set(names):
        wanted = f"logits, target and {', '.join(names)}"
        raise TypeError(f"{_LABEL} takes {wanted}, got {len(args)} positional arguments and {', '.join(given) or 'no others'}")
    (logits, classes), options = args, _Options(**given)
    target.numba_cuda()
    check_reduction(_LABEL, options.reduction)
    if not 0.0 <= options.label_smoothing <= 1.0:
        raise ValueError(f"{_LABEL}: label_smoothing must lie between 0 and 1, got {options.label_smoothing}")
    read, numbers, name = _read(logits, classes, options)
    on = target.stream(stream, on_device.current_stream(logits))
    address = None if stream is None else target.stream_address(stream)
    new = lambda shape, storage=None: on_device.new_like(logits, shape, address, storage)
    x, kind = read["x"], STORAGES[read["x"].storage].kind.name
    if isinstance(out, tuple) and len(out) != 2:
        raise ValueError(f"{_LABEL}: out must be the gradient's array or (loss, gradient), got {len(out)} arrays")
    loss, gradient = out if isinstance(out, tuple) else (None, out)
    each_shape = plans.without(x.shape, options.axis)
    whole = each_shape if options.reduction == "none" else ()
    results = [new(whole, kind) if loss is None else loss, new(x.shape) if gradient is None else gradient]
    made = {
        "loss": on_device.read(_LABEL, "out (loss)", results[0], (kind,)),
        "dx": on_device.read(_LABEL, "out (dx)", results[1]),
    }
    check(_LABEL, read, made, {"loss": whole, "dx": x.shape}, ("loss", "place"), [logits, classes, options.weight, *results])
    read |= {name: plans.axis_last(read[name], options.axis) for name in ("x", "q") if name in read}
    dx = plans.axis_last(made["dx"], options.axis)
    temporary = []

    def between(shape, storage=kind) -> Operand:
        temporary.append(new(shape, storage))
        return on_device.read(_LABEL, "a temporary array", temporary[-1])

    launches, device = [], on_device.device_of(logits)

    def add(program, read, numbers, made):
        steps = thread_groups.program(thread_groups.LOSS, program)
        launched = plans.program_plan(steps, read, numbers, made, -1, options.fast, between)
        if launched is None:
            return False
        launches.extend(launched)
        return True

    with target.on_device(device):
        if options.reduction == "mean":
            _add_divisors(add, between, read, numbers, options)
        each = made["loss"] if options.reduction == "none" else between(each_shape)
        if not add(name, read, numbers, {"loss": each, "dx": dx}):  # the logits of a long row are read after dx is written
            apart = plans.axis_last(between(x.shape, None), options.axis)
            add(name, read, numbers, {"loss": each, "dx": apart})
            launches.extend(plans.copy_plan(apart, dx))
        if options.reduction != "none":
            add("sum", {"x": _as_row(each)}, {}, {"total": made["loss"]})
    alive = (logits, classes, options.weight, results, temporary, stream)
    return launcher(launches, device, on, alive), tuple(results)


cross_entropy._prepared = _prepared  # for `fastact.cuda.prepare`


def _read(logits, classes, options):
    """Return (the arrays by name, the numbers, the name of the rows' steps), for sums over the rows."""
    x = on_device.read(_LABEL, "logits", logits)
    if not -len(x.shape) <= options.axis < len(x.shape):
        raise np.exceptions.AxisError(f"{_LABEL}: axis {options.axis} is out of bounds for shape {x.shape}")
    read, count = {"x": x}, x.shape[options.axis]
    if count > _MOST_CLASSES[STORAGES[x.storage].kind.name]:
        raise ValueError(f"{_LABEL}: {count} classes are too many for {x.storage}")
    numbers = {"z_loss": float(options.z_loss), "divisor": 1.0}
    smoothing = {"sharp": 1.0 - options.label_smoothing, "even": options.label_smoothing / max(count, 1)}
    name, given = "probabilities", on_device.read(_LABEL, "target", classes, (*REAL, *INTEGERS))
    if given.storage in INTEGERS:
        name, read["place"] = "classes", given
        numbers |= {"ignored": float(options.ignore_index), "kept_rows": 1.0}
        wanted = plans.without(x.shape, options.axis)
    else:
        read["q"], wanted = given, x.shape
        numbers |= smoothing
    if given.shape != wanted:
        raise ValueError(f"{_LABEL}: target must have the shape {wanted}, got {given.shape}")
    if options.weight is not None:
        name, read["weight"] = f"weighted_{name}", on_device.read(_LABEL, "weight", options.weight)
        if read["weight"].shape != (count,):
            raise ValueError(f"{_LABEL}: weight must have the shape ({count},), got {read['weight'].shape}")
    if "place" in read and options.label_smoothing:
        name = f"smoothed_{name}"
        numbers |= smoothing
    return read, numbers, name


def _add_divisors(add, between, read, numbers, options):
    """Replace the numbers by which a mean divides."""
    if "place" not in read:
        numbers["divisor"] = float(max(math.prod(read["x"].shape[:-1]), 1))
        return
    ignored, place = {"ignored": numbers.pop("ignored")}, read["place"]
    read["kept_rows"] = read["divisor"] = between(())
    del numbers["kept_rows"], numbers["divisor"]
    if plans.is_dense(place):
        add("count_of_kept", {"place": _as_row(place)}, ignored, {"total": read["kept_rows"]})
    else:  # classes whose layout has gaps
        counts = between(place.shape[:-1])
        add("count_of_kept", {"place": place}, ignored, {"total": counts})
        add("sum", {"x": _as_row(counts)}, {}, {"total": read["kept_rows"]})
    if "weight" in read:
        each, read["divisor"] = between(place.shape), between(())
        add("weight_of_class", {"weight": read["weight"], "place": place}, ignored, {"total": each})
        add("sum", {"x": _as_row(each)}, {}, {"total": read["divisor"]})
    numbers |= ignored


def _as_row(operand: Operand) -> Operand:
    """Return all elements of a dense array as one row. Their order does not matter."""
    count, itemsize = math.prod(operand.shape), ITEMSIZES[operand.storage]
    return replace(operand, shape=(count,), strides=(itemsize,))
