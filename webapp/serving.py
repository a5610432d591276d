"""What a WSGI server imports: `webapp.serving:app`."""

from webapp import create_app
from webapp.config import settings_from_environment
from webapp.courses.vocabulary import lexicon_of
from webapp.gate import Gate, at_once
from webapp.kazakh.reading import tails

app = create_app(settings_from_environment())
app.wsgi_app = Gate(app.wsgi_app, at_once(app.config["SETTINGS"].database_url))  # type: ignore[method-assign]
# Half a second of tables is made now, not during somebody's first wrong answer.
tails.prepare()
lexicon_of(app.extensions["tilashar_library"])
