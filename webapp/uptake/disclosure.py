"""Which figures may be shown, and the proof that nobody can be found in them. Pure; rules are data (disclosure_rules.yaml).

1. A number with fewer people behind it than the threshold is hidden, nought too. Others are rounded to the nearest five.
2. A hidden cell has one mark, whether it was too small or protects another. Given everything published together, a linear
   program must leave it as many whole numbers as its threshold; and if too few people are behind it, nought among them.
3. Where it would not, the smallest number in the way is hidden too, until all hold. Earlier releases stay as they are.
4. In a revision (`pairs`) a cell that moved by less than its threshold stays as it was published, shown or hidden, so that
   nobody is seen to come or go. Its number may therefore be off by rounding and threshold less one; the auditor grants the
   reader only what is true. `Protected.kept` names these cells: in the release after, give as figure of `before` not the
   true number of this release but the one that the kept number first stood for, or small steps would add up.
5. Nothing is published without `audit`, which shares no code with the search but rules and rounding.

For what is not people (lessons, hours), the people behind decide whether it is shown and the number how it is rounded: a
small number shown may then be nought; the reader is granted the threshold as a lower end wherever it is true.

The same call serves a release, a survey, and a live table of a hundred cells.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from webapp.uptake.protection.findings import Audit, Opened
from webapp.uptake.protection.publication import Figure, Listener, Publication, Silent
from webapp.uptake.protection.rules import Rules, every_version, rounded, rules_of, rules_on

__all__ = [
    "RULES",
    "Audit",
    "Figure",
    "Opened",
    "Protected",
    "Publication",
    "Rules",
    "audit",
    "protect",
    "rounded",
    "rules_of",
    "rules_on",
]

RULES = every_version()[-1]
_SECOND_TRIES = 4


@dataclass(frozen=True)
class Protected:
    """What may be shown of each figure (None: hidden), the proof, and which cells of a revision stay as they were."""

    shown: tuple[int | None, ...]
    audit: Audit
    kept: tuple[int, ...]


def protect(publication: Publication, rules: Rules = RULES, progress: Listener | None = None) -> Protected:
    """Hide what must be hidden, and prove it. Publish only if `audit.holds`: earlier releases may leave no way.

    Progress has the steps `hide` and `audit`; what it raises is passed on. The same input gives the same output.
    """
    # Loaded when needed: scipy takes half a second, and most pages never ask.
    from webapp.uptake.protection.proving import prove
    from webapp.uptake.protection.searching import open_up, search

    listener = progress or Silent()
    state = search(publication, rules, listener)
    found = prove(publication, state.shown, rules, listener)
    for last in range(_SECOND_TRIES):
        if found.holds or not open_up(state, [one.index for one in found.failures], last == _SECOND_TRIES - 1):
            break
        found = prove(publication, state.shown, rules, listener)
    stay = tuple(place for place in state.kept if state.shown[place] == state.kept[place])
    return Protected(tuple(state.shown), found, stay)


def audit(
    publication: Publication, shown: Sequence[int | None], rules: Rules = RULES, progress: Listener | None = None
) -> Audit:
    """Prove, or disprove, that what is shown gives nobody away."""
    from webapp.uptake.protection.proving import prove

    return prove(publication, shown, rules, progress or Silent())
