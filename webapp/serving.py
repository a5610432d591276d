"""What a WSGI server imports: `webapp.serving:app`."""

from webapp import create_app
from webapp.config import settings_from_environment
from webapp.courses.vocabulary import lexicon_of
from webapp.kazakh.reading import tails

app = create_app(settings_from_environment())
# Half a second of tables is made now, not during somebody's first wrong answer.
tails.prepare()
lexicon_of(app.extensions["tilashar_library"])
