"""Who is asking, what they may do, and the one guard each blueprint has. Deny by default."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from flask import Blueprint, Flask, abort, g, redirect, request, session, url_for
from flask_login import UserMixin
from flask_security import Security, SQLAlchemyUserDatastore
from flask_wtf.csrf import CSRFProtect
from sqlalchemy import ColumnElement, FromClause, and_, bindparam, or_, select
from werkzeug.wrappers import Response as BaseResponse

from webapp import clock, db
from webapp.models import Audit, Person, Profile, Role, RoleGrant
from webapp.prepared import Prepared
from webapp.sessions import OneSigner

ROLES = ("learner", "teacher", "coordinator", "region", "secretariat", "editor", "admin")


class SameOrigin(CSRFProtect):
    """A browser that says the request comes from this very site is believed; every other request needs the token.

    `Sec-Fetch-Site` cannot be set by a page, and browsers send it over HTTPS and to loopback only
    (W3C Fetch Metadata Request Headers). It spares most answers the cost of a signed token.
    """

    def protect(self, apply_exemptions: bool = False) -> None:
        """Let a request of our own pages pass, or check its token."""
        if request.headers.get("Sec-Fetch-Site") == "same-origin":
            g.csrf_valid = True
            return
        super().protect(apply_exemptions)


csrf = SameOrigin()
datastore = SQLAlchemyUserDatastore(db.current, Person, Role)


@dataclass(frozen=True)
class SignedIn(UserMixin):
    """The person asking, as one light row: account and profile, no ORM object."""

    id: int
    fs_uniquifier: str
    username: str | None
    display_name: str
    guest: bool
    heritage_language: str | None
    instruction_language: str | None
    age_group: str | None
    spheres: tuple[str, ...]
    people: str | None
    region_code: str | None
    script: str | None
    type_size: str | None
    slow_sound: bool | None
    daily_minutes: int | None
    is_active = True

    def get_id(self) -> str:
        return self.fs_uniquifier

    @property
    def by_sheet(self) -> bool:
        """A child who signs in by class sheet and pictures: registered by a teacher, without a user name."""
        return not self.guest and self.username is None


@dataclass(frozen=True)
class Grant:
    """A role held today, with its branch: an association, a region, or (neither) the country."""

    role: str
    association_id: str | None
    region_code: str | None


_person, _profile = Person.__table__.c, Profile.__table__.c
_COLUMNS = (
    _person.id,
    _person.fs_uniquifier,
    _person.username,
    _person.display_name,
    _person.registered_at.is_(None).label("guest"),
    _profile.heritage_language,
    _profile.instruction_language,
    _profile.age_group,
    _profile.spheres,
    _profile.people,
    _profile.region_code,
    _profile.script,
    _profile.type_size,
    _profile.slow_sound,
    _profile.daily_minutes,
)
_WITH_PROFILE = Person.__table__.outerjoin(Profile.__table__, _profile.person_id == _person.id)
_ASKING = and_(_person.active, _person.fs_uniquifier == bindparam("uniquifier"))
# Built once on the tables: this runs for every request, and the ORM's way takes four times as long.
_SIGNED_IN = Prepared(select(*_COLUMNS).select_from(_WITH_PROFILE).where(_ASKING))


def signed_in_with(table: FromClause, on: ColumnElement[bool], *columns: ColumnElement[Any]) -> Prepared:
    """The select of the person asking with columns of one more table, joined `on`: for `me_along`. To be built once."""
    return Prepared(select(*_COLUMNS, *columns).select_from(_WITH_PROFILE.outerjoin(table, on)).where(_ASKING))


def load_signed_in(uniquifier: str) -> SignedIn | None:
    """The person of this session, or None when the account is gone or closed. One row, no ORM object."""
    row = _SIGNED_IN.first(db.connection(), {"uniquifier": uniquifier})
    return None if row is None else _signed_in(row)


def _signed_in(row: Sequence[Any]) -> SignedIn:
    number, key, username, name, guest, language, instruction, age, spheres, *rest = row
    return SignedIn(number, key, username, name, bool(guest), language, instruction, age, tuple(spheres or ()), *rest)


def me() -> SignedIn | None:
    """The person asking, guest or registered; None for somebody unknown. Looked up once a request."""
    if "me" not in g:
        # What Flask-Login keeps in the session, read without its detour over cookies and signals that we do not use.
        key = session.get("_user_id")
        g.me = load_signed_in(key) if key else None
    person: SignedIn | None = g.me
    return person


def me_along(statement: Prepared, **values: Any) -> tuple[SignedIn | None, Sequence[Any]]:
    """The person asking, and what `statement`, made by `signed_in_with`, has in its one row besides, in one select.

    `values` are its other parameters. (None, ()) for somebody unknown.
    """
    key = session.get("_user_id")
    row = statement.first(db.connection(), {"uniquifier": key, **values}) if key else None
    person = g.me = None if row is None else _signed_in(row[: len(_COLUMNS)])
    return person, () if row is None else row[len(_COLUMNS) :]


def grants() -> tuple[Grant, ...]:
    """The roles the person asking holds today; read once a request."""
    if "grants" not in g:
        person = me()
        g.grants = () if person is None or person.guest else _grants_of(person.id, clock.today())
    found: tuple[Grant, ...] = g.grants
    return found


def _grants_of(person_id: int, today: date) -> tuple[Grant, ...]:
    rows = db.session().execute(
        select(RoleGrant.role, RoleGrant.association_id, RoleGrant.region_code).where(
            RoleGrant.person_id == person_id,
            RoleGrant.valid_from <= today,
            or_(RoleGrant.valid_to.is_(None), RoleGrant.valid_to > today),
        )
    )
    return tuple(Grant(*row) for row in rows)


def has_role(*roles: str) -> bool:
    """Whether the person asking holds one of these roles anywhere."""
    return any(grant.role in roles for grant in grants())


Guard = Callable[[], BaseResponse | None]


def everybody() -> None:
    """Open to all, guests and strangers included."""


def not_by_sheet() -> None:
    """Everybody but a child of a class sheet, for whom a guardian or the teacher decides."""
    person = me()
    if person is not None and person.by_sheet:
        abort(403)


def grown_learner() -> BaseResponse | None:
    """Somebody registered, no child of a class sheet."""
    not_by_sheet()
    return learner()


def learner() -> BaseResponse | None:
    """Somebody registered; others are shown the way to sign in."""
    person = me()
    return to_sign_in() if person is None or person.guest else None


def holding(*roles: str) -> Guard:
    """Somebody registered who holds one of these roles."""

    def guard() -> BaseResponse | None:
        refused = learner()
        if refused is None and not has_role(*roles):
            abort(403)
        return refused

    return guard


def to_sign_in() -> BaseResponse:
    """Send somebody unknown to the sign-in page and back afterwards."""
    back = request.full_path if request.method == "GET" else "/"
    return redirect(url_for("accounts.login", next=back.rstrip("?")))


def guarded(blueprint: Blueprint, guard: Guard) -> Blueprint:
    """Put the one guard before every view of a blueprint. A blueprint without one fails its test."""
    blueprint.before_request(guard)
    blueprint.guard = guard  # type: ignore[attr-defined]
    return blueprint


def record(action: str, subject_id: int | None, **detail: Any) -> None:
    """Log a write that touches a person's data."""
    person = me()
    db.session().add(
        Audit(
            at=datetime.now(UTC),
            actor_id=person.id if person else None,
            subject_id=subject_id,
            action=action,
            detail=detail,
        )
    )


def _drop_foreign(hooks: list[Any]) -> None:
    foreign = ("flask_principal", "flask_login", "flask_security")
    hooks[:] = [hook for hook in hooks if not str(hook.__module__).startswith(foreign)]


def init_app(app: Flask) -> None:
    """Sign-in by Flask-Security, CSRF by Flask-WTF."""
    app.config.update(
        SECURITY_PASSWORD_SALT=app.config["SECRET_KEY"],
        SECURITY_PASSWORD_HASH="argon2",
        SECURITY_PASSWORD_SINGLE_HASH=True,
        # OWASP's parameters: a class of thirty signs in within a second on two cores.
        SECURITY_PASSWORD_HASH_PASSLIB_OPTIONS={
            "argon2__memory_cost": 19456,
            "argon2__time_cost": 2,
            "argon2__parallelism": 1,
        },
        SECURITY_EMAIL_VALIDATOR_ARGS={"check_deliverability": False},
        SECURITY_USER_IDENTITY_ATTRIBUTES=[{"username": {"mapper": str.strip, "case_insensitive": True}}],
    )
    app.session_interface = OneSigner(app)
    Security(app, datastore, register_blueprint=False)
    # Flask-Principal and the extensions' context processors would load the person for every request and page; we ask `me()`.
    _drop_foreign(app.before_request_funcs[None])
    _drop_foreign(app.template_context_processors[None])
    # Flask-Login's cookie that remembers: sessions last half a year here, and nobody is signed in by another cookie.
    _drop_foreign(app.after_request_funcs[None])
    app.login_manager.user_loader(load_signed_in)  # type: ignore[attr-defined]
    app.login_manager.request_loader(lambda _request: None)  # type: ignore[attr-defined]
    csrf.init_app(app)
