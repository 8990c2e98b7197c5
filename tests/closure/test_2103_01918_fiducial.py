"""ATLAS 2103.01918: the fiducial four-muon cross section at the Z peak, 6.06 +- 0.32 fb, at lowest order."""


def test_shipped_closure_page(closure_page):
    (section,) = closure_page("atlas_2021_m4l").values()
    (row,) = section["rows"]
    assert (row["published"], row["published_error"]) == (6.06, 0.32)
    # lowest order, without K factor; the measured excess over it is that of sigma(4l) at 7 and 8 TeV or more
    assert 0.6 < row["ratio"] < 1.0
    names = [item["name"] for item in section["data"]["uncertainties"]]
    assert names[:4] == ["simulation", "factorisation scale", "PDF set", "electroweak scheme"]
    assert section["data"]["uncertainties"][0]["up"] < 0.03
