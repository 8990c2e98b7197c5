import gzip
from pathlib import Path

import numpy as np
import pytest

from recast.core.errors import InputError
from recast.events.partons import read_parton_file, read_partons
from recast.events.sample import Sample

DATA = Path(__file__).resolve().parents[1] / "data" / "events"
SM = DATA / "four_muons_sm.lhe.gz"


def text(path=SM):
    return gzip.decompress(path.read_bytes()).decode()


def rewritten(tmp_path, *changes):
    content = text()
    for old, new in changes:
        assert old in content
        content = content.replace(old, new, 1)
    path = tmp_path / "changed.lhe"
    path.write_text(content)
    return path


def sample(path=SM, **changes):
    values = {
        "name": "sm",
        "process": "p p > mu+ mu- mu+ mu-",
        "contribution": "sm",
        "sqrt_s_gev": 8000.0,
        "path": path,
        "n_events": 160,
        "cross_section_pb": 0.03783285287059,
        "cross_section_error_pb": 5.4e-5,
    }
    return Sample(**(values | changes))


def test_columns():
    file = read_parton_file(SM)
    table = file.table
    assert (len(table), file.strategy, file.sqrt_s_gev) == (160, -4, 8000.0)
    assert file.cross_section_pb == pytest.approx(0.03783285287059)
    assert table.event.tolist() == list(range(160))
    assert table.counts.min() >= 6
    first = table.select(table.event == 0)
    assert first.codes[:, 0].tolist() == [2, -2, 23, -13, 13, -13, 13]
    assert first.codes[3].tolist() == [-13, 1, 3, 3, 0, 0]
    assert first.momenta[0, :4].tolist() == [0.0, 0.0, 590.015955882553, 590.015955882553]
    # momentum is conserved, so that columns are in the right places
    incoming, outgoing = first.codes[:, 1] == -1, first.codes[:, 1] == 1
    assert first.momenta[incoming, :4].sum(0) == pytest.approx(first.momenta[outgoing, :4].sum(0), abs=1e-9)


def test_pieces_are_the_whole():
    table = read_parton_file(SM).table
    pieces = list(table.pieces(70))
    assert [len(piece) for piece in pieces] == [70, 70, 20]
    assert np.array_equal(np.concatenate([piece.codes for piece in pieces]), table.codes)
    assert np.array_equal(np.concatenate([piece.momenta for piece in pieces]), table.momenta)
    assert np.array_equal(np.concatenate([piece.event for piece in pieces]), table.event)


def test_weights_add_up_to_the_cross_section():
    assert read_partons(sample()).weight.sum() == pytest.approx(0.0378, rel=0.01)


def test_unit_weights_are_scaled(tmp_path):
    content = text().replace(" 0 0 0 0 -4 1\n", " 0 0 0 0 3 1\n")
    path = tmp_path / "unit.lhe"
    path.write_text("\n".join(_unit(line) for line in content.splitlines()) + "\n")
    assert read_partons(sample(path)).weight == pytest.approx(np.full(160, 0.03783285287059 / 160))


def _unit(line):
    fields = line.split()
    if len(fields) == 6 and fields[0] in "6789" and fields[1] == "1":
        fields[2] = "1.0"
    return " ".join(fields)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"n_events": 161}, "the file holds 160 events, its sample description says 161"),
        ({"sqrt_s_gev": 7000.0}, "the beams have 8000 GeV, the sample description says 7000 GeV"),
        (
            {"cross_section_pb": 0.08},
            r"the weights add up to 0\.037\d+ pb, the sample says 0\.08 pb.*--cross-section",
        ),
        ({"path": DATA / "absent.lhe"}, r"absent\.lhe: cannot be read \(No such file"),
    ],
)
def test_a_file_that_is_not_the_samples_is_refused(changes, message):
    with pytest.raises(InputError, match=message):
        read_partons(sample(**changes))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ((" -4 1\n", " 2 1\n"), r"IDWTUP = 2 is not supported\. Use 3, -3, 4 or -4"),
        (("+2.06735926308814e+00", "nan"), r"a momentum of event 0 \(1\. in the file\) is not finite \(px\)"),
        (("+2.06735926308814e+00", "x.y"), r"a momentum of event 0 \(1\. in the file\) is not finite \(px\)"),
        (("-13  1    3    3", "-13  1    9    3"), "a mother of event 0 is not in its event"),
    ],
)
def test_damage_is_named(tmp_path, change, message):
    path = rewritten(tmp_path, change)
    with pytest.raises(InputError, match=message):
        read_partons(sample(path))


@pytest.mark.parametrize("share", [0.3, 0.9])
@pytest.mark.parametrize("packed", [False, True])
def test_a_file_that_was_cut_off_is_refused(tmp_path, share, packed):
    content = SM.read_bytes() if packed else text().encode()
    path = tmp_path / ("cut.lhe.gz" if packed else "cut.lhe")
    path.write_bytes(content[: int(share * len(content))])
    with pytest.raises(InputError, match=r"cut\.lhe.*: (damaged or cut off|the file holds \d+ events)"):
        read_partons(sample(path))


def test_a_file_without_events_is_refused(tmp_path):
    path = tmp_path / "none.lhe"
    path.write_text(text().split("<event>")[0] + "</LesHouchesEvents>\n")
    with pytest.raises(InputError, match=r"none\.lhe: the file holds no events\. Make or fetch it again"):
        read_parton_file(path)
