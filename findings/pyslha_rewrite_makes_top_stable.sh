#!/usr/bin/env bash
# pyslha 3.3.2 and Pythia 8.317 (pythia8mc 8.317.2): reading and writing a card makes the top quark and the Higgs stable.
#
# Guess: pyslha.write(pyslha.read(card)) is the same card in another layout.
# Seen: every particle with a mass and no DECAY comes back with "DECAY 6 0", "DECAY 25 0". Pythia reads that as a
#   statement: width 0, no decay. From the original card its own tables hold (widths 1.36 and 0.0041 GeV). Pythia
#   keeps its own mass of the top quark (173 where the card says 172), so the Standard Model is protected in part
#   only.
# Output: original  t: mass 173 width 1.357 decays True   h: width 0.004083 decays True   Z': width 10
#         rewritten t: mass 173 width 0     decays False  h: width 0        decays False  Z': width 10
# Why it matters: a script that changes one parameter of a card by way of pyslha gives events with stable top quarks and
#   Higgs bosons in the final state, and no message from either program.
# Instead: delete the decays that were not in the input before writing, or give every massive particle its DECAY.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
"${PYTHON:-python3}" -m venv venv
venv/bin/pip install -q --disable-pip-version-check "pyslha==3.3.2" "pythia8mc==8.317.2" "numpy==2.4.6"

venv/bin/python - <<'EOF'
import sys

import pyslha
import pythia8mc

with open("original.slha", "w") as card:
    card.write("BLOCK MASS\n 6 172.0\n 25 125.0\n 32 1000.0\nDECAY 32 10.0\n 1.0 2 13 -13\n")
pyslha.write("rewritten.slha", pyslha.read("original.slha"))
print("added by pyslha:", [line for line in map(str.strip, open("rewritten.slha")) if line in ("DECAY 6 0", "DECAY 25 0")])

seen = {}
for name in ("original", "rewritten"):
    pythia = pythia8mc.Pythia("", False)
    for line in ("Print:quiet = on", f"SLHA:file = {name}.slha", "SLHA:verbose = 0", "ProcessLevel:all = off"):
        assert pythia.readString(line)
    assert pythia.init()
    data = pythia.particleData
    seen[name] = {code: (data.mWidth(code), bool(data.mayDecay(code))) for code in (6, 25, 32)}
    (t, t_decays), (h, h_decays), (z, _) = seen[name].values()
    print(f"{name:9s} t: mass {data.m0(6):g} width {t:.4g} decays {t_decays}  h: width {h:.4g} decays {h_decays}  Z': width {z:g}")
stable = (0.0, False)
if not (seen["original"][6][1] and seen["original"][25][1] and seen["rewritten"][6] == seen["rewritten"][25] == stable):
    sys.exit(f"changed: the rewritten card no longer makes t and h stable: {seen}")
EOF
echo "as stated: pyslha 3.3.2 with pythia8mc 8.317.2, a rewritten card makes t and h stable"
