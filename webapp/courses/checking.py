"""The checker at work beside the site: begun when somebody asks, told when it is done, kept until the site starts again."""

from concurrent.futures import Future, ThreadPoolExecutor
from functools import lru_cache

from webapp.courses import checks
from webapp.courses.loading import Library, Problem


def found(library: Library) -> tuple[Problem, ...] | None:
    """The problems of the lessons, errors first; None while they are still looked for. It takes half a minute."""
    work = _begun(library)
    return work.result() if work.done() else None


@lru_cache(maxsize=2)
def _begun(library: Library) -> "Future[tuple[Problem, ...]]":
    # A thread of its own: whoever asks for another page meanwhile need not wait.
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="checking").submit(_checked, library)


def _checked(library: Library) -> tuple[Problem, ...]:
    return tuple(sorted(checks.problems(library), key=lambda one: one.weight))
