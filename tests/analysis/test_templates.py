"""Background templates: windows, normalisation, errors, damaged files, and the shipped backgrounds."""

import pytest
import yaml

from recast.analysis.normalisation import combined
from recast.analysis.templates import load_templates
from recast.core.errors import InputError
from recast.core.resources import resource

PROCESS = {
    "title": "a process",
    "on_z": {"value": 1.0, "error": 0.1},
    "cross_section_relative_error": {"value": 0.0},
    "growth": {"14000": 4.0},
}
CONTENT = {
    "published_on_z": {"value": 4.0, "relative_error": 0.5},
    "processes": {"a": PROCESS, "b": PROCESS | {"cross_section_relative_error": {"value": 0.5}}},
}
TABLE = """# a comment
m_low_gev,m_high_gev,a,a_error,b,b_error
10,20,1.0,0.1,0.0,0.0
20,40,2.0,0.2,4.0,0.4
"""


def folder(tmp_path, content=CONTENT, table=TABLE):
    (tmp_path / "backgrounds.yaml").write_text(yaml.safe_dump(content))
    (tmp_path / "backgrounds.csv").write_text(table)
    return tmp_path


def test_windows_add_bins_in_proportion(tmp_path):
    templates = load_templates(folder(tmp_path))
    assert templates.factor == 2.0  # 4 published over 1 + 1 simulated
    window = templates.window(15.0, 30.0)
    assert window.by_process == {"a": 2.0 * (0.5 + 1.0), "b": 2.0 * 2.0}
    assert window.value == 7.0
    inside = 2 * (0.5 * 0.01 + 0.5 * 0.04 + 0.5 * 0.16) ** 0.5
    on_the_z = 7.0 * (0.1**2 + 0.1**2) ** 0.5 / 2.0  # of the factor
    assert window.simulation_error == pytest.approx((inside**2 + on_the_z**2) ** 0.5)
    assert window.normalisation_error == 3.5


def test_composition_is_varied_at_a_fixed_sum(tmp_path):
    """Of b half as much again, and both scaled to 4 events on the Z: (7 + 0.5 * 4)/(1 + 0.25) = 7.2."""
    window = load_templates(folder(tmp_path)).window(15.0, 30.0)
    assert window.composition_error == pytest.approx(0.2)
    assert window.error == pytest.approx((window.simulation_error**2 + 3.5**2 + 0.2**2) ** 0.5)


def test_uncertainties_are_the_parts_of_the_error(tmp_path):
    window = load_templates(folder(tmp_path)).window(15.0, 30.0)
    names = [item.name for item in window.uncertainties]
    assert names == ["simulation", "normalisation", "composition"]
    assert combined(window.uncertainties).symmetric * window.value == pytest.approx(window.error, rel=1e-12)


def test_other_energies_scale_each_process(tmp_path):
    templates = load_templates(folder(tmp_path))
    assert templates.window(15.0, 30.0, 14000.0).value == 28.0
    with pytest.raises(InputError, match="background a is not known at 13000 GeV.*14000"):
        templates.window(15.0, 30.0, 13000.0)


def test_a_window_beyond_the_bins_is_refused(tmp_path):
    with pytest.raises(InputError, match="no background between 35 and 45 GeV.*from 10 to 40 GeV"):
        load_templates(folder(tmp_path)).window(35.0, 45.0)


@pytest.mark.parametrize(
    ("table", "text"),
    [
        ("", "not a table of yields"),
        ("m_low_gev,m_high_gev,a\n", "not a table of yields"),
        (TABLE.replace("2.0,0.2", "-2.0,0.2"), "a yield that is negative"),
        (TABLE.replace("2.0,0.2", "nan,0.2"), "not a number"),
        (TABLE.replace("20,40", "21,40"), "bins that do not join"),
        (TABLE.replace("b_error", "other"), "KeyError('b_error')"),
        (TABLE.replace("0.1,", "x,"), "not a table of yields"),
    ],
)
def test_damaged_tables(tmp_path, table, text):
    with pytest.raises(InputError) as caught:
        load_templates(folder(tmp_path, table=table))
    assert text in str(caught.value)


def test_missing_files_and_entries(tmp_path):
    with pytest.raises(InputError, match="no such file"):
        load_templates(tmp_path)
    with pytest.raises(InputError, match="not a description of backgrounds"):
        load_templates(folder(tmp_path, content={"processes": {}}))
    with pytest.raises(InputError, match="not a description of backgrounds.*AttributeError"):
        load_templates(folder(tmp_path, content={"processes": []}))
    endless = {"published_on_z": {"value": float("inf"), "relative_error": 0.1}, "processes": {}}
    with pytest.raises(InputError, match="not a description of backgrounds.*inf is not finite"):
        load_templates(folder(tmp_path, content=endless))


def test_shipped_backgrounds():
    templates = load_templates(resource("analyses", "cms_2013_t_to_zq"))
    assert {item.name for item in templates.processes} >= {"ttz", "ttw", "wz_e", "wz_mu", "tt_nonprompt"}
    assert templates.edges_gev[0] <= 0.95 * 8.0
    assert templates.edges_gev[-1] >= 1.05 * 171.0
    assert all((item.yields > 0).any() for item in templates.processes)
    # the simulation without any adjustment, beside the three events of the experiment
    assert 0.3 < templates.factor < 3.0
    peak, beside = templates.window(86.6, 95.7), templates.window(114.0, 126.0)
    assert peak.by_process["ttz"] > 5 * beside.by_process["ttz"]
