"""The application class: Flask, without what this site does not need on its way from request to answer."""

from collections.abc import Callable
from typing import Any

from flask import Flask


class Site(Flask):
    """Views and hooks here are ordinary functions: asking each, at each request, whether it must be awaited is spared."""

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """The function itself."""
        return func
