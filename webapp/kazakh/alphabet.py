"""The 42 letters of Kazakh Cyrillic: their order, and the classes that endings depend on. Letters are lower case."""

LETTERS = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"

BACK_VOWELS = frozenset("аоұыя")
FRONT_VOWELS = frozenset("әеөүіэё")
NEUTRAL_VOWELS = frozenset("иую")  # follow the rest of the word; у is also a consonant (тау)
VOWELS = BACK_VOWELS | FRONT_VOWELS | NEUTRAL_VOWELS

VOICELESS = frozenset("пфкқтсшщчцхһ")
SONORANTS = frozenset("лрмнңй")  # у after a vowel sounds like one and counts as one before endings
VOICED = frozenset("бвгғджз")
CONSONANTS = VOICELESS | SONORANTS | VOICED
SIGNS = frozenset("ъь")

KAZAKH_ONLY = "әғқңөұүһі"  # absent from Russian keyboards, in the order of the keys shown

_PLACE = {letter: place for place, letter in enumerate(LETTERS, 1)}
_SPACE, _OTHER = 0, len(LETTERS) + 1


def sort_key(word: str) -> tuple[tuple[int, ...], str]:
    """A key that sorts in the order of the alphabet, case aside.

    A space or hyphen stands before any letter, other signs after. Words that differ only in case keep a fixed order.
    """
    return tuple(_place(letter) for letter in word.lower()), word


def _place(letter: str) -> int:
    if letter in " -":
        return _SPACE
    return _PLACE.get(letter, _OTHER + ord(letter))
