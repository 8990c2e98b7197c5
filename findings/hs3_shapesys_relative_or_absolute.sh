#!/usr/bin/env bash
# pyhs3 0.4.2 and ROOT 6.40: one HS3 file, two likelihoods. The `vals` of a shapesys are events in one, relative in the other.
#
# Guess: HS3 is made for the exchange of likelihoods. A HistFactory channel with a shapesys modifier has the same
#   -2 log L in both, up to a constant.
# Seen: one bin, 6 events of background expected and 6 seen, `vals: [0.6]`, a Poisson constraint. The factor on the bin
#   goes from 1 to 1.2. -2 log L rises by 3.748 in pyhs3: 0.6 events of 6 are 10 %, an auxiliary count of 100. It rises by
#   0.310 in ROOT: 0.6 is 60 %, an auxiliary count of 2.78. (Of both, 0.212 is the count itself.) Neither says anything.
# Output: pyhs3 0.4.2 3.748   ROOT 6.40.00 0.310
# Why it matters: a background that is known to 10 % for one is known to 60 % for the other; limits from the same file
#   differ. Sums of simulation errors are written in this way in nearly every file.
# Instead: write the factor of a bin as a free one (normfactor) with a distribution of its own that constrains it. Both
#   read that alike.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
for name in pyhs3 root; do
  "${PYTHON:-python3}" -m venv $name
done
pyhs3/bin/pip install -q --disable-pip-version-check "pyhs3==0.4.2"
root/bin/pip install -q --disable-pip-version-check "root==0.1a12"

cat > model.json <<'EOF'
{
  "metadata": {"hs3_version": "0.2"},
  "distributions": [{
    "name": "model_SR", "type": "histfactory_dist",
    "axes": [{"name": "bin_SR", "min": 0.0, "max": 1.0, "nbins": 1}],
    "samples": [
      {"name": "signal", "data": {"contents": [1.0]},
       "modifiers": [{"name": "mu", "type": "normfactor", "parameter": "mu"}]},
      {"name": "background", "data": {"contents": [6.0]},
       "modifiers": [{"name": "mc", "type": "shapesys", "parameters": ["gamma"], "constraint": "Poisson",
                      "data": {"vals": [0.6]}}]}
    ]
  }],
  "data": [{"name": "observed_SR", "type": "binned", "contents": [6.0],
            "axes": [{"name": "bin_SR", "min": 0.0, "max": 1.0, "nbins": 1}]}],
  "likelihoods": [{"name": "likelihood", "distributions": ["model_SR"], "data": ["observed_SR"]}],
  "domains": [{"name": "default_domain", "type": "product_domain", "axes": [
    {"name": "mu", "min": 0.0, "max": 10.0}, {"name": "gamma", "min": 0.0, "max": 10.0}]}],
  "parameter_points": [{"name": "default_values", "parameters": [
    {"name": "mu", "value": 0.0, "const": false}, {"name": "gamma", "value": 1.0, "const": false}]}],
  "analyses": [{"name": "analysis", "likelihood": "likelihood", "domains": ["default_domain"],
                "init": "default_values", "parameters_of_interest": ["mu"]}]
}
EOF

cat > with_pyhs3.py <<'EOF'
import json

import numpy as np
import pyhs3
import pytensor

with open("model.json", encoding="utf-8") as stream:
    workspace = pyhs3.Workspace(**json.load(stream))
model = workspace.model("analysis", progress=False, mode="FAST_COMPILE")
inputs = list(pytensor.graph.traversal.explicit_graph_inputs([model.log_prob]))
function = pytensor.function(inputs, model.log_prob, on_unused_input="ignore")
found = []
for gamma in (1.0, 1.2):
    values = {"mu": 0.0, "gamma": gamma}
    found.append(-2.0 * float(np.ravel(function(*[np.full((1,) * i.ndim, values[i.name]) for i in inputs]))[0]))
print(f"pyhs3 {pyhs3.__version__} {found[1] - found[0]:.3f}")
EOF

cat > with_root.py <<'EOF'
import warnings

warnings.simplefilter("ignore")
import ROOT

ROOT.RooMsgService.instance().setGlobalKillBelow(ROOT.RooFit.ERROR)
workspace = ROOT.RooWorkspace("w")
assert ROOT.RooJSONFactoryWSTool(workspace).importJSON("model.json")
likelihood = workspace.obj("analysis").GetPdf().createNLL(workspace.data("observed_SR"))
workspace.var("mu").setVal(0.0)
found = []
for gamma in (1.0, 1.2):
    workspace.var("gamma").setVal(gamma)
    found.append(2.0 * likelihood.getVal())
print(f"ROOT {ROOT.gROOT.GetVersion()} {found[1] - found[0]:.3f}")
EOF

seen="$(PYTENSOR_FLAGS=cxx= pyhs3/bin/python with_pyhs3.py 2>/dev/null)   $(root/bin/python with_root.py 2>/dev/null | tail -1)"
echo "$seen"
if [ "$seen" = "pyhs3 0.4.2 3.748   ROOT 6.40.00 0.310" ]; then
  echo "as stated: the same shapesys is 10 % for pyhs3 and 60 % for ROOT"
else
  echo "changed: $seen"
  exit 1
fi
