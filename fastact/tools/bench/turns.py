"""Timing of libraries that take turns. Other load on the machine then affects all of them alike."""

import contextlib
import time
from collections.abc import Callable

import numpy as np

# A turn consists of several samples. Each sample makes as many calls as take SAMPLE seconds. If threads are used, a turn begins
# with untimed calls that wake them. After a library whose idle threads spin, these calls last until the threads sleep: OpenMP's
# threads, which PyTorch uses, would take a core from the next library for 8 ms.
SAMPLE, SAMPLES, WAKE, SPIN = 3e-4, 4, 0.001, 0.009
TURNS = 3
FIRST = 0.03  # seconds for the first samples, which show how far behind a library is; several, as one may have been disturbed
BEHIND = 3.0  # a library this many times behind the best has no further turns


class Runner:
    """One library's call, and its samples in seconds per call.

    The samples are taken within the context manager that the call's attribute ``around`` makes, if it has one.
    """

    def __init__(self, call: Callable):
        self.call, self.samples, self.loops = call, [], 1
        self.around = getattr(call, "around", contextlib.nullcontext)
        with self.around():
            call()  # may compile
            self._first()

    def _first(self) -> None:
        end = time.perf_counter() + FIRST
        while (len(self.samples) < SAMPLES and time.perf_counter() < end) or self.least * self.loops < SAMPLE:
            self._timed()
            if self.least * self.loops < SAMPLE:
                self.loops = max(2 * self.loops, min(int(SAMPLE / max(self.least, 1e-9)), 10 * self.loops))

    def _timed(self) -> None:
        start = time.perf_counter()
        for _ in range(self.loops):
            self.call()
        self.samples.append((time.perf_counter() - start) / self.loops)

    @property
    def least(self) -> float:
        return min(self.samples, default=0.0)

    def turn(self, warm: float) -> None:
        with self.around():
            self._turn(warm)

    def _turn(self, warm: float) -> None:
        end = time.perf_counter() + warm
        if self.least < SAMPLE:
            self.call()  # loads its code and data into the caches
        while time.perf_counter() < end:
            self.call()
        end = time.perf_counter() + SAMPLES * SAMPLE
        self._timed()
        while time.perf_counter() < end:
            self._timed()


def measure(calls: dict[str, Callable], threads: bool = False, spinning: tuple[str, ...] = ()) -> dict[str, list[float]]:
    """Return each library's samples in seconds per call.

    `threads` tells whether some libraries use several threads. `spinning` names the libraries whose idle threads spin.
    """
    with np.errstate(all="ignore"):
        runners = {name: Runner(call) for name, call in calls.items()}
        own = before = next(iter(runners))
        for _ in range(TURNS):
            best = min(runner.least for runner in runners.values())
            for name, runner in runners.items():
                if name == own or runner.least < BEHIND * best:
                    runner.turn((SPIN if before in spinning else WAKE) if threads else 0.0)
                    before = name
    return {name: runner.samples for name, runner in runners.items()}
