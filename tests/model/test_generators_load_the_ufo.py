"""ufo-model-loader, which pyAmpliCol reads models with, loads every content and restriction."""

import json

import pytest

from recast.model.ufo import UFOContent, write_ufo
from recast.model.ufo.build import build_lagrangian
from recast.model.ufo.writer import RESTRICTIONS

_PROGRAM = """
import json, sys
from ufo_model_loader.commands import load_model
found = {}
for folder, restriction in json.loads(sys.argv[1]):
    model, card = load_model(folder, restriction, False)
    found[restriction + " " + folder] = [len(model.particles), len(model.vertex_rules), len(card)]
print("found", json.dumps(found))
"""


@pytest.mark.slow
def test_ufo_model_loader_reads_every_content_and_restriction(tmp_path, run_with_symbolica):
    folders = {item: write_ufo(tmp_path / item.name.lower(), item) for item in UFOContent}
    jobs = [(str(folder), "full") for folder in folders.values()]
    jobs += [(str(folders[UFOContent.FULL]), name) for name in RESTRICTIONS]
    output = run_with_symbolica(_PROGRAM, json.dumps(jobs))
    found = json.loads(output.rpartition("found ")[2])
    for item, folder in folders.items():
        lagrangian = build_lagrangian(item)
        anti = sum(not particle.self_conjugate for particle in lagrangian.particles)
        particles, vertices, externals = found[f"full {folder}"]
        assert particles == len(lagrangian.particles) + anti
        assert vertices == len(lagrangian.vertices)
        assert externals == len(lagrangian.externals)
