"""Codelists, concepts, data structure and dataflow of a release, cut out of the structure message of its files. Pure."""

from collections import OrderedDict
from xml.etree import ElementTree

from webapp.uptake.content import Content
from webapp.uptake.files.statistical import structure_message

_SPACE = "http://www.sdmx.org/resources/sdmxml/schemas/v3_0/"
_PREFIXES = {"mes": "message", "str": "structure", "com": "common"}
# What each kind of the interface stands under in a message.
KINDS = {
    "agencyscheme": "AgencySchemes",
    "codelist": "Codelists",
    "conceptscheme": "ConceptSchemes",
    "datastructure": "DataStructures",
    "dataflow": "Dataflows",
}
KEPT = 4
_kept: OrderedDict[tuple[int | None, str], bytes] = OrderedDict()


def _whole(content: Content) -> bytes:
    """The message of a release; the last few stay in memory, because making one takes a while."""
    key = content.number, str(content.document.get("published_on"))
    if key not in _kept:
        _kept[key] = structure_message(content)
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
    return _kept[key]


def structures(content: Content, kind: str, wanted: str) -> bytes | None:
    """The structures of a kind (`*`: all) with an id (`*`: all) as a message; None when there are none."""
    whole = _whole(content)
    if kind == wanted == "*":
        return whole
    for prefix, name in _PREFIXES.items():
        ElementTree.register_namespace(prefix, _SPACE + name)
    message = ElementTree.fromstring(whole)  # noqa: S314 (our own)
    groups = message.find(f"{{{_SPACE}message}}Structures")
    assert groups is not None  # a structure message has structures
    for group in list(groups):
        if kind != "*" and not group.tag.endswith(f"}}{KINDS[kind]}"):
            groups.remove(group)
            continue
        for one in list(group):
            if wanted not in ("*", one.get("id")):
                group.remove(one)
        if not len(group):
            groups.remove(group)
    if not len(groups):
        return None
    return ElementTree.tostring(message, encoding="utf-8", xml_declaration=True)
