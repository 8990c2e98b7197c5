"""Writes param_card.dat with the default values. Written by recast.model.ufo."""

import importlib
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
NAMES = {"MASS": 0, "SMINPUTS": 1, "DECAY": 99}


def load():
    sys.path.insert(0, str(HERE.parent))
    return importlib.import_module(HERE.name)


def fitted(value):
    # MadGraph keeps 20 characters of a number and cuts off the rest, the exponent included
    text, digits = repr(value), 17
    while len(text) > 20:
        digits -= 1
        text = f"{value:.{digits}g}"
    return text


def card(model):
    blocks = {}
    for item in model.all_parameters:
        if item.nature == "external":
            blocks.setdefault(item.lhablock.upper(), []).append(item)
    lines = []
    for block in sorted(blocks, key=lambda name: (NAMES.get(name, 50), name)):
        decay = block == "DECAY"
        lines += [] if decay else ["", f"Block {block}"]
        for item in sorted(blocks[block], key=lambda entry: entry.lhacode):
            code = " ".join(str(number) for number in item.lhacode)
            head = "DECAY " if decay else "   "
            lines.append(f"{head}{code} {fitted(item.value)} # {item.name}")
    return "\n".join(lines).lstrip("\n") + "\n"


class ParamCardWriter:
    def __init__(self, filename, list_of_parameters=None, generic=False):
        pathlib.Path(filename).write_text(card(load()))


if __name__ == "__main__":
    ParamCardWriter("./param_card.dat", generic=True)
    print("write ./param_card.dat")
