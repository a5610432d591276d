"""Pages are compressed, as the browser understands; short ones, such as the feedback on an answer, are sent as they are."""

from flask import Flask, Response
from flask_compress import Compress


def init_app(app: Flask) -> None:
    """Compress after a request. What every answer must pass does not look at headers before it looks at the length."""
    shortest = app.config["COMPRESS_MIN_SIZE"]
    compress = Compress()
    compress.init_app(app)

    @app.after_request
    def squeeze(response: Response) -> Response:
        length = response.content_length
        return response if length is not None and length < shortest else compress.after_request(response)
