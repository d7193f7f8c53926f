"""A user's own activation for arrays on a device."""

import functools
from collections.abc import Callable
from typing import Any

from fastact.codegen.gpu import each_thread
from fastact.definitions import Activation
from fastact.definitions.passes import PASSES
from fastact.runtime import pickling
from fastact.runtime.cuda import target
from fastact.runtime.cuda.device_functions import DeviceFunction


class _OwnDeviceFunction(DeviceFunction):
    """One pass. If it cannot be compiled, one error gives the line and the reason."""

    def __init__(self, use, name, doc, key, module, explain):
        super().__init__(use, name, doc, key, module)
        self._explain = explain

    def _prepared(self, *arguments):
        try:
            return super()._prepared(*arguments)
        except target.CompilationError as error:
            failed = self._explain(error.__cause__)
        raise failed


class OwnDeviceActivation:
    """A user-defined activation for arrays on a GPU. Calling it computes the value.

    ``backward``, ``fused``, ``derivative`` and ``param_grad`` are the other passes. Arrays, ``out=`` and ``stream=`` are as in the
    functions of `fastact.cuda`.
    """

    def __init__(self, activation, definition: Activation, explain: Callable):
        name, module, fingerprint = activation.__name__, activation.__module__, activation.fingerprint
        self.__name__ = f"{name}.cuda"
        pickling.found_at(self, activation, "cuda")
        self.__module__, self.__doc__ = module, activation.__doc__
        self._definition, self._explain = definition, explain
        self._key = f"{module}_{name}_{fingerprint or id(self)}".replace(".", "_")
        each_thread.OWN[self._key] = definition, fingerprint is not None

    def __call__(self, *args: Any, **parameters: Any) -> Any:
        return self._pass("forward")(*args, **parameters)

    def __repr__(self):
        return f"<activation {self.__module__}.{self.__name__}>"

    def __reduce__(self):
        return self.pickled_as

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
        made = _OwnDeviceFunction(use, found_as, doc, self._key, self.__module__, functools.partial(self._explain, use))
        pickling.found_at(made, self, "" if use == "forward" else use)
        return made
