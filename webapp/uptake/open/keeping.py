"""What may be kept by whom: published figures by everybody, a page only where it is nobody's own."""

from flask import Response, request, session

MINUTES_5, HOUR, YEAR = 300, 3600, 31_536_000


def kept_page(response: Response) -> Response:
    """A page for somebody without a session is the same for all who ask in that language; any other is kept by nobody."""
    if response.status_code != 200 or session or "Cache-Control" in response.headers:
        return response
    response.vary.update(("Cookie", "Accept-Language"))
    return kept(response, MINUTES_5)


def kept(response: Response, seconds: int, *, for_ever: bool = False, tag: str | None = None) -> Response:
    """Let anybody keep it so long; with an ETag (`tag`, else made from the content), and 304 to whoever has it."""
    response.cache_control.public = True
    response.cache_control.max_age = seconds
    if for_ever:
        response.cache_control.immutable = True
    if tag is None:
        response.add_etag()
    else:
        response.set_etag(tag)
    response.make_conditional(request)
    return response
