"""SLHA text means the same however others write it."""

import math

import pytest

from recast.core.errors import InputError
from recast.core.slha import DecayTable, QuantumNumbers, read_slha, slha_number

PLAIN = """\
BLOCK MASS
   32 3.0e+01 # MZp
   1 2 0.5
DECAY 32 1.0e-03
#  BR NDA ID1 ID2
   0.75 2 13 -13
   0.25 3 -24 11 12
XSECTION 8000. 2212 2212 1 32
   0 0 0 1 1 1 0.5
BLOCK QNUMBERS 9000005 # Zp
 1 -1
 2 3
 3 8
 4 1
BLOCK TEXT
   1 SOFTSUSY 3.1
   0.118
"""

HABITS = {
    "as it is": lambda text: text,
    "no leading blanks": lambda text: "\n".join(line.strip() for line in text.split("\n")),
    "tabs": lambda text: text.replace(" ", "\t"),
    "lower-case headers": lambda text: text.replace("BLOCK", "block").replace("QNUMBERS", "qnumbers"),
    "capitals": lambda text: text.upper(),
    "comments without a blank": lambda text: text.replace("\n", "# x\n"),
    "Windows line ends": lambda text: text.replace("\n", "\r\n"),
    "old Macintosh line ends": lambda text: text.replace("\n", "\r"),
    "no final newline": str.rstrip,
    "Fortran exponents": lambda text: text.replace("e-03", "D-03").replace("e+01", "d+01"),
    "real quantum numbers": lambda text: text.replace(" 1 -1\n 2 3", " 1 -1.0\n 2 3.0D+00"),
    "blank lines": lambda text: text.replace("\n", "\n\n"),
    "a separator in a comment": lambda text: text.replace("MZp", "MZp \u2028 GeV"),
    "quantum numbers in two blocks": lambda text: text.replace(" 3 8", "Block QNUMBERS 9000005\n 3 8"),
    "quantum numbers twice": lambda text: text + "BLOCK QNUMBERS 9000005\n 1 -1.0\n",
}


@pytest.mark.parametrize("habit", HABITS)
def test_text_reads_the_same_however_it_is_written(habit):
    found = read_slha(HABITS[habit](PLAIN), "card")
    assert found.repeated == ()
    assert {key: slha_number(value) for key, value in found.blocks["MASS"].items()} == {
        (32,): 30.0,
        (1, 2): 0.5,
    }
    assert slha_number(found.decays[32].width) == 1e-3
    assert found.decays[32].channels == (("0.75", "2", "13", "-13"), ("0.25", "3", "-24", "11", "12"))
    assert found.quantum_numbers() == {9000005: QuantumNumbers(9000005, -1, 3, 8, False)}
    if "leading" not in habit:  # a flush word opens a section of its own
        assert found.blocks["TEXT"] == {(1,): "SOFTSUSY 3.1", (): "0.118"}


@pytest.mark.parametrize(
    ("text", "value"),
    [("1", 1.0), ("-.5", -0.5), ("+2.", 2.0), ("4.56D-02", 0.0456), ("1d3", 1000.0), ("1E+02", 100.0)],
)
def test_numbers(text, value):
    assert slha_number(text) == value


@pytest.mark.parametrize("text", ["", "nan", "inf", "auto", "1_000", "0x10", "1.0.0", "1e", "D-5", "1,5"])
def test_what_is_no_number(text):
    assert math.isnan(slha_number(text))


def test_a_block_at_two_scales_is_no_repetition():
    found = read_slha("BLOCK GAUGE Q= 91.\n 1 0.36\nBLOCK GAUGE Q= 1.0E+03\n 1 0.37\n", "card")
    assert found.blocks == {"GAUGE": {(1,): "0.37"}}
    assert found.repeated == ()


def test_what_stands_there_twice_is_named():
    text = "BLOCK MASS\n 25 125.\n 25 126.\nBLOCK MASS\n 6 172.5\nDECAY 6 1.5\nDECAY 6 1.4\n"
    assert read_slha(text, "card").repeated == ("MASS 25", "BLOCK MASS", "DECAY 6")


def test_a_width_may_be_a_word():
    assert read_slha("DECAY 6 auto\nDECAY 23\n", "card").decays == {6: DecayTable("auto"), 23: DecayTable("")}


def test_a_charge_too_small_for_a_track_is_none():
    text = "BLOCK QNUMBERS 9000005\n 1 0.003\n 2 2\n 3 1\n 4 1\n"
    assert read_slha(text, "card").quantum_numbers()[9000005].charge3 == 0


@pytest.mark.parametrize(
    "block",
    [
        "9000005\n 1 0.5\n 2 2\n 3 1\n 4 1",
        "9000005\n 1 0\n 2 2.5\n 3 1\n 4 1",
        "9000005\n 1 0\n 2 2\n 3 7\n 4 1",
        "9000005\n 1 0\n 2 2\n 3 1",
        "9000005\n 1 x\n 2 2\n 3 1\n 4 1",
        "9000005\n 1 0\n 2 2\n 3 1\n 4 1\nBLOCK QNUMBERS 9000005\n 1 3",
        "-9000005\n 1 0\n 2 2\n 3 1\n 4 1",
    ],
)
def test_quantum_numbers_that_cannot_be_are_refused(block):
    found = read_slha(f"BLOCK QNUMBERS {block}\n", "events.lhe")
    with pytest.raises(InputError, match=r"events.lhe: BLOCK QNUMBERS -?9000005 .* is not four integers"):
        found.quantum_numbers()


def test_a_decay_of_very_many_lines_takes_no_time():
    found = read_slha("DECAY 32 1.0\n" + "0.0 2 13 -13\n" * 200_000, "card")
    assert len(found.decays[32].channels) == 200_000


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.5", 1.5),
        ("-.5E1", -5.0),
        ("4.56D-02", 0.0456),
        ("1.1663787-005", 1.1663787e-05),
        ("2.5+002", 250.0),
    ],
)
def test_numbers_have_the_exponents_of_fortran_too(text, value):
    assert slha_number(text) == value


@pytest.mark.parametrize("text", ["", "x", "nan", "inf", "1.0D+400", "1-5", "1.5-02", "1_0", "0x1", "1e5.0"])
def test_what_is_no_finite_number_is_none(text):
    assert math.isnan(slha_number(text))
