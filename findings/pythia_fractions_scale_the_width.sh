#!/usr/bin/env bash
# Pythia 8.317 (pythia8mc 8.317.2): a DECAY table whose fractions add up to 0.6 makes the width 0.6 of the one written.
#
# Guess: the width on the DECAY line is the total width. Where only some channels are listed, Pythia keeps it and
#   normalises the fractions, or complains.
# Seen: fractions that add up to 0.6 turn a width of 10 into 6 and become 1/2 and 1/2; fractions that add up to 4 make
#   it 40. The log says that it imports the table, nothing else. The lifetime, the Breit-Wigner and sigma of the
#   resonance follow.
# Output: sum 1: width 10, fractions 0.5 0.5   sum 0.6: width 6, fractions 0.5 0.5   sum 4: width 40, fractions 0.5 0.5
# Why it matters: tables that leave out the channels that nobody simulates are common, and so are fractions rounded to
#   three digits: a Z' that is 40 % narrower has another peak height and another lifetime.
# Instead: check that the fractions add up to one before Pythia sees the table; give the rest to a dummy channel.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
"${PYTHON:-python3}" -m venv venv
venv/bin/pip install -q --disable-pip-version-check "pythia8mc==8.317.2" "numpy==2.4.6"

venv/bin/python - >seen <<'EOF'
import sys

import pythia8mc

seen = {}
for fraction in (0.5, 0.3, 2.0):
    with open("card.slha", "w") as card:
        card.write("BLOCK MASS\n 32 1000.0\nDECAY 32 10.0\n")
        card.write(f" {fraction} 2 13 -13\n {fraction} 2 15 -15\n")
    pythia = pythia8mc.Pythia("", False)
    for line in ("SLHA:file = card.slha", "ProcessLevel:all = off", "Init:showProcesses = off"):
        assert pythia.readString(line)
    assert pythia.init()
    zp = pythia.particleData.particleDataEntryPtr(32)
    seen[2 * fraction] = zp.mWidth(), [zp.channel(i).bRatio() for i in range(zp.sizeChannels())]
for total, (width, fractions) in seen.items():
    print(f"SEEN sum {total:g}: width {width:g}, fractions {' '.join(f'{f:g}' for f in fractions)}")
if any(abs(width / (10 * total) - 1) > 1e-9 or fractions != [0.5, 0.5] for total, (width, fractions) in seen.items()):
    sys.exit(f"changed: the width is no longer multiplied by the sum of the fractions: {seen}")
EOF
grep SEEN seen
if grep -iE "warning|error" seen; then
    echo "changed: Pythia says something now"
    exit 1
fi
echo "as stated: pythia8mc 8.317.2, a width of 10 with fractions that add up to 0.6 becomes 6"
