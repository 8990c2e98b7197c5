#!/usr/bin/env bash
# numba 0.68.1: where the machine code of an edited function could not be written once (a full disk, here a limit on the size
#   of files), every later process runs the code of the source before the edit.
#
# Guess: numba compares time and size of the source file with those in the index of its cache, so that an entry of another
#   source is never taken; a write that fails leaves no entry.
# Seen: the index is written first, with the new stamp and the name of the data file, which is the name of the old one; then
#   the data. When the second write fails with OSError, the index says that the old data are those of the new source.
# Output: before the edit: 4.0
#         after it, files of 2 kB at most: OSError
#         after it, no limit: 4.0
#         after it, empty cache: 2.0
# Why it matters: a full disk on the day of an upgrade, and all later numbers are of the old version, without a word.
# Instead: a folder of the cache (NUMBA_CACHE_DIR) for each state of the sources.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
"${PYTHON:-python3}" -m venv venv
venv/bin/pip install -q --disable-pip-version-check "numba==0.68.1" "numpy==2.4.6"
export NUMBA_CACHE_DIR="$tmp/cache" PYTHONDONTWRITEBYTECODE=1

kernel() {
    cat >kernel.py <<PY
import numba


@numba.njit(cache=True)
def part(x):
    return x / $1


print(part(8.0))
PY
}
kernel 2.0
before=$(venv/bin/python kernel.py)
kernel "4.0  # edited"
limited=$(venv/bin/python - <<'PY'
import resource
import runpy

resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
try:
    runpy.run_path("kernel.py", run_name="__main__")
except OSError:
    print("OSError")
PY
)
after=$(venv/bin/python kernel.py)
rm -rf cache
empty=$(venv/bin/python kernel.py)
printf 'before the edit: %s\nafter it, files of 2 kB at most: %s\n' "$before" "$limited"
printf 'after it, no limit: %s\nafter it, empty cache: %s\n' "$after" "$empty"
if [ "$before" = 4.0 ] && [ "$limited" = OSError ] && [ "$after" = 4.0 ] && [ "$empty" = 2.0 ]; then
    echo "as stated: the old code is taken for the new source"
else
    echo "changed: the old code is not taken, or the write does not fail"
    exit 1
fi
