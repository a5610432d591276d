"""A tiny lessons folder that is in order, for breaking."""

from pathlib import Path

TEXTS = "{kk: бір, ru: один, en: one}"
NAMES = "\n".join(
    f"  {role}: [{{kk: А{role}, ru: Б, en: C}}, {{kk: Ә{role}, ru: Г, en: D}}]".replace(role + ",", "на,", 2)
    for role in ("woman", "man", "girl", "boy")
)
WORDS = ("әке", "ана", "үй", "бала", "тау", "су", "нан", "шай")
SENTENCES = (
    "Бұл — менің әкем.",
    "Бұл — менің анам.",
    "Бұл — менің үйім.",
    "Мен — $girl.",
    "Мен шай ішемін.",
    "Бала нан жейді.",
)

FILES = {
    "features.yaml": f"- id: has-gender\n  name: {TEXTS}\n  about: {TEXTS}\n",
    "spheres.yaml": f"- id: clinic\n  names: {TEXTS}\n",
    "ages.yaml": "".join(
        f"- id: {age}\n  names: {TEXTS}\n  from: {first}\n  voice: {age}\n  typing: {typing}\n  kinds: [{kinds}]\n"
        f"  exercises: 8\n  type_size: normal\n  valid_from: 2025-01-01\n"
        for age, first, typing, kinds in (
            ("child", 6, "no", "choose, match, order, listen, ending"),
            ("adult", 18, "yes", "choose, match, order, type, ending, listen"),
        )
    ),
    "languages/ru.yaml": "tag: ru\nnames: {kk: орыс тілі, ru: русский, en: Russian, own: русский}\nfamily: Slavic\n"
    "features: [has-gender]\ninstruction: [ru]\nreview: needed\n",
    "lexicon/words.yaml": "".join(
        f"- id: {word}\n  kk: {word}\n  pos: noun\n  gloss: {{kk: {word} туралы, ru: слово {number}, en: word {number}}}\n"
        f"  review: needed\n"
        for number, word in enumerate(WORDS)
    ),
    "grammar/whose.yaml": f"id: whose\nlevel: A1\ntitle: {TEXTS}\nexplain:\n  all: {TEXTS}\ncontrast:\n  - id: c1\n"
    f"    for: has-gender\n    text: {TEXTS}\n    confidence: high\nreview: needed\n",
    "peoples/many.yaml": f"id: many\nnames: {TEXTS}\nheritage_languages: [ru]\ngiven_names:\n{NAMES}\n"
    + "".join(
        f"{shelf}:\n  - {{kk: Наурыз, ru: Наурыз, en: Nauryz, source: known}}\n"
        for shelf in ("feasts", "dishes", "places")
    )
    + "review: needed\n",
    "courses/a1/course.yaml": f"id: a1\ntarget: kk\nlevel: A1\ntitle: {TEXTS}\nabout: {TEXTS}\nages: [adult, child]\n"
    "pace: {new_words: [8, 12], exercises: [8, 14], met: 1}\nunits: [01-home]\n",
    "courses/a1/01-home/unit.yaml": f"id: a1-01\ntitle: {TEXTS}\ncan_do: [{TEXTS}]\n",
    "courses/a1/01-home/01-whose.yaml": f"id: a1-01-01\ntitle: {TEXTS}\nminutes: 5\nteaches:\n"
    f"  words: [{', '.join(WORDS)}]\nnotes: [whose]\nexplanation:\n  all: {TEXTS}\nsentences:\n"
    + "".join(
        f'  - id: s{number}\n    kk: "{kk}"\n    ru: "Перевод {number}{name}."\n    en: "Meaning {number}{name}."\n'
        for number, kk in enumerate(SENTENCES, 1)
        for name in (" $girl" if "$girl" in kk else "",)
    ).replace('en: "Meaning 1."', 'en: "Meaning 1."\n    ending: әке|м')
    + f"dialogues:\n  - id: d1\n    sphere: clinic\n    title: {TEXTS}\n    lines:\n"
    '      - {who: $woman, kk: "Бұл кім?", ru: "Кто это?", en: "Who is this?"}\n'
    '      - {who: әке, kk: "Бұл — менің анам.", ru: "Моя мама.", en: "My mother."}\n'
    f"more:\n  - id: x1\n    kind: choose\n    for: [has-gender]\n    ask: {TEXTS}\n    options:\n"
    "      - {kk: бас, ru: голова, en: head}\n      - {kk: тас, ru: камень, en: stone}\n"
    "written: somebody\nread: yes\nreview: needed\n",
}
LESSON = "courses/a1/01-home/01-whose.yaml"


def write(root: Path) -> Path:
    """Write the folder."""
    for name, text in FILES.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def change(root: Path, name: str, old: str, new: str) -> int:
    """Replace a piece of a file once. Returns the line on which it stands."""
    path = root / name
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {name}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1
