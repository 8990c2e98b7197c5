#!/usr/bin/env bash
# hepdata-validator 0.3.6: it refuses an error of zero and accepts NaN, infinity and bins that end before they begin.
#
# Guess: the check of a HEPData table rejects numbers that cannot be plotted and accepts an empty bin, 0 +- 0.
# Seen: the other way round. 0 +- 0 (or any value with all errors 0) is "Uncertainties should not all be zero", the
#   whole table is invalid. NaN as value or as error, infinity, an error of -1 and the bin from 2 to 1 pass without a
#   message.
# Output: refused: zero error   accepted: nan value, nan error, infinite value, negative error, reversed bin
# Why it matters: an empty bin of a signal histogram, or an exact theory number, must be entered with no errors at all,
#   while a failed fit (NaN) goes on to the record.
# Instead: leave the errors out of values whose errors are zero; check finite numbers and bin edges before the upload.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
"${PYTHON:-python3}" -m venv venv
venv/bin/pip install -q --disable-pip-version-check "hepdata-validator==0.3.6" "pyyaml==6.0.3"

venv/bin/python - <<'EOF'
import sys

import yaml
from hepdata_validator.data_file_validator import DataFileValidator


def accepted(value=1.0, errors=({"symerror": 0.5},), low=0.0, high=1.0):
    """Whether a table of one bin passes, and the messages."""
    table = {
        "independent_variables": [{"header": {"name": "m4l", "units": "GEV"}, "values": [{"low": low, "high": high}]}],
        "dependent_variables": [{"header": {"name": "N"}, "values": [{"value": value, "errors": list(errors)}]}],
    }
    with open("table.yaml", "w") as out:
        yaml.safe_dump(table, out)
    check = DataFileValidator()
    passed = check.validate(file_path="table.yaml")
    return passed, [m.message for found in check.messages.values() for m in found]


cases = {
    "ordinary": {},
    "zero error": {"value": 0.0, "errors": [{"symerror": 0.0}]},
    "nan value": {"value": float("nan")},
    "nan error": {"errors": [{"symerror": float("nan")}]},
    "infinite value": {"value": float("inf")},
    "negative error": {"errors": [{"symerror": -1.0}]},
    "reversed bin": {"low": 2.0, "high": 1.0},
}
seen = {}
for name, changes in cases.items():
    seen[name], messages = accepted(**changes)
    print(f"{name:15s} {'accepted' if seen[name] else 'refused'} {' '.join(messages)}")
if seen != {name: name != "zero error" for name in cases}:
    sys.exit(f"changed: accepted is now {seen}")
EOF
echo "as stated: hepdata-validator 0.3.6, 0 +- 0 is refused and NaN accepted"
