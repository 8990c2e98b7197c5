"""The checked-in UFOs are what the code writes."""

import re
import subprocess
import sys

import numpy as np
import pytest

from recast.core.resources import resource
from recast.model.card_values import BENCHMARK
from recast.model.param_card import read_param_card, write_param_card
from recast.model.point import ModelPoint
from recast.model.ufo import SCALAR, UFOContent, ufo_files, write_ufo

FOLDERS = {
    UFOContent.FOUR_LEPTON: "LmuLtau_four_lepton",
    UFOContent.FULL: "LmuLtau_VLQ",
    SCALAR: "scalar_phi",
}


_NUMBER = re.compile(r"(?<![\w.])-?\d+\.?\d*(?:e[+-]?\d+)?(?![\w.])")


def _text_and_numbers(text):
    """Split a text into words and numbers.

    Rounding differs between linear algebra libraries: 1e-16 of a mass of 1.5 TeV is 1e-10 of that of an up
    quark, and so the rotations of light quarks are reproduced to 1e-9.
    """
    return _NUMBER.sub("#", text), np.array([float(word) for word in _NUMBER.findall(text)])


@pytest.mark.parametrize(("content", "name"), FOLDERS.items(), ids=FOLDERS.values())
def test_checked_in_ufo_is_regenerated(content, name):
    folder = resource("mc_cards", "ufo", name)
    files = [path for path in folder.iterdir() if path.is_file() and path.suffix != ".pkl"]
    written = {path.name: path.read_text(encoding="utf-8") for path in files}
    expected = ufo_files(content)
    assert set(written) == set(expected)
    for file, text in expected.items():
        if file == "parameters.py" or file.endswith(".dat"):
            words, numbers = _text_and_numbers(text)
            found_words, found_numbers = _text_and_numbers(written[file])
            assert found_words == words, file
            assert found_numbers == pytest.approx(numbers, rel=1e-9, abs=1e-9), file
        else:
            assert written[file] == text, file


def test_write_ufo_returns_its_folder(tmp_path):
    folder = write_ufo(tmp_path / "ufo", UFOContent.FOUR_LEPTON)
    assert {path.name for path in folder.iterdir()} == set(ufo_files(UFOContent.FOUR_LEPTON))


@pytest.mark.parametrize("content", [UFOContent.FULL, UFOContent.FOUR_LEPTON], ids=str)
def test_the_card_that_a_ufo_writes_itself_fits_madgraphs_reader(content, tmp_path):
    """MadGraph cuts a number off after 20 characters, and then reads 1e-0 for 1e-08."""
    folder = write_ufo(tmp_path / "own_ufo", content)
    program = [sys.executable, str(folder / "write_param_card.py")]
    subprocess.run(program, cwd=tmp_path, check=True, capture_output=True)
    text = (tmp_path / "param_card.dat").read_text()
    rows = [line.split("#") for line in text.splitlines() if "#" in line]
    written = {name.strip(): values.split()[-1] for values, name in rows}
    assert max(map(len, written.values())) <= 20
    externals = read_param_card(tmp_path / "param_card.dat", content)
    assert {name: float(value) for name, value in written.items()} == pytest.approx(externals, rel=1e-12)
    point = BENCHMARK if content is UFOContent.FULL else ModelPoint(externals["MZp"], externals["gp"])
    ours = read_param_card(write_param_card(tmp_path / "ours.dat", point, content), content)
    for name in externals:
        assert externals[name] == pytest.approx(ours[name], rel=1e-9, abs=1e-9), name
