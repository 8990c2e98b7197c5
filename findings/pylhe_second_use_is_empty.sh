#!/usr/bin/env bash
# pylhe 2.1.0: the second use of an LHEFile writes a valid file without events.
#
# Guess: LHEFile.fromfile holds the file; it can be written twice, or read and then written.
# Seen: its events are a generator. After one pass over them `tofile` writes header, init block and closing tag, zero
#   events, and returns as ever. `tolhe` twice in a row gives the whole file and then an empty shell. Only `write`
#   after reading is affected, so a script works until someone adds a print of the number of events.
# Output: read 5 events, tofile wrote 0; tolhe gave 5 and then 0 events
# Why it matters: the init block with the cross section survives, so that the file looks sound to whoever opens it.
# Instead: fromfile(path, generator=False), which holds a list, or replace events by list(file.events) at once.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
"${PYTHON:-python3}" -m venv venv
venv/bin/pip install -q --disable-pip-version-check "pylhe==2.1.0" "awkward==2.14.0" "vector==1.9.0" "numpy==2.4.6"

venv/bin/python - <<'EOF'
import sys

import pylhe

event = """<event>
 4 1 1.0 91.0 0.0078 0.12
  2 -1 0 0 501 0 0.0 0.0  45.5 45.5 0.0 0.0 9.0
 -2 -1 0 0 0 501 0.0 0.0 -45.5 45.5 0.0 0.0 9.0
 13  1 1 2 0 0  45.5 0.0 0.0 45.5 0.0 0.0 9.0
-13  1 1 2 0 0 -45.5 0.0 0.0 45.5 0.0 0.0 9.0
</event>
"""
with open("in.lhe", "w") as out:
    out.write('<LesHouchesEvents version="3.0">\n<header>\n</header>\n<init>\n2212 2212 4000 4000 0 0 0 0 3 1\n10.0 0.1 1.0 1\n</init>\n')
    out.write(5 * event + "</LesHouchesEvents>\n")


def count(path):
    """Events in a file, by a fresh reader."""
    return sum(1 for _ in pylhe.LHEFile.fromfile(path).events)


file = pylhe.LHEFile.fromfile("in.lhe")
read = sum(1 for _ in file.events)
file.tofile("out.lhe")

again = pylhe.LHEFile.fromfile("in.lhe")
texts = [again.tolhe().count("<event>") for _ in range(2)]

held = pylhe.LHEFile.fromfile("in.lhe", generator=False)
sum(1 for _ in held.events)
held.tofile("held.lhe")
seen = read, count("out.lhe"), *texts, count("held.lhe")
print(f"read {seen[0]} events, tofile wrote {seen[1]}; tolhe gave {seen[2]} and then {seen[3]} events; held as a list: {seen[4]}")
if seen != (5, 0, 5, 0, 5):
    sys.exit(f"changed: {seen}")
EOF
echo "as stated: pylhe 2.1.0, a file read and then written has no events"
