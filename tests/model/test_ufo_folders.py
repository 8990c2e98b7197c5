"""The checked-in UFOs are what the code writes."""

import re

import numpy as np
import pytest

from recast.core.resources import resource
from recast.model.ufo import UFOContent, ufo_files, write_ufo

FOLDERS = {UFOContent.FOUR_LEPTON: "LmuLtau_four_lepton", UFOContent.FULL: "LmuLtau_VLQ"}


_NUMBER = re.compile(r"(?<![\w.])-?\d+\.?\d*(?:e[+-]?\d+)?(?![\w.])")


def _text_and_numbers(text):
    """Split a text into words and numbers.

    Rounding differs between linear algebra libraries: 1e-16 of a mass of 1.5 TeV is 1e-10 of that of an up
    quark, and so the rotations of light quarks are reproduced to 1e-9.
    """
    return _NUMBER.sub("#", text), np.array([float(word) for word in _NUMBER.findall(text)])


@pytest.mark.parametrize(("content", "name"), FOLDERS.items(), ids=str)
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
