"""Compile functions ahead of their first use: for images, clusters, and whoever does not like to wait."""

import importlib
import multiprocessing
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from typing import Any

from fastact.codegen import driver
from fastact.codegen.kernel import Kernel, loop
from fastact.codegen.rows import blocks
from fastact.definitions.loss_rows import LOSSES
from fastact.definitions.normalised_rows import NORMS
from fastact.definitions.passes import PASSES
from fastact.runtime import store
from fastact.runtime.ufuncs import build_lock, jobs_of

Part = tuple[str, str]  # what kind of thing, and its name


def parts(chosen: list[str] | None = None, passes: list[str] | None = None) -> list[Part]:
    """What there is to compile: (pass, function), and losses and layers where nothing particular is chosen."""
    found = [(use, name) for use in passes or PASSES for name in PASSES[use].names() if not chosen or name in chosen]
    if chosen or passes:
        return found
    found += [("losses", name) for name in (*LOSSES, "binary_cross_entropy")]
    found += [("nn.elementwise", name) for name in ("dropout", "alpha_dropout", "rrelu")]
    found += [("nn.norms", name) for name in NORMS]
    return found + [("nn.channels", name) for name in ("prelu", "swish")]


def _ufuncs(part: Part) -> list:
    kind, name = part
    if kind in PASSES:
        return [getattr(importlib.import_module(PASSES[kind].module), name)]
    if kind == "losses":
        from fastact.losses import parts

        return [parts.rows_ufunc(name) if name in LOSSES else parts.elements_ufunc(name)]
    if kind == "nn.elementwise":
        from fastact.nn import chance

        return [chance.drawn_ufunc(name)]
    if kind == "nn.norms":
        from fastact.nn import norms

        forward, gradient = norms.norm_ufuncs(name)
        return [forward, gradient()]
    from fastact.nn import channels

    return list(channels.gradient_ufuncs(name))


# What calls take on threads and along middle axes, whatever the function.
_SHARED = (driver.driver, driver.parallel, driver.pieces, blocks)


def kernels(part: Part) -> list[Kernel]:
    """All that calls of a part may need."""
    jobs = [job for ufunc in _ufuncs(part) for job in jobs_of(ufunc)]
    shared = dict.fromkeys([*_SHARED, *(each for job in jobs for each in job.loops.values())])
    own = {kernel.name: kernel for job in jobs for kernel in job.kernels.values()}
    return [*map(loop, shared), *own.values()]


def build(part: Part) -> Part:
    """Compile what is neither ready nor in the cache."""
    with build_lock:
        for kernel in kernels(part):
            store.keep(kernel)
    return part


def run(chosen: list[Part], jobs: int) -> Iterator[Part]:
    """Compile in `jobs` processes, and give each part as it is done. What was done stays done if it is stopped."""
    return map(build, chosen) if jobs == 1 else in_processes(build, chosen, jobs)


def in_processes(work: Callable[[Part], Any], chosen: list[Part], jobs: int) -> Iterator:
    """What the work for each part gives, in the order in which they are done."""
    # Each process has Numba's compiler on one core; threads would wait for each other.
    with ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn")) as pool:
        waiting = [pool.submit(work, part) for part in chosen]
        try:
            for done in as_completed(waiting):
                yield done.result()
        finally:
            pool.shutdown(cancel_futures=True)


def most_jobs() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
