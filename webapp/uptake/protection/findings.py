"""What the proof finds."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Opened:
    """A cell that is not protected, and what a reader is left of it; of a pair, the later one and the difference."""

    index: int
    low: float
    high: float


@dataclass(frozen=True)
class Audit:
    """What the proof found. `cells`: published ones, `hidden` of them; `narrowest`: whole numbers left to the narrowest.

    (Of that, what was seen; there may be more.) `programs`: linear programs solved.
    """

    cells: int
    hidden: int
    narrowest: int | None
    failures: tuple[Opened, ...]
    programs: int

    @property
    def holds(self) -> bool:
        """Whether this may be published."""
        return not self.failures
