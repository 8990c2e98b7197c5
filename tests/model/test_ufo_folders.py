"""The checked-in UFOs are what the code writes."""

import pytest

from recast.core.resources import resource
from recast.model.ufo import UFOContent, ufo_files, write_ufo

FOLDERS = {UFOContent.FOUR_LEPTON: "LmuLtau_four_lepton", UFOContent.FULL: "LmuLtau_VLQ"}


@pytest.mark.parametrize(("content", "name"), FOLDERS.items(), ids=str)
def test_checked_in_ufo_is_regenerated_exactly(content, name):
    folder = resource("mc_cards", "ufo", name)
    written = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir() if path.is_file()}
    assert written == ufo_files(content)


def test_write_ufo_returns_its_folder(tmp_path):
    folder = write_ufo(tmp_path / "ufo", UFOContent.FOUR_LEPTON)
    assert {path.name for path in folder.iterdir()} == set(ufo_files(UFOContent.FOUR_LEPTON))
