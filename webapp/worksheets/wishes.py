"""What somebody wants on paper: of what, which sheets, in which script, language and size, in how many versions. Pure."""

from dataclasses import dataclass

from webapp.kazakh.writing.scripts import Script

EXERCISES, LETTERS, CARDS, CROSSWORD, SEARCH = "exercises", "letters", "cards", "crossword", "search"
# In the order in which they come out of the printer: what has versions first.
SHEETS = (EXERCISES, CROSSWORD, SEARCH, LETTERS, CARDS)
# These differ between versions and have answers.
ANSWERED = (EXERCISES, CROSSWORD, SEARCH)
SIZES = ("normal", "large")
MOST_VERSIONS = 4
VERSION_NAMES = "ABCD"


@dataclass(frozen=True)
class Wish:
    """`subject`: `lesson:<id>`, `unit:<id>`, `words:<number>` or `drill:<topics or cells>`; `language`: of meanings.

    `only_answers`: nothing but the answers; `answers`: they come after the sheets, on pages of their own.
    """

    subject: str
    sheets: tuple[str, ...] = (EXERCISES,)
    script: Script = "Cyrl"
    language: str = "ru"
    size: str = "normal"
    versions: int = 1
    answers: bool = True
    only_answers: bool = False

    @property
    def kind(self) -> str:
        """The part of `subject` before the colon."""
        return self.subject.partition(":")[0]

    @property
    def key(self) -> str:
        """The part after it."""
        return self.subject.partition(":")[2]

    @property
    def large(self) -> bool:
        return self.size == "large"

    def named(self, version: int) -> str:
        """A, B … where there are several versions, else ''."""
        return VERSION_NAMES[version] if self.versions > 1 else ""
