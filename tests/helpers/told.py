"""Progress that keeps what the user is told."""

from recast.core.progress import Silent


class Notes(Silent):
    """Keeps the notes."""

    def __init__(self):
        self.told = []

    def note(self, text):
        self.told.append(text)
