#!/usr/bin/env bash
# pyhf 0.7.6: the discovery p-value depends on how many events the signal template has.
#
# Guess: the significance of an excess depends on the data and the background; the signal's normalisation is a free
#   parameter of the fit and cancels.
# Seen: 45 events on 20 +- 2. With a template of 10 events p0 = 1.0e-5 (4.3 sigma), with 1 event 2.0e-4 (3.5 sigma),
#   with 0.1 events 0.098 (1.3 sigma). The strength of a signal has the default bounds (0, 10): a template of 0.1
#   events cannot describe 25. Nothing says that the fit ended at the bound.
# Output: 10 events 1.046e-05   1 event 2.044e-04   0.1 events 9.802e-02   0.1 events, bounds (0, 1000) 1.046e-05
# Why it matters: signals of a model come out of a simulation with their cross section, often far below one event. A
#   scan then shows an excess that fades with the coupling, which reads like physics.
# Instead: pass par_bounds to hypotest, or scale the templates to about the yield that the data can hold.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
"${PYTHON:-python3}" -m venv venv
venv/bin/pip install -q --disable-pip-version-check "pyhf==0.7.6" "numpy==2.4.6" "scipy==1.17.1"

venv/bin/python - <<'EOF'
import sys

import pyhf


def p_value(template, top=None):
    """p0 of 45 events on 20 +- 2; `top` widens the bounds of the signal strength."""
    model = pyhf.simplemodels.uncorrelated_background(signal=[template], bkg=[20.0], bkg_uncertainty=[2.0])
    bounds = model.config.suggested_bounds()
    if top is not None:
        bounds[model.config.poi_index] = (0.0, top)
    data = [45.0, *model.config.auxdata]
    return float(pyhf.infer.hypotest(0.0, data, model, test_stat="q0", par_bounds=bounds)), bounds[model.config.poi_index]


seen = {}
for template, top in ((10.0, None), (1.0, None), (0.1, None), (0.1, 1000.0)):
    seen[template, top], bounds = p_value(template, top)
    print(f"template {template:4g} events, bounds of the strength {tuple(map(float, bounds))}: p0 = {seen[template, top]:.3e}")
if not (abs(seen[1.0, None] / seen[10.0, None] - 19.54) < 0.1 and abs(seen[0.1, None] - 0.098) < 0.001
        and abs(seen[0.1, 1000.0] / seen[10.0, None] - 1) < 0.01):
    sys.exit(f"changed: p0 no longer depends on the template in the stated way: {seen}")
EOF
echo "as stated: pyhf 0.7.6, the same data are 4.3 sigma with a template of 10 events and 1.3 sigma with 0.1"
