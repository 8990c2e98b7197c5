"""Print reference numbers of flavio 2.7.1 as JSON; needs an interpreter with flavio (`particle<0.25`).

python flavio_reference.py > flavio_2_7_1.json
"""

import json
import math
import sys
import warnings

warnings.filterwarnings("ignore")

import flavio  # noqa: E402
from flavio import WilsonCoefficients  # noqa: E402
from flavio.physics.bdecays.wilsoncoefficients import wcsm_nf5  # noqa: E402
from flavio.physics.mesonmixing.observables import get_M12_G12  # noqa: E402
from wilson import Wilson  # noqa: E402

PAR = flavio.default_parameters.get_central_all()
G_F, S2W = PAR["GF"], PAR["s2w"]
VEV2 = 1.0 / (math.sqrt(2.0) * G_F)


def coefficients(values, scale, eft="WET", basis="flavio"):
    found = WilsonCoefficients()
    found.set_initial(values, scale, eft, basis)
    return found


def bs_mixing():
    """LR over LL at a common matching scale, LL over LL at 160 GeV, and what one (s-bar gamma b)^2 does."""
    sm, small = get_M12_G12(coefficients({}, 91.1876), PAR, "Bs")[0], 1e-10

    def shift(values, *where):
        return get_M12_G12(coefficients(values, *where), PAR, "Bs")[0] - sm

    rows = []
    for scale in (5.0, 10.0, 20.0, 40.0, 80.0):
        left, mixed = (shift({f"{name}_bsbs": small}, scale) for name in ("CVLL", "CVLR"))
        rows.append([scale, (mixed / left).real, (left / sm / small)])
    for scale in (100.0, 160.0, 300.0, 600.0, 1000.0, 1500.0, 3000.0, 5000.0, 10000.0, 25000.0, 50000.0):
        left, mixed = (shift({f"{name}_2323": small}, scale, "SMEFT", "Warsaw") for name in ("qq1", "qd1"))
        rows.append([scale, (mixed / left).real, (left / sm / small)])
    top = next(row[2] for row in rows if row[0] == 160.0)
    points = []
    for scale, c_left, c_mixed in ((160.0, -2e-12, 0.0), (160.0, 0.0, 2e-12), (1500.0, -2e-12, 2e-12)):
        values = {"qq1_2323": c_left, "qd1_2323": c_mixed}
        amplitude = shift(values, scale, "SMEFT", "Warsaw") + sm
        points.append({"scale_gev": scale, "qq1": c_left, "qd1": c_mixed, "ratio": abs(amplitude / sm)})
    return {
        "lr_over_ll": [[scale, ratio, abs(left / top)] for scale, ratio, left in rows],
        "delta_m_points": points,
        "vts_vtb": abs(flavio.physics.ckm.get_ckm(PAR)[2, 1] * flavio.physics.ckm.get_ckm(PAR)[2, 2]),
        "delta_m_sm_inverse_ps": flavio.sm_prediction("DeltaM_s") * 1.519267515435317e12,
    }


def ratio(observable, values, *arguments, basis=None):
    found = coefficients(values, *(basis or (4.8, "WET", "flavio")))
    if arguments:
        return flavio.np_prediction(observable, found, *arguments) / flavio.sm_prediction(
            observable, *arguments
        )
    return flavio.np_prediction(observable, found) / flavio.sm_prediction(observable)


def semileptonic():
    pairs = [(-1.0, 0.0), (-1.0, 1.0), (0.0, 1.0), (-0.5, 0.0), (1.0, 0.0), (-1.0, -1.0)]
    rows = []
    for left, right in pairs:
        values = {"C9_bsmumu": left, "C9p_bsmumu": right}
        rows.append(
            {
                "c9": left,
                "c9p": right,
                "xs_low": ratio("<BR>(B->Xsmumu)", values, 1.0, 6.0),
                "xs_high": ratio("<BR>(B->Xsmumu)", values, 14.4, 25.0),
                "r_k": ratio("<Rmue>(B+->Kll)", values, 1.1, 6.0),
                "r_kstar": ratio("<Rmue>(B0->K*ll)", values, 1.1, 6.0),
            }
        )
    sm = wcsm_nf5(4.8)
    return {"points": rows, "sm": {"c7eff": sm[6], "c9": sm[8], "c10": sm[9]}}


def neutrinos():
    rows = []
    for left, right in ((-1.0, 0.0), (-1.0, 1.0), (-1.0, -1.0)):
        values = {}
        for flavour, charge in (("mu", 1.0), ("tau", -1.0)):
            values[f"CL_bsnu{flavour}nu{flavour}"] = 0.5 * charge * left
            values[f"CR_bsnu{flavour}nu{flavour}"] = 0.5 * charge * right
        rows.append(
            {
                "c9": left,
                "c9p": right,
                "k": ratio("BR(B+->Knunu)", values),
                "kstar": ratio("BR(B0->K*nunu)", values),
            }
        )
    kaon = {}
    for flavour, charge in (("mu", 1.0), ("tau", -1.0)):
        kaon[f"CL_sdnu{flavour}nu{flavour}"] = 0.5 * charge
    normalisation = (
        4.0 * G_F / math.sqrt(2.0) * PAR["alpha_e"] / (4.0 * math.pi)
        * flavio.physics.ckm.xi("t", "sd")(PAR)
    )  # fmt: skip
    return {
        "b_to_s": rows,
        "k_to_pi": {
            "ratio": ratio("BR(K+->pinunu)", kaon, basis=(2.0, "WET-3", "flavio")),
            "c_l": 0.5,
            "normalisation": [normalisation.real, normalisation.imag],
            "sm": flavio.sm_prediction("BR(K+->pinunu)"),
        },
    }


def leptons():
    prefactor = -4.0 * G_F / math.sqrt(2.0)
    trident = []
    for vphi in (300.0, 750.0, 2000.0):
        contact = -prefactor * VEV2 / vphi**2
        found = Wilson({"ll_2222": -contact / 4, "le_2222": -contact / 2}, 91.1876, "SMEFT", "Warsaw")
        trident.append([vphi, flavio.np_prediction("R_trident", found)])
    tau = []
    for shift in (0.001, 0.007, 0.02):
        # Delta of (27): the W-box adds to the amplitude of tau -> mu nu nu
        found = coefficients(
            {"CVLL_nutaunumumutau": prefactor * (math.sqrt(1.0 + shift) - 1.0)}, 2.0, "WET-4"
        )
        change = flavio.np_prediction("BR(tau->mununu)", found) / flavio.sm_prediction("BR(tau->mununu)")
        tau.append([shift, change - 1.0])
    dipole = []
    for vphi in (180.0, 750.0):
        # C7 of the dipole with the coefficient that (26) gives
        c7 = math.sqrt(2.0) / (12.0 * G_F * vphi**2)
        found = coefficients({"C7_mumu": c7}, 1.0, "WET-3")
        dipole.append([vphi, flavio.np_prediction("a_mu", found) - flavio.sm_prediction("a_mu")])
    return {"sin2_theta_w": S2W, "trident": trident, "tau": tau, "a_mu": dipole, "muon_mass_gev": PAR["m_mu"]}


def running():
    """Shifts by J^2/2 g'^2/mZ'^2, J the lepton current of the Z', matched at mZ' and run to the weak scale.

    One row a scale: the relative shifts of BR(tau -> mu nu nu), R_mu and Gamma(Z -> nu nu).
    """
    size, rows = 1e-7, []
    values = {f"{kind}_{pair}": -0.5 * size for kind in ("ll", "ee") for pair in ("2222", "3333")}
    values |= {"ll_2233": size, "ee_2233": size}
    values |= {"le_2222": -size, "le_3333": -size, "le_2233": size, "le_3322": size}
    for scale in (1e3, 3e3, 1e4):
        found = Wilson(values, scale, "SMEFT", "Warsaw")
        names = ("BR(tau->mununu)", "R_mu", "Gamma(Z->nunu)")
        rows.append([scale, *(flavio.np_prediction(n, found) / flavio.sm_prediction(n) - 1 for n in names)])
    return {"coupling_over_mass_squared": size, "shifts": rows}


TABLES = {
    "lmu_ltau": ((0, 1, -1), (0, 1, -1)),
    "le_lmu": ((1, -1, 0), (1, -1, 0)),
    "b_minus_3lmu": ((0, -3, 0), (0, -3, 0)),
    "axial_muon_with_neutrino": ((0, 1, 0), (0, -1, 0)),
    "left_mu_tau": ((0, 1, -1), (0, 0, 0)),
    "right_mu_tau": ((0, 0, 0), (0, 1, -1)),
}
"""Charges of the three doublets and of the right-handed charged leptons; quarks are left out."""
LOOPS = ("BR(tau->mununu)", "BR(tau->enunu)", "GammaZ", "sigma_had", "R_e", "R_mu", "R_tau")


def operators(left, right, size):
    """J^2/2 times -size, J the current of these charges, in the non-redundant Warsaw basis."""
    values = {}
    for i in range(3):
        for j in range(3):
            pair = f"{i + 1}{i + 1}{j + 1}{j + 1}"
            values[f"le_{pair}"] = -size * left[i] * right[j]
            if i <= j:
                share = 0.5 if i == j else 1.0
                values[f"ll_{pair}"] = -share * size * left[i] * left[j]
                values[f"ee_{pair}"] = -share * size * right[i] * right[j]
    return {name: value for name, value in values.items() if value}


def charges():
    """Tridents and dipoles at fixed vPhi, and what a decade of mZ' adds to loops, for other charges."""
    found = {}
    for name, (left, right) in TABLES.items():
        trident = []
        for vphi in (500.0, 2000.0):
            contact = Wilson(operators(left, right, vphi**-2), 91.1876, "SMEFT", "Warsaw")
            trident.append([vphi, flavio.np_prediction("R_trident", contact)])
        vector, axial = 0.5 * (right[1] + left[1]), 0.5 * (right[1] - left[1])
        c7 = math.sqrt(2.0) / (12.0 * G_F * 500.0**2) * (vector**2 - 5.0 * axial**2)
        dipole = coefficients({"C7_mumu": c7}, 1.0, "WET-3")
        shifts = []
        for scale in (1e3, 1e4):
            run = Wilson(operators(left, right, 1e-7), scale, "SMEFT", "Warsaw")
            shifts.append([flavio.np_prediction(n, run) / flavio.sm_prediction(n) - 1 for n in LOOPS])
        found[name] = {
            "left": left,
            "right": right,
            "trident": trident,
            "a_mu": [500.0, flavio.np_prediction("a_mu", dipole) - flavio.sm_prediction("a_mu")],
            "decade": dict(zip(LOOPS, (b - a for a, b in zip(*shifts, strict=True)), strict=True)),
        }
    return {"coupling_over_mass_squared": 1e-7, "mzp_gev": [1e3, 1e4], "tables": found}


if __name__ == "__main__":
    content = {
        "source": f"flavio {flavio.__version__}, default central parameters, by flavio_reference.py",
        "reference": "Straub:2018kue",
        "bs_mixing": bs_mixing(),
        "semileptonic": semileptonic(),
        "neutrinos": neutrinos(),
        "leptons": leptons(),
        "running": running(),
        "charges": charges(),
    }
    json.dump(content, sys.stdout, indent=1)
    sys.stdout.write("\n")
