"""Pipeline: expected limits on a coupling for more data of the same collisions."""

import math

import pytest

from recast.cards import parse_any_card, parse_card
from recast.core.errors import InputError
from recast.core.progress import Silent
from recast.exclusion.collider_bound import recast_curve
from recast.inputs.lowenergy import DataSet
from recast.pipeline.run import run_card
from recast.statistics.expected import count_limits

TODAY_FB, FUTURE_FB = 77.3, 3000.0
NOW, LATER = "13TeV_77.3fb", "13TeV_3000fb"


def card(**changes) -> dict:
    found = {
        "name": "small",
        "seed": 11,
        "model": {"name": "lmu_ltau", "coupling_reference": 0.02},
        "scan": {"mzp_gev": [30]},
        "generate": {
            "events": 1500,
            "events_direct": 1500,
            "events_sm": 6000,
            "cuts": {"m4l_min_gev": 75, "m4l_max_gev": 130, "mll_min_gev": 3},
        },
        "shower": {"profile": "no-mpi"},
        "analysis": {"name": "cms_2018_zprime_4mu", "region": "window", "normalisation": "relative"},
        "limit": {"method": "cls"},
        "projections": [
            {"sqrt_s_gev": 13000, "luminosity_fb": TODAY_FB},
            {"sqrt_s_gev": 13000, "luminosity_fb": FUTURE_FB},
        ],
    }
    for key, value in changes.items():
        found[key] = found[key] | value if isinstance(value, dict) and key in found else value
    return found


@pytest.mark.slow
@pytest.mark.parametrize("normalisation", ["relative", "absolute"])
def test_more_data_of_the_same_collisions(tmp_path, normalisation):
    content = card(analysis={"normalisation": normalisation})
    outcome = run_card(parse_card(content), tmp_path / "run", jobs=1, progress=Silent())
    (result,) = outcome.results
    row, counts = result.row, result.expected.counts
    median = row.limits.expected[2]
    assert result.row.projections[NOW].value == pytest.approx(median.value, rel=1e-12)
    assert result.row.projections[NOW].error == pytest.approx(median.error, rel=1e-12)

    factor = FUTURE_FB / TODAY_FB
    background = factor * counts.background
    future = count_limits(
        "cls",
        round(background),
        background,
        background_error=factor * counts.background_error,
        signal_relative_error=counts.signal_relative_error,
    )
    # the coupling goes as the root of the allowed signal
    allowed = (future.expected[2] - background) / factor
    ratio = math.sqrt(allowed / (counts.expected[2] - counts.background))
    assert row.projections[LATER].value == pytest.approx(ratio * median.value, rel=1e-9)
    assert factor**-0.5 < ratio**2 < 1.0  # relative uncertainties stay

    (note,) = (item for item in outcome.notes if item.startswith("projections"))
    assert LATER in note
    words = ("title", 0.95, "rule")
    drawn = recast_curve(outcome.curve, "name", DataSet.CURRENT, *words, limit=LATER)
    assert drawn.bound.points[0].gp_excluded == row.projections[LATER].value
    with pytest.raises(InputError, match=r'no limit "13TeV_300fb". Did you mean "13TeV_3000fb"'):
        recast_curve(outcome.curve, "name", DataSet.CURRENT, *words, limit="13TeV_300fb")


@pytest.mark.slow
def test_a_mass_that_is_evaluated_directly(tmp_path):
    content = card(scan={"mzp_gev": [65]}, exclusion={"scaling_tolerance": 0.001})
    (result,) = run_card(parse_card(content), tmp_path / "run", jobs=1, progress=Silent()).results
    assert result.direct is not None
    median, now, later = result.row.limits.expected[2], *map(result.row.projections.get, (NOW, LATER))
    assert now.value == pytest.approx(median.value, rel=0.05)
    assert 0.5 * median.value < later.value < 0.9 * median.value


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        (
            {"projections": [{"sqrt_s_gev": 14000, "luminosity_fb": 3000}]},
            "14TeV_3000fb: the background is known at 13 TeV, not at 14 TeV alone. Take sqrt_s_gev: 13000.",
        ),
        (
            {
                "projections": [{"sqrt_s_gev": 8000, "luminosity_fb": 300}],
                "analysis": {"name": "atlas_2013_z4l", "region": "4mu"},
            },
            "8TeV_300fb: the background is known at 7 and 8 TeV, not at 8 TeV alone. Leave them out.",
        ),
    ],
)
def test_other_collisions_are_refused(tmp_path, changes, text):
    with pytest.raises(InputError) as caught:
        run_card(parse_card(card(**changes)), tmp_path / "run", jobs=1, progress=Silent())
    assert text in str(caught.value)
    assert not (tmp_path / "run").exists()


def test_projections_of_a_combination_are_refused():
    content = card(analyses=["cms_2018_zprime_4mu", "atlas_2013_z4l"])
    del content["analysis"]
    with pytest.raises(InputError, match="projections are of one analysis: run it alone"):
        parse_any_card(content)


def test_projections_of_one_name_are_refused():
    twice = [{"sqrt_s_gev": 13000, "luminosity_fb": value} for value in (3000, 3000.0000001)]
    with pytest.raises(InputError, match="a projection stands twice: 13TeV_3000fb"):
        parse_card(card(projections=twice))


@pytest.mark.slow
def test_a_projection_of_too_many_events_leaves_the_other_limits(tmp_path):
    items = [{"sqrt_s_gev": 13000, "luminosity_fb": value} for value in (FUTURE_FB, 1e30)]
    content = card(projections=items, generate={"events": 300, "events_sm": 1500})
    (result,) = run_card(parse_card(content), tmp_path / "run", jobs=1, progress=Silent()).results
    assert result.row.projections[LATER].value is not None
    lost = result.row.projections["13TeV_1e+30fb"]
    assert lost.value is None
    assert "at most" in lost.reason
    assert "13TeV_1e+30fb: " in (tmp_path / "run" / "exclusion.csv").read_text()
