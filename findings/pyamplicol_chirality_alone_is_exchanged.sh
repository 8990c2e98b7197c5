#!/usr/bin/env bash
# pyAmpliCol 1.0.1: a ProjM that is the whole Lorentz structure of a vertex acts as ProjP.
#
# Guess: in a UFO model ProjM(2,1) and (Identity(2,1) - Gamma5(2,1))/2 are two spellings of one matrix.
# Seen: with the Yukawa vertex of t t~ > z h spelled in four ways, each projector gives to all digits the value of the
#   OTHER one written out. The sum of both projectors (the Standard Model) hides it.
# Output: ProjM(2,1) 0.724201  written out 0.728692
#         ProjP(2,1) 0.728692  written out 0.724201
# Why it matters: chiral scalar couplings (Goldstone bosons, leptoquarks, vector-like quarks with a scalar, charged Higgs)
#   come from FeynRules as lone projectors. Left and right change places against the gauge couplings, without a message.
# Instead: write the projectors of scalar vertices out with Identity and Gamma5.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
"${PYTHON:-python3}" -m venv venv
venv/bin/pip install -q --disable-pip-version-check "pyamplicol==1.0.1" "numpy==2.4.6" "symbolica==3.0.0"

venv/bin/python - <<'EOF'
# four copies of the Standard Model that the wheel ships; they differ in the structure of one vertex
import importlib.util
import pathlib
import shutil

shipped = pathlib.Path(importlib.util.find_spec("pyamplicol").origin).parent / "assets/models/ufo/sm"
for name, structure in {
    "minus": "ProjM(2,1)",
    "plus": "ProjP(2,1)",
    "minus_out": "(Identity(2,1) - Gamma5(2,1))/2",
    "plus_out": "(Identity(2,1) + Gamma5(2,1))/2",
}.items():
    shutil.copytree(shipped, f"model_{name}", ignore=shutil.ignore_patterns("__pycache__"))
    file = pathlib.Path(f"model_{name}/lorentz.py")
    text = file.read_text()
    assert text.count("ProjM(2,1) + ProjP(2,1)") == 1
    file.write_text(text.replace("ProjM(2,1) + ProjP(2,1)", structure))
EOF
for name in minus plus minus_out plus_out; do
    venv/bin/pyamplicol generate "t t~ > z h" "$name" --model "model_$name" --execution-mode compiled \
        --color-accuracy full --workers 1 --progress off --log-level error >log 2>&1 || { cat log; exit 1; }
done

venv/bin/python - <<'EOF'
import sys

import numpy as np
from pyamplicol import Runtime

energy, cos, mt, mz, mh = 500.0, 0.3, 173.0, 91.188, 125.0
s = (2 * energy) ** 2
k = np.sqrt(energy**2 - mt**2)
p = np.sqrt((s - (mz + mh) ** 2) * (s - (mz - mh) ** 2) / (4 * s))
q = p * np.array([np.sqrt(1 - cos**2), 0.0, cos])
point = np.array([[[energy, 0, 0, k], [energy, 0, 0, -k], [np.hypot(p, mz), *q], [np.hypot(p, mh), *-q]]])
value = {n: float(np.asarray(Runtime.load(n).evaluate(point)).real[0])
         for n in ("minus", "plus", "minus_out", "plus_out")}
print(f"ProjM(2,1) {value['minus']:.6f}  written out {value['minus_out']:.6f}")
print(f"ProjP(2,1) {value['plus']:.6f}  written out {value['plus_out']:.6f}")
same = np.isclose(value["minus"], value["plus_out"], rtol=1e-10) and np.isclose(value["plus"], value["minus_out"], rtol=1e-10)
if not (same and abs(value["plus"] / value["minus"] - 1) > 1e-3):
    sys.exit(f"changed: a lone projector no longer equals the opposite one written out: {value}")
EOF
echo "as stated: pyAmpliCol 1.0.1, a lone ProjM has the value of (1 + gamma5)/2"
