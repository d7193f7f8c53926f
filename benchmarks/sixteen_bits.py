"""float16 and bfloat16 on one thread, beside PyTorch's and NumPy's own: ``python benchmarks/sixteen_bits.py [sizes]``."""

import sys

import ml_dtypes
import numba
import numpy as np
import torch
from targets import fastest

import fastact

SIZES = (1 << 14, 10**5, 10**7)
TYPES = {np.dtype(np.float16): torch.float16, np.dtype(ml_dtypes.bfloat16): torch.bfloat16}
F = torch.nn.functional
PEERS = {
    "relu": F.relu,
    "leaky_relu": F.leaky_relu,
    "hardswish": F.hardswish,
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "silu": F.silu,
    "gelu": F.gelu,
    "softplus": F.softplus,
    "elu": F.elu,
    "mish": F.mish,
    "softmax": lambda x: F.softmax(x, -1),
}
OWN = {"tanh": np.tanh, "relu": lambda x, out: np.maximum(x, 0, out=out)}  # NumPy's own, and those of ml_dtypes


def calls(name: str, size: int):
    """The calls that are compared: fastact's in float32 and in both types, each of which PyTorch's and NumPy's follow."""
    function, own = getattr(fastact, name), OWN.get(name)
    shape = (max(1, size // 1000), min(size, 1000)) if name == "softmax" else (size,)
    wide = np.random.default_rng(0).standard_normal(shape, np.float32)
    wide_out = np.empty_like(wide)
    yield "float32", lambda: function(wide, out=wide_out)
    for dtype, theirs in TYPES.items():
        x, tensor = wide.astype(dtype), torch.from_numpy(wide).to(theirs)
        out = np.empty_like(x)
        yield str(dtype), lambda x=x, out=out: function(x, out=out)
        yield f"PyTorch {dtype}", lambda tensor=tensor: PEERS[name](tensor)
        if own:
            yield f"NumPy {dtype}", lambda x=x, out=out: own(x, out=out)


def main() -> None:
    numba.set_num_threads(1)
    torch.set_num_threads(1)
    sizes = [int(float(size)) for size in sys.argv[1:]] or SIZES
    columns = ["float32", *(f"{who}{dtype}" for dtype in TYPES for who in ("", "PyTorch ", "NumPy "))]
    print(f"| ns an element | size | {' | '.join(columns)} |\n|{'---|' * (2 + len(columns))}")
    for size in sizes:
        for name in PEERS:
            named = dict(calls(name, size))
            with torch.no_grad():
                times = dict(zip(named, fastest(*named.values(), seconds=0.06), strict=True))
            cells = (f"{times[column] / size:.2f}" if column in times else "" for column in columns)
            print(f"| {name} | {size} | {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
