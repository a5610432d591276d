"""The parts of disclosure: which cells to hide, and the proof that what is hidden cannot be worked out. Pure."""
