#!/usr/bin/env bash
# PyYAML 6.0.4 beside 6.0.3: merged mappings (<<) give other values for the same valid document.
#
# Guess: as the merge key's text says, a key of the mapping itself wins over merged ones, and of several merged mappings the
#   earlier one wins; a new patch release reads old files alike.
# Seen: 6.0.3 does so. 6.0.4 takes the later of two merged mappings, and where a mapping that has a merge key and overrides a
#   value is merged itself, the override is lost.
# Output: 6.0.3: {'mass': 3} {'x': 3}   6.0.4: {'mass': 1} {'x': 1}
# Why it matters: cards of analyses and runs share blocks by anchors (`<<: [*tight, *common]`): a luminosity or a cut changes
#   with the version that pip picks, without a word.
# Instead: write the value where it holds, or resolve merges in a loader of one's own and test it.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
cat > read.py <<'PY'
import yaml

two = yaml.safe_load("- &a {mass: 1}\n- &b {mass: 3}\n- {<<: [*b, *a]}\n")[2]
nested = yaml.safe_load("- &a {x: 1}\n- &b {<<: *a, x: 3}\n- {<<: *b}\n")[2]
print(yaml.__version__, two, nested)
PY
"${PYTHON:-python3}" -m venv older
older/bin/pip install -q --disable-pip-version-check "pyyaml==6.0.3"
"${PYTHON:-python3}" -m venv newer
newer/bin/pip install -q --disable-pip-version-check "pyyaml==6.0.4"
for one in older newer; do "$one/bin/python" read.py; done | tee seen
if [ "$(cat seen)" != "6.0.3 {'mass': 3} {'x': 3}
6.0.4 {'mass': 1} {'x': 1}" ]; then
  echo "changed: see above"
  exit 1
fi
echo "as stated: PyYAML 6.0.4 merges the other way round than 6.0.3"
