#!/usr/bin/env bash
# ufo-model-loader 1.0.1: 1.16637e-05 inside an expression becomes 1.16637*e - 5.
#
# Guess: a UFO expression is Python, so a number with an exponent has its value, however it is spelled.
# Seen: 1e-5 and 3.e-5 are read as such. A number with digits on both sides of the point is turned into a fraction without
#   its exponent; what is left of it, e-5, is read as the symbol e minus five. 2*1.5E+03 turns into 3*E + 3.
#   The message on the way names the right value, "mapped to 11861/1016915730", and the result does not hold it.
# Output: 1.16637e-05*MZ**2 -> 116637/100000*UFO::e-5*UFO::MZ^2
# Why it matters: this is how Fermi's constant or a form-factor scale stands in models written by hand. Where the
#   model has a parameter called e (many call the electric charge so) nothing is undefined, and the coupling is
#   silently wrong. pyAmpliCol reads its UFO models with this package.
# Instead: declare such numbers as parameters of the model, or write them as 116637/10**10.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
"${PYTHON:-python3}" -m venv venv
venv/bin/pip install -q --disable-pip-version-check "ufo-model-loader==1.0.1" "symbolica==3.0.2"

venv/bin/python - <<'EOF'
import sys

from symbolica import E
from ufo_model_loader.symbolica_processing import expression_to_string, parse_python_expression

mz, e = 91.1876, 0.3134


def read(text):
    """How the loader reads the expression, and its value at MZ and e."""
    parsed = parse_python_expression(text)
    return expression_to_string(parsed, False), complex(parsed.evaluate({E("UFO::MZ"): mz, E("UFO::e"): e})).real


seen = {}
for text in ("1e-5*MZ**2", "3.e-5*MZ**2", "1.16637e-05*MZ**2"):
    shown, seen[text] = read(text)
    right = eval(text, {"MZ": mz})
    print(f"{text} -> {shown}\n    value {seen[text]:.8g}, Python's value {right:.8g}")
wrong = 1.16637 * e - 5 * mz**2
if not (abs(seen["1e-5*MZ**2"] / (1e-5 * mz**2) - 1) < 1e-9 and abs(seen["1.16637e-05*MZ**2"] / wrong - 1) < 1e-9):
    sys.exit(f"changed: 1.16637e-05*MZ**2 is no longer read as 1.16637*e - 5*MZ**2: {seen}")
EOF
echo "as stated: ufo-model-loader 1.0.1, 1.16637e-05*MZ**2 is read as 1.16637*e - 5*MZ**2"
