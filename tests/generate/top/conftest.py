import pytest

from recast.core.parallel import serial
from recast.core.progress import Silent
from recast.events.partons import read_partons
from recast.generate.top.generator import TopGenerator
from recast.generate.top.process import RareChannel, TopProcess
from recast.model.zprime import ZPrimePoint


@pytest.fixture(scope="session")
def zprime_partons(tmp_path_factory):
    """12000 events with a Z' of 60 GeV at 8 TeV: momenta (N, 12, 7) and codes (N, 12, 6)."""
    path = tmp_path_factory.mktemp("top") / "events.lhe.gz"
    process, point = TopProcess(8000.0, RareChannel()), ZPrimePoint(60.0, 0.1)
    sample = TopGenerator().generate(process, point, 12000, 7, path, workers=serial(), progress=Silent())
    table = read_partons(sample)
    return sample, table.momenta.reshape(-1, 12, 7), table.codes.reshape(-1, 12, 6)
