#!/usr/bin/env bash
# pyarrow 26.0.1: the first array of two numbers takes more than 1 GB of address space.
#
# Guess: memory for an array is asked for when it is needed, some kB here.
# Seen: the default pool (mimalloc) reserves a region of 1 GiB with its first allocation; it is address space, not resident
#   memory. The pools `system` and `jemalloc` reserve less than a tenth of it.
# Output: mimalloc: 1 GB or more of addresses, less than 32 MB resident
#         system: less than 0.1 GB of addresses
# Why it matters: batch systems limit address space (ulimit -v): a job that reads a small Parquet file of events needs a
#   gigabyte that it never uses, and the limit is met at the first read and not at the start.
# Instead: ARROW_DEFAULT_MEMORY_POOL=system in the job.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
"${PYTHON:-python3}" -m venv venv
venv/bin/pip install -q --disable-pip-version-check "pyarrow==26.0.1" "numpy==2.4.6"
cat >look.py <<'PY'
import pyarrow


def megabytes(name):
    with open("/proc/self/status", encoding="ascii") as stream:
        return int(next(line for line in stream if line.startswith(name)).split()[1]) // 1024


before = megabytes("VmSize"), megabytes("VmRSS")
pyarrow.array([1.0, 2.0])
print(megabytes("VmSize") - before[0], megabytes("VmRSS") - before[1])
PY
read -r addresses resident < <(ARROW_DEFAULT_MEMORY_POOL=mimalloc venv/bin/python look.py)
read -r default _ < <(env -u ARROW_DEFAULT_MEMORY_POOL venv/bin/python look.py)
read -r system _ < <(ARROW_DEFAULT_MEMORY_POOL=system venv/bin/python look.py)
echo "mimalloc: $addresses MB of addresses, $resident MB resident; by default: $default MB of addresses"
echo "system: $system MB of addresses"
if [ "$addresses" -ge 1000 ] && [ "$default" -ge 1000 ] && [ "$resident" -lt 32 ] && [ "$system" -lt 100 ]; then
    echo "as stated: a gigabyte of addresses for two numbers"
else
    echo "changed: another default pool, or another reservation"
    exit 1
fi
