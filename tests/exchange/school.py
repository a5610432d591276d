"""A school's learning system for tests: it speaks LTI 1.3 over real HTTP on this machine, as Moodle does."""

import json
import threading
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
from flask.testing import FlaskClient
from openbadgeslib.keys import KeyRSA
from pylti1p3.registration import Registration
from werkzeug import Request, Response
from werkzeug.serving import make_server
from werkzeug.test import TestResponse

CLAIM = "https://purl.imsglobal.org/spec/lti/claim/"
GRADES = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint"
SCORE = "https://purl.imsglobal.org/spec/lti-ags/scope/score"
DEEP = "https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings"
CLIENT, DEPLOYMENT = "tilashar-1", "7"


@dataclass
class School:
    """Its keys, what it was sent, and how it opens things here."""

    scores: list[dict[str, Any]] = field(default_factory=list)
    tokens: list[str] = field(default_factory=list)
    broken: bool = False

    def __post_init__(self) -> None:
        private, public = KeyRSA(2048).generate_keypair()
        self.private, self.public = private.decode(), public.decode()
        self.server = make_server("127.0.0.1", 0, self._answer, threaded=True)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def _answer(self, environ: Any, start: Any) -> Any:
        request = Request(environ)
        if request.path == "/keys":
            answer = Response(json.dumps({"keys": [Registration.get_jwk(self.public)]}), mimetype="application/json")
        elif request.path == "/token":
            self.tokens.append(request.form["client_assertion"])
            answer = Response(json.dumps({"access_token": "let-me", "expires_in": 60}), mimetype="application/json")
        elif request.path.endswith("/scores") and not self.broken:
            assert request.headers["Authorization"] == "Bearer let-me"
            self.scores.append(json.loads(request.get_data(as_text=True)))
            answer = Response(status=204)
        else:
            answer = Response(status=500)
        return answer(environ, start)

    def fields(self) -> dict[str, str]:
        """What the teacher copies into the form."""
        return {
            "name": "School 12",
            "issuer": self.address,
            "client_id": CLIENT,
            "deployments": DEPLOYMENT,
            "key_set_url": f"{self.address}/keys",
            "auth_token_url": f"{self.address}/token",
            "auth_login_url": f"{self.address}/auth",
        }

    def announce(self, client: FlaskClient) -> dict[str, str]:
        """The first step: the tool sends the browser to the platform with a state and a nonce."""
        sent = {
            "iss": self.address,
            "client_id": CLIENT,
            "login_hint": "9",
            "target_link_uri": "http://localhost/lti/launch",
        }
        answer = client.post("/lti/login", data=sent)
        assert answer.status_code == 302 and answer.location.startswith(f"{self.address}/auth?")
        return {name: values[0] for name, values in parse_qs(urlsplit(answer.location).query).items()}

    def open(self, client: FlaskClient, key: str | None = None, **changed: Any) -> TestResponse:
        """Both steps; `changed` replaces claims, None takes one out."""
        asked = self.announce(client)
        claims = self.claims(asked["nonce"]) | changed
        token = jwt.encode(
            {name: value for name, value in claims.items() if value is not None},
            key or self.private,
            algorithm="RS256",
            headers={"kid": Registration.get_jwk(self.public)["kid"]},
        )
        return client.post("/lti/launch", data={"id_token": token, "state": asked["state"]})

    def claims(self, nonce: str) -> dict[str, Any]:
        """A learner opens the first lesson for a grade."""
        return {
            "iss": self.address,
            "aud": CLIENT,
            "sub": "user-5",
            "name": "Аружан Ли",
            "email": "secret@school.example",
            "nonce": nonce,
            "iat": int(time.time()),
            "exp": int(time.time()) + 300,
            f"{CLAIM}message_type": "LtiResourceLinkRequest",
            f"{CLAIM}version": "1.3.0",
            f"{CLAIM}deployment_id": DEPLOYMENT,
            f"{CLAIM}target_link_uri": "http://localhost/lti/launch",
            f"{CLAIM}resource_link": {"id": "r1"},
            f"{CLAIM}roles": ["http://purl.imsglobal.org/vocab/lis/v2/membership#Learner"],
            f"{CLAIM}custom": {"lesson": "a1-01-01"},
            GRADES: {"scope": [SCORE], "lineitem": f"{self.address}/items/1"},
        }

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
