"""Classes of a UFO (arXiv:1108.2040, 2304.09883). Written by recast.model.ufo."""

all_particles = []
all_parameters = []
all_vertices = []
all_couplings = []
all_lorentz = []
all_functions = []
all_orders = []


class UFOBaseClass:
    """Positional and named arguments become attributes."""

    require_args = []

    def __init__(self, *args, **options):
        if len(args) > len(self.require_args):
            raise TypeError(f"{type(self).__name__}: too many arguments")
        for name, value in zip(self.require_args, args):
            setattr(self, name, value)
        for name, value in options.items():
            setattr(self, name, value)
        for name in self.require_args:
            if not hasattr(self, name):
                raise TypeError(f"{type(self).__name__}: argument {name} is missing")

    def get(self, name):
        return getattr(self, name)

    def set(self, name, value):
        setattr(self, name, value)

    def get_all(self):
        return self.__dict__

    def nice_string(self):
        return "\n".join(f"{name} \t: {value}" for name, value in self.__dict__.items())

    def __str__(self):
        return self.name

    def __repr__(self):
        text = self.name
        for old, new in (("+", "__plus__"), ("-", "__minus__"), ("~", "__tilde__")):
            text = text.replace(old, new)
        return text


class Particle(UFOBaseClass):
    require_args = [
        "pdg_code", "name", "antiname", "spin", "color", "mass", "width", "texname", "antitexname", "charge",
    ]

    def __init__(self, *args, line=None, propagating=True, goldstoneboson=False, **options):
        super().__init__(*args, **options)
        # generators take any further attribute for a conserved charge
        self.charge = float(self.charge)
        self.propagating = propagating
        self.goldstoneboson = goldstoneboson
        self.selfconjugate = self.name == self.antiname
        self.line = line or self.find_line_type()
        all_particles.append(self)

    def find_line_type(self):
        if self.spin == 2:
            if not self.selfconjugate:
                return "straight"
            return "swavy" if self.color == 1 else "scurly"
        if self.spin == 3:
            return "wavy" if self.color == 1 else "curly"
        return {5: "double", -1: "dotted"}.get(self.spin, "dashed")

    def anti(self):
        if self.selfconjugate:
            raise ValueError(f"{self.name} has no antiparticle")
        flags = {"goldstone": self.goldstone} if hasattr(self, "goldstone") else {}
        return Particle(
            pdg_code=-self.pdg_code,
            name=self.antiname,
            antiname=self.name,
            spin=self.spin,
            color=self.color if self.color in (1, 8) else -self.color,
            mass=self.mass,
            width=self.width,
            texname=self.antitexname,
            antitexname=self.texname,
            charge=-self.charge,
            line=self.line,
            propagating=self.propagating,
            goldstoneboson=self.goldstoneboson,
            GhostNumber=-self.GhostNumber,
            LeptonNumber=-self.LeptonNumber,
            **flags,
        )


class Parameter(UFOBaseClass):
    require_args = ["name", "nature", "type", "value", "texname"]

    def __init__(self, *args, lhablock=None, lhacode=None, **options):
        super().__init__(*args, **options)
        if self.nature == "external" and (lhablock is None or lhacode is None):
            raise ValueError(f"external parameter {self.name} needs its block and code")
        self.lhablock = lhablock
        self.lhacode = lhacode
        all_parameters.append(self)


class Vertex(UFOBaseClass):
    require_args = ["name", "particles", "color", "lorentz", "couplings"]

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        all_vertices.append(self)


class Coupling(UFOBaseClass):
    require_args = ["name", "value", "order"]

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        all_couplings.append(self)


class Lorentz(UFOBaseClass):
    require_args = ["name", "spins", "structure"]

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        all_lorentz.append(self)


class Function:
    def __init__(self, name, arguments, expression):
        self.name = name
        self.arguments = arguments
        self.expr = expression
        all_functions.append(self)

    def __call__(self, *values):
        import cmath

        return eval(self.expr, {"cmath": cmath}, dict(zip(self.arguments, values)))


class CouplingOrder:
    def __init__(self, name, expansion_order, hierarchy, perturbative_expansion=0):
        self.name = name
        self.expansion_order = expansion_order
        self.hierarchy = hierarchy
        self.perturbative_expansion = perturbative_expansion
        all_orders.append(self)
