"""Build hooks that add the text for package indexes and the ready kernels to packages of fastact."""

import os
import platform
import re
import sys
from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.metadata.plugin.interface import MetadataHookInterface

_FILE = r"\]\((?!https?:|#)[^)]*\)"


def on_an_index(text: str) -> str:
    """Return README.md without its picture, and with links to files replaced by their words."""
    return re.sub(rf"\[([^\]]*){_FILE}", r"\1", re.sub(rf"!\[[^\]]*{_FILE}\n*", "", text))


class ReadmeHook(MetadataHookInterface):
    """The source of the project's description, which `pyproject.toml` declares as dynamic."""

    def update(self, metadata: dict) -> None:
        text = (Path(self.root) / "README.md").read_text(encoding="utf-8")
        metadata["readme"] = {"content-type": "text/markdown", "text": on_an_index(text)}


# The oldest systems that Numba's own wheels support. Object files need nothing newer from the C library.
_SYSTEMS = {"linux": "manylinux_2_17_{}", "darwin": "macosx_11_0_{}", "win32": "win_{}"}


class ReadyKernels(BuildHookInterface):
    """A hook that adds the archives in the folder ``FASTACT_READY`` to a wheel, and their system to its name.

    `fastact ready` writes the archives. Without the variable, a wheel is pure Python.
    """

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
