#!/usr/bin/env bash
# Pythia 8.317 (pythia8mc 8.317.2): a grid PDF at x = 1 returns the numbers of the call before.
#
# Guess: x f(x, Q2) is 0 at x = 1, the end of the grid, as it is for the parametrised sets of the same library.
# Seen: NNPDF2.3 (set 13, the default) and all other sets read from LHAPDF grids return, at x = 1, what the last call
#   at an x below 1 left behind: after x = 0.1 it is 0.588 for the u quark, after x = 0.3 it is 0.328. One step below
#   1 it is 7e-14.
# Output: GRV94L   x=0.1: 0.57487, x=1: 0          x=0.3: 0.35943, x=1: 0
#         LHAGrid1 x=0.1: 0.58788, x=1: 0.58788    x=0.3: 0.32812, x=1: 0.32812
# Why it matters: whoever tabulates or integrates the PDF on a grid with both ends gets a last point as large as any,
#   which moreover depends on the order of the calls.
# Instead: set the value at x = 1 to zero oneself, and leave out the end point.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
"${PYTHON:-python3}" -m venv venv
venv/bin/pip install -q --disable-pip-version-check "pythia8mc==8.317.2" "numpy==2.4.6"

venv/bin/python - <<'EOF'
import sys

import pythia8mc

up, q2, seen = 2, 1e4, {}
for number in (1, 13):
    pythia = pythia8mc.Pythia("", False)
    for line in ("Print:quiet = on", f"PDF:pSet = {number}", "ProcessLevel:all = off"):
        assert pythia.readString(line)
    assert pythia.init()
    pdf = pythia.getPDFPtr(2212)
    name = type(pdf).__name__
    pairs = [(x, pdf.xf(up, x, q2), pdf.xf(up, 1.0, q2)) for x in (0.1, 0.3)]
    seen[name] = [(a, b) for _, a, b in pairs]
    shown = "    ".join(f"x={x:g}: {a:.5g}, x=1: {b:.5g}" for x, a, b in pairs)
    print(f"{name:8s} {shown}    x=1-1e-9: {pdf.xf(up, 1 - 1e-9, q2):.1g}")
if not (all(b == 0.0 for _, b in seen["GRV94L"]) and all(a == b > 0.1 for a, b in seen["LHAGrid1"])):
    sys.exit(f"changed: at x = 1 the grid no longer returns the previous call's value: {seen}")
EOF
echo "as stated: pythia8mc 8.317.2, xf(2, 1.0, Q2) of the default set repeats the previous call"
