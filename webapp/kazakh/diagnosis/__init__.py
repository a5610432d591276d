"""An answer beside what was expected: which mistake it is, in which piece, and whether the order may stand."""
