"""A tiny lessons folder that is in order, for breaking."""

from pathlib import Path

TEXTS = "{kk: бір, ru: один, en: one}"
NAMES = "\n".join(
    f"  {role}: [{{kk: А{role}, ru: Б, en: C}}, {{kk: Ә{role}, ru: Г, en: D}}]".replace(role + ",", "на,", 2)
    for role in ("woman", "man", "girl", "boy")
)
WORDS = {
    **dict.fromkeys(("әке", "ана", "үй", "бала", "нан", "шай"), "noun"),
    **dict.fromkeys(("бұл", "мен", "менің", "кім"), "pronoun"),
    **dict.fromkeys(("ішу", "жеу"), "verb"),
}
FORMS = '"N;SG;PSS1S", "V;PRS;1;SG", "V;PRS;3"'
SENTENCES = (
    "Бұл — менің әкем.",
    "Бұл — менің анам.",
    "Бұл — менің үйім.",
    "Мен — $girl.",
    "Мен шай ішемін.",
    "Бала нан жейді.",
)


def _sentence(number: int, kk: str) -> str:
    name = " $girl" if "$girl" in kk else ""
    meaning = f"I do it: meaning {number}" if kk.endswith("мін.") else f"Meaning {number}"
    return f'  - id: s{number}\n    kk: "{kk}"\n    ru: "Перевод {number}{name}."\n    en: "{meaning}{name}."\n'


FILES = {
    "features.yaml": f"- id: has-gender\n  name: {TEXTS}\n  about: {TEXTS}\n",
    "spheres.yaml": f"- id: clinic\n  names: {TEXTS}\n",
    "sounds.yaml": f"- id: o-oe\n  for: [has-gender]\n  from: a1-01-01\n  tip: {TEXTS}\n  pairs:\n    - id: qol-kol\n"
    "      left: {kk: қол, ru: рука, en: hand}\n      right: {kk: көл, ru: озеро, en: lake}\n  review: needed\n",
    "exams/formats.yaml": "[]\n",
    "exams/rubrics.yaml": "[]\n",
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
        f"- id: {word}\n  kk: {word}\n  pos: {pos}\n  gloss: {{kk: {word} туралы, ru: слово {number}, en: word {number}}}\n"
        f"  review: needed\n"
        for number, (word, pos) in enumerate(WORDS.items())
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
    f"  words: [{', '.join(WORDS)}]\n  forms: [{FORMS}]\nnotes: [whose]\nexplanation:\n  all: {TEXTS}\nsentences:\n"
    + "".join(_sentence(number, kk) for number, kk in enumerate(SENTENCES, 1)).replace(
        'en: "Meaning 1."', 'en: "Meaning 1."\n    ending: әке|м'
    )
    + f"dialogues:\n  - id: d1\n    sphere: clinic\n    title: {TEXTS}\n    lines:\n"
    '      - {who: $woman, kk: "Бұл кім?", ru: "Кто это?", en: "Who is this?"}\n'
    '      - {who: әке, kk: "Бұл — менің анам.", ru: "Моя мама.", en: "My mother."}\n'
    f"more:\n  - id: x1\n    kind: choose\n    for: [has-gender]\n    ask: {TEXTS}\n    options:\n"
    "      - {kk: бас, ru: голова, en: head}\n      - {kk: тас, ru: камень, en: stone}\n"
    "written: somebody\nread: yes\nreview: needed\n",
}
LESSON = "courses/a1/01-home/01-whose.yaml"
COURSE = "courses/a1/course.yaml"


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


SECOND = "courses/a1/01-home/02-more.yaml"


def second(root: Path, *changes: tuple[str, str]) -> None:
    """A second lesson: the first again, teaching nothing, with these pieces replaced."""
    text = FILES[LESSON].replace("id: a1-01-01", "id: a1-01-02")
    taught = text[text.index("teaches:") : text.index("notes:")]
    text = text.replace(taught, "teaches: {words: []}\n")
    for old, new in changes:
        assert old in text, f"{old!r} is not in the lesson"
        text = text.replace(old, new)
    (root / SECOND).write_text(text, encoding="utf-8")


def reading(*questions: tuple[str, str]) -> str:
    """A reading r1 with these questions (id, what is asked), for the end of a lesson."""
    lines = "".join(f'      - {{kk: "{kk}", ru: "Это {kk}", en: "It is {kk}"}}\n' for kk in SENTENCES[:3])
    asked = "".join(
        f"      - id: {id}\n        ask: {{kk: {ask}, ru: кто, en: who}}\n        options:\n"
        "          - {kk: әкем, ru: отец, en: my father}\n          - {kk: анам, ru: мать, en: my mother}\n"
        for id, ask in questions
    )
    return f"readings:\n  - id: r1\n    title: {TEXTS}\n    lines:\n{lines}    questions:\n{asked}written: somebody"


GERMAN = """\
tag: de
names: {kk: неміс тілі, ru: немецкий, en: German, own: Deutsch}
family: Germanic
features: [has-gender]
instruction: [ru]
review: needed
"""
GLOSSES = """\
tag: de
glosses:
  әке: der Vater
  үй: {gloss: "das Haus", review: needed}
  бала: {gloss: "das Kind", review: done}
"""


def german(root: Path) -> None:
    """German as a language of explanation: three words of the lexicon, one of them unsure."""
    (root / "languages" / "de.yaml").write_text(GERMAN, encoding="utf-8")
    (root / "lexicon" / "glosses").mkdir()
    (root / "lexicon" / "glosses" / "de.yaml").write_text(GLOSSES, encoding="utf-8")
