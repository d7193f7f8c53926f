"""The only module that imports `numba.cuda`. It raises the errors for systems on which that cannot be used."""

import contextlib
import functools
import importlib.metadata
import importlib.util
import operator
import warnings
from types import SimpleNamespace

from fastact.codegen.gpu import each_thread, thread_groups
from fastact.elementary.intrinsics import CAPABILITY

# Blocks per multiprocessor: enough to fill it several times, so that the last ones do not work alone.
BLOCKS = 32
# Before this one, threads of a warp could not wait for only some of the others, as the groups of rows do.
LEAST_CAPABILITY = (7, 0)
LEAST_NUMBA_CUDA = (0, 30)  # as in pyproject.toml


class CompilationError(Exception):
    """Error: a kernel cannot be compiled. Its cause is the reason."""


class CudaUnavailableError(RuntimeError):
    """Error: `fastact.cuda` cannot run here, because the extra, the driver or the device is missing. The message names it."""


@functools.cache
def numba_cuda():
    """Return the module `numba.cuda`, or raise an error if there is no device to run on."""
    if importlib.util.find_spec("numba_cuda") is None:
        raise CudaUnavailableError(
            "fastact.cuda: the package numba-cuda is missing; fastact's extra cuda installs it for CUDA 12, cuda13 for CUDA 13"
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
            reason = " ".join(str(error).split()).rstrip(" .:")
            raise CudaUnavailableError(
                f"fastact.cuda: NVIDIA's driver is missing or does not start ({reason}); install the driver of your GPU"
            ) from error
        raise CudaUnavailableError(f"fastact.cuda: a CUDA device is needed, got {devices}; see nvidia-smi")
    return cuda


def compiled(variant: each_thread.Variant | thread_groups.RowVariant):
    """Return the kernel, compiled for the current device. Numba caches it."""
    return _compiled(variant, _capability())


def _capability() -> tuple[int, int]:
    """Return the current device's compute capability, or raise an error if it is too low."""
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
            with contextlib.suppress(Exception):  # no writable folder, a full disk, or a damaged file, which raises any error
                return compile_with(cache=True)(entry(variant, cuda))
        return compile_with()(entry(variant, cuda))
    except Exception as error:
        raise CompilationError(variant.label) from error
    finally:
        CAPABILITY.reset(before)


def entry(variant: each_thread.Variant | thread_groups.RowVariant, cuda):
    """Return the kernel as a Python function that `cuda`, which is `numba.cuda`, can compile."""
    return (thread_groups if isinstance(variant, thread_groups.RowVariant) else each_thread).entry(variant, cuda)


def ptx(variant: each_thread.Variant | thread_groups.RowVariant, capability: tuple[int, int]) -> str:
    """Return the kernel's input to NVIDIA's assembler, as `compiled` links it for devices of that compute capability.

    This needs nvJitLink, but neither a driver nor a device.
    """
    from numba import cuda
    from numba.cuda import dispatcher
    from numba.cuda.cudadrv import driver

    device, before = dispatcher.get_current_device, CAPABILITY.set(capability)
    dispatcher.get_current_device = lambda: SimpleNamespace(compute_capability=capability)
    architecture = (*capability, "a" if capability >= (9, 0) else "")  # as Numba does for the device that it finds
    try:
        options = {"device": False, "cc": architecture, "abi": "numba", "output": "ltoir", "launch_bounds": variant.threads}
        linker = driver._Linker(cc=architecture, lto=True)
        linker.add_ltoir(cuda.compile(entry(variant, cuda), variant.signature, **options)[0])
        return linker.get_linked_ptx().decode().strip("\0")
    finally:
        dispatcher.get_current_device = device
        CAPABILITY.reset(before)


def blocks_for(work: int, share: int) -> int:
    """Return the number of blocks on the current device for `work`, if each block does `share` at a time."""
    most = BLOCKS * numba_cuda().get_current_device().MULTIPROCESSOR_COUNT
    return max(1, min(-(-work // share), most))


@functools.lru_cache(maxsize=64)
def _stream_at(address: int):
    cuda = numba_cuda()
    return cuda.external_stream(address) if address else cuda.default_stream()


def stream_address(given) -> int:
    """Return the address of a stream of Numba, CuPy or PyTorch. An address is returned unchanged."""
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
    """Return Numba's stream for a caller's stream or address, or for None the stream at the address `current`."""
    return _stream_at(current if given is None else stream_address(given))


def bound(variant, blocks: int, threads: int, on):
    """Return the kernel for the current device with its configuration. It is called with the kernel's arguments."""
    return _bound(compiled(variant), blocks, threads, on)


@functools.lru_cache(maxsize=128)  # as many as Numba keeps
def _bound(kernel, blocks: int, threads: int, on):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Numba warns of each launch of fewer than 128 blocks
        return kernel[blocks, threads, on]


def on_device(number: int | None):
    """Return a context in which that device is the current one. None leaves the current device unchanged."""
    cuda = numba_cuda()
    other = number is not None and number != cuda.get_current_device().id
    return cuda.gpus[number] if other else contextlib.nullcontext()
