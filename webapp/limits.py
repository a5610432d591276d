"""How often one address may try to sign in, register or join. Counted in memory, each process for itself, and only where asked."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from flask import abort, current_app, request
from limits import parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

View = TypeVar("View", bound=Callable[..., Any])
_window = MovingWindowRateLimiter(MemoryStorage())


def limited(rate: str) -> Callable[[View], View]:
    """Let one address call a view so often, such as `60 per minute`; more is answered with 429. Off in tests."""
    allowed = parse(rate)

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            if not current_app.testing and not _window.hit(allowed, view.__qualname__, request.remote_addr or "-"):
                abort(429)
            return view(*args, **kwargs)

        return guarded  # type: ignore[return-value]

    return decorate
