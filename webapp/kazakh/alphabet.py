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

# Signs and digits stand before letters, letters that are not Kazakh after them, as in ICU's order for kk.
_IN_ORDER = " _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$0123456789" + LETTERS
_PLACE = {sign: place for place, sign in enumerate(_IN_ORDER)}


def sort_key(word: str) -> tuple[tuple[int, ...], tuple[bool, ...]]:
    """A key that sorts in the order of the alphabet: a space before a hyphen, signs before digits, digits before letters.

    Of words that differ only in case, the one in small letters is first.
    """
    return tuple(map(_place, word.lower())), tuple(map(str.isupper, word))


def _place(letter: str) -> int:
    return _PLACE.get(letter, len(_PLACE) + ord(letter))
