"""Lemmas from forms: what a written word can be, borne out by generating it."""
