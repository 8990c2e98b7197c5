#!/usr/bin/env bash
# pyAmpliCol 1.0.1: the last digits of |M|^2 depend on the name of the folder that the UFO model stands in.
#
# Guess: the same UFO files, the same process and the same options give the same numbers bit for bit. Compiling twice in
#   different places does so, as long as the folder of the model has the same name.
# Seen: with u u~ > mu+ mu- mu+ mu- of the Standard Model that the wheel ships, copied to folders `a` and `zz_another_name`,
#   a third to two thirds of the points differ, by up to 1e-14, in the default mode (recurrence).
# Output: same name, another place: 0 of 2000 points differ
#         another name:             1409 of 2000 points differ, by 1.0e-14 at most
# Why it matters: a run is not reproduced bit for bit after a folder is renamed or unpacked under another name, although
#   hashes of the model's files agree. Unweighted events near the edge of acceptance and files of events differ.
# Instead: copy the model to a folder of one fixed name before it is compiled, or take --execution-mode compiled, which gave
#   equal bits for all names.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
"${PYTHON:-python3}" -m venv venv
venv/bin/pip install -q --disable-pip-version-check "pyamplicol==1.0.1" "numpy==2.4.6" "symbolica==3.0.0"

model=$(venv/bin/python -c '
import importlib.util, pathlib
print(pathlib.Path(importlib.util.find_spec("pyamplicol").origin).parent / "assets/models/ufo/sm")')
common=(--workers 1 --no-model-cache --progress off --log-level error)
for place in first/a second/a third/zz_another_name; do
    mkdir -p "${place%/*}"
    cp -r "$model" "$place"
    venv/bin/pyamplicol model compile "$place" "$place.pyamplicol-model" "${common[@]}" >log 2>&1 || { cat log; exit 1; }
    venv/bin/pyamplicol generate "u u~ > mu+ mu- mu+ mu-" "$place.out" --model "$place.pyamplicol-model" \
        --coupling-order-policy explicit --max-coupling-order QED=4 "${common[@]}" >log 2>&1 || { cat log; exit 1; }
done

venv/bin/python - <<'EOF'
import sys

import numpy as np
from pyamplicol import Runtime

# u u~ at 200 GeV to two pairs of muons of random masses and directions
rng, n = np.random.default_rng(1), 2000


def pair(mass):
    """Massless momenta of a pair at rest."""
    cos, phi = 2 * rng.random(n) - 1, 2 * np.pi * rng.random(n)
    sin = np.sqrt(1 - cos**2)
    half = mass[:, None] / 2 * np.stack([sin * np.cos(phi), sin * np.sin(phi), cos], axis=1)
    return half, -half


def boosted(p, energy, momentum, mass):
    """Boost massless momenta along z."""
    e = np.sqrt((p**2).sum(axis=1))
    p = np.stack([p[:, 0], p[:, 1], (energy * p[:, 2] + momentum * e) / mass], axis=1)
    return np.concatenate([np.sqrt((p**2).sum(axis=1))[:, None], p], axis=1)


m1, m2 = 10 + 85 * rng.random((2, n))
e1, e2 = (200**2 + m1**2 - m2**2) / 400, (200**2 + m2**2 - m1**2) / 400
k = np.sqrt(e1**2 - m1**2)
points = np.zeros((n, 6, 4))
points[:, 0], points[:, 1] = [100, 100, 0, 0], [100, -100, 0, 0]
for first, energy, momentum, mass in ((2, e1, k, m1), (4, e2, -k, m2)):
    for number, p in enumerate(pair(mass)):
        points[:, first + number] = boosted(p, energy, momentum, mass)
value = {name: np.asarray(Runtime.load(f"{name}.out").evaluate(points)).real
         for name in ("first/a", "second/a", "third/zz_another_name")}
same = int((value["first/a"] != value["second/a"]).sum())
ratio = np.abs(value["third/zz_another_name"] / value["first/a"] - 1)
other = int((value["first/a"] != value["third/zz_another_name"]).sum())
print(f"same name, another place: {same} of {n} points differ")
print(f"another name:             {other} of {n} points differ, by {ratio.max():.1e} at most")
if same or not (other and 0 < ratio.max() < 1e-11):
    sys.exit(f"changed: {same} points differ for the same name, {other} for another, by {ratio.max():.1e} at most")
EOF
echo "as stated: pyAmpliCol 1.0.1, the last digits of |M|^2 depend on the name of the model's folder"
