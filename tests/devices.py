"""Arrays "on a device" in the computer's own memory, and kernels whose threads run on the CPU."""

import dataclasses
import functools
from types import SimpleNamespace

import emulation
import numpy as np

import fastact
from fastact.codegen.gpu import each_thread, thread_groups
from fastact.codegen.gpu.thread_groups import RowVariant

THREADS = 40  # of the emulated launches: some have several pieces, some none


emulator = functools.cache(each_thread.emulator)


@functools.cache
def row_emulator(variant):
    """Runs a row kernel, for a group of one thread or of as many threads of the CPU."""
    if variant.group == 1:
        run = thread_groups.thread_on_cpu(variant)
        return lambda *arguments: [run(first, 3, 0, *arguments) for first in range(3)]
    group = emulation.Group(variant.group)
    run = thread_groups.thread_on_cpu(variant, group.together)
    return lambda *arguments: group.run(lambda lane: run(0, 1, lane, *arguments))


class Array:
    """An array "on a device": its interface leads to the computer's own memory."""

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
    """What `numba.cuda.stream()` gives."""

    def __init__(self, address):
        self.address = address

    def __int__(self):
        return self.address

    def synchronize(self):
        """Nothing to wait for."""


class Launches(list):
    """What was launched; a row is shared by `threads` of the CPU at most."""

    threads = 1

    def launch(self, variant, blocks, on, arguments):
        """Run it on the CPU."""
        self.append((variant, blocks, on, arguments))
        if isinstance(variant, RowVariant):  # fewer threads, which have all the others' registers
            group = min(variant.group, self.threads)
            variant = dataclasses.replace(variant, group=group, pieces=variant.pieces * variant.group // group)
            row_emulator(variant)(*arguments)
        else:
            emulator(variant)(THREADS, *arguments)


def cuda_on_cpu():
    """What calls need of `numba.cuda`."""
    return SimpleNamespace(
        device_array=lambda shape, dtype: Array(np.empty(shape, dtype), dtype.str),
        default_stream=lambda: 0,
        external_stream=lambda address: address,
    )
