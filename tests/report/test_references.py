"""Report: every work is complete, every measurement can be cited, BibTeX is well formed."""

import re

import pytest

from recast.core.errors import InputError
from recast.inputs.lowenergy import DataSet
from recast.lowenergy.registry import OBSERVABLES
from recast.report.references import bibtex, known_references, references_for, write_references


@pytest.mark.parametrize("key", sorted(known_references()))
def test_every_work_is_complete(key):
    work = known_references()[key]
    assert {"type", "author", "title"} <= set(work)
    assert work["type"] in ("article", "misc")
    assert work["type"] == "misc" or {"journal", "volume", "year"} <= set(work)
    assert "eprint" in work or "doi" in work or "note" in work
    known = {"type", "used_by", "unconfirmed", "author", "collaboration", "title", "journal", "volume"}
    assert set(work) <= known | {"pages", "year", "doi", "eprint", "primaryClass", "note"}


@pytest.mark.parametrize("data", list(DataSet))
@pytest.mark.parametrize("name", list(OBSERVABLES))
def test_every_constraint_can_be_cited(name, data):
    keys = OBSERVABLES[name].info(data).references
    assert set(keys) <= set(references_for([], keys))


def test_a_run_cites_what_it_used_and_nothing_else():
    assert references_for([]) == ("Altmannshofer:2014cfa",)
    used = references_for(["shower:pythia8", "pdf:NNPDF31_lo_as_0130", "statistics:cls"], ["Mishra:1991bv"])
    assert used == (
        "Altmannshofer:2014cfa",
        "Ball:2017nep",
        "Bierlich:2022pfr",
        "Mishra:1991bv",
        "Read:2002hq",
    )
    assert "Read:2002hq" not in references_for(["statistics:paper"])


def test_bibtex_is_balanced_and_keeps_its_keys(tmp_path):
    keys = tuple(sorted(known_references()))
    text = write_references(tmp_path / "references.bib", keys).read_text(encoding="utf-8")
    assert tuple(re.findall(r"^@\w+\{([^,]+),$", text, re.M)) == keys
    depth = 0
    for letter in text:
        depth += {"{": 1, "}": -1}.get(letter, 0)
        assert depth >= 0
    assert depth == 0
    assert "None" not in text


def test_one_entry():
    assert bibtex(["Read:2002hq"]).splitlines() == [
        "@article{Read:2002hq,",
        "    author = {Read, Alexander L.},",
        "    title = {{Presentation of search results: the CLs technique}},",
        "    journal = {J. Phys. G},",
        "    volume = {28},",
        "    pages = {2693--2704},",
        "    year = {2002},",
        "    doi = {10.1088/0954-3899/28/10/313},",
        "}",
    ]


def test_unknown_key():
    with pytest.raises(InputError, match='unknown reference "Mishra:1991".*Did you mean "Mishra:1991bv"'):
        references_for([], ["Mishra:1991"])
