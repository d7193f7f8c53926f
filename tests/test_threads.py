"""Threads in difficult use. Each scenario runs in a separate process, so that a hang is a failure and does not stop the tests."""

import importlib.metadata
import multiprocessing
import os
import platform
import subprocess
import sys
import textwrap

import pytest

from fastact.runtime import threads

# The fast tests use the default layer, None. The deep tests use each layer by its name.
LAYERS = (None, *(pytest.param(layer, marks=pytest.mark.deep) for layer in ("tbb", "omp", "workqueue")))
HEADER = """
    import threading, multiprocessing, os, sys
    import numpy as np, numba
    import fastact
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


@pytest.mark.parametrize("layer", LAYERS)
def test_results_and_layer(layer):
    printed = run("check(); print(numba.threading_layer(), threads.STATE[:2].tolist())", layer)
    assert printed in ([f"{layer} [0, 1]"] if layer else ["tbb [0, 1]", "omp [0, 1]"]) or printed == "workqueue [0, 0]"


@pytest.mark.parametrize("layer", LAYERS)
def test_eight_threads_at_once(layer):
    run("in_threads(*[check] * 8)", layer)


@pytest.mark.parametrize("layer", LAYERS)
def test_first_use_in_eight_threads_at_once(layer):
    """Each function is built only once, and no thread sees an incomplete one."""
    run("in_threads(*[lambda: fastact.gelu(X)] * 8); assert fastact.gelu is fastact.gelu", layer)


@pytest.mark.parametrize("layer", LAYERS)
def test_beside_a_users_own_parallel_function(layer):
    """Under workqueue a second parallel region aborts the process, so ours must not be one."""
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
    """The child must run serially and finish. OpenMP ends a child that enters a parallel region, and TBB may hang."""
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
        wanted = fastact.silu(X)
        numba.set_num_threads(1)
        assert fastact.silu(X).tobytes() == wanted.tobytes()
        assert numba.get_num_threads() == 1
        """,
        NUMBA_NUM_THREADS="2",
    )


def _tbb_is_installed() -> bool:
    try:
        return bool(importlib.metadata.version("tbb"))
    except importlib.metadata.PackageNotFoundError:
        return False


needs_tbb = pytest.mark.skipif(not _tbb_is_installed(), reason="tbb has no wheel for this platform")
USERS_FIRST = {"fewer": "numba.set_num_threads(1)", "a loop": "users_sum(X)", "asking": "numba.get_num_threads()"}


@needs_tbb
def test_default_layer_is_tbb_where_it_is_installed():
    assert run("print(threads.start())") == "tbb"


@needs_tbb
@pytest.mark.parametrize("users", USERS_FIRST.values(), ids=USERS_FIRST)
def test_default_layer_is_tbb_if_numba_is_used_before_the_first_call(users):
    assert run(f"{users}; check(); print(numba.threading_layer())", NUMBA_NUM_THREADS="2") == "tbb"


@needs_tbb
@pytest.mark.parametrize("chosen", [{}, {"NUMBA_THREADING_LAYER": "omp"}, {"NUMBA_THREADING_LAYER_PRIORITY": "omp tbb workqueue"}])
def test_a_slower_layer_that_was_started_before_the_import_is_said(chosen):
    """Numba finds no TBB in a virtual environment by itself. Users who chose another layer get no warning."""
    code = f"""
        import numba, warnings
        numba.set_num_threads(1)
        if numba.threading_layer() == "tbb":
            raise SystemExit("tbb")
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            {textwrap.dedent(HEADER).strip().replace(chr(10), chr(10) + " " * 12)}
            check()
        print(*(w.category.__name__ + ":" + str(w.message) for w in caught))
    """
    environment = {key: value for key, value in os.environ.items() if not key.startswith("NUMBA_") or key == "NUMBA_CACHE_DIR"}
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True, env=environment | chosen)
    if done.stderr.strip() == "tbb":
        pytest.skip("Numba finds TBB by itself here")
    assert done.returncode == 0, done.stderr
    said = "ThreadsWarning:fastact: Numba's threads were started with omp instead of TBB before fastact was imported"
    assert done.stdout.startswith(said) if not chosen else done.stdout.strip() == ""


def test_workqueue_for_those_who_enter_from_one_thread():
    """The layer runs in parallel if the user asks for it. A forked child runs serially, as with all layers."""
    run(
        """
        import warnings
        warnings.simplefilter("ignore", DeprecationWarning)
        check()
        assert threads.STATE[:2].tolist() == [0, 1] and threads.allowed()
        if "fork" in multiprocessing.get_all_start_methods():
            def child():
                assert not threads.allowed()
                check()
            process = multiprocessing.get_context("fork").Process(target=child)
            process.start()
            process.join(120)
            assert process.exitcode == 0
        """,
        "workqueue",
        FASTACT_ALLOW_WORKQUEUE="1",
    )


@pytest.mark.parametrize(
    ("system", "machine", "install"),
    [
        ("linux", "x86_64", "pip install tbb"),
        ("win32", "AMD64", "pip install tbb"),
        ("linux", "aarch64", "libgomp1"),
        ("darwin", "arm64", "cmeel-libomp"),
    ],
)
def test_the_remedy_against_serial_loops(system, machine, install, monkeypatch):
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(platform, "machine", lambda: machine)
    assert install in threads.remedy()


def test_serial_loops_are_said_with_their_remedy():
    printed = run("from fastact.tools import cli; cli.main(['info'])", "workqueue")
    (line,) = (line for line in printed.splitlines() if line.startswith("threading layer"))
    assert "runs on one thread" in line
    assert "FASTACT_ALLOW_WORKQUEUE=1" in line


def test_unknown_layer_fails_with_its_name():
    with pytest.raises(AssertionError, match="quickthreads"):
        run("check()", NUMBA_THREADING_LAYER="quickthreads")
