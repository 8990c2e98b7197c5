#!/usr/bin/env bash
# spey 0.2.7: an asymmetric background error makes the background error disappear (default.effective_sigma).
#
# Guess: a background of 50 +6 -5 instead of 50 +5 -5 gives a slightly weaker limit.
# Seen: it gives the limit of a background known exactly, 1.517 instead of 1.789 for a signal of 10 events, and +20
#   -10 gives the same 1.517. With the errors the other way round (+5 -6) the limit jumps to 2.300, weaker than +6 -6.
#   The width inside the likelihood is sqrt(up*down + (up - down)*(theta - b)), where theta is a pull of order one and
#   b the yield of 50 events: pulls and events are mixed, the square is negative and is clipped to 1e-10.
# Output: +5 -5: 1.789   +6 -5: 1.517   +20 -10: 1.517   exact background: 1.517   +5 -6: 2.300
# Why it matters: the published backgrounds of most searches are asymmetric, and an exclusion becomes too strong, in
#   silence.
# Instead: symmetrise the error for default.uncorrelated_background, or state the constraint in pyhf.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
"${PYTHON:-python3}" -m venv venv
venv/bin/pip install -q --disable-pip-version-check "spey==0.2.7" "numpy==2.4.6" "scipy==1.17.1"

venv/bin/python - <<'EOF'
import sys

import spey

build = spey.get_backend("default.effective_sigma")


def limit(up, down):
    """Upper limit at 95 % CL on the strength of 10 signal events, 50 expected, 50 observed."""
    model = build(signal_yields=[10.0], background_yields=[50.0], data=[50], correlation_matrix=[[1.0]],
                  absolute_uncertainty_envelops=[(up, down)])
    return float(model.poi_upper_limit())


seen = {pair: limit(*pair) for pair in ((5.0, 5.0), (6.0, 5.0), (20.0, 10.0), (1e-3, 1e-3), (6.0, 6.0), (5.0, 6.0))}
for (up, down), value in seen.items():
    print(f"50 +{up:g} -{down:g}: upper limit {value:.4f}")
exact = seen[1e-3, 1e-3]
if not (abs(seen[6.0, 5.0] / exact - 1) < 1e-3 and abs(seen[20.0, 10.0] / exact - 1) < 1e-3
        and seen[5.0, 5.0] > 1.1 * exact and seen[5.0, 6.0] > 1.1 * seen[6.0, 6.0]):
    sys.exit(f"changed: +6 -5 and +20 -10 no longer give the limit of an exact background: {seen}")
EOF
echo "as stated: spey 0.2.7, a background of 50 +20 -10 gives the limit of 50 +-0"
