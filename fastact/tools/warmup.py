"""Compile functions ahead of their first use: for images, clusters, and whoever does not like to wait."""

import functools
import importlib
import multiprocessing
import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed

from fastact.codegen.kernel import loop
from fastact.codegen.rows import blocks
from fastact.definitions.loss_rows import LOSSES
from fastact.definitions.normalised_rows import NORMS
from fastact.definitions.passes import PASSES
from fastact.runtime import store, threads
from fastact.runtime.ufuncs import build_lock, prepare

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


def build(part: Part) -> Part:
    """Compile one with all that its calls may need, or load it from the store."""
    kind, name = part
    if kind in PASSES:
        prepare(getattr(importlib.import_module(PASSES[kind].module), name))
        _prepare_loops()
    elif kind == "losses":
        from fastact.losses import parts

        prepare(parts.rows_ufunc(name) if name in LOSSES else parts.elements_ufunc(name))
    elif kind == "nn.elementwise":
        from fastact.nn import chance

        prepare(chance.drawn_ufunc(name))
    elif kind == "nn.norms":
        from fastact.nn import norms

        for ufunc in (norms.norm_ufuncs(name)[0], norms.norm_ufuncs(name)[1]()):
            prepare(ufunc)
    elif kind == "nn.channels":
        from fastact.nn import channels

        for ufunc in channels.gradient_ufuncs(name):
            prepare(ufunc)
    return part


@functools.cache
def _prepare_loops() -> None:
    """What calls on threads and along middle axes need, whatever the function."""
    with build_lock:
        threads.start()
        store.address(loop(blocks))


def run(chosen: list[Part], jobs: int) -> Iterator[Part]:
    """Compile in `jobs` processes, and give each part as it is done. What was done stays done if it is stopped."""
    if jobs == 1:
        yield from map(build, chosen)
        return
    # Each process has Numba's compiler on one core; threads would wait for each other.
    with ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn")) as pool:
        waiting = [pool.submit(build, part) for part in chosen]
        try:
            for done in as_completed(waiting):
                yield done.result()
        finally:
            pool.shutdown(cancel_futures=True)


def most_jobs() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
