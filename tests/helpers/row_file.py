"""Writes a JSON file of settings and rows, a row a line."""

import json

__all__ = ["PROGRAM", "write_rows"]

PROGRAM = {"program": "MadGraph5_aMC@NLO 3.5.7, Python 3.11, gfortran of Debian 12 (GCC 12)"}


def write_rows(path, data):
    """Write `data`, whose `rows` come last."""
    lines = ",\n  ".join(json.dumps(item) for item in data["rows"])
    rest = json.dumps({key: value for key, value in data.items() if key != "rows"}, indent=1)
    path.write_text(f'{rest[:-2]},\n "rows": [\n  {lines}\n ]\n}}\n', encoding="utf-8")
