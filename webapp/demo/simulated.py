"""What a simulated learner gives to an exercise: mostly right, otherwise a mistake that people make."""

import random

from webapp.practice.exercises import kind_of
from webapp.practice.posing import Context


def give(context: Context, skill: float, rng: random.Random) -> str:
    """An answer, right with probability `skill`."""
    return kind_of(context).imagine(context, rng.random() < skill, rng)
