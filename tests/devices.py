"""Arrays "on a device" that are in the host's memory, and kernels whose threads run on the CPU."""

import dataclasses
import functools
from types import SimpleNamespace

import emulation
import numpy as np

import fastact
from fastact.codegen.gpu.thread_groups import RowVariant

THREADS = 40  # of the emulated launches: some threads have several pieces, some have none


emulator = functools.cache(emulation.emulator)


@functools.cache
def row_emulator(variant):
    """Return a function that runs a row kernel, with one thread per group or with `group` threads of the CPU."""
    if variant.group == 1:
        run = emulation.row_thread(variant)
        return lambda *arguments: [run(first, 3, 0, *arguments) for first in range(3)]
    group = emulation.Group(variant.group)
    run = emulation.row_thread(variant, group.together)
    return lambda *arguments: group.run(lambda lane: run(0, 1, lane, *arguments))


class Array:
    """An array "on a device". Its interface points to the host's memory."""

    def __init__(self, array, typestr=None, **changes):
        self.array = np.asarray(array)
        interface = self.array.__array_interface__
        strides = self.array.strides
        self.nbytes = self.array.nbytes
        self.copy_to_device = lambda other: np.copyto(self.array, other.array)
        self.__cuda_array_interface__ = {**interface, "strides": strides, "typestr": typestr or interface["typestr"], **changes}


def function(case):
    module = fastact.cuda if case.use == "forward" else getattr(fastact.cuda, case.use)
    return getattr(module, case.name)


def as_tuple(result):
    return result if isinstance(result, tuple) else (result,)


class NumbaStream:
    """A stand-in for the result of `numba.cuda.stream()`."""

    def __init__(self, address):
        self.address = address

    def __int__(self):
        return self.address

    def synchronize(self):
        """Return at once: there is nothing to wait for."""


class Launches(list):
    """A record of the launches. At most `threads` threads of the CPU share a row."""

    threads = 1

    def launch(self, variant, blocks, on, arguments):
        """Run the launch on the CPU."""
        self.append((variant, blocks, on, arguments))
        if isinstance(variant, RowVariant):  # fewer threads, each with the registers of several
            group = min(variant.group, self.threads)
            variant = dataclasses.replace(variant, group=group, pieces=variant.pieces * variant.group // group)
            row_emulator(variant)(*arguments)
        else:
            emulator(variant)(THREADS, *arguments)


def cuda_on_cpu():
    """Return the parts of `numba.cuda` that calls need."""
    return SimpleNamespace(
        device_array=lambda shape, dtype: Array(np.empty(shape, dtype), dtype.str),
        default_stream=lambda: 0,
        external_stream=lambda address: address,
    )
