"""A workspace of pyhf with every type of modifier."""

import copy

MU = {"name": "mu", "type": "normfactor", "data": None}
LUMI = {"name": "lumi", "type": "lumi", "data": None}


def norm(name: str, high: float, low: float) -> dict:
    return {"name": name, "type": "normsys", "data": {"hi": high, "lo": low}}


def everything() -> dict:
    """A workspace with every type of modifier, shared and not."""
    shape = {"hi_data": [11.0, 21.0], "lo_data": [9.5, 18.0]}
    first = {
        "name": "SR",
        "samples": [
            {"name": "signal", "data": [3.0, 5.0], "modifiers": [MU, LUMI, norm("scale", 1.1, 0.93)]},
            {
                "name": "zz",
                "data": [10.0, 20.0],
                "modifiers": [
                    LUMI,
                    norm("scale", 1.2, 0.85),
                    {"name": "shape", "type": "histosys", "data": shape},
                    {"name": "mc", "type": "staterror", "data": [0.8, 1.5]},
                ],
            },
            {
                "name": "top",
                "data": [4.0, 0.0],
                "modifiers": [
                    {"name": "top_stat", "type": "shapesys", "data": [1.0, 0.0]},
                    {"name": "mc", "type": "staterror", "data": [0.5, 0.0]},
                ],
            },
        ],
    }
    second = {
        "name": "CR",
        "samples": [
            {
                "name": "zz",
                "data": [100.0],
                "modifiers": [
                    norm("scale", 1.15, 0.9),
                    {"name": "free", "type": "normfactor", "data": None},
                    {"name": "bins", "type": "shapefactor", "data": None},
                ],
            },
            {"name": "other", "data": [30.0], "modifiers": [norm("shape", 1.05, 1.02)]},
        ],
    }
    lumi = {"name": "lumi", "auxdata": [1.0], "bounds": [[0.5, 1.5]], "inits": [1.0], "sigmas": [0.03]}
    fixed = {"name": "bins", "fixed": True}
    return copy.deepcopy(
        {
            "channels": [first, second],
            "observations": [{"name": "SR", "data": [16.0, 24.0]}, {"name": "CR", "data": [128.0]}],
            "measurements": [{"name": "m", "config": {"poi": "mu", "parameters": [lumi, fixed]}}],
            "version": "1.0.0",
        }
    )
