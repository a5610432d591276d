"""All that is kept about a person: to see, take along, and delete.

Rooms that keep files of a person lend two lists through `app.extensions`, each of callables `(session, person_id)`:
`tilashar_own_files` gives pairs of name and bytes to take along, `tilashar_erase_files` deletes, or takes the person out of what stays;
both are called while the rows are there.
"""

from flask import Flask


def init_app(app: Flask) -> None:
    """Register the pages."""
    from webapp.own_data.routes import blueprint

    for name in ("tilashar_own_files", "tilashar_erase_files"):
        app.extensions.setdefault(name, [])
    app.register_blueprint(blueprint)
