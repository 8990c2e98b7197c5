#!/usr/bin/env bash
# pyAmpliCol 1.0.1: the compiled code of a Runtime stays mapped when the Runtime is gone.
#
# Guess: a Runtime that is deleted gives back what it held; loading one for each parameter point, in turn, needs no more
#   than one at a time.
# Seen: each load of u u~ > mu+ mu- mu+ mu- (mode compiled, the Standard Model that the wheel ships) adds about 580 lines
#   to /proc/self/maps, which `del` and `gc.collect` leave there. A larger model adds 1800 a load and quark flavour.
# Output: mappings after 1, 2, 3 loads and deletions: 817 1397 1977
# Why it matters: Linux allows a process 65530 mappings (vm.max_map_count). A scan over some ten points ends in "unable to
#   make memory readable+executable", or the next import of any library in "failed to map segment from shared object",
#   which look like a lack of memory.
# Instead: load each artifact once in a process and give it new parameters with `set_model_parameters`; the numbers are
#   the same to the last bit.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
"${PYTHON:-python3}" -m venv venv
venv/bin/pip install -q --disable-pip-version-check "pyamplicol==1.0.1" "numpy==2.4.6" "symbolica==3.0.0"

model=$(venv/bin/python -c '
import importlib.util, pathlib
print(pathlib.Path(importlib.util.find_spec("pyamplicol").origin).parent / "assets/models/ufo/sm")')
cp -r "$model" model
venv/bin/pyamplicol generate "u u~ > mu+ mu- mu+ mu-" out --model model --execution-mode compiled \
    --coupling-order-policy explicit --max-coupling-order QED=4 --workers 1 --progress off --log-level error \
    >log 2>&1 || { cat log; exit 1; }

venv/bin/python - <<'EOF'
import gc
import pathlib
import sys

from pyamplicol import Runtime

found = []
for _ in range(3):
    runtime = Runtime.load("out")
    del runtime
    gc.collect()
    found.append(len(pathlib.Path("/proc/self/maps").read_text().splitlines()))
print("mappings after 1, 2, 3 loads and deletions:", *found)
if not (found[1] - found[0] > 200 and found[2] - found[1] > 200):
    sys.exit(f"changed: mappings after loads and deletions are now {found}")
EOF
echo "as stated: pyAmpliCol 1.0.1, hundreds of mappings stay for each Runtime that is gone"
