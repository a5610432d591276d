"""Which figures may be shown, and the proof that nobody can be found in them."""
