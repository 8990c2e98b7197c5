"""The pages: commands that are understood, tutorials that have their numbers, a site that is whole."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest
import recast_reference as reference
import yaml
from check_site import problems

import recast
from recast.cards import parse_any_card
from recast.cli.main import cli

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
NOTEBOOKS = [
    page for page in PAGES if page.read_text(encoding="utf-8").startswith("---\nfile_format: mystnb")
]
CELL = re.compile(r"(?ms)^```\{code-cell\} ipython3\n(.*?)^```$")


def commands_of(page):
    """Command lines of recast in the blocks marked sh, and in cells that run bash."""
    text = page.read_text(encoding="utf-8")
    blocks = re.findall(r"(?ms)^```sh\n(.*?)^```$", text)
    blocks += [cell for cell in CELL.findall(text) if cell.startswith("%%bash")]
    for block in blocks:
        for line in block.replace("\\\n", " ").splitlines():
            if line.startswith("recast ") and "..." not in line:
                yield line


def parsed(line):
    """Take a command line apart as the command does, without running it."""
    words = shlex.split(line, comments=True)[1:]
    words = words[: next((place for place, word in enumerate(words) if word in ("|", ">")), None)]
    command, context = cli, click.Context(cli, info_name="recast")
    while isinstance(command, click.Group) and words and not words[0].startswith("-"):
        name, *words = words
        command = command.get_command(context, name)
        assert command is not None, name
        context = click.Context(command, parent=context, info_name=name)
    try:
        command.make_context("recast", words, parent=None)
    except click.exceptions.Exit:  # --help and --version
        return


LINES = sorted({line for page in PAGES for line in commands_of(page)})


@pytest.mark.parametrize("line", LINES)
def test_commands_of_the_pages_are_understood(line):
    parsed(line)


def test_a_wrong_command_is_noticed():
    assert len(LINES) > 80
    with pytest.raises(click.NoSuchOption):
        parsed("recast run card.yaml --outt results")
    with pytest.raises(click.UsageError):
        parsed("recast shower")
    with pytest.raises(AssertionError):
        parsed("recast models shwo mine")


def library_names(page):
    """Names of the library in blocks of Python and in cells."""
    text = page.read_text(encoding="utf-8")
    blocks = [*re.findall(r"(?ms)^```python\n(.*?)^```$", text), *CELL.findall(text)]
    return {name for block in blocks for name in re.findall(r"(?<![\w.])recast\.(\w+)\(", block)}


def test_the_library_has_the_names_of_the_pages():
    found = set().union(*map(library_names, PAGES))
    assert {"run", "load", "limit", "bound", "check", "load_model"} <= found
    assert found <= set(recast.__all__)


def test_every_page_is_in_the_site():
    listed = set()
    for page in (ROOT / "docs").rglob("*.md"):
        for block in re.findall(r"(?ms)^```\{toctree\}\n(.*?)^```$", page.read_text(encoding="utf-8")):
            names = [line for line in block.splitlines() if line and not line.startswith(":")]
            names = [name.partition("<")[2].rstrip(">") or name for name in names]  # TITLE <PAGE>
            listed |= {(page.parent / f"{name}.md").resolve() for name in names}
    pages = {page for page in PAGES if ROOT / "docs" in page.parents}
    assert pages - listed == {ROOT / "docs" / "index.md"}


def test_full_numbers_take_the_place_of_small_ones():
    text = "a --events 200  # full: 20000\nx: {a: 1, b: 2.5}  # full: 3, 4\nb: 7\n"
    assert reference.with_full_numbers(text) == (
        "a --events 20000  # full: 20000\nx: {a: 3, b: 4}  # full: 3, 4\nb: 7\n"
    )


def test_links_to_files_of_the_repository_lead_to_their_pages():
    place = reference.with_places_in_the_site
    assert place("[a](docs/b.md#c) [d](CONTRIBUTING.md)", inside="") == "[a](b.md#c) [d](contributing.md)"
    assert place("[a](../README.md#b) [c](d.md)", inside="../") == "[a](overview.md#b) [c](d.md)"
    assert place("[a](../analyses/b/closure/closure.md)", inside="../") == "[a](validation/b.md)"


def test_tutorials_state_their_full_numbers():
    assert len([page for page in NOTEBOOKS if page.parent.name == "tutorials"]) == 5
    for page in NOTEBOOKS:
        text = page.read_text(encoding="utf-8")
        if "recast generate" in text or "events:" in text:
            assert reference.with_full_numbers(text) != text, page.name


def test_cards_of_the_notebooks_are_cards(tmp_path):
    """They are valid with small and with full numbers; a model card or an analysis beside them is theirs."""
    seen = 0
    for page in NOTEBOOKS:
        for change in (str, reference.with_full_numbers):
            for cell in CELL.findall(change(page.read_text(encoding="utf-8"))):
                head, _, text = cell.partition("\n")
                if head.startswith("%%writefile"):
                    path = tmp_path / head.split()[1]
                    path.parent.mkdir(exist_ok=True)
                    path.write_text(text, encoding="utf-8")
                    if path.name == "card.yaml":
                        parse_any_card(yaml.safe_load(text), str(path), folder=tmp_path)
                        seen += 1
    assert seen == 6


def first_cell():
    return CELL.findall((ROOT / "docs" / "quickstart.md").read_text(encoding="utf-8"))[0]


def test_the_notebook_of_the_figure_has_ten_lines_and_the_card_of_the_quickstart():
    code = first_cell()
    assert len([line for line in code.splitlines() if line.strip()]) <= 10
    space = {}
    exec(code[code.index("card = ") : code.index("recast.run")], space)
    card = parse_any_card(space["card"])
    whole = parse_any_card(
        yaml.safe_load((ROOT / "workflows" / "quickstart.yaml").read_text(encoding="utf-8"))
    )
    assert card.model.load() is whole.model.load()
    assert card.seed == whole.seed
    assert set(card.scan["mzp_gev"]) <= set(whole.scan["mzp_gev"])
    assert card.shower == whole.shower
    assert card.limit == whole.limit
    assert (card.analysis.name, card.analysis.region) == (whole.analysis.name, whole.analysis.region)
    assert card.low_energy == whole.low_energy


def test_faults_of_a_site_are_found(tmp_path):
    site = tmp_path / "site"
    site.mkdir()
    good = '<a href="b.html#here">b</a><img src="a.png">'
    (site / "a.png").write_bytes(b"")
    (site / "b.html").write_text('<p id="here">', encoding="utf-8")
    (site / "a.html").write_text(good, encoding="utf-8")
    assert not list(problems(site))
    for text, fault in (
        ('<a href="c.html">', "c.html leads nowhere"),
        ('<a href="b.html#there">', "no such place"),
        ('<script src="https://example.org/x.js"></script>', "loaded from elsewhere"),
        ("<p>/home/someone/results</p>", "/home/someone"),
        (f"<p>{tmp_path}</p>", str(tmp_path)),
    ):
        (site / "a.html").write_text(good + text, encoding="utf-8")
        assert any(fault in line for line in problems(site)), fault


@pytest.mark.tutorials
def test_the_tutorials_in_full(tmp_path):
    """The site with the numbers of a result; hours on two processors."""
    pytest.importorskip("myst_nb")
    words = ["-q", "-n", "-W", "--keep-going", str(ROOT / "docs"), str(tmp_path / "site")]
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", *words],
        env=os.environ | {"RECAST_TUTORIALS": "full"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert not list(problems(tmp_path / "site"))
