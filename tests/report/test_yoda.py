"""Report: YODA text of histograms, cutflows and published counts, read back line by line."""

import shutil
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from recast.analysis.cutflow import Cutflow, Tally
from recast.analysis.loader import load_analysis
from recast.cli.main import main
from recast.core.resources import resource
from recast.report.yoda import cutflow_text, histogram, histogram_text, reference_text


def blocks(text: str) -> dict[str, tuple[dict, list[list[str]]]]:
    """Objects by path: their annotations, and the lines of numbers."""
    found = {}
    for part in text.split("BEGIN ")[1:]:
        first, _, rest = part.partition("\n")
        kind, path = first.split(" ")
        head, _, body = rest.partition("\n---\n")
        lines = body.split("\n")
        assert f"END {kind}" in lines
        rows = [line.split("\t") for line in lines[: lines.index(f"END {kind}")] if not line.startswith("#")]
        found[path] = yaml.safe_load(head), rows
    return found


@given(
    st.lists(st.tuples(st.floats(-5.0, 25.0), st.floats(-2.0, 2.0)), max_size=40),
)
@settings(max_examples=40, deadline=None)
def test_a_histogram_keeps_every_entry(entries):
    values = np.array([item[0] for item in entries])
    weights = np.array([item[1] for item in entries])
    made = histogram("m", "mass", values, weights, np.linspace(0.0, 20.0, 11))
    total = made.rows.sum(axis=0)
    expected = weights.sum(), (weights**2).sum(), (weights * values).sum(), (weights * values**2).sum()
    assert total[:4] == pytest.approx(expected, abs=1e-9)
    assert total[4] == len(entries)
    assert made.rows[0, 4] == np.sum(values < 0.0)
    assert made.rows[-1, 4] == np.sum(values > 20.0)


def test_a_histogram_is_read_back():
    made = histogram("m2", "m2 [GeV]", np.array([1.5, 2.5, 9.0]), np.array([1.0, 2.0, 4.0]))
    head, rows = blocks(histogram_text("toy", made))["/toy/m2"]
    assert head["Type"] == "Histo1D"
    assert [row[0] for row in rows[:3]] == ["Total", "Underflow", "Overflow"]
    numbers = np.array(rows[3:], float)
    assert len(numbers) == 20
    assert numbers[:, 2].sum() == pytest.approx(7.0)
    assert numbers[0, 0] == 1.0
    assert numbers[-1, 1] == 9.0
    assert numbers[-1, 2] == 4.0


def test_a_cutflow_and_published_counts_are_read_back():
    tallies = [Tally(4, Fraction(4), Fraction(4)), Tally(3, Fraction(3), Fraction(3))]
    flow = Cutflow((("events read", tallies[0]), ("mZ: m1 > 20 GeV", tallies[1])))
    head, rows = blocks(cutflow_text("toy", flow))["/toy/cutflow"]
    assert head["Step1"] == "mZ: m1 > 20 GeV"
    assert [float(row[2]) for row in rows[3:]] == [4.0, 3.0]
    found = blocks(reference_text(load_analysis("atlas_2013_z4l").card, None))
    (row,) = found["/REF/atlas_2013_z4l/observed"][1]
    assert [float(item) for item in row][3:] == pytest.approx([77.0, 77.0**0.5, 77.0**0.5])
    assert "1403.1269" in found["/REF/atlas_2013_z4l/expected"][0]["Region0"]


def test_values_that_are_missing_are_told_and_names_stay_apart(tmp_path, capsys):
    folder = tmp_path / "mine"
    shutil.copytree(resource("analyses", "atlas_2013_z4l"), folder)
    code = (folder / "analysis.py").read_text()
    old = '            "m1_gev": pairing.m1_gev[at_peak],\n'
    assert old in code
    mine = '            "cutflow": m4l[at_peak],\n            "m1": np.full(at_peak.sum(), np.nan),\n'
    (folder / "analysis.py").write_text(code.replace(old, old + mine))
    events = Path(__file__).resolve().parents[1] / "data" / "events" / "four_muons_sm.lhe.gz"
    out = tmp_path / "x.yoda"
    with pytest.raises(SystemExit) as caught:
        main(["export", "yoda", str(folder), str(events), "--out", str(out)])
    assert caught.value.code == 0
    found = blocks(out.read_text())
    names = [path.rpartition("/")[2] for path in found if not path.startswith("/REF")]
    assert len(set(names)) == len(names)
    assert {"cutflow", "m1", "cutflow_2", "m1_2"} <= set(names)
    entries = {name: float(rows[0][-1]) for name, (_, rows) in zip(names, found.values(), strict=False)}
    assert entries["m1"] > 0
    assert entries["m1_2"] == 0
    number = int(entries["m1"])
    assert f"{number} of {number} events have no m1 and are not in its histogram" in capsys.readouterr().err
