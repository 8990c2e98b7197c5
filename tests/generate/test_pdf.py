"""Parton distributions: against Pythia's own reader, an LHAPDF-compatible one, and sum rules."""

from pathlib import Path

import numpy as np
import pytest
import pythia8mc
import yaml
from hypothesis import given
from hypothesis import strategies as st

from recast.core.errors import InputError
from recast.generate.pdf import PdfSet, load_pdf, pdf_folder, pdf_names

NAME = "NNPDF31_lo_as_0130"
REFERENCE = Path(__file__).parents[1] / "data" / "generate" / "pdf_reference.yaml"


@pytest.fixture(scope="module")
def pdf() -> PdfSet:
    return load_pdf(NAME)


def test_folder_holds_the_default_set() -> None:
    assert (pdf_folder() / f"{NAME}_0000.dat").is_file()
    assert NAME in pdf_names()


def test_every_set_is_read_and_finite() -> None:
    for name in pdf_names():
        found = load_pdf(name)
        ends = found.xf([found.x_min, 1.0, 0.1], [found.q_max_gev, found.q_min_gev, 91.0])
        assert np.isfinite(ends).all(), name
        assert found.xf([0.1], 91.0)[0, found.column(2)] == pytest.approx(0.62, rel=0.15), name


def test_agrees_with_lhapdf_interpolation(pdf: PdfSet) -> None:
    card = yaml.safe_load(REFERENCE.read_text(encoding="utf-8"))
    rows = np.array(card["values"], float)
    columns = [pdf.column(pid) for pid in card["pids"]]
    ours = pdf.xf(rows[:, 0], rows[:, 1])[:, columns]
    # below the bottom threshold too, where another subgrid is used
    assert rows[:, 1].min() < 4.9
    np.testing.assert_allclose(ours, rows[:, 2:], rtol=1e-12, atol=1e-14)


@pytest.mark.parametrize("name", [NAME, "NNPDF23_lo_as_0130_qed", "CT14qed_proton"])
def test_agrees_with_pythia(name: str) -> None:
    pythia = pythia8mc.Pythia("", False)
    for line in (
        "Print:quiet = on",
        f"PDF:pSet = LHAGrid1:{name}_0000.dat",
        "WeakSingleBoson:ffbar2gmZ = on",
        "PartonLevel:all = off",
        "HadronLevel:all = off",
    ):
        assert pythia.readString(line)
    assert pythia.init()
    theirs = pythia.getPDFPtr(2212, 1, "A", True)
    ours = load_pdf(name)
    rng = np.random.default_rng(1)
    x, q = 10 ** rng.uniform(-4, -1, 300), rng.uniform(60, 200, 300)
    values = ours.xf(x, q)
    for pid in (-2, -1, 1, 2, 4):
        expected = np.array([theirs.xf(pid, float(a), float(b) ** 2) for a, b in zip(x, q, strict=True)])
        # Pythia's polynomials differ from LHAPDF's in few places, most where the antiquarks fall steeply
        distance = np.abs(values[:, ours.column(pid)] / expected - 1)
        assert np.median(distance) < 1e-4
        assert np.quantile(distance, 0.75) < 2e-4
        assert distance.max() < 3e-3


def test_sum_rules(pdf: PdfSet) -> None:
    """Momentum adds up to 1 and valence numbers to 2 and 1 (what lies below the grid's x is negligible)."""
    log_x = np.linspace(np.log(1e-7), 0.0, 8001)
    x = np.exp(log_x)
    f = pdf.xf(x, 100.0)
    assert np.trapezoid(x * f.sum(axis=1), log_x) == pytest.approx(1.0, abs=5e-3)
    for pid, number in ((2, 2.0), (1, 1.0), (3, 0.0)):
        valence = f[:, pdf.column(pid)] - f[:, pdf.column(-pid)]
        assert np.trapezoid(valence, log_x) == pytest.approx(number, abs=2e-2)


@given(st.floats(1e-8, 0.999), st.floats(2.0, 9e4))
def test_is_continuous(x: float, q: float) -> None:
    values = load_pdf(NAME).xf([x, x * (1 + 1e-9), x], [q, q, q * (1 + 1e-9)])
    scale = np.abs(values[0]) + 1e-3
    if not q < 4.92 < q * (1 + 1e-9):  # the grid has another flavour scheme beyond the threshold
        np.testing.assert_array_less(np.abs(values[1:] - values[0]), 1e-6 * scale + np.zeros((2, 1)))


def test_outside_the_grid_is_an_error(pdf: PdfSet) -> None:
    for x, q in ((1e-10, 91.0), (1.1, 91.0), (0.1, 1.0), (0.1, 2e5), (float("nan"), 91.0)):
        with pytest.raises(InputError, match=r"outside the grid \(x 1e-09 to 1, Q 1\.65 to 100000 GeV\)"):
            pdf.xf([0.1, x], [91.0, q])


def test_unknown_set_names_the_nearest() -> None:
    with pytest.raises(InputError, match='unknown PDF set "NNPDF31_lo_as_130".*NNPDF31_lo_as_0130'):
        load_pdf("NNPDF31_lo_as_130")


def test_unknown_parton_is_named(pdf: PdfSet) -> None:
    with pytest.raises(InputError, match="has no parton 6"):
        pdf.column(6)


def test_damaged_grid_is_an_error() -> None:
    text = (pdf_folder() / f"{NAME}_0000.dat").read_text(encoding="ascii")
    with pytest.raises(InputError, match="PDF grid cannot be read"):
        PdfSet("broken", text[: len(text) // 4])
    with pytest.raises(InputError, match="has no grid"):
        PdfSet("empty", "PdfType: central\n---\n")


def test_alpha_s_runs_from_the_stated_value(pdf: PdfSet) -> None:
    values = pdf.alpha_s([91.1876, 45.0, 200.0])
    assert values is not None
    assert values[0] == pytest.approx(0.130)
    assert values[1] > values[0] > values[2]
    # d(1/alpha)/d(ln Q) = (33 - 2 nf)/(6 pi)
    slope = (1 / values[2] - 1 / values[1]) / np.log(200.0 / 45.0)
    assert slope == pytest.approx(23 / (6 * np.pi))
    assert float(load_pdf("CT14qed_proton").alpha_s(91.1876)) == 0.118  # its name does not say it
