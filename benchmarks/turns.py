"""Libraries take turns within one benchmark of pytest-benchmark, so that whatever else the machine does hits all alike."""

import statistics
import time

# A turn: first untimed calls, since idle threads of OpenMP, which PyTorch has, go on spinning for 8 ms after a call and
# would take a core from whoever comes next; then samples, each of as many calls as take a millisecond.
WARM, SAMPLE, SAMPLES, TURNS = 0.009, 0.001, 5, 2
BEHIND = 4.0  # a library this many times behind the best has no further turns


class Runner:
    """One library's call."""

    def __init__(self, call):
        self.call = call
        self.seconds, self.loops = float("inf"), 1
        call()  # compiles, perhaps
        deadline = time.perf_counter() + WARM
        start = elapsed = 0.0
        while start < deadline:
            start = time.perf_counter()
            self._repeat(self.loops)
            elapsed = time.perf_counter() - start
            self.seconds = min(self.seconds, elapsed / self.loops)
            self.loops *= 2 if elapsed < SAMPLE else 1
        self.samples = [self.seconds]
        self.loops = max(1, round(SAMPLE / self.seconds))
        # long calls have fewer samples in a turn, but two: the system may have taken free memory back meanwhile, and the first
        # call that makes new arrays then pays for that (40 ms for 10⁷ numbers instead of 5), whoever it is
        self.in_turn = max(2, min(SAMPLES, round(SAMPLES * SAMPLE / self.seconds)))

    def _repeat(self, loops):
        for _ in range(loops):
            self.call()

    def warm(self):
        end = time.perf_counter() + WARM
        self.sample()
        while time.perf_counter() + self.seconds < end:
            self.sample()

    def sample(self):
        self._repeat(self.loops)

    def turn(self):
        self.warm()
        for _ in range(self.in_turn):
            start = time.perf_counter()
            self.sample()
            self.samples.append((time.perf_counter() - start) / self.loops)


def interleave(benchmark, calls: dict, turns: int = TURNS) -> None:
    """Time the first call by `benchmark`, the others in `extra_info`: {library: [least, median]}, in seconds a call."""
    if benchmark.disabled:
        benchmark(lambda: [call() for call in calls.values()])
        return
    (_name, first), *others = ((name, Runner(call)) for name, call in calls.items())
    rounds = 0

    def others_first():
        nonlocal rounds
        if rounds % first.in_turn == 0:
            best = min(runner.seconds for runner in (first, *(runner for _, runner in others)))
            for _, runner in others:
                if min(runner.samples) < BEHIND * best:
                    runner.turn()
            first.warm()
        rounds += 1

    benchmark.pedantic(first.sample, setup=others_first, rounds=turns * first.in_turn)
    benchmark.extra_info["calls"] = first.loops
    benchmark.extra_info["peers"] = {other: [min(runner.samples), statistics.median(runner.samples)] for other, runner in others}
