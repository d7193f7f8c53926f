"""Threads in difficult use. Each scenario runs in a separate process, so that a hang is a failure and does not stop the tests."""

import multiprocessing
import os
import subprocess
import sys
import textwrap

import pytest

# Numba's layers for the number of threads and for users' loops. The fast tests use the default, None, the deep ones each by name.
LAYERS = (None, *(pytest.param(layer, marks=pytest.mark.deep) for layer in ("tbb", "omp", "workqueue")))
HEADER = """
    import threading, multiprocessing, os, sys
    import numpy as np, numba
    import fastact
    from fastact.codegen import pool
    from fastact.runtime import threads

    SIZE = 4 * threads.THRESHOLD + 7
    X = np.linspace(-9, 9, SIZE)
    Y = X / (1 + np.exp(-X))

    def right(y):
        return np.allclose(y, Y, rtol=1e-13, atol=1e-300)

    def check():
        '''Large enough to run in parallel, more than once, with one and two outputs and by rows.'''
        for _ in range(5):
            assert right(fastact.silu(X))
            y, dx = fastact.fused.silu(1.0, X)
            assert right(y) and np.array_equal(dx, fastact.derivative.silu(X))
            p = fastact.softmax(X[:-7].reshape(-1, 64))
            assert np.allclose(p.sum(axis=-1), 1)

    def in_threads(*functions):
        failed = []
        def run(function):
            try:
                function()
            except BaseException as error:
                failed.append(repr(error))
        started = [threading.Thread(target=run, args=(function,)) for function in functions]
        for thread in started: thread.start()
        for thread in started: thread.join()
        assert not failed, failed

    @numba.njit(parallel=True)
    def users_sum(x):
        total = 0.0
        for i in numba.prange(x.size):
            total += x[i] * x[i]
        return total
"""


def run(body: str, layer: str | None = None, **environment: str) -> str:
    """Return the output of the scenario, which must end by itself and without an error."""
    variables = {key: value for key, value in os.environ.items() if not key.startswith("NUMBA_") or key == "NUMBA_CACHE_DIR"}
    if layer is not None:
        variables["NUMBA_THREADING_LAYER"] = layer
    code = textwrap.dedent(HEADER) + textwrap.dedent(body)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=240, env=variables | environment)
    if layer is not None and "No threading layer could be loaded" in done.stderr:
        pytest.skip(f"Numba cannot load the layer {layer} here")
    assert done.returncode == 0, f"exit status {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done.stdout.strip()


def test_results_of_several_threads():
    """The last call of `check` has at least a piece for each of the three threads."""
    body = "check(); words = threads.start(); print(*words[[pool.WORKERS, pool.SHARES]], words[pool.PIECES] > 0)"
    assert run(body, NUMBA_NUM_THREADS="3") == "2 3 True"


def test_an_input_that_is_ahead_of_the_output():
    """NumPy does not copy such an input, since it expects elements in order. Up to a quarter of the results were wrong."""
    body = """
        views = (lambda a: a[::2], lambda a, n: a[:n]), (lambda a: a[5::3], lambda a, n: a[2:2 + n])
        views += (lambda a: a[::-2], lambda a, n: a[::-1][:n]), (lambda a: a.reshape(-1, 2)[:, 1], lambda a, n: a[:n])
        for dtype in (np.float16, np.float32, np.float64):
            for of_input, of_output in views:
                for _ in range(10):
                    a = np.resize(X, 400_000).astype(dtype)
                    n = of_input(a).size
                    wanted = fastact.gelu(of_input(a).copy())
                    fastact.gelu(of_input(a), out=of_output(a, n))
                    assert np.array_equal(of_output(a, n), wanted)
        a = np.resize(X, 400_000)
        wanted = fastact.swiglu(a[::2].copy(), a[1::2].copy())
        fastact.swiglu(a[::2], a[1::2], out=a[:200_000])
        assert np.array_equal(a[:200_000], wanted)
        """
    run(body, NUMBA_NUM_THREADS="3")


def test_threads_start_with_a_long_call_or_many_short_ones():
    """Compiling their code takes longer than many short calls."""
    run(
        """
        from fastact.codegen import driver
        short = X[:threads.THRESHOLD]
        started = []
        for _ in range(driver.CALLS_TO_START):
            fastact.relu(short)
            started.append(bool(threads.STATE[driver.PARALLEL]))
        assert started == [False] * (driver.CALLS_TO_START - 1) + [True], started
        """
    )
    run("fastact.relu(np.resize(X, threads.WAKING_FACTOR * threads.THRESHOLD)); assert threads.STATE[2] != 0")


def test_eight_threads_at_once():
    run("in_threads(*[check] * 8)")


def test_first_use_in_eight_threads_at_once():
    """Each function is built only once, and no thread sees an incomplete one."""
    run("in_threads(*[lambda: fastact.gelu(X)] * 8); assert fastact.gelu is fastact.gelu")


@pytest.mark.parametrize("layer", LAYERS)
def test_beside_a_users_own_parallel_function(layer):
    """Under workqueue a second parallel region of Numba aborts the process, so ours must not be one."""
    run(
        """
        check()
        expected = float(np.sum(X * X))
        def users():
            for _ in range(300):
                assert abs(users_sum(X) - expected) < 1e-6 * expected
        in_threads(users, check)
        """,
        layer,
    )


@pytest.mark.parametrize("layer", LAYERS)
def test_call_from_inside_a_users_prange(layer):
    """A worker thread of Numba calls back into Python and into a ufunc, which would be a nested parallel region."""
    run(
        """
        def call(i):
            assert right(fastact.silu(X))
        @numba.njit(parallel=True)
        def users():
            for i in numba.prange(6):
                with numba.objmode():
                    call(i)
        check()
        users()
        """,
        layer,
    )


@pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="the system has no fork")
@pytest.mark.parametrize("layer", LAYERS)
def test_forked_child_after_the_parent_ran_in_parallel(layer):
    """The child has no workers, so it must run serially."""
    run(
        """
        import warnings
        warnings.simplefilter("ignore", DeprecationWarning)  # Python 3.12: a process with threads forks
        check()
        context = multiprocessing.get_context("fork")
        children = [context.Process(target=check) for _ in range(3)]
        for child in children: child.start()
        for child in children: child.join(120)
        assert [child.exitcode for child in children] == [0, 0, 0], [child.exitcode for child in children]
        check()
        """,
        layer,
    )


@pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="the system has no fork")
def test_a_forked_child_makes_what_it_needs(tmp_path):
    """A kernel that the parent has not used is built in the child. Parent and child use different types."""
    run(
        """
        import warnings
        warnings.simplefilter("ignore", DeprecationWarning)
        fastact.mish(X)
        def child():
            narrow = fastact.mish(X.astype(np.float32))
            assert narrow.dtype == np.float32 and np.allclose(narrow, fastact.mish(X), rtol=1e-5)
            assert np.allclose(fastact.softmin(X[:-7].reshape(-1, 64)).sum(axis=-1), 1)
        children = [multiprocessing.get_context("fork").Process(target=child) for _ in range(2)]
        for process in children: process.start()
        for process in children: process.join(120)
        assert [process.exitcode for process in children] == [0, 0], [process.exitcode for process in children]
        """,
        FASTACT_CACHE_DIR=str(tmp_path),
    )


@pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="the system has no fork")
def test_child_forked_while_another_thread_is_inside_a_loop():
    """The child inherits a state that says busy and, at the first fork, a lock under which functions are built."""
    run(
        """
        import warnings
        warnings.simplefilter("ignore", DeprecationWarning)
        done = threading.Event()
        def busy():
            while not done.is_set():
                check()
        thread = threading.Thread(target=busy)
        thread.start()
        context = multiprocessing.get_context("fork")
        codes = []
        for _ in range(6):
            child = context.Process(target=check)
            child.start()
            child.join(60)
            codes.append(child.exitcode)
        done.set()
        thread.join()
        assert codes == [0] * 6, codes
        """
    )


def test_one_thread():
    assert run("check(); print(numba.get_num_threads())", NUMBA_NUM_THREADS="1") == "1"


def test_set_num_threads_is_respected():
    """With fewer threads, the bits are the same. The user's setting is not changed."""
    run(
        """
        wanted, words = fastact.silu(X), threads.start()
        assert words[pool.SHARES] == 3
        numba.set_num_threads(2)
        assert fastact.silu(X).tobytes() == wanted.tobytes()
        assert words[pool.SHARES] == 2
        numba.set_num_threads(1)
        words[pool.SHARES] = -1
        assert fastact.silu(X).tobytes() == wanted.tobytes()
        assert words[pool.SHARES] == -1
        assert numba.get_num_threads() == 1
        """,
        NUMBA_NUM_THREADS="3",
    )


@pytest.mark.deep
def test_beside_busy_processes():
    """Workers that have no core delay a run, but nothing hangs."""
    run(
        """
        def burn():
            while True:
                pass
        context = multiprocessing.get_context("spawn" if sys.platform == "win32" else "fork")
        others = [context.Process(target=burn, daemon=True) for _ in range(2 * os.cpu_count())]
        for other in others: other.start()
        for _ in range(3):
            check()
        for other in others: other.terminate()
        """
    )


def test_exit_while_another_thread_is_inside_a_loop():
    for _ in range(2):
        run(
            """
            import time
            def busy():
                while True:
                    fastact.silu(X)
            threading.Thread(target=busy, daemon=True).start()
            time.sleep(0.1)
            """,
            NUMBA_NUM_THREADS="4",
            MALLOC_PERTURB_="85",  # the C library overwrites memory that is freed
        )


@pytest.mark.deep
def test_a_call_while_the_process_ends():
    """Functions that run at exit, after the workers have been stopped, are served by one thread."""
    run("import atexit; atexit.register(check); check()")


@pytest.mark.parametrize("layer", [pytest.param("tbb", marks=pytest.mark.deep), "quickthreads"])
def test_no_layer_of_numba_is_needed(layer):
    """Not even one that the user has chosen, but that is not installed or does not exist."""
    run("check()", NUMBA_THREADING_LAYER=layer)


@pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="the system has no fork")
def test_no_layer_of_numba_is_started():
    """GNU OpenMP, once started, would end a forked child that enters a parallel loop of Numba."""
    run(
        """
        import warnings
        warnings.simplefilter("ignore", DeprecationWarning)
        check()
        child = multiprocessing.get_context("fork").Process(target=users_sum, args=(X,))
        child.start()
        child.join(120)
        assert child.exitcode == 0, child.exitcode
        """
    )


def test_more_threads_than_pieces():
    """Each size is divided differently. Every result is written, by rows too."""
    run(
        """
        for size in range(5000, 400_000, 3777):
            x = np.resize(X, size)
            out = np.full(size, np.nan)
            assert np.array_equal(fastact.silu(x, out=out), np.resize(fastact.silu(X), size)), size
        for count in range(100, 5000, 251):
            x = np.resize(X, (count, 60))
            out = np.full(x.shape, np.nan)
            fastact.softmax(x, axis=-1, out=out)
            assert np.allclose(out.sum(axis=-1), 1), count
        """,
        NUMBA_NUM_THREADS="16",
    )


@pytest.mark.deep
def test_threads_have_room_on_the_stack():
    """The user's limit for other threads does not matter. Columns and short rows take more."""
    run(
        """
        threading.stack_size(1 << 16)
        check()
        for shape, axis in (((40_000, 5), -1), ((100, 2000), 0), ((300, 40, 17), 1)):
            x = np.resize(X, shape)
            assert np.allclose(fastact.softmax(x, axis=axis).sum(axis=axis), 1)
        assert threading.stack_size() == 1 << 16
        """
    )
