"""Libraries take turns, so that whatever else the machine does hits all alike."""

import time
from collections.abc import Callable

import numpy as np

# A turn is several samples, each of as many calls as take SAMPLE seconds. Where threads are used, it begins with untimed calls that
# wake them; after a library whose idle threads spin, with as many as it takes until these sleep: OpenMP's, which PyTorch has, would
# take a core from whoever comes next for 8 ms.
SAMPLE, SAMPLES, WAKE, SPIN = 3e-4, 4, 0.001, 0.009
TURNS = 3
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

    def turn(self, warm: float) -> None:
        end = time.perf_counter() + warm
        if self.least < SAMPLE:
            self.call()  # brings its code and data into the caches
        while time.perf_counter() < end:
            self.call()
        end = time.perf_counter() + SAMPLES * SAMPLE
        self._timed()
        while time.perf_counter() < end:
            self._timed()


def measure(calls: dict[str, Callable], threads: bool = False, spinning: tuple[str, ...] = ()) -> dict[str, list[float]]:
    """Samples of each library, in seconds a call; `threads` says that some use several, and `spinning` whose idle ones spin."""
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
