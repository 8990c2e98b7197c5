#!/usr/bin/env bash
# particle 1.1.0: generic dark matter has electric charge 2.
#
# Guess: the codes 51 to 55 (dark matter of spin 0, 1/2 and 1, and its two mediators) are neutral, as in Pythia.
# Seen: three_charge is 6 for 52 and 54 and 3 for 53; 51 and 55 are neutral. Pythia's table has 0 for all five. The
#   numbers come from the package's own table of charges for the first hundred codes; no rule for dark matter comes
#   before it.
# Output: 51: 0 and 0   52: 6 and 0   53: 3 and 0   54: 6 and 0   55: 0 and 0   (particle and Pythia)
# Why it matters: 52 is the usual code of fermionic dark matter. A filter "charged and stable" by particle makes tracks of
#   it, and missing momentum or an isolation sum is wrong.
# Instead: take charges from the model (QNUMBERS) or from Pythia's table for codes that are not in the particle table.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
"${PYTHON:-python3}" -m venv venv
venv/bin/pip install -q --disable-pip-version-check "particle==1.1.0" "pythia8mc==8.317.2" "numpy==2.4.6"

venv/bin/python - <<'EOF'
import sys

import pythia8mc
from particle import pdgid

table = pythia8mc.Pythia("", False).particleData
seen = {}
for code in range(51, 56):
    seen[code] = pdgid.three_charge(code), table.chargeType(code)
    print(f"{code} {table.name(code):12s} three times the charge: particle {seen[code][0]}, Pythia {seen[code][1]}")
if seen != {51: (0, 0), 52: (6, 0), 53: (3, 0), 54: (6, 0), 55: (0, 0)}:
    sys.exit(f"changed: (particle, Pythia) is now {seen}")
EOF
echo "as stated: particle 1.1.0, three_charge(52) is 6"
