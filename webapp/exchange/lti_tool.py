"""Tilashar as a tool of LTI 1.3 (1EdTech): platforms from our table, keys, and a launch that needs no store.

What has to be remembered between the login and the launch travels in two cookies of five minutes: the state, which the
library sets, and the nonce, signed by us, because the platform sends the learner back from its own site.
"""

import secrets
from datetime import datetime
from typing import Any

from itsdangerous import BadSignature, URLSafeTimedSerializer
from openbadgeslib.keys import KeyRSA
from pylti1p3.contrib.flask import FlaskCookieService, FlaskMessageLaunch, FlaskOIDCLogin, FlaskRequest
from pylti1p3.deployment import Deployment
from pylti1p3.registration import Registration
from pylti1p3.session import SessionService
from pylti1p3.tool_config import ToolConfAbstract
from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.exchange.addresses import guarded_requests
from webapp.models import Platform, SigningKey

PURPOSE = "lti"
MINUTES = 5
_NONCE = "nonce"


def tool_keys(session: Session) -> list[SigningKey]:
    """All keys of the tool, the newest first."""
    asked = select(SigningKey).where(SigningKey.purpose == PURPOSE).order_by(SigningKey.made_at.desc())
    return list(session.scalars(asked))


def make_key(session: Session, now: datetime) -> SigningKey:
    """A key for the tool where there is none. Flushes."""
    known = tool_keys(session)
    if known:
        return known[0]
    private, public = KeyRSA(2048).generate_keypair()
    made = SigningKey(
        id=secrets.token_hex(6), purpose=PURPOSE, private_pem=private.decode(), public_pem=public.decode(), made_at=now
    )
    session.add(made)
    session.flush()
    return made


def key_set(session: Session) -> dict[str, Any]:
    """The public keys as a JWK set, which platforms fetch."""
    return {"keys": [Registration.get_jwk(key.public_pem) for key in tool_keys(session)]}


def registration_of(platform: Platform, key: SigningKey) -> Registration:
    """A platform as the library takes it."""
    found = Registration()
    found.set_issuer(platform.issuer).set_client_id(platform.client_id)
    found.set_auth_login_url(platform.auth_login_url).set_auth_token_url(platform.auth_token_url)
    found.set_key_set_url(platform.key_set_url)
    found.set_tool_private_key(key.private_pem).set_tool_public_key(key.public_pem)
    return found


class Platforms(ToolConfAbstract):
    """The platforms of our table that have not ended."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def check_iss_has_one_client(self, _iss: str) -> bool:
        return False

    def check_iss_has_many_clients(self, _iss: str) -> bool:
        return True

    def find(self, issuer: str, client_id: str | None) -> Platform | None:
        """The platform; one issuer with one client may leave the client out, as old platforms do."""
        asked = select(Platform).where(Platform.issuer == issuer, Platform.ended_at.is_(None))
        found = self.session.scalars(asked.where(Platform.client_id == client_id) if client_id else asked).all()
        return found[0] if len(found) == 1 else None

    def find_registration_by_params(
        self, iss: str, client_id: str, *_args: object, **_more: object
    ) -> Registration | None:
        platform, keys = self.find(iss, client_id), tool_keys(self.session)
        return registration_of(platform, keys[0]) if platform and keys else None

    def find_deployment_by_params(
        self, iss: str, deployment_id: str, client_id: str, *_args: object, **_more: object
    ) -> Deployment | None:
        platform = self.find(iss, client_id)
        known = platform is not None and deployment_id in platform.deployment_ids
        return Deployment().set_deployment_id(deployment_id) if known else None


class _Nonces(SessionService):
    """Nonces in a signed cookie; nothing else is kept."""

    def __init__(self, request: FlaskRequest, cookies: FlaskCookieService, secret: str) -> None:
        super().__init__(request)
        self.cookies = cookies
        self.signer = URLSafeTimedSerializer(secret, salt="lti-nonce")

    def save_nonce(self, nonce: str) -> None:
        self.cookies.set_cookie(_NONCE, self.signer.dumps(nonce), MINUTES * 60)

    def check_nonce(self, nonce: str) -> bool:
        try:
            return bool(self.signer.loads(self.cookies.get_cookie(_NONCE) or "", max_age=MINUTES * 60) == nonce)
        except BadSignature:
            return False

    def save_launch_data(self, _key: str, _body: object) -> None: ...

    def set_state_valid(self, _state: str, _hash: str) -> None: ...

    def check_state_is_valid(self, _state: str, _hash: str) -> bool:
        return False  # the cookie decides


def login(session: Session, secret: str) -> FlaskOIDCLogin:
    """The first step: a platform announces somebody."""
    request = FlaskRequest()
    cookies = FlaskCookieService(request)
    return FlaskOIDCLogin(request, Platforms(session), _Nonces(request, cookies, secret), cookies)


def launch(session: Session, secret: str, private: bool) -> FlaskMessageLaunch:
    """The second: the platform's word on who it is and what is opened, not checked yet (`validate`). `private`: see `addresses`."""
    request = FlaskRequest()
    cookies = FlaskCookieService(request)
    nonces = _Nonces(request, cookies, secret)
    return FlaskMessageLaunch(request, Platforms(session), nonces, cookies, None, guarded_requests(private))
