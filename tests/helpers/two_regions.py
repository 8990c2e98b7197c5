"""An analysis folder of two regions: the four-lepton analysis, divided by the mass of the second pair."""

import json
from pathlib import Path

from recast.core.resources import resource

_CODE = '''

class _Divided(Analysis):
    """Four muons, below and above a mass of the second pair."""

    def select(self, events, draws):
        found = super().select(events, draws)
        passed, m2 = found.passed, np.zeros(len(found.weight))
        m2[passed] = found.observables["m2_gev"]
        muons = found.regions["4mu"]
        edge = self.card.cut("m2_edge_gev")
        regions = {"low": muons & (m2 < edge), "high": muons & (m2 >= edge), "4mu": muons}
        return Selection(found.steps, found.depth, regions, found.weight, found.observables)


Analysis = _Divided
'''
_NUMBERS = """
      low:
        observed: 30
        expected: 31.0
        uncertainties: {zz_theory: 0.05, low_muons: 0.04}
        source: "made up for tests"
      high:
        observed: 47
        expected: 47.0
        uncertainties: {zz_theory: 0.05}
        source: "made up for tests"
"""


def two_region_folder(folder: Path, likelihood: dict | None = None, workspace: dict | None = None) -> Path:
    """Write the analysis into a folder, with a likelihood of the experiment where one is given."""
    whole = resource("analyses") / "atlas_2013_z4l"
    folder.mkdir()
    code = (whole / "analysis.py").read_text(encoding="utf-8").split("    def control_variate")[0]
    (folder / "analysis.py").write_text(code + _CODE, encoding="utf-8")
    card = (whole / "analysis.yaml").read_text(encoding="utf-8")
    card = card.replace("name: atlas_2013_z4l", "name: divided")
    card = card.replace(
        '  4mu: "two', '  low: "small second pair"\n  high: "large second pair"\n  4mu: "two', 1
    )
    card = card.replace("default_dataset:", "disjoint: [[low, high]]\ndefault_dataset:")
    card = card.replace("cuts:\n", 'cuts:\n  m2_edge_gev: {value: 22.0, unit: GeV, source: "made up"}\n', 1)
    at = card.index("  final:\n")
    card = card[:at].rstrip("\n") + _NUMBERS + card[at:]
    if likelihood is not None:
        card += f"\nlikelihood: {json.dumps(likelihood)}\n"
        (folder / "workspace.json").write_text(json.dumps(workspace), encoding="utf-8")
    (folder / "analysis.yaml").write_text(card, encoding="utf-8")
    return folder
