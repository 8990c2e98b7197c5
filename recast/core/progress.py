"""Core: how long steps report what they have done, without knowing who shows it."""

from __future__ import annotations

__all__ = ["Progress", "Silent"]


class Progress:
    """Receives the progress of named tasks; all calls come from the main process, from threads of it."""

    def start(self, task: str, total: float | None = None) -> None:
        """Begin `task` with `total` units of work (None: unknown)."""

    def advance(self, task: str, amount: float = 1.0) -> None:
        """Report `amount` more units done."""

    def finish(self, task: str, note: str = "") -> None:
        """End `task`; `note` is a short result to show beside it."""

    def note(self, text: str) -> None:
        """Tell the user, in one line, what the results alone do not say."""


class Silent(Progress):
    """A `Progress` that shows nothing."""
