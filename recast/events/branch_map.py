"""Events: placeholder."""


class BranchMap:
    """Nothing."""
