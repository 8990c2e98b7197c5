"""Core: the syntax tree of Python text, which is not run.

One thread at a time: Python 3.11 counts the depth of trees of all threads together, and ends with "AST
constructor recursion depth mismatch" where two make one.
"""

from __future__ import annotations

import ast
import threading

__all__ = ["expression_tree", "module_tree"]

_ONE = threading.Lock()


def module_tree(text: str | bytes) -> ast.Module:
    """Return the tree of a module; errors as `ast.parse`."""
    with _ONE:
        return ast.parse(text)


def expression_tree(text: str) -> ast.Expression:
    """Return the tree of an expression; errors as `ast.parse`."""
    with _ONE:
        return ast.parse(text, mode="eval")
