"""Libraries take turns, so that whatever else the machine does hits all alike."""

import time
from collections.abc import Callable

import numpy as np

# A turn is several samples, each of as many calls as take SAMPLE seconds. What is idle may spin: threads of OpenMP, which PyTorch
# has, for 8 ms after a call, and would take a core from whoever comes next. Where threads are used, a turn begins with untimed
# calls until they sleep.
SAMPLE, SAMPLES, SPIN = 3e-4, 4, 0.009
TURNS, TURNS_OF_THREADS = 3, 2
BEHIND = 3.0  # a library this many times behind the best has no further turns


class Runner:
    """One library's call, and its samples: seconds a call."""

    def __init__(self, call: Callable):
        self.call, self.samples, self.loops = call, [], 1
        call()  # compiles, perhaps
        seconds = self._timed()
        while seconds * self.loops < SAMPLE:
            self.loops = max(2 * self.loops, min(int(SAMPLE / seconds), 10 * self.loops))
            seconds = self._timed()

    def _timed(self) -> float:
        start = time.perf_counter()
        for _ in range(self.loops):
            self.call()
        seconds = (time.perf_counter() - start) / self.loops
        self.samples.append(seconds)
        return seconds

    @property
    def least(self) -> float:
        return min(self.samples)

    def turn(self, spin: float) -> None:
        end = time.perf_counter() + spin
        if self.least < SAMPLE:
            self.call()  # brings its code and data into the caches
        while time.perf_counter() < end:
            self.call()
        end = time.perf_counter() + SAMPLES * SAMPLE
        self._timed()
        while time.perf_counter() < end:
            self._timed()


def measure(calls: dict[str, Callable], threads: bool) -> dict[str, list[float]]:
    """Samples of each library, in seconds a call; `threads` says that some use several."""
    with np.errstate(all="ignore"):
        runners = {name: Runner(call) for name, call in calls.items()}
        own = next(iter(runners))
        for _ in range(TURNS_OF_THREADS if threads else TURNS):
            best = min(runner.least for runner in runners.values())
            for name, runner in runners.items():
                if name == own or runner.least < BEHIND * best:
                    runner.turn(SPIN if threads else 0.0)
    return {name: runner.samples for name, runner in runners.items()}
