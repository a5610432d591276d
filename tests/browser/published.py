"""Two invented releases in the database of the journeys, as `python -m tests.browser.published`: the real road takes minutes."""

from tests.uptake.sample import publish
from webapp import create_app, db
from webapp.config import settings_from_environment

PERIODS = ("2026Q2", "2026Q3")


def main() -> None:
    """Publish them in the installation that the environment names."""
    with create_app(settings_from_environment()).app_context():
        for seed, period in enumerate(PERIODS):
            publish(db.session(), period, seed)
        db.session().commit()


if __name__ == "__main__":
    main()
