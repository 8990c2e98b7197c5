from concurrent.futures import ThreadPoolExecutor

import pytest

from recast.report.mathtext import drawing_problem, plain_text


@pytest.mark.parametrize("text", ["", "plain [bold] <b>", r"$L_\mu - L_\tau$ today", "3 $ and", r"50 %"])
def test_what_can_be_drawn(text):
    assert drawing_problem(text) == ""


def test_what_cannot_be_drawn():
    assert "matplotlib cannot read its TeX (" in drawing_problem(r"$\frac{$")
    assert "line break" in drawing_problem("a\nb")
    assert "cannot be drawn" in drawing_problem("\x1b[31m")


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (r"$L_\mu - L_\tau$", "Lμ - Lτ"),
        (r"m_{Z'}", "mZ'"),
        (r"$g^\prime$", "g'"),
        (r"$Z \to 4\mu$, $\sqrt{s} = 8$ TeV", "Z → 4μ, √s = 8 TeV"),
        (r"\mathrm{mzp\_gev}", "mzp_gev"),
        (r"$\overline{D}\varphi\Omega$", "DϕΩ"),
        (r"$\unheardof$", "unheardof"),
    ],
)
def test_words_without_tex(tex, text):
    assert plain_text(tex) == text


def test_threads_parse_one_after_the_other():
    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(drawing_problem, ["$g'$", "$m_{Z'}$", r"$\epsilon$", "$x^2$"] * 25)) == {""}
