"""README.md and the pages in docs/ are correct: their code runs, and continuous integration runs the two commands."""

import re
import runpy
from pathlib import Path

import front_page
import numpy as np
import pytest

TOP = Path(__file__).parents[1]
PAGES = {page: page.read_text(encoding="utf-8") for page in (TOP / "README.md", *sorted((TOP / "docs").glob("*.md")))}
README = PAGES[TOP / "README.md"]


def blocks(language, text):
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


EXAMPLES = {f"{page.stem}_{k}": code for page, text in PAGES.items() for k, code in enumerate(blocks("python", text))}


def test_two_commands_set_it_up_and_ci_runs_the_second():
    commands = [line for block in blocks("sh", README) for line in block.splitlines()]
    assert len(commands) == 2
    assert commands[1] in (TOP / ".ci" / "run").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("name", EXAMPLES)
def test_code_runs_and_prints_what_it_says(name, tmp_path, capsys):
    example = tmp_path / "example.py"
    example.write_text(EXAMPLES[name], encoding="utf-8")
    for library in re.findall("^import (jax|torch)$", EXAMPLES[name], re.MULTILINE):  # the extra `test` lacks them
        pytest.importorskip(library)
    namespace = runpy.run_path(str(example))
    assert capsys.readouterr().out.splitlines() == re.findall(r"^print\(.*\)  # (.*)$", EXAMPLES[name], re.MULTILINE)
    if "decay" in namespace:
        x = np.arange(5, dtype=np.float32)
        np.testing.assert_allclose(namespace["decay"](x), np.exp(-x), rtol=2e-7)


def test_generated_parts_are_fresh():
    report = (TOP / "BENCHMARKS.md").read_text(encoding="utf-8")
    assert front_page.renewed(README, report) == README, "renew them: python benchmarks/front_page.py"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_and_pictures_are_there(page):
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", PAGES[page]):
        assert (page.parent / target).exists(), target


def test_package_indexes_get_no_links_to_files():
    pytest.importorskip("hatchling")
    build = runpy.run_path(str(TOP / "hatch_build.py"))
    text = build["on_an_index"](README)
    assert re.findall(r"\]\(([^)]+)\)", text) == [link for link in re.findall(r"\]\(([^)]+)\)", README) if link.startswith("http")]
    assert "![" not in text
    for words in re.findall(r"(?<!!)\[([^\]]+)\]\(", README):
        assert words in text


def test_readme_is_short():
    """README.md can be read in one go. Details are in docs/."""
    assert len(README.splitlines()) <= 120
