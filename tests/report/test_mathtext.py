import pytest

from recast.report.mathtext import drawing_problem


@pytest.mark.parametrize("text", ["", "plain [bold] <b>", r"$L_\mu - L_\tau$ today", "3 $ and", r"50 %"])
def test_what_can_be_drawn(text):
    assert drawing_problem(text) == ""


def test_what_cannot_be_drawn():
    assert "matplotlib cannot read its TeX (" in drawing_problem(r"$\frac{$")
    assert "line break" in drawing_problem("a\nb")
    assert "cannot be drawn" in drawing_problem("\x1b[31m")
