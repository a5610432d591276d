"""The frame of every page: which layout, static files by content hash, health."""

from typing import Any

from flask import Blueprint, Flask, request
from whitenoise import WhiteNoise

from webapp.config import ROOT
from webapp.layout import assets, catalogue, navigation, pictures
from webapp.security import everybody, guarded

blueprint = guarded(Blueprint("layout", __name__), everybody)


@blueprint.get("/healthz")
def health() -> tuple[str, int, dict[str, str]]:
    """Whether the process answers."""
    return "ok\n", 200, {"Content-Type": "text/plain; charset=utf-8"}


def init_app(app: Flask) -> None:
    """Serve static files and choose the layout of each page."""
    app.register_blueprint(blueprint)
    catalogue.init_app(app)
    statics = assets.Statics(ROOT / "static")
    app.jinja_env.globals["static_url"] = statics.url
    app.jinja_env.filters["picture"] = pictures.picture
    app.wsgi_app = WhiteNoise(  # type: ignore[method-assign]
        app.wsgi_app,
        root=str(statics.built),
        prefix="static/",
        immutable_file_test=statics.immutable,
    )

    @app.context_processor
    def frame() -> dict[str, Any]:
        partial = bool(request.htmx)  # type: ignore[attr-defined]
        return {
            "layout": "layout/bare.html" if partial else "layout/base.html",
            "navigation": navigation.items,
            "tools": navigation.tools,
        }
