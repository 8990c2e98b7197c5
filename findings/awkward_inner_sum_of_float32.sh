#!/usr/bin/env bash
# awkward 2.14.0: float32 weights summed along an inner axis are 9 % off where the same flat sum is exact.
#
# Guess: ak.sum(weights, axis=1) of one list is ak.sum(weights): the same numbers, the same library.
# Seen: the flat sum is numpy's, which adds in pairs. Along an inner axis the numbers are added one by one in float32: ten
#   million weights of 0.1 give 1 087 937, not 1 000 000, and weights of 1 stop at 2^24 = 16 777 216 for good.
# Output: flat 1.0000001e+06, axis=1 1.087937e+06; ones: 16778216 and 16777216
# Why it matters: weights come as float32 out of most files, and one list for each sample is a natural layout. The error
#   has no sign that one could recognise and grows with the number of events: more simulation, worse normalisation.
# Instead: ak.sum(ak.values_astype(weights, "float64"), axis=1).
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
"${PYTHON:-python3}" -m venv venv
venv/bin/pip install -q --disable-pip-version-check "awkward==2.14.0" "numpy==2.4.6"

venv/bin/python - <<'EOF'
import sys

import awkward as ak
import numpy as np

seen = {}
for name, weight, number in (("tenths", 0.1, 10_000_000), ("ones", 1.0, 2**24 + 1000)):
    flat = ak.Array(np.full(number, weight, dtype=np.float32))
    lists = ak.unflatten(flat, [number])
    seen[name] = (float(ak.sum(flat)), float(ak.sum(lists, axis=1)[0]),
                  float(ak.sum(ak.values_astype(lists, "float64"), axis=1)[0]))
    print(f"{number} weights of {weight}: flat {seen[name][0]:.8g}, axis=1 {seen[name][1]:.8g}, axis=1 in float64 {seen[name][2]:.8g}")
ones, tenths = seen["ones"], seen["tenths"]
if not (ones[:2] == (2**24 + 1000, 2**24) and abs(tenths[0] / 1e6 - 1) < 1e-6 and abs(tenths[1] / 1e6 - 1.0879) < 1e-3
        and abs(tenths[2] / 1e6 - 1) < 1e-6):
    sys.exit(f"changed: flat and inner sums are now {seen}")
EOF
echo "as stated: awkward 2.14.0, ten million float32 weights of 0.1 add up to 1 087 937 along axis 1"
