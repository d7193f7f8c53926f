"""The processor's caches, which decide how long operands are read and written."""

from pathlib import Path

_FOLDER = Path("/sys/devices/system/cpu/cpu0/cache")  # Linux; elsewhere usual sizes stand
_USUAL = {2: 1 << 20, 3: 32 << 20}
_UNITS = {"K": 1 << 10, "M": 1 << 20, "G": 1 << 30}


def _found() -> dict[int, int]:
    """The size in bytes of each level that holds data."""
    sizes = {}
    for cache in _FOLDER.glob("index*"):
        level, kind, size = ((cache / name).read_text().strip() for name in ("level", "type", "size"))
        if kind != "Instruction":
            sizes[int(level)] = int(size[:-1]) * _UNITS[size[-1]]
    return sizes


def _sizes() -> dict[int, int]:
    try:
        return _USUAL | _found()
    except (OSError, ValueError, KeyError, IndexError):  # another system, or another way to write it
        return _USUAL


_SIZES = _sizes()
# Bytes of all operands from which inputs are asked for ahead, and from which outputs pass the caches by. One thread, float32: relu
# of 10⁶ numbers 0.56 -> 0.36 ns an element, silu 0.73 -> 0.61; of 10⁷, relu 0.79 -> 0.45, gelu 0.79 -> 0.58, fused relu 1.9 -> 0.8.
# Outputs that fit a good part of the last cache stay there, for whoever reads them next. Asking ahead in main memory costs time.
# Virtual machines report large caches that they share. In one of 260 MB the gradient of relu of 10⁶ float64 numbers took 1.02 ns
# and `np.multiply` of it 0.98; past the caches 0.62 and 0.76. With relu of 2·10⁶ float32 numbers (16 MB) a sum of the result takes
# 0.16 ns more than is saved, and with sigmoid of 5·10⁶ (40 MB), which waits less for memory, both ways take the same.
AHEAD_BYTES = 4 * _SIZES[2]
_SHARE = 3 * max(_SIZES.values()) // 10
STREAMED_BYTES, LIGHT_STREAMED_BYTES = min(_SHARE, 48 << 20), min(_SHARE, 22 << 20)
