"""Compile functions ahead of their first use: for container images, clusters, and users who do not want to wait."""

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

Part = tuple[str, str]  # the kind (a pass, losses or layers) and the name


def parts(chosen: list[str] | None = None, passes: list[str] | None = None) -> list[Part]:
    """Return the parts to compile: (pass, function), and also losses and layers if neither functions nor passes are chosen."""
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
        from fastact.nn import norm_rows

        forward, gradient = norm_rows.norm_ufuncs(name)
        return [forward, gradient()]
    from fastact.nn import channels

    return list(channels.gradient_ufuncs(name))


# The loops that calls of any function use on threads and along middle axes.
_SHARED = (driver.driver, driver.parallel, driver.worker, blocks)


def kernels(part: Part) -> list[Kernel]:
    """Return all kernels that calls of a part may need."""
    jobs = [job for ufunc in _ufuncs(part) for job in jobs_of(ufunc)]
    shared = dict.fromkeys([*_SHARED, *(each for job in jobs for each in job.loops.values())])
    own = {kernel.name: kernel for job in jobs for kernel in job.kernels.values()}
    return [*map(loop, shared), *own.values()]


def build(part: Part) -> Part:
    """Compile the kernels that are neither ready nor in the cache."""
    with build_lock:
        for kernel in kernels(part):
            store.keep(kernel)
    return part


def run(chosen: list[Part], jobs: int) -> Iterator[Part]:
    """Compile in `jobs` processes, and yield each part when it is done. Finished parts are kept if the run is interrupted."""
    return map(build, chosen) if jobs == 1 else in_processes(build, chosen, jobs)


def in_processes(work: Callable[[Part], Any], chosen: list[Part], jobs: int) -> Iterator:
    """Yield the result of `work` for each part, in the order of completion."""
    # Each process runs Numba's compiler on one core. Threads would wait for each other.
    with ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn")) as pool:
        waiting = [pool.submit(work, part) for part in chosen]
        try:
            for done in as_completed(waiting):
                yield done.result()
        finally:
            pool.shutdown(cancel_futures=True)


def most_jobs() -> int:
    """Return the number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
