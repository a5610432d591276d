"""`tilashar work`: the worker that does long work, beside the web server."""

import os

import click
from flask import current_app
from flask.cli import with_appcontext

from webapp.jobs import sending, working


@click.command("work")
@click.option("--once", is_flag=True, help="Do what waits, and end.")
@with_appcontext
def work(once: bool) -> None:
    """Do long work as it is asked for, and the work of the night."""
    app = current_app._get_current_object()  # type: ignore[attr-defined]
    if app.config["SETTINGS"].demo:
        from webapp.demo import releases

        releases.init_app(app)
    os.nice(5)  # pages first
    if once:
        click.echo(f"{working.run_waiting(app)} jobs were done.")
        return
    working.run_waiting(app)
    sending.worker_queue(app).create_consumer(workers=1, periodic=True).run()
