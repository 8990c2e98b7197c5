#!/usr/bin/env bash
# pyAmpliCol 1.0.1: the name that a process gets drops the signs of its particles, so that conjugates have one name.
#
# Guess: a name that is derived from a process tells any two processes apart, or gets a number where it does not.
# Seen: "u d~ > mu+ vm" keeps its bars (dbar), but charges by + and - vanish: e- mu+ and e+ mu- are both e_mu;
#   a set of both is refused ("names must be unique"), though no name was given; with names it is taken.
# Output: g g > mu+ e- -> g_g_to_mu_e
#         g g > mu- e+ -> g_g_to_mu_e
#         ValueError: ProcessSet request names must be unique
#         named: 2 requests
# Why it matters: a sum over both charges of a flavour-violating or like-sign final state fails at the second process, and
#   the message speaks of names that nobody wrote. Where final states have quarks or neutrinos it works, as "~" is spelled.
# Instead: give every request a name, or generate the conjugates apart.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
"${PYTHON:-python3}" -m venv venv
venv/bin/pip install -q --disable-pip-version-check "pyamplicol==1.0.1" "numpy==2.4.6" "symbolica==3.0.0"
venv/bin/python - <<'EOF' >seen
from pyamplicol.api.requests import ProcessRequest, ProcessSet

texts = ("g g > mu+ e-", "g g > mu- e+")
requests = tuple(ProcessRequest.parse(text) for text in texts)
for text, request in zip(texts, requests):
    print(text, "->", request.name)
try:
    ProcessSet(requests)
except ValueError as error:
    print(f"ValueError: {error}")
named = tuple(ProcessRequest.parse(text, name=f"p{number}") for number, text in enumerate(texts))
print("named:", len(ProcessSet(named).requests), "requests")
assert ProcessRequest.parse("u d~ > mu+ vm").name != ProcessRequest.parse("u~ d > mu- vm~").name
EOF
cat seen
diff seen - <<'EOF'
g g > mu+ e- -> g_g_to_mu_e
g g > mu- e+ -> g_g_to_mu_e
ValueError: ProcessSet request names must be unique
named: 2 requests
EOF
