"""Les Houches files of four-lepton events: what is written is what pylhe and our reader find."""

import dataclasses
import gzip
from pathlib import Path

import numpy as np
import pylhe
import pytest
from four_lepton_files import read_lhe
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recast.core.errors import InputError
from recast.events.lhe.writer import HeaderInfo, PartonEvents, Resonances, four_lepton_table, write_partons
from recast.events.partons import read_parton_file

HEADER = HeaderInfo(
    sqrt_s_gev=8000.0,
    cross_section_pb=0.04,
    cross_section_error_pb=1e-4,
    largest_weight_pb=0.05,
    provenance={"seed": 1, "note": "a -- b < c & d -->"},
)
COUNT = 5


def some_events(seed: int = 1) -> PartonEvents:
    rng = np.random.default_rng(seed)
    p = rng.normal(scale=20.0, size=(COUNT, 6, 3))
    p[:, 5] = -p[:, 2:5].sum(axis=1)
    p[:, :2, :2] = 0.0
    energy = np.sqrt((p**2).sum(axis=2))
    total = energy[:, 2:].sum(axis=1)
    p[:, 0, 2], p[:, 1, 2] = total / 2, -total / 2
    energy[:, :2] = total[:, None] / 2
    pids = np.tile([2, -2, -13, 13, -13, 13], (COUNT, 1))
    pids[1, :2] = -1, 1
    return PartonEvents(
        np.concatenate([energy[..., None], p], axis=2),
        pids,
        np.array([0.04, -0.04, 0.05, 0.04, 0.04]),
        np.arange(COUNT),
        total,
    )


def some_resonances() -> Resonances:
    found = Resonances.none(COUNT)
    found.outer[[0, 1]] = 23
    found.inner[1, 0], found.pairs[1, 0] = 32, (2, 1)
    found.inner[2], found.pairs[2] = (23, 23), ((0, 3), (2, 1))
    return found


@pytest.mark.parametrize("name", ["x.lhe", "x.lhe.gz", "x.parquet"])
def test_round_trip(tmp_path: Path, name: str) -> None:
    events = some_events()
    path = write_partons(
        tmp_path / name,
        HEADER,
        [four_lepton_table(events, some_resonances(), 1 / 132, np.full(COUNT, 0.118))],
    )
    back = read_lhe(path)
    np.testing.assert_array_equal(back.momenta, events.momenta)
    np.testing.assert_array_equal(back.pids, events.pids)
    np.testing.assert_array_equal(back.weights, events.weights)
    np.testing.assert_array_equal(back.numbers, np.arange(COUNT))
    np.testing.assert_array_equal(back.scales, events.scales)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20, deadline=None)
@given(st.integers(0, 10**6), st.floats(1e-30, 1e3) | st.floats(-1e3, -1e-30))
def test_every_bit_of_any_numbers_goes_through_text_and_columns(
    tmp_path: Path, seed: int, weight: float
) -> None:
    events = some_events(seed)
    events.weights[0] = weight
    table = four_lepton_table(events, some_resonances(), 1 / 132, 0.1 + 1e-3 * events.scales)
    header = dataclasses.replace(HEADER, param_card="BLOCK MASS\n  13  0.1 # a comment\n")
    text, columns = (
        read_parton_file(write_partons(tmp_path / f"x.{kind}", header, [table]))
        for kind in ("lhe", "parquet")
    )
    for name in ("event", "weight", "header", "counts", "codes", "momenta"):
        expected = getattr(table, name)
        for file in (text, columns):
            found = getattr(file.table, name)
            assert found.dtype == expected.dtype
            np.testing.assert_array_equal(found, expected)
    assert dataclasses.replace(text, table=table) == dataclasses.replace(columns, table=table)


def test_pylhe_finds_header_colours_and_mothers(tmp_path: Path) -> None:
    path = write_partons(
        tmp_path / "x.lhe", HEADER, [four_lepton_table(some_events(), some_resonances(), 1 / 132, 0.118)]
    )
    file = pylhe.LHEFile.fromfile(path)
    assert file.init.initInfo.weightingStrategy == -4
    assert (file.init.initInfo.energyA, file.init.initInfo.energyB) == (4000.0, 4000.0)
    process = file.init.procInfo[0]
    assert (process.xSection, process.error, process.unitWeight) == (0.04, 1e-4, 0.05)
    found = list(file.events)
    assert [event.eventinfo.nparticles for event in found] == [7, 8, 8, 6, 6]
    assert found[0].eventinfo.aqed == pytest.approx(1 / 132)
    assert found[0].eventinfo.aqcd == pytest.approx(0.118)
    for event in found:
        quark, antiquark = sorted(event.particles[:2], key=lambda p: -p.id)
        assert (quark.color1, quark.color2, antiquark.color1, antiquark.color2) == (501, 0, 0, 501)
        for p in event.particles[2:]:
            assert p.color1 == p.color2 == 0
    # event 1: Z -> (Z' -> mu+ mu-) mu+ mu-; leptons 2 and 1 are the pair
    second = found[1].particles
    assert [int(p.id) for p in second] == [-1, 1, 23, 32, -13, 13, -13, 13]
    assert [int(p.status) for p in second] == [-1, -1, 2, 2, 1, 1, 1, 1]
    assert [(int(p.mother1), int(p.mother2)) for p in second[2:]] == [
        (1, 2),
        (3, 3),
        (3, 3),
        (4, 4),
        (4, 4),
        (3, 3),
    ]
    p = np.array([[q.e, q.px, q.py, q.pz] for q in second])
    np.testing.assert_allclose(p[3], p[5] + p[6], atol=1e-10)
    np.testing.assert_allclose(p[2], p[4:].sum(axis=0), atol=1e-10)
    for row in (2, 3):
        assert second[row].m == pytest.approx(np.sqrt(p[row, 0] ** 2 - (p[row, 1:] ** 2).sum()), rel=1e-10)
    # event 2: two Z without a common parent
    assert [(int(q.mother1), int(q.mother2)) for q in found[2].particles[2:]] == [
        (1, 2),
        (1, 2),
        (3, 3),
        (4, 4),
        (4, 4),
        (3, 3),
    ]


def test_bytes_depend_on_the_content_alone(tmp_path: Path) -> None:
    first, second = (
        write_partons(
            tmp_path / folder / "x.lhe.gz",
            HEADER,
            [four_lepton_table(some_events(), some_resonances(), 1 / 132)],
        )
        for folder in ("a", "b")
    )
    assert first.read_bytes() == second.read_bytes()
    text = gzip.decompress(first.read_bytes()).decode("ascii")
    assert text.startswith('<LesHouchesEvents version="3.0">\n<!--')
    # what stands inside a comment cannot end it early
    comment = text[: text.index("<header>")]
    assert comment.count("--") == 2
    assert '"seed": 1' in comment


def test_errors_say_what_is_wrong(tmp_path: Path) -> None:
    path = write_partons(
        tmp_path / "x.lhe", HEADER, [four_lepton_table(some_events(), Resonances.none(COUNT), 1 / 132)]
    )
    text = path.read_text(encoding="ascii")
    with pytest.raises(InputError, match=r"nowhere\.lhe: cannot be read \(No such file"):
        read_parton_file(tmp_path / "nowhere.lhe")
    cut = tmp_path / "cut.lhe"
    cut.write_text(text[: len(text) // 2], encoding="ascii")
    with pytest.raises(InputError, match="cut off"):
        read_parton_file(cut)
    bad = tmp_path / "nan.lhe"
    bad.write_text(text.replace(" 1 0.05 ", " 1 nan ", 1), encoding="ascii")
    with pytest.raises(InputError, match=r"the weight of event 2 \(3\. in the file\) is nan"):
        read_parton_file(bad)
