#!/usr/bin/env bash
# pyAmpliCol 1.0.1: the built-in Standard Model multiplies |M|^2 by (8 pi alpha)^2 where no particle has colour.
#
# Guess: the built-in model and the Standard Model file that the wheel ships give the same |M|^2 up to rounding, because
#   both are tree-level and take the same alpha, MZ and MW.
# Seen: for u u~ > mu+ mu- they do. For e+ e- > mu+ mu- and e+ e- > z z the built-in value is the file's times 0.035975,
#   at every angle, and that number is (8 pi alpha)^2 to ten digits. The file agrees with the formula for photon and Z.
#   There is no warning, and the shape of every distribution is right.
# Output: u u~ > mu+ mu-  built-in/file = 1
#         e+ e- > mu+ mu- built-in/file = 0.0359751
#         e+ e- > z z     built-in/file = 0.0359751
# Why it matters: cross sections at a lepton collider are 28 times too small; the usual checks have quarks and are right.
# Instead: take the model from a file (--model with a JSON or UFO model), and test one purely leptonic process by hand.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
"${PYTHON:-python3}" -m venv venv
venv/bin/pip install -q --disable-pip-version-check "pyamplicol==1.0.1" "numpy==2.4.6" "symbolica==3.0.0"

file=$(venv/bin/python -c 'import importlib.util as u, pathlib
print(pathlib.Path(u.find_spec("pyamplicol").origin).parent / "assets/models/json/sm/sm.json")')
generate() {
    venv/bin/pyamplicol generate "$1" "$2" --model "$3" --execution-mode compiled --color-accuracy full \
        --workers 1 --progress off --log-level error >log 2>&1 || { cat log; exit 1; }
}
generate "u u~ > mu+ mu-" um.built built-in-sm
generate "u u~ > mu+ mu-" um.file "$file"
generate "e+ e- > mu+ mu-" em.built built-in-sm
generate "e+ e- > mu+ mu-" em.file "$file"
generate "e+ e- > z z" ez.built built-in-sm
generate "e+ e- > Z Z" ez.file "$file"

venv/bin/python - <<'EOF'
import sys

import numpy as np
from pyamplicol import Runtime

alpha, mz, mw, gz = 0.0075467711139788835, 91.188, 80.41900244575616, 2.441404  # those of both models


def value(name, mass, cos, energy=100.0):
    """|M|^2 for two equal masses at a beam energy in GeV."""
    q = np.sqrt(energy**2 - mass**2) * np.array([np.sqrt(1 - cos**2), 0.0, cos])
    point = np.array([[[energy, 0, 0, energy], [energy, 0, 0, -energy], [energy, *q], [energy, *-q]]])
    return float(np.asarray(Runtime.load(name).evaluate(point)).real[0])


def by_hand(cos, energy=100.0):
    """e+ e- > mu+ mu-: s^2/4 sum over chiralities |e^2/s + g_i g_j/(s - MZ^2 + i MZ GZ)|^2 (1 +- cos)^2."""
    s, sw2, e2 = (2 * energy) ** 2, 1 - (mw / mz) ** 2, 4 * np.pi * alpha
    g = np.sqrt(e2 / (sw2 * (1 - sw2))) * np.array([sw2 - 0.5, sw2])
    amplitude = e2 / s + np.outer(g, g) / (s - mz**2 + 1j * mz * gz)
    return float(np.sum(np.abs(amplitude) ** 2 * np.array([[1 + cos, 1 - cos], [1 - cos, 1 + cos]]) ** 2) * s**2 / 4)


factor = (8 * np.pi * alpha) ** 2
wrong = []
for name, title, mass, expected in (("um", "u u~ > mu+ mu-", 0.0, 1.0), ("em", "e+ e- > mu+ mu-", 0.0, factor),
                                    ("ez", "e+ e- > z z", mz, factor)):
    for cos in (0.3, -0.6):
        ratio = value(f"{name}.built", mass, cos) / value(f"{name}.file", mass, cos)
        print(f"{title:15s} cos {cos:4.1f}  built-in/file = {ratio:.6g}")
        wrong += [title] * (not abs(ratio / expected - 1) < 1e-6)
print(f"e+ e- > mu+ mu- file/by hand = {value('em.file', 0.0, 0.3) / by_hand(0.3):.6g}, (8 pi alpha)^2 = {factor:.6g}")
if wrong or not abs(value("em.file", 0.0, 0.3) / by_hand(0.3) - 1) < 1e-5:
    sys.exit(f"changed: the ratios are no longer 1 with quarks and (8 pi alpha)^2 without: {wrong}")
EOF
echo "as stated: pyAmpliCol 1.0.1, e+ e- > mu+ mu- of the built-in model is 0.036 of the right value"
