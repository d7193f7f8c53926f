"""README.md as package indexes show it: without its picture and without links to files, which exist beside README.md only."""

import re
from pathlib import Path

from hatchling.metadata.plugin.interface import MetadataHookInterface

_FILE = r"\]\((?!https?:|#)[^)]*\)"


def on_an_index(text: str) -> str:
    """The text with the words of links to files only."""
    return re.sub(rf"\[([^\]]*){_FILE}", r"\1", re.sub(rf"!\[[^\]]*{_FILE}\n*", "", text))


class ReadmeHook(MetadataHookInterface):
    """Gives the project's description, which `pyproject.toml` calls dynamic."""

    def update(self, metadata: dict) -> None:
        text = (Path(self.root) / "README.md").read_text(encoding="utf-8")
        metadata["readme"] = {"content-type": "text/markdown", "text": on_an_index(text)}
