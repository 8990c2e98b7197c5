#!/usr/bin/env bash
# numba 0.68.1: a kernel that is called from a kernel with constants is compiled anew for each place of a constant.
#
# Guess: 1 and 3 are numbers of one type (int64), so that calls with constants, in whatever place, and with variables share one version.
# Seen: the calls add(1, n), add(n, 1), add(n, n) and add(2, n) inside a compiled function make four versions of add, one of them for the
#   value 2 alone: each constant has a type of its own, Literal[int](1), although add only uses it as an index. From Python the same four
#   calls make one version.
# Output: numba 0.68.1: from a kernel 4 versions, from Python 1
# Why it matters: spinor structures that are called with fixed lines of an amplitude were compiled up to four times, a quarter of the time
#   of their kernel.
# Instead: hand over indices that are looked up (of a tuple, in a loop), not constants.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
"${PYTHON:-python3}" -m venv env
env/bin/pip install -q --disable-pip-version-check "numba==0.68.1" "numpy==2.4.6"
cat > count.py <<'PY'
import numba
import numpy as np


@numba.njit
def add(x, a, b):
    p = x[a]
    for n in range(3):
        p += x[b]
    return p


@numba.njit
def outer(x, n):
    return add(x, 1, n) + add(x, n, 1) + add(x, n, n) + add(x, 2, n)


x = np.arange(5.0)
assert outer(x, 3) == 10.0 + 6.0 + 12.0 + 11.0
inside = len(add.signatures)


@numba.njit
def plain(x, a, b):
    return x[a] + 3 * x[b]


for a, b in ((1, 3), (3, 1), (3, 3), (2, 3)):
    plain(x, a, b)
print(f"numba {numba.__version__}: from a kernel {inside} versions, from Python {len(plain.signatures)}")
PY
env/bin/python count.py | tee seen
if [ "$(cat seen)" != "numba 0.68.1: from a kernel 4 versions, from Python 1" ]; then
  echo "changed: see above"
  exit 1
fi
echo "as stated: constants in calls between kernels make versions of their own"
