"""What adaptation knows of a learner. Nothing here is guessed from a name or a declaration."""

from dataclasses import dataclass


@dataclass(frozen=True)
class LearnerProfile:
    """The learner's own choices; None where nothing was chosen. `spheres` are in the learner's order."""

    heritage_language: str | None = None
    age_group: str | None = None
    spheres: tuple[str, ...] = ()
    people: str | None = None

    @property
    def age(self) -> str:
        """The age group that lessons are fitted to; an adult until said otherwise."""
        return self.age_group or "adult"
