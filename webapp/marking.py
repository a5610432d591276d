"""A mark for the catalogs, without the web: what it marks is translated by `i18n.gettext` when it is used."""


def _m(message: str) -> str:
    return message
