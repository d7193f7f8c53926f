"""The one place that imports `numba.cuda`, and what it says where that is of no use."""

import contextlib
import functools
import importlib.metadata
import importlib.util
import operator
import warnings
from types import SimpleNamespace

from fastact.codegen.gpu import each_thread, thread_groups
from fastact.elementary.intrinsics import CAPABILITY

# Blocks for each multiprocessor: enough to fill it several times, so that the last ones do not work alone.
BLOCKS = 32
# Before, threads of a warp could not wait for some of them only, as the groups of rows do.
LEAST_CAPABILITY = (7, 0)
LEAST_NUMBA_CUDA = (0, 30)  # as in pyproject.toml


class CompilationError(Exception):
    """A kernel cannot be compiled; the cause says why."""


class CudaUnavailableError(RuntimeError):
    """`fastact.cuda` cannot run here: the message says whether the extra, the driver or the device is missing."""


@functools.cache
def numba_cuda():
    """The module `numba.cuda`, with a device to run on."""
    if importlib.util.find_spec("numba_cuda") is None:
        raise CudaUnavailableError(
            "fastact.cuda: the package numba-cuda is missing; install it: "
            "pip install 'fastact[cuda]' for CUDA 12, 'fastact[cuda13]' for 13"
        )
    version = importlib.metadata.version("numba-cuda")
    if tuple(map(int, version.split(".")[:2])) < LEAST_NUMBA_CUDA:
        least = ".".join(map(str, LEAST_NUMBA_CUDA))
        raise CudaUnavailableError(
            f"fastact.cuda: numba-cuda {least} or later is needed, got {version}; update it: pip install -U 'numba-cuda>={least}'"
        )
    from numba import cuda

    if not cuda.is_available():
        from numba.cuda.cudadrv.error import CudaSupportError

        try:
            devices = len(cuda.gpus)
        except CudaSupportError as error:
            reason = " ".join(str(error).split())
            raise CudaUnavailableError(
                f"fastact.cuda: NVIDIA's driver is missing or does not start ({reason}); install the driver of your GPU"
            ) from error
        raise CudaUnavailableError(f"fastact.cuda: a CUDA device is needed, got {devices}; see nvidia-smi")
    return cuda


def compiled(variant: each_thread.Variant | thread_groups.RowVariant):
    """The kernel, compiled for the current device; Numba keeps it in its cache."""
    return _compiled(variant, _capability())


def _capability() -> tuple[int, int]:
    """The current device's, if there are kernels for it."""
    capability = numba_cuda().get_current_device().compute_capability
    if capability < LEAST_CAPABILITY:
        least, found = (".".join(map(str, each)) for each in (LEAST_CAPABILITY, capability))
        raise CudaUnavailableError(f"fastact.cuda: a device of compute capability {least} or later is needed, got one of {found}")
    return capability


@functools.cache
def _compiled(variant, capability: tuple[int, int]):
    cuda = numba_cuda()
    compile_with = functools.partial(cuda.jit, variant.signature, launch_bounds=variant.threads)
    before = CAPABILITY.set(capability)
    try:
        if variant.cached:
            with contextlib.suppress(Exception):  # no folder to write to, a full disk; a damaged file raises whatever it looks like
                return compile_with(cache=True)(entry(variant, cuda))
        return compile_with()(entry(variant, cuda))
    except Exception as error:
        raise CompilationError(variant.label) from error
    finally:
        CAPABILITY.reset(before)


def entry(variant: each_thread.Variant | thread_groups.RowVariant, cuda):
    """The kernel as a Python function for `numba.cuda` as `cuda` to compile."""
    return (thread_groups if isinstance(variant, thread_groups.RowVariant) else each_thread).entry(variant, cuda)


def ptx(variant: each_thread.Variant | thread_groups.RowVariant, capability: tuple[int, int]) -> str:
    """The kernel's code before NVIDIA's assembler, as `compiled` has it linked for devices of that compute capability.

    Neither driver nor device is needed, but nvJitLink.
    """
    from numba import cuda
    from numba.cuda import dispatcher
    from numba.cuda.cudadrv import driver

    device, before = dispatcher.get_current_device, CAPABILITY.set(capability)
    dispatcher.get_current_device = lambda: SimpleNamespace(compute_capability=capability)
    architecture = (*capability, "a" if capability >= (9, 0) else "")  # as Numba links for the device that it finds
    try:
        options = {"device": False, "cc": architecture, "abi": "numba", "output": "ltoir", "launch_bounds": variant.threads}
        linker = driver._Linker(cc=architecture, lto=True)
        linker.add_ltoir(cuda.compile(entry(variant, cuda), variant.signature, **options)[0])
        return linker.get_linked_ptx().decode().strip("\0")
    finally:
        dispatcher.get_current_device = device
        CAPABILITY.reset(before)


def blocks_for(work: int, share: int) -> int:
    """How many blocks of the current device do `work`, of which each does `share` at a time."""
    most = BLOCKS * numba_cuda().get_current_device().MULTIPROCESSOR_COUNT
    return max(1, min(-(-work // share), most))


@functools.lru_cache(maxsize=64)
def _stream_at(address: int):
    cuda = numba_cuda()
    return cuda.external_stream(address) if address else cuda.default_stream()


def stream_address(given) -> int:
    """The address of a stream of Numba, CuPy or PyTorch, or an address."""
    for attribute in ("cuda_stream", "ptr"):  # PyTorch's, CuPy's
        if hasattr(given, attribute):
            return getattr(given, attribute)
    if hasattr(given, "synchronize"):  # Numba's
        return int(given)
    try:
        return operator.index(given)
    except TypeError:
        raise TypeError(f"fastact.cuda: stream must be a stream of Numba, CuPy or PyTorch, or its address, got {given!r}") from None


def stream(given, current: int):
    """Numba's stream for what a caller gives; for None the one at the address `current`."""
    return _stream_at(current if given is None else stream_address(given))


def bound(variant, blocks: int, threads: int, on):
    """The kernel for the current device with its configuration, to be called with its arguments."""
    return _bound(compiled(variant), blocks, threads, on)


@functools.lru_cache(maxsize=128)  # as many as Numba keeps
def _bound(kernel, blocks: int, threads: int, on):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Numba warns of each launch of less than 128 blocks
        return kernel[blocks, threads, on]


def on_device(number: int | None):
    """A context in which that device is the current one; None leaves it as it is."""
    cuda = numba_cuda()
    other = number is not None and number != cuda.get_current_device().id
    return cuda.gpus[number] if other else contextlib.nullcontext()
