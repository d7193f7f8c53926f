"""A stand-in for the driver: arrays in the interpreter's memory, and launches that the interpreter runs.

Everything else is done by the package and Numba: choosing, compiling and linking the kernel, the number of blocks, the arguments.
"""

import functools
from dataclasses import dataclass
from types import SimpleNamespace

import numpy as np

from fastact.runtime import store
from fastact.runtime.cuda import target
from ptx.arithmetic import from_bfloat16, to_bfloat16
from ptx.machine import Program, Run
from ptx.memory import Global, Violation
from ptx.parser import parse

BLOCKS = 2  # the most of a launch; threads have several pieces, as on a GPU with more work than it holds at once


class DeviceArray:
    """An array in the device's memory."""

    def __init__(self, device, array, typestr=None):
        self.array, self.typestr = array, typestr or array.dtype.str
        self.__cuda_array_interface__ = {
            "shape": array.shape,
            "strides": array.strides,
            "typestr": self.typestr,
            "data": (device.memory.address_of(array), False),
            "version": 3,
        }

    @property
    def values(self) -> np.ndarray:
        """A copy of the array's numbers, bfloat16 as float32."""
        return from_bfloat16(self.array.view(np.uint16)) if self.typestr == "<V2" else self.array.copy()


@dataclass
class Launched:
    """A launch: the kernel's variant, and the violations of its threads."""

    variant: object
    blocks: int
    threads: int
    violations: list[Violation]


class Device:
    """A GPU of some compute capability."""

    def __init__(self, capability=(9, 0)):
        self.compute_capability, self.MULTIPROCESSOR_COUNT, self.id = capability, 1, 0
        self.memory, self.launches = Global(), []

    def to(self, values, storage=None, offset=0, view=lambda array: array, write=False):
        """Return an array with these values, in the type `storage`. Kernels may only touch the part of memory that `view` takes."""
        values = np.asarray(values)
        bits = (
            to_bfloat16(np.ascontiguousarray(values, np.float32))
            if storage == "bfloat16"
            else values.astype(storage or values.dtype)
        )
        whole = self.memory.allocate(values.shape, bits.dtype, offset)
        whole[...] = bits.reshape(values.shape)
        part = view(whole)
        self.memory.allow(part, write=write, written=True)
        return DeviceArray(self, part, "<V2" if storage == "bfloat16" else None)

    def empty(self, shape, dtype, offset=0, view=lambda array: array):
        """Return an array for results. No kernel may read it before it is written."""
        dtype = np.dtype(dtype)
        part = view(self.memory.allocate(shape, "u2" if dtype.kind == "V" else dtype, offset))
        self.memory.allow(part, write=True, written=False)
        return DeviceArray(self, part, "<V2" if dtype.kind == "V" else None)

    def bound(self, variant, blocks, threads, on):
        """Return a function that launches a kernel. It replaces `target.bound`."""
        program = compiled(variant, self.compute_capability)

        def launch(*arguments):
            flat = [number for each in arguments for number in (each if isinstance(each, tuple) else (each,))]
            run = Run(program, self.memory, blocks, threads, flat)
            self.launches.append(Launched(variant, blocks, threads, run.run()))

        return launch

    @property
    def violations(self) -> list[str]:
        """The violations of all launches."""
        return [f"{each.variant.label}: {violation}" for each in self.launches for violation in each.violations]

    def reset(self):
        """Forget all arrays and launches."""
        self.memory.reset()
        self.launches.clear()


def text(variant) -> str:
    """Return the PTX that nvJitLink makes for the current device, from which its code is assembled.

    The package compiles, Numba links.
    """
    (kernel,) = target.compiled(variant).overloads.values()
    library = kernel._codelibrary
    return library.get_lto_ptx() if library._lto else library.get_asm_str()


@functools.lru_cache(maxsize=64)
def compiled(variant, capability) -> Program:
    return Program(parse(text(variant)))


def install(device: Device, monkeypatch) -> None:
    """Make `fastact.cuda` find this device."""
    from numba import cuda
    from numba.cuda import codegen, dispatcher
    from numba.cuda.core import config
    from numba.cuda.cudadrv import devices

    current = lambda: device
    monkeypatch.setattr(cuda, "get_current_device", current)
    monkeypatch.setattr(dispatcher, "get_current_device", current)
    monkeypatch.setattr(devices, "get_context", lambda *_: SimpleNamespace(device=device))
    loaded = SimpleNamespace(module=SimpleNamespace(initialized=True))
    monkeypatch.setattr(codegen.CUDACodeLibrary, "get_cufunc", lambda library: loaded)
    monkeypatch.setattr(config, "CACHE_DIR", str(store.root() / "ptx"))  # the folder where Numba keeps what it has compiled
    monkeypatch.setattr(cuda, "device_array", device.empty)
    monkeypatch.setattr(cuda, "default_stream", lambda: 0)
    monkeypatch.setattr(cuda, "external_stream", lambda address: address)
    monkeypatch.setattr(target, "numba_cuda", lambda: cuda)
    monkeypatch.setattr(target, "bound", device.bound)
    monkeypatch.setattr(target, "BLOCKS", BLOCKS)
    target._stream_at.cache_clear()
