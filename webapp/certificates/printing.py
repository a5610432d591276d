"""A certificate on paper, set by Typst: A4 across, Kazakh and a second language, a code with the address that checks it."""

import json
from pathlib import Path

import typst
from babel.dates import format_date

from webapp.certificates.criteria import Criterion
from webapp.clock import day_of
from webapp.models import Association, Certificate

_SOURCE = Path(__file__).with_name("certificate.typ")
FONTS = ("Libertinus Serif", "New Computer Modern")
# Words that stand on the paper in each language, beside those of the criterion.
WORDS = {
    "kk": {
        "title": "КУӘЛІК",
        "given": "берілді:",
        "issued": "Берілген күні",
        "by": "Берген",
        "check": "Тексеру мекенжайы",
        "teacher": "Оқытушы",
        "chair": "Бірлестік басшысы",
    },
    "ru": {
        "title": "СЕРТИФИКАТ",
        "given": "выдан:",
        "issued": "Дата выдачи",
        "by": "Выдало",
        "check": "Проверить",
        "teacher": "Преподаватель",
        "chair": "Руководитель объединения",
    },
    "en": {
        "title": "CERTIFICATE",
        "given": "awarded to:",
        "issued": "Date of issue",
        "by": "Issued by",
        "check": "Check at",
        "teacher": "Teacher",
        "chair": "Head of the association",
    },
}


def as_pdf(
    certificate: Certificate, association: Association, rule: Criterion, *, second: str, address: str, code: str
) -> bytes:
    """The PDF. `second`: ru or en; `code`: an SVG picture of the address. Names go in as data, never as part of the source."""
    day = day_of(certificate.issued_at)
    told = {
        "name": certificate.name,
        "level": certificate.level,
        "address": address,
        "code": code,
        "fonts": FONTS,
        "revoked": certificate.revoked_at is not None,
        "signed": [f"{WORDS['kk'][who]} · {WORDS[second][who]}" for who in ("teacher", "chair")],
        "sides": [
            WORDS[tag]
            | {
                "lang": tag,
                "course": rule.name[tag],
                "criterion": rule.criterion[tag],
                "can": rule.can[tag],
                "not_an_exam": rule.not_an_exam[tag],
                "association": {"kk": association.name_kk, "ru": association.name_ru, "en": association.name_en}[tag],
                "day": format_date(day, "long", locale=tag),
            }
            for tag in ("kk", second)
        ],
    }
    return bytes(
        typst.compile(_SOURCE, sys_inputs={"told": json.dumps(told, ensure_ascii=False)}, ignore_system_fonts=True)
    )
