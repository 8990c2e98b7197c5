#!/usr/bin/env bash
# Pythia 8.317 (pythia8mc): with no file handle left its tables are "not found", and the object that comes back knows no setting.
#
# Guess: where the system refuses to open one file more (EMFILE, as in a program with many open samples), the constructor
#   raises, or at least says "too many open files".
# Seen: nothing is raised. It prints that its settings file is not found, which is there, and returns an object whose
#   readString answers False to a setting that every Pythia has. With handles free once more the object stays empty,
#   and a new one is whole.
# Output: 8.317.2 settings file ... not found   empty: False, later: False, new: True
# Why it matters: who checks readString tells the user that the setting is unknown; who does not check runs with none.
# Instead: open and close a few files before a Pythia is made, and let the error of the system come from there.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
"${PYTHON:-python3}" -m venv env
env/bin/pip install -q --disable-pip-version-check "pythia8mc==8.317.2"

cat > few.py <<'EOF'
import os
import resource
from importlib.metadata import version

import pythia8mc

hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
soft = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
held = [os.open(os.devnull, os.O_RDONLY) for _ in range(3)]
resource.setrlimit(resource.RLIMIT_NOFILE, (max(held) + 1, hard))
empty = pythia8mc.Pythia("", False)
first = empty.readString("Print:quiet = on")
for handle in held:
    os.close(handle)
resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
later = empty.readString("Print:quiet = on")
new = pythia8mc.Pythia("", False).readString("Print:quiet = on")
print(version("pythia8mc"), f"empty: {first}, later: {later}, new: {new}")
EOF
env/bin/python few.py > said 2>&1
cat said
grep -q "not found" said
grep -qi "too many open files" said && { echo "it says so now"; exit 1; }
grep -q "empty: False, later: False, new: True" said
