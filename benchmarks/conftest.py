"""The cells of the benchmarks (common functions, or everything with ``--all``), and the machine's data stored with their times."""

import os
import platform

import llvmlite.binding
import numba

from fastact.tools.bench import cases, peers


def pytest_addoption(parser):
    parser.addoption("--all", action="store_true", help="every function and placement: hours")


def pytest_generate_tests(metafunc):
    if "cell" in metafunc.fixturenames:
        metafunc.parametrize("cell", cases.cells(metafunc.config.getoption("--all")), ids=str)


def pytest_benchmark_update_machine_info(machine_info):
    features = llvmlite.binding.get_host_cpu_features()
    vectors = next((name for name in ("avx512f", "avx2", "neon") if features.get(name)), "no vectors known")
    cores = f"{os.cpu_count()} cores, at most {numba.config.NUMBA_NUM_THREADS} threads"
    found = {"numba": numba.__version__} | {name: peers.version(name) for name in peers.installed()}
    machine_info["fastact"] = {
        "machine": f"{llvmlite.binding.get_host_cpu_name()} ({vectors}), {cores}, {platform.system()}",
        "versions": ", ".join([f"Python {platform.python_version()}", *(f"{name} {version}" for name, version in found.items())]),
        "load": "at the end of the run {:.1f}, {:.1f}, {:.1f} processes in the last 1, 5, 15 minutes".format(*os.getloadavg()),
    }
