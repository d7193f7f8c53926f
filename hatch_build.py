"""A wheel with ready kernels: ``FASTACT_READY=DIR`` names the folder that `fastact ready` wrote. Without it, it is pure Python."""

import os
import platform
import sys
from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# The oldest systems that Numba's own wheels are for; object files ask no more of the C library.
_SYSTEMS = {"linux": "manylinux_2_17_{}", "darwin": "macosx_11_0_{}", "win32": "win_{}"}


class ReadyKernels(BuildHookInterface):
    """Puts archives of kernels into the package, and the system that they are for into the wheel's name."""

    def initialize(self, version: str, build_data: dict) -> None:
        folder = os.environ.get("FASTACT_READY")
        if not folder or version == "editable":
            return
        archives = sorted(Path(self.root, folder).glob("*.kernels"))
        if not archives:
            raise FileNotFoundError(f"FASTACT_READY: no archives in {folder}; fastact ready writes them")
        build_data["pure_python"] = False
        build_data["tag"] = f"py3-none-{_SYSTEMS[sys.platform].format(platform.machine().lower())}"
        build_data["force_include"] |= {str(path): f"fastact/ready/{path.name}" for path in archives}
