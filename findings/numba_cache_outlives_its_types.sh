#!/usr/bin/env bash
# numba 0.68.1: a cached function cannot be called any more once the NamedTuple that it took has moved to another module.
#
# Guess: numba keeps a stamp of the source file beside the machine code (`cache=True`), so a file that was edited is compiled
#   again, whatever the old entry holds.
# Seen: the index of the cache is unpickled as a whole before its stamp is compared, and argument types are pickled by module
#   and name. If the class has moved, unpickling raises ModuleNotFoundError at the call; the function is not compiled again.
# Output: first call: 3.0
#         after the move: ModuleNotFoundError: No module named 'old_home'
#         with an empty cache: 3.0
# Why it matters: a library whose kernels take records breaks for every user who upgrades, in the cache of their home folder.
# Instead: a folder of the cache (NUMBA_CACHE_DIR) for each set of module and class names.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
"${PYTHON:-python3}" -m venv venv
venv/bin/pip install -q --disable-pip-version-check "numba==0.68.1" "numpy==2.4.6"
export NUMBA_CACHE_DIR="$tmp/cache" PYTHONDONTWRITEBYTECODE=1

cat >old_home.py <<'PY'
from typing import NamedTuple


class Pair(NamedTuple):
    a: float
    b: float
PY
kernel() {
    cat >kernel.py <<PY
import numba
from $1 import Pair


@numba.njit(cache=True)
def total(pair):
    return pair.a + pair.b


try:
    print(total(Pair(1.0, 2.0)))
except Exception as error:
    print(f"{type(error).__name__}: {error}")
PY
    venv/bin/python -c "import kernel"
}
first=$(kernel old_home)
mv old_home.py new_home.py
second=$(kernel new_home)
rm -rf cache
third=$(kernel new_home)
printf 'first call: %s\nafter the move: %s\nwith an empty cache: %s\n' "$first" "$second" "$third"
if [ "$first" = 3.0 ] && [ "$third" = 3.0 ] && [ "$second" = "ModuleNotFoundError: No module named 'old_home'" ]; then
    echo "as stated: the old entry of the cache stops the call"
else
    echo "changed: numba compiles again, or fails in another way"
    exit 1
fi
