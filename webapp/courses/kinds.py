"""The kinds of exercise as lessons know them: what each can be made from, how many a lesson has, and where it stands.

How a kind is shown and graded is in `webapp/practice/exercises/`; which ages have it is in lessons/ages.yaml.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from webapp.courses import schema
from webapp.courses.chains import chain_of
from webapp.courses.loading import Library
from webapp.courses.tokens import has_name, tokens
from webapp.marking import _m

# A sentence of two words has no order worth asking; one of nine is a memory test on a phone.
ORDER_TOKENS = range(3, 9)


def _any(_sentence: schema.Sentence, _library: Library) -> bool:
    return True


def _unnamed(sentence: schema.Sentence, _library: Library) -> bool:
    # A name is spelt in more than one way: nobody is asked to type one.
    return not has_name(sentence.kk)


def _orderable(sentence: schema.Sentence, _library: Library) -> bool:
    words = tokens(sentence.kk)
    return len(words) in ORDER_TOKENS and len(set(words)) > 2


def _sayable(sentence: schema.Sentence, _library: Library) -> bool:
    # What is longer than this is forgotten before it is said.
    return len(tokens(sentence.kk)) < ORDER_TOKENS.stop


def _with_ending(sentence: schema.Sentence, _library: Library) -> bool:
    return sentence.ending is not None


def _buildable(sentence: schema.Sentence, library: Library) -> bool:
    return chain_of(library, sentence) is not None


@dataclass(frozen=True)
class KindRule:
    """`quota`: how many a lesson of an adult has, before the heritage language moves it. `stage`: the order on the screen.
    `urgency`: which goes first when several are equally far below their quota, the lowest number first.
    `words`: whether a word can be its source; `sentence`: which sentences can, None for none; `told`: whether dialogues or
    readings can. `match` and `sort` are made from several words at once, see `generation`.
    """

    name: str
    quota: int
    stage: int
    urgency: int
    words: bool = False
    sentence: Callable[[schema.Sentence, Library], bool] | None = None
    told: Literal["dialogue", "reading"] | None = None


# On the screen: recognise, hear, build, make, then what is read as a whole. In urgency: making before recognising.
# A quota of 0: `choosing` says in which lessons there is one.
KINDS = {
    "match": KindRule(_m("match pairs"), quota=1, stage=0, urgency=3),
    "choose": KindRule(_m("choose one"), quota=3, stage=1, urgency=5, words=True, sentence=_any, told="dialogue"),
    "sort": KindRule(_m("sort by sound"), quota=0, stage=1, urgency=4),
    "listen": KindRule(_m("listen"), quota=2, stage=2, urgency=4, words=True, sentence=_unnamed),
    "order": KindRule(_m("put words in order"), quota=2, stage=3, urgency=2, sentence=_orderable),
    "ending": KindRule(_m("endings"), quota=2, stage=4, urgency=0, sentence=_with_ending),
    "build": KindRule(_m("build the word"), quota=0, stage=4, urgency=4, sentence=_buildable),
    "speak": KindRule(_m("say it aloud"), quota=1, stage=6, urgency=6, sentence=_sayable),
    "type": KindRule(_m("type the Kazakh"), quota=2, stage=5, urgency=1, words=True, sentence=_unnamed),
    "reply": KindRule(_m("take a part in a dialogue"), quota=0, stage=6, urgency=6, told="dialogue"),
    "read": KindRule(_m("read and answer"), quota=0, stage=7, urgency=6, told="reading"),
}
