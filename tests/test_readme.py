"""README.md keeps its word: its code runs, its two commands are what continuous integration runs, every function stands in it."""

import re
import runpy
from pathlib import Path

import front_page
import numpy as np
import pytest

TOP = Path(__file__).parents[1]
README = (TOP / "README.md").read_text(encoding="utf-8")


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def test_two_commands_set_it_up_and_ci_runs_the_second():
    commands = [line for block in blocks("sh") for line in block.splitlines()]
    assert len(commands) == 2
    assert commands[1] in (TOP / ".ci" / "run").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("code", blocks("python"))
def test_code_runs(code, tmp_path):
    (tmp_path / "example.py").write_text(code, encoding="utf-8")
    namespace = runpy.run_path(str(tmp_path / "example.py"))
    if "decay" in namespace:
        x = np.arange(5, dtype=np.float32)
        np.testing.assert_allclose(namespace["decay"](x), np.exp(-x), rtol=2e-7)


def test_generated_parts_are_fresh():
    report = (TOP / "BENCHMARKS.md").read_text(encoding="utf-8")
    assert front_page.renewed(README, report) == README, "renew them: python benchmarks/front_page.py"


def test_links_and_pictures_are_there():
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", README):
        assert (TOP / target).exists(), target
