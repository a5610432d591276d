"""A certificate as an Open Badges 3.0 credential (1EdTech; a W3C Verifiable Credential as JWT), signed with Ed25519 and checked."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

import jwt
from openbadgeslib import baking
from openbadgeslib.keys import KeyEd25519, public_jwk_from_pem
from openbadgeslib.ob3 import (
    Achievement,
    Alignment,
    IdentityObject,
    Issuer,
    OB3Signer,
    OB3VerificationError,
    OB3Verifier,
    OpenBadgeCredential,
    Result,
    ResultDescription,
    build_did_document,
    build_status_list_credential,
    did_key_from_pem,
    did_web_from_url,
    status_entry,
)
from openbadgeslib.ob3.status_list import DEFAULT_SIZE_BITS

from webapp.certificates.criteria import Criterion

LIST_SIZE = DEFAULT_SIZE_BITS
LIST_KEPT = timedelta(days=7)
CEFR = "https://www.coe.int/en/web/common-european-framework-reference-languages/level-descriptions"


@dataclass(frozen=True)
class Key:
    """A key pair in PEM with its id."""

    id: str
    private_pem: str
    public_pem: str


@dataclass(frozen=True)
class Claim:
    """What is certified. `address`: of the certificate's page; `root`: of the site; `results`: block → per cent."""

    address: str
    root: str
    criterion: Criterion
    name: str
    association: str
    results: dict[str, int]
    issued_at: datetime
    status_index: int


def new_key_pair() -> tuple[str, str]:
    """A fresh Ed25519 pair: private and public PEM."""
    private, public = KeyEd25519().generate_keypair()
    return private.decode(), public.decode()


def issuer_of(root: str, key: Key) -> str:
    """Who issues: the site's did:web over HTTPS; a did:key, which anybody can check without the site, over plain HTTP."""
    return did_web_from_url(root) if root.startswith("https:") else str(did_key_from_pem(key.public_pem))


class _Signer(OB3Signer):
    """Signs and names its key, so that an issuer may have had several."""

    def __init__(self, key: Key, issuer: str) -> None:
        super().__init__(key.private_pem, "EdDSA")
        self.kid = f"{issuer}#{key.id}" if issuer.startswith("did:web:") else None

    def sign_payload(self, payload: dict[str, object]) -> str:
        headers = {"jwk": self._public_jwk()} | ({"kid": self.kid} if self.kid else {})
        return jwt.encode(payload, self._load_privkey(), algorithm=self.algorithm, headers=headers)


def signed(claim: Claim, key: Key) -> str:
    """The credential as a compact JWT. The holder is named by a salted hash: the name itself is not in it."""
    rule = claim.criterion
    base = f"{claim.root}certificates/levels/{rule.id}"
    blocks = sorted(claim.results)
    issuer = issuer_of(claim.root, key)
    credential = OpenBadgeCredential(
        issuer=Issuer(id=issuer, name=f"Tilashar · {claim.association}", url=claim.root),
        recipient_id=None,
        achievement=Achievement(
            id=base,
            name=rule.name["en"],
            description=rule.can["en"],
            criteria_narrative=rule.criterion["en"],
            achievement_type="Certificate",
            alignments=[Alignment(f"CEFR {rule.level}", CEFR, "CEFR", rule.level)],
            result_descriptions=[
                ResultDescription(f"{base}#{one}", one, "Percent", value_min="0", value_max="100") for one in blocks
            ],
        ),
        id=claim.address,
        issuance_date=claim.issued_at,
        identifiers=[IdentityObject(_hash_of_name(claim.name, claim.address), "name", True, claim.address)],
        results=[Result(value=str(claim.results[one]), result_description=f"{base}#{one}") for one in blocks],
        credential_status=[status_entry(list_address(claim.root, claim.status_index), "revocation", _place(claim))],
    )
    return _Signer(key, issuer).sign(credential)


def _hash_of_name(name: str, salt: str) -> str:
    return "sha256$" + hashlib.sha256(f"{name}{salt}".encode()).hexdigest()


def _place(claim: Claim) -> int:
    return claim.status_index % LIST_SIZE


def list_address(root: str, status_index: int) -> str:
    """Where the list stands that says whether this credential was revoked."""
    return f"{root}certificates/revoked/{status_index // LIST_SIZE}"


def holds(token: str, key: Key, name: str, certificate_id: str) -> bool:
    """Whether the credential is signed with this key, in force, and speaks of this name and certificate.

    The site may have moved to another address since: only the last part of the address must be the same.
    """
    try:
        found = OB3Verifier(key.public_pem).verify(token)
    except OB3VerificationError:
        return False
    address = found.id or ""
    hashes = {one.identity_hash for one in found.identifiers}
    return address.endswith(f"/certificates/{certificate_id}") and _hash_of_name(name, address) in hashes


def key_of(token: str, keys: Iterable[Key]) -> Key | None:
    """The key among these that the credential says it was signed with."""
    said = jwt.get_unverified_header(token).get("jwk")
    return next((key for key in keys if public_jwk_from_pem(key.public_pem).get("x") == (said or {}).get("x")), None)


def did_document(root: str, keys: Iterable[Key]) -> dict[str, object]:
    """The document of the site's did:web, the newest key first. Raises ValueError over plain HTTP."""
    return build_did_document(did_web_from_url(root), [(key.id, public_jwk_from_pem(key.public_pem)) for key in keys])


def revoked_list(root: str, number: int, revoked: Iterable[int], key: Key, now: datetime) -> str:
    """The list of revoked credentials (Bitstring Status List v1.0) as a signed JWT, good for a week."""
    issuer = issuer_of(root, key)
    places = [index % LIST_SIZE for index in revoked if index // LIST_SIZE == number]
    listed = build_status_list_credential(
        issuer,
        f"{root}certificates/revoked/{number}",
        "revocation",
        places,
        issued=now,
        valid_until=now + LIST_KEPT,
    )
    return _Signer(key, issuer).sign_payload(listed | {"iss": issuer, "jti": listed["id"]})


def baked(token: str, svg: bytes) -> bytes:
    """A picture with the credential inside, as wallets of badges take it."""
    return bytes(baking.bake_svg(svg, token, element=baking.SVG_ELEMENT_OB3, namespace=baking.SVG_NS_OB3))
