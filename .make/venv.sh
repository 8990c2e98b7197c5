#!/bin/sh
# Creates the virtual environment $1 with a suitable interpreter ($2, or the first one found on PATH).
set -eu
venv=$1
wanted=${2:-}
suitable='import sys; sys.exit(not ((3, 11) <= sys.version_info[:2] <= (3, 13) and sys.implementation.name == "cpython"))'
seen=
for candidate in ${wanted:-python3.13 python3.12 python3.11 python3 python}; do
    command -v "$candidate" >/dev/null 2>&1 || continue
    version=$("$candidate" -c 'import platform; print(platform.python_version())' 2>/dev/null) || continue
    if "$candidate" -c "$suitable" 2>/dev/null; then
        if ! "$candidate" -c 'import ensurepip, venv' 2>/dev/null; then
            seen="$seen $candidate ($version, without the venv module)"
            continue
        fi
        echo "creating $venv with $candidate ($version)"
        "$candidate" -m venv "$venv"
        exit 0
    fi
    seen="$seen $candidate ($version)"
done
echo "recast needs CPython 3.11, 3.12 or 3.13 with the venv module; found:${seen:- none}." >&2
echo "Install one (Debian and Ubuntu: apt-get install python3 python3-venv), then name it: make run PYTHON=/path/to/python3.12" >&2
exit 2
