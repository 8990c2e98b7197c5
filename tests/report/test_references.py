"""Report: every work is complete, every measurement can be cited, BibTeX is well formed."""

import re
from pathlib import Path

import pytest

from recast import __version__
from recast.analysis.card import Reference
from recast.analysis.loader import list_analyses, load_analysis
from recast.core.errors import InputError
from recast.core.yaml import load_yaml
from recast.inputs.lowenergy import DataSet
from recast.lowenergy.registry import OBSERVABLES
from recast.report.bibtex import parse_bibtex
from recast.report.references import (
    analysis_works,
    bibtex,
    cited,
    known_references,
    references_for,
    write_references,
)


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
    assert references_for([]) == ("Altmannshofer:2014cfa", "recast")
    used = references_for(["shower:pythia8", "pdf:NNPDF31_lo_as_0130", "statistics:cls"], ["Mishra:1991bv"])
    assert used == (
        "Altmannshofer:2014cfa",
        "Ball:2017nep",
        "Bierlich:2022pfr",
        "Mishra:1991bv",
        "Read:2002hq",
        "recast",
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


@pytest.mark.parametrize("name", list_analyses())
def test_every_publication_of_a_shipped_analysis_can_be_cited(name):
    analysis = load_analysis(name)
    keys, own = analysis_works(analysis.card.references, analysis.folder)
    assert {item.texkey for item in analysis.card.references if item.texkey} <= set(keys) - set(own)
    stated = [
        item for item in analysis.card.references if item.texkey or item.arxiv or item.doi or item.report
    ]
    assert len(keys) == len({item.arxiv or item.report for item in stated})
    found = cited([], keys, own)
    entries = parse_bibtex(bibtex(found.keys, found.own), "references.bib")
    assert set(keys) <= set(entries)
    for item in stated:
        entry = next(
            e for e in entries.values() if item.arxiv in (e.fields.get("eprint"), None) and e.key in keys
        )
        assert entry


def test_a_conference_note_and_the_program_are_cited():
    analysis = load_analysis("atlas_2013_z4l")
    keys, own = analysis_works(analysis.card.references, analysis.folder)
    text = bibtex(*astuple(cited([], keys, own)))
    assert "@misc{ATLAS-CONF-2013-055,\n    reportNumber = {ATLAS-CONF-2013-055}," in text
    assert "@misc{recast,\n    author = {{The recast authors}}," in text
    assert f"version {__version__}" in known_references()["recast"]["note"]
    citation = load_yaml(Path(__file__).resolve().parents[2] / "CITATION.cff")
    assert known_references()["recast"]["title"] == citation["title"]


def astuple(citations):
    return citations.keys, citations.own


def reference(**fields):
    return Reference(what="a {search}", **fields)


def test_an_unknown_key_takes_the_numbers_of_the_card_and_nothing_else(tmp_path):
    item = reference(texkey="Mine:2025abc", arxiv="2501.00001", doi="10.1000/x")
    keys, own = analysis_works([item], tmp_path)
    assert keys == ("Mine:2025abc",)
    assert bibtex(keys, own).splitlines() == [
        "@misc{Mine:2025abc,",
        "    doi = {10.1000/x},",
        "    eprint = {2501.00001},",
        "    annote = {a search},",
        "    archivePrefix = {arXiv},",
        "}",
    ]


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        ({"arxiv": "1403.1269"}, "Altmannshofer:2014cfa"),
        ({"doi": "https://doi.org/10.1103/PhysRevD.89.095033"}, "Altmannshofer:2014cfa"),
        ({"arxiv": "2501.00001"}, "arXiv:2501.00001"),
        ({"report": "CMS-PAS-EXO-99-001 v2"}, "CMS-PAS-EXO-99-001-v2"),
        ({"doi": "10.1000/x(1)"}, "doi:10.1000/x-1-"),
        ({"texkey": "Aad:2014wra", "arxiv": "1403.5657v2"}, "Aad:2014wra"),
    ],
)
def test_a_publication_is_found_by_its_numbers(tmp_path, fields, key):
    assert analysis_works([reference(**fields)], tmp_path)[0] == (key,)


def test_what_has_no_number_is_not_cited(tmp_path):
    assert analysis_works([reference()], tmp_path) == ((), {})


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"texkey": "Aad:2014wrb"}, r'unknown reference "Aad:2014wrb". Did you mean "Aad:2014wra"\? Or give'),
        ({"texkey": "Aad:2014wra", "arxiv": "1403.1269"}, 'work "Aad:2014wra" is arXiv:1403.5657, doi'),
        ({"texkey": "a key", "arxiv": "2501.00001"}, '"a key" is no citation key'),
    ],
)
def test_a_key_that_leads_nowhere_is_refused(tmp_path, fields, message):
    with pytest.raises(InputError, match=message):
        analysis_works([reference(**fields)], tmp_path)


OWN = r"""A comment.
@Article{Mine:2025abc,
  author = "Nobody, {N. \"O.}" # " and others",
  title = {{A {S}earch}}, year = 2025,
  doi = {10.1000/x}
}
@misc(Other, note = {(in brackets)},)
"""


def test_an_analysis_brings_its_own_bibtex(tmp_path):
    (tmp_path / "references.bib").write_text(OWN)
    items = [reference(texkey="Mine:2025abc", doi="10.1000/X"), reference(arxiv="1403.1269")]
    keys, own = analysis_works(items, tmp_path)
    assert keys == ("Mine:2025abc", "Altmannshofer:2014cfa")
    assert bibtex(["Mine:2025abc"], own) == OWN[OWN.index("@A") : OWN.index("@m")]
    assert own["Mine:2025abc"]["author"] == r"Nobody, {N. \"O.} and others"
    found = cited([], keys, own)
    assert found.keys == ("Altmannshofer:2014cfa", "Mine:2025abc", "recast")
    assert set(found.own) == {"Mine:2025abc"}
    # found by its number, without the key
    assert analysis_works([reference(doi="10.1000/x")], tmp_path)[0] == ("Mine:2025abc",)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("@article{a, title = {x}", r"references.bib, line 1: its braces do not balance"),
        ("\n@article{a, title = {x}}}}\n@misc{b, note = {c}", "line 3: its braces do not balance"),
        ("@article{a, title = {x}}\n@misc{a, note = {c}}", 'line 2: the key "a" stands twice'),
        ("@article{, title = {x}}", 'line 1: "" is no key'),
        ("@article{a b, title = {x}}", '"a b" is no key'),
        ("@article{a}", "a has no field"),
        ("@article{a, title {x}}", 'a: "title {x}" is no field. Write name = {value}'),
        ("@article{a, title = }", "a, title: no value"),
        ("@article{a, title = {x} year = 3}", "a, title: no comma after its value"),
        ('@article{a, title = "x}', "quotation marks do not balance|braces do not balance"),
        ("@string{x = {y}}", "@string is not followed"),
        ("somebody@cern.ch", "an @ that begins no entry"),
        (
            "@article{Aad:2014wra, title = {Another}, doi = {10.1000/x}}",
            'the key "Aad:2014wra" is that of another work, which ships with recast. Choose another key',
        ),
        ("@misc{recast, title = {Another program}}", 'the key "recast" is that of another work'),
    ],
)
def test_bibtex_that_cannot_be_used_is_named_with_its_line(tmp_path, text, message):
    (tmp_path / "references.bib").write_text(text)
    with pytest.raises(InputError, match=message):
        analysis_works([], tmp_path)


def test_the_same_work_under_the_same_key_is_the_shipped_one(tmp_path):
    (tmp_path / "references.bib").write_text("@article{Aad:2014wra, title = {X}, eprint = {1403.5657}}")
    keys, own = analysis_works([reference(texkey="Aad:2014wra")], tmp_path)
    assert (keys, own) == (("Aad:2014wra",), {})


def test_shipped_bibtex_is_read_by_our_own_reader():
    keys = tuple(sorted(known_references()))
    entries = parse_bibtex(bibtex(keys), "shipped")
    assert tuple(entries) == keys
    for key, entry in entries.items():
        work = known_references()[key]
        for name in ("year", "doi", "eprint", "journal"):
            assert entry.fields.get(name) == work.get(name)


def test_comments_hold_anything():
    assert list(parse_bibtex("@comment{@misc{a}}\n@misc{b, note = {x}}", "x")) == ["b"]
