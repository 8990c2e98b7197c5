"""Requirements are ranges, which other packages can live with; the constraints pin each of them inside."""

import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
CONTENT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
EXTRAS = CONTENT["project"]["optional-dependencies"]
NOT_INSTALLED = {"atheris"}
"""Of the extra `fuzz`, which has wheels for few versions of Python."""


def requirements():
    words = [*CONTENT["build-system"]["requires"], *CONTENT["project"]["dependencies"]]
    return [Requirement(word) for word in (*words, *(word for extra in EXTRAS.values() for word in extra))]


def pins():
    lines = (ROOT / "workflows/environment/constraints.txt").read_text(encoding="utf-8").splitlines()
    found = [Requirement(line) for line in lines if line and not line.startswith("#")]
    return {canonicalize_name(item.name): item for item in found}


def test_no_requirement_is_a_single_version():
    own = CONTENT["project"]["name"]
    for item in requirements():
        assert item.name == own or {">=", "<"} >= {part.operator for part in item.specifier} != set()


def test_the_constraints_pin_a_version_inside_each_range():
    known, own = pins(), CONTENT["project"]["name"]
    for item in requirements():
        if item.name in {own, *NOT_INSTALLED}:
            continue
        (pin,) = known[canonicalize_name(item.name)].specifier
        assert pin.operator == "=="
        assert item.specifier.contains(pin.version), item


def test_what_to_dataframe_needs_is_an_extra_and_tested():
    assert [Requirement(word).name for word in EXTRAS["pandas"]] == ["pandas"]
    assert f"{CONTENT['project']['name']}[pandas]" in EXTRAS["test"]
