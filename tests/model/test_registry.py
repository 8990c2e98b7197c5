import shutil

import pytest

from recast.core.resources import resource
from recast.model.registry import load_model


def test_a_card_that_is_changed_or_in_another_folder_is_read_anew(tmp_path, monkeypatch):
    text = resource("mc_cards", "models", "lmu_ltau.yaml").read_text()
    for name, title in (("a", "first"), ("b", "second")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "own.yaml").write_text(f"{text}\nnotes: [{title}]\n")
        monkeypatch.chdir(tmp_path / name)
        assert load_model("own.yaml").notes[0] == title
        assert load_model("own.yaml") is load_model("own.yaml")
    (tmp_path / "b" / "own.yaml").write_text(f"{text}\nnotes: [third]\n")
    assert load_model("own.yaml").notes[0] == "third"


@pytest.mark.filterwarnings("ignore:the UFO .* is Python code:UserWarning")
def test_a_ufo_that_is_changed_is_read_anew(tmp_path):
    shutil.copytree(resource("mc_cards", "ufo", "scalar_phi"), tmp_path / "ufo x")
    text = resource("mc_cards", "models", "scalar_phi.yaml").read_text()
    card = tmp_path / "own.yaml"
    card.write_text(text.replace("ufo: ../ufo/scalar_phi", "ufo: 'ufo x'  # beside it"))
    first = load_model(str(card))
    assert load_model(str(card)) is first
    parameters = tmp_path / "ufo x" / "parameters.py"
    parameters.write_text(parameters.read_text() + "# changed\n")
    assert load_model(str(card)) is not first
