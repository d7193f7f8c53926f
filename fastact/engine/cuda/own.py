"""A user's own activation for arrays on a device."""

import functools
from collections.abc import Callable

from fastact.activations import Activation
from fastact.engine.cuda import elementwise
from fastact.engine.cuda.function import DeviceFunction
from fastact.engine.passes import PASSES


class OwnDeviceActivation:
    """Call it for the value; ``backward``, ``fused``, ``derivative`` and ``param_grad`` are the other passes.

    Arrays, ``out=`` and ``stream=`` are those of the functions of `fastact.cuda`.
    """

    def __init__(self, name: str, module: str, doc: str, definition: Activation, scalar: Callable, fingerprint: str | None):
        self.__name__ = name
        self.__module__, self.__doc__ = module, doc
        self._definition = definition
        self._key = f"{module}_{name}_{fingerprint or id(self)}".replace(".", "_")
        elementwise.OWN[self._key] = definition, scalar, fingerprint is not None

    def __call__(self, *args, **kwargs):
        return self._pass("forward")(*args, **kwargs)

    def __repr__(self):
        return f"<activation {self.__module__}.{self.__name__} for CUDA devices>"

    @property
    def backward(self) -> DeviceFunction:
        return self._pass("backward")

    @property
    def fused(self) -> DeviceFunction:
        return self._pass("fused")

    @property
    def derivative(self) -> DeviceFunction:
        return self._pass("derivative")

    @property
    def param_grad(self) -> DeviceFunction:
        if not self._definition.parameters:
            raise AttributeError(f"activation {self.__name__!r} has no parameters", name="param_grad", obj=self)
        return self._pass("param_grad")

    @functools.cache  # noqa: B019  # an activation lives as long as its module
    def _pass(self, use: str) -> DeviceFunction:
        found_as = self.__name__ if use == "forward" else f"{self.__name__}.{use}"
        doc = f"{self.__name__}: {PASSES[use].summary}, of arrays on a CUDA device."
        return DeviceFunction(use, found_as, doc, self._key, f"{self.__module__}.cuda")
