"""Titles of documents and where figures are from, as the files of reference data name them, in the reader's language."""

from flask import Flask

from webapp import i18n
from webapp.marking import _m

# As they stand in data/targets.tsv and campaigns/campaigns.yaml; what somebody typed is shown as it was typed.
KNOWN = (
    _m("Concept of Language Policy 2023–2029, resolution No. 914 of 16 October 2023"),
    _m("State Programme of Languages 2011–2020, decree No. 110 of 29 June 2011"),
    _m("State Programme of Language Policy 2020–2025"),
    _m("Annual study of the Ministry of Culture"),
    _m("Statement of the Committee for Language Policy"),
    _m("Census of 2021"),
    _m("quoted in the press"),
    _m("quoted in encyclopedias quoting the Bureau of National Statistics"),
    _m("from general knowledge; to be checked against the document"),
    _m("inform.kz; says fewer than in 2022, whose figure could not be read"),
    _m("Kept on 5 September, the birthday of Akhmet Baitursynuly; before 2017 it was another day."),
    _m("State holiday of three days by the law on holidays."),
    _m(
        "Kept on the day on which the Assembly of People of Kazakhstan was founded in 1995; as told in the press of 2023."
    ),
    _m("Confidence: high."),
    _m("Confidence: medium."),
)


def cited(text: str) -> str:
    """A text with every part of it that is known said in the reader's language; the longest first."""
    for one in sorted(KNOWN, key=len, reverse=True):
        text = text.replace(one, i18n.gettext(one))
    return text


def init_app(app: Flask) -> None:
    """Give templates `cited`."""
    app.jinja_env.globals["cited"] = cited
