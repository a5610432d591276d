"""What the kinds with a text field share: reading the field, and grading against the notation."""

from collections.abc import Mapping

from webapp.kazakh import normalise, scripts
from webapp.practice.grading import Grade, grade_text
from webapp.practice.posing import Context, Unfinished

LONGEST = 2000


def read(form: Mapping[str, str], field: str = "answer") -> str:
    """The text of a field, control characters dropped.

    Raises Unfinished: `empty`, `too-long` (over 2,000 characters) or `arabic`.
    """
    raw = form.get(field, "")
    if len(raw) > LONGEST:
        raise Unfinished("too-long")
    text = normalise.normalise(raw)
    if not any(letter.isalnum() for letter in text):
        raise Unfinished("empty")
    if scripts.script_of(text) == "Arab":
        raise Unfinished("arabic")
    return text


def grade(given: str, kazakh: str, context: Context) -> Grade:
    """Grade against every accepted text; other words of the lesson are words, not slips."""
    known = frozenset(context.kazakh(word.kk) for word in context.lesson_words())
    return grade_text(given, context.accepted(kazakh), known)
