"""What a WSGI server imports: `webapp.serving:app`."""

from webapp import create_app
from webapp.config import settings_from_environment

app = create_app(settings_from_environment())
