#!/usr/bin/env bash
# numba 0.68.1: assigning one slice to another makes a kernel compile the text of an error, several times the rest of it.
#
# Guess: `a[:] = b[:n]` and the loop that copies number by number compile to about the same, the slice a little faster, as in numpy.
# Seen: the loop compiles one function. The slice compiles 37 more before it, 36 of them `str`, `repr` and concatenation of unicode
#   text: the message of a shape mismatch is put together inside the kernel. Both kernels give the same numbers.
# Output: numba 0.68.1: loop compiles 1 function, slice compiles 38, of which 36 are of text
# Why it matters: one such line in a sort of particles took 3 of the 5 seconds that its kernel needed to compile, in each of the
#   worker processes of a first run.
# Instead: copy number by number inside kernels.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
"${PYTHON:-python3}" -m venv env
env/bin/pip install -q --disable-pip-version-check "numba==0.68.1" "numpy==2.4.6"
cat > count.py <<'PY'
import numba
import numpy as np
from numba.core.event import Listener, register


class Compiled(Listener):
    def __init__(self):
        self.modules = []

    def on_start(self, event):
        self.modules.append(event.data["dispatcher"].py_func.__module__)

    def on_end(self, event):
        pass


heard = Compiled()
register("numba:compile", heard)


@numba.njit
def loop(a, b):
    for i in range(len(a)):
        a[i] = b[i]


@numba.njit
def cut(a, b):
    a[:] = b[: len(a)]


counts = []
for kernel in (loop, cut):
    heard.modules.clear()
    found = np.zeros(3)
    kernel(found, np.arange(5.0))
    assert found.tolist() == [0.0, 1.0, 2.0]
    counts.append((len(heard.modules), sum("unicode" in name or "builtins" in name for name in heard.modules)))
(one, _), (all_, text) = counts
print(f"numba {numba.__version__}: loop compiles {one} function, slice compiles {all_}, of which {text} are of text")
PY
env/bin/python count.py | tee seen
if [ "$(cat seen)" != "numba 0.68.1: loop compiles 1 function, slice compiles 38, of which 36 are of text" ]; then
  echo "changed: see above"
  exit 1
fi
echo "as stated: a slice assignment compiles the text of its error"
