"""Events of batches until there are enough, and what each counts: for both embedded generators."""

from itertools import count

import numpy as np
import pytest

from recast.core.errors import RunError
from recast.core.parallel import serial
from recast.generate.collection import Batch, collected, normalised, scale_notes
from recast.generate.pdf import load_pdf


def batch(number):
    """Three events in every second batch."""
    return Batch(number, {"weights": np.full(3 * (number % 2), float(number))})


def test_batches_are_taken_in_order_until_there_are_enough():
    told = []
    found = collected(serial(), batch, count(), 7, (100, 0.015), told.append, "here")
    assert found.tallies == [0, 1, 2, 3, 4, 5]
    assert found.events["weights"].tolist() == [1.0, 1.0, 1.0, 3.0, 3.0, 3.0, 5.0]
    assert found.accepted == 9
    assert told == [0, 3, 0, 3, 0, 1]


def test_far_fewer_events_than_foretold_are_an_error():
    with pytest.raises(RunError, match="here: only 300 of 1000 events found in 20000 points.*loosen them"):
        collected(serial(), batch, count(), 1000, (100, 2.0), [].append, "here")


def test_both_signs_have_their_cross_sections_as_means():
    relative = np.array([1.0, 1.0, 1.5, -1.0, -2.0])
    found = normalised(relative, 7.0, 2.0)
    assert found[relative > 0].sum() / 5 == pytest.approx(7.0)
    assert found[relative < 0].sum() / 5 == pytest.approx(-2.0)


def test_events_of_one_sign_have_the_whole_cross_section_as_their_mean():
    assert normalised(np.array([1.0, 1.0, 2.0]), 7.0, 2.0).mean() == pytest.approx(5.0)
    assert normalised(np.array([-1.0, -1.0]), 2.0, 7.0).mean() == pytest.approx(-5.0)
    with pytest.raises(RunError, match="all events have the other sign"):
        normalised(np.array([1.0, 1.0]), 2.0, 7.0)


def test_scales_outside_the_pdf_set_are_told():
    pdf = load_pdf("NNPDF31_lo_as_0130")
    inside = np.full(1000, 91.0)
    assert scale_notes(inside, pdf) == ()
    inside[:10] = 0.5 * pdf.q_min_gev
    (note,) = scale_notes(inside, pdf)
    assert note == (
        f"the scale of 1.0% of the events is outside the PDF set {pdf.name} "
        f"({pdf.q_min_gev:.3g} to {pdf.q_max_gev:.6g} GeV): taken at its edge"
    )
