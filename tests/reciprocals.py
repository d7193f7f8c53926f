"""Print the functions whose kernels need a reciprocal that the GPU's instruction does not give. `test_cuda.py` runs this script.

The instruction gives 0 for numbers above 2^126 and infinity for those below 2^-126. Here both are NaN. The reciprocal is replaced
before anything else is imported from the package, because compiled code keeps the functions that it was made of.
"""

import importlib.util
import sys
import types
from pathlib import Path

import numpy as np

folder = Path(importlib.util.find_spec("fastact").submodule_search_locations[0])
for name, path in (("fastact", folder), ("fastact.elementary", folder / "elementary")):
    sys.modules[name] = types.ModuleType(name)
    sys.modules[name].__path__ = [str(path)]

from fastact.elementary import precision, quotients  # noqa: E402

NAN = float("nan")


@precision.overloaded
def reciprocal(x):
    return 1.0 / x if 2.0**-126 <= abs(x) <= 2.0**126 else NAN


quotients.reciprocal = reciprocal
del sys.modules["fastact.elementary"], sys.modules["fastact"]

from catalogue import Case  # noqa: E402
from devices import emulator  # noqa: E402

from fastact.codegen.gpu.each_thread import Variant, names  # noqa: E402


def aligned(numbers):
    """Return the float32 numbers in an array whose address is a multiple of 16."""
    place = np.empty(numbers.size + 4, np.float32)
    start = -place.ctypes.data % 16 // 4
    place[start : start + numbers.size] = numbers
    return place[start : start + numbers.size]


rng = np.random.default_rng(0)
sizes = 10.0 ** rng.uniform(-44, 38.5, 4000) * rng.choice([-1, 1], 4000)
x = np.concatenate([rng.uniform(-20, 20, 4000), sizes, [0.0, -0.0, 3.4e38, -3.4e38, 1e-45]]).astype(np.float32)
for name in sys.argv[1:] or names("fused"):
    case = Case("fused", name)
    parameters = case.parameters(np.float32)
    for wide in range(1, case.arrays):  # index of the array with numbers of all sizes
        arrays = [aligned(x if k == wide else rng.uniform(1, 2, x.size)) for k in range(case.arrays)]
        variant = Variant("fused", name, "float32", (True,) * case.arrays + (False,) * len(parameters))
        results = [aligned(np.zeros(x.size)) for _ in range(variant.outputs)]
        emulator(variant)(8, x.size, tuple(a.ctypes.data for a in (*arrays, *results)), parameters)
        if any(np.isnan(result).any() for result in results):
            print(name)
            break
