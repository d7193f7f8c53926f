"""The functions of arrays on a device that users call, also for repeated calls and for launches of their own."""

import functools
import inspect
from collections.abc import Callable
from typing import Any

import numpy as np

from fastact.codegen.gpu.each_thread import Variant, definition_of
from fastact.codegen.gpu.each_thread import names as elementwise_names
from fastact.codegen.gpu.vectors import STORAGES
from fastact.definitions import CATALOGUE, RowActivation
from fastact.definitions.passes import PASSES
from fastact.runtime.cuda import device_arrays as arrays_on_device
from fastact.runtime.cuda import plans, target
from fastact.runtime.cuda.device_arrays import FLAGS, REAL, is_number


class DeviceFunction:
    """One pass of an activation, for arrays on a device. `fastact.cuda` has one for each name.

    `key` is the name of the kernels of a user's activation, which is defined in `module`. Otherwise this is `name`.
    """

    def __init__(self, use: str, name: str, doc: str, key: str | None = None, module: str | None = None):
        self.__name__ = self.__qualname__ = name
        self.__module__ = module or ("fastact.cuda" if use == "forward" else f"fastact.cuda.{use}")
        self.__doc__ = doc
        self._key = key or name
        self._use = PASSES[use]
        self._definition = CATALOGUE[name] if key is None else definition_of(key)
        self._arrays, self._results = self._use.arrays_in(self._definition), self._use.arrays_out(self._definition)
        self._rows = isinstance(self._definition, RowActivation)
        options = {"axis": -1} if self._rows else {}
        kind = inspect.Parameter
        self.__signature__ = inspect.Signature(
            [kind(array, kind.POSITIONAL_ONLY) for array in self._arrays]
            + [kind(p.name, kind.POSITIONAL_OR_KEYWORD, default=p.default) for p in self._definition.parameters]
            + [kind(option, kind.KEYWORD_ONLY, default=default) for option, default in options.items()]
            + [kind(option, kind.KEYWORD_ONLY, default=None) for option in ("out", "stream")]
            + [kind("fast", kind.KEYWORD_ONLY, default=False)]
        )

    def __call__(self, *args: Any, out: Any = None, stream: Any = None, **options: Any) -> Any:
        launch, results = self._prepared(args, out, stream, options)
        launch()
        return results if len(results) > 1 else results[0]

    def __repr__(self):
        return f"<function {self._label}{self.__signature__}>"

    def __reduce__(self):
        return getattr(self, "pickled_as", self.__name__)  # by name, except for users' activations

    @property
    def _label(self):
        return f"{self.__module__}.{self.__name__}"

    def _inputs(self, args, options):
        """Return {name: array or number}, in order. Parameters in `options` are removed from it."""
        names = (*self._arrays, *(p.name for p in self._definition.parameters))
        if not len(self._arrays) <= len(args) <= len(names):
            raise TypeError(f"{self._label} takes {self.__signature__}, got {len(args)} positional arguments")
        given = dict(zip(names, args, strict=False))
        for parameter in self._definition.parameters:
            if parameter.name in given and parameter.name in options:
                raise TypeError(f"{self._label} got two values for the parameter {parameter.name!r}")
            if parameter.name not in given:
                given[parameter.name] = options.pop(parameter.name, parameter.default)
                if given[parameter.name] is inspect.Parameter.empty:
                    raise TypeError(f"{self._label} needs the parameter {parameter.name!r}")
        if options:
            raise TypeError(f"{self._label} takes {self.__signature__}, got {', '.join(map(repr, options))}")
        return given

    def _prepared(self, args, out, stream, options):
        """Return (a function that launches the kernel, the tuple of results)."""
        axis, fast = options.pop("axis", -1) if self._rows else None, bool(options.pop("fast", False))
        inputs = self._inputs(args, options)
        target.numba_cuda()  # raises its error before anything else fails without it
        arrays = {name: x for name, x in inputs.items() if not is_number(x)}
        numbers = {name: float(x) for name, x in inputs.items() if name not in arrays}
        self._want_arrays(numbers)
        flags = self._definition.flags if self._rows else ()
        read = {name: arrays_on_device.read(self._label, name, x, FLAGS if name in flags else REAL) for name, x in arrays.items()}
        rows_first = (*reversed(self._arrays), *inputs)  # a parameter is used if there is no other array
        owner = next(arrays[name] for name in rows_first if name in arrays and name not in flags)
        on = target.stream(stream, arrays_on_device.current_stream(owner))
        if self._rows:
            read, axis = plans.aligned(self._label, self._definition, read, axis)
        shapes = plans.shapes(self._label, self._use, self._definition, read, axis)
        address = None if stream is None else target.stream_address(stream)
        results = self._outputs(out, owner, shapes, address)
        made = self._made(results)
        check(self._label, read, made, shapes, flags, [*arrays.values(), *results])
        temporary, device = [], arrays_on_device.device_of(owner)

        def between(shape, storage=None):
            temporary.append(arrays_on_device.new_like(owner, shape, address, storage))
            return arrays_on_device.read(self._label, "a temporary array", temporary[-1])

        plan = functools.partial(plans.elementwise_plan, self._use, self._key, read, numbers)
        if self._rows:
            plan = functools.partial(plans.row_plan, self._use, self._key, read, numbers, between=between)
        with target.on_device(device):
            launches = plan(made, axis=axis, fast=fast)
            if launches is None:
                apart = {name: between(shapes[name]) for name in self._results}
                launches = plan(apart, axis=axis, fast=fast)
                launches += [copy for name in made for copy in plans.copy_plan(apart[name], made[name])]
        return launcher(launches, device, on, (arrays, results, temporary, stream)), results

    def _want_arrays(self, numbers):
        """Raise an error for numbers in place of required arrays."""
        wanted = [name for name in self._arrays if name in numbers]
        if self._rows:
            wanted = [name for name in wanted if not self._definition.is_number(name)]
        elif len(wanted) < len(self._arrays):
            return  # a number for one of several arrays broadcasts
        if wanted:
            raise TypeError(f"{self._label}: {wanted[-1]} must be an array on a CUDA device, got a number")

    def _made(self, results):
        return {
            name: arrays_on_device.read(self._label, f"out ({name})", x) for name, x in zip(self._results, results, strict=True)
        }

    def _outputs(self, out, owner, shapes, stream):
        count = len(self._results)
        out = out if isinstance(out, tuple) else (out,) * (count if out is None else 1)
        if len(out) != count:
            raise ValueError(f"{self._label}: out must hold {count} arrays ({', '.join(self._results)}), got {len(out)}")
        made = zip(self._results, out, strict=True)
        return tuple(arrays_on_device.new_like(owner, shapes[name], stream) if x is None else x for name, x in made)


def check(label: str, read, made, shapes, fixed, arrays) -> None:
    """Raise an error unless all arrays have one type (except those in `fixed`), are on one device, and do not overlap in part."""
    every = {**read, **{f"out ({name})": operand for name, operand in made.items() if name not in fixed}}
    storages = {name: operand.storage for name, operand in every.items() if name not in fixed}
    first = next(iter(storages))
    for name, storage in storages.items():
        if storage != storages[first]:
            raise TypeError(f"{label}: the arrays must have the same dtype, got {first} {storages[first]} and {name} {storage}")
    devices = {device for x in arrays if (device := arrays_on_device.device_of(x)) is not None}
    if len(devices) > 1:
        raise TypeError(f"{label}: the arrays must be on the same device, got devices {sorted(devices)}")
    for name, operand in made.items():
        if operand.shape != shapes[name]:
            raise ValueError(f"{label}: out ({name}) must have the shape {shapes[name]}, got {operand.shape}")
        repeats = any(step == 0 and length > 1 for step, length in zip(operand.strides, operand.shape, strict=True))
        if repeats and 0 not in operand.shape:
            raise ValueError(f"{label}: out ({name}) has several elements in one place (a stride of 0)")
        if operand.read_only:
            raise ValueError(f"{label}: out ({name}) is read-only")
        if any(arrays_on_device.overlap(operand, other) for other in read.values()):
            raise ValueError(f"{label}: out ({name}) overlaps an input in part; it may equal one or be apart")
        others = [other for key, other in made.items() if key != name]
        if any(arrays_on_device.share_memory(operand, other) for other in others):
            raise ValueError(f"{label}: out ({name}) overlaps another result")


def launcher(launches: list[plans.Launch], device: int | None, on, alive) -> Callable[[], None]:
    """Return a function that launches kernels in order. `alive` holds the arrays whose addresses are among the arguments."""
    with target.on_device(device):
        bound = [(target.bound(each.variant, each.blocks, each.threads, on), each.arguments) for each in launches]
    return functools.partial(_launch, bound, device, alive)


def _launch(bound, device, alive):
    if device is None:
        for kernel, arguments in bound:
            kernel(*arguments)
        return
    with target.on_device(device):
        _launch(bound, None, alive)


def prepare(function: DeviceFunction, *args, out, stream=None, **options) -> Callable[[], None]:
    """Prepare a repeated call of a function of `fastact.cuda`. Each repetition launches the kernel and does nothing else.

    Parameters
    ----------
    function : function of `fastact.cuda`
        The function to be called.
    *args, out, stream, **options
        The arguments of the function. `out` must hold all results. Arrays and stream are kept alive. The contents of the arrays may
        change between launches.

    Returns
    -------
    callable
        ``launch() -> None``. The stream is chosen when this function is called, not at the launch. A CUDA graph can capture the
        launch if `stream` is the capturing stream. The kernel is compiled before this function returns.

    Raises
    ------
    ValueError
        If `out` does not hold all results.

    Examples
    --------
    ::

        launch = fastact.cuda.prepare(fastact.cuda.fused.gelu, g, x, out=(y, dx))
        for _ in range(1000):
            launch()
    """
    launch, results = function._prepared(args, out, stream, options)
    given = out if isinstance(out, tuple) else (out,)
    if not all(any(result is x for x in given) for result in results):
        raise ValueError(f"fastact.cuda.prepare: out must hold all {len(results)} results, got {len(given)} arrays")
    return launch


class Kernel:
    """A compiled kernel for launches of your own, made by `fastact.cuda.kernel`.

    Attributes
    ----------
    compiled : numba.cuda kernel
        ``compiled[blocks, threads, stream](count, addresses, numbers)``: the number of elements, the tuple of the arrays' addresses
        (inputs, then outputs, all multiples of 16), and the tuple of the parameters.
    threads : int
        The number of threads in a block.
    """

    def __init__(self, variant: Variant):
        self._variant = variant
        self.compiled = target.compiled(variant)
        self.threads = variant.threads

    def configure(self, count: int) -> tuple[int, int]:
        """Return (blocks, threads) for arrays of `count` elements."""
        lanes = STORAGES[self._variant.storage].lanes
        return target.blocks_for(-(-count // lanes), self.threads), self.threads


def kernel(name: str, use: str = "forward", dtype="float32", fast: bool = False) -> Kernel:
    """Return the compiled kernel of an element-wise function, for contiguous arrays and parameters that are single numbers.

    Parameters
    ----------
    name : str
        The name of an element-wise function of `fastact.cuda`.
    use : {"forward", "backward", "fused", "derivative", "param_grad"}, default "forward"
        The pass.
    dtype : dtype or str, default "float32"
        float32, float64, float16 or bfloat16.
    fast : bool, default False
        Compute float32 with errors of up to 2⁻¹⁴.

    Returns
    -------
    Kernel
        The compiled kernel and its launch configuration.

    Raises
    ------
    ValueError
        If there is no kernel for the name, the pass or the dtype.
    CudaUnavailableError
        If the extra, the driver or the device is missing.

    Examples
    --------
    ::

        gelu = fastact.cuda.kernel("gelu", "fused", np.float32)
        addresses = tuple(a.__cuda_array_interface__["data"][0] for a in (g, x, y, dx))
        gelu.compiled[*gelu.configure(x.size), stream](x.size, addresses, ())
    """
    storage = dtype if isinstance(dtype, str) else np.dtype(dtype).name
    if use not in PASSES or name not in elementwise_names(use):
        wanted = "an element-wise function of fastact.cuda and its pass are needed"
        raise ValueError(f"fastact.cuda.kernel: {wanted}, got {name!r} and {use!r}")
    if storage not in STORAGES:
        raise ValueError(f"fastact.cuda.kernel: dtype must be one of {', '.join(STORAGES)}, got {storage!r}")
    definition = CATALOGUE[name]
    is_array = (True,) * len(PASSES[use].arrays_in(definition)) + (False,) * len(definition.parameters)
    return Kernel(Variant(use, name, storage, is_array, 0, STORAGES[storage].coarse(fast)))
