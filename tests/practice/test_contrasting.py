"""The note for the learner's language that fits a mistake."""

import pytest

from webapp.courses.loading import Library
from webapp.courses.vocabulary import lexicon_of
from webapp.practice.explaining.contrasting import contrasted, word_with_table
from webapp.practice.grading import Grade, grade_text


def grade(content: Library, given: str, right: str) -> Grade:
    return grade_text(given, (right,), lexicon_of(content))


def topic_of(content: Library, contrast_id: str) -> str:
    return next(topic.id for topic in content.topics.values() for one in topic.contrast if one.id == contrast_id)


@pytest.mark.parametrize(
    ("given", "right", "topic"),
    [
        ("қаладе", "қалада", "vowel-harmony"),
        ("мектепде", "мектепте", "locative"),
        ("үйге", "үйден", "ablative"),
        ("үйден", "үйге", "dative"),
        ("барамын", "бардым", "past-simple"),
        ("кітапым", "кітабым", "possessive-ending"),
        ("бардым", "бармадым", "verb-negation"),
    ],
)
@pytest.mark.parametrize("language", ["ru", "uz"])
def test_the_topic_is_that_of_the_form(content: Library, given: str, right: str, topic: str, language: str) -> None:
    found = contrasted(content, content.languages[language], (), grade(content, given, right))
    assert found is not None and topic_of(content, found.contrast.id) == topic
    assert found.contrast.for_ in content.languages[language].features


def test_the_topics_of_the_lesson_go_first(content: Library) -> None:
    mistake = grade(content, "дәптерден", "дәптерге")
    ru = content.languages["ru"]
    found = contrasted(content, ru, ("kerek",), mistake)
    assert found is not None and topic_of(content, found.contrast.id) == "kerek"


def test_there_is_no_note_without_a_language_or_where_another_word_was_given(content: Library) -> None:
    assert contrasted(content, None, (), grade(content, "қаладе", "қалада")) is None
    assert contrasted(content, content.languages["ru"], (), grade(content, "алма", "қалада")) is None
    assert contrasted(content, content.languages["ru"], (), grade(content, "қалада", "қалада")) is None


def test_the_table_is_that_of_the_word_at_fault(content: Library) -> None:
    assert word_with_table(content, grade(content, "Мен қаладе тұрамын", "Мен қалада тұрамын")) == "қала"
    assert word_with_table(content, grade(content, "барамын", "бардым")) == "бару"
    assert word_with_table(content, grade(content, "қалада", "қалада"), "қала") is None
    assert word_with_table(content, grade(content, "шшш", "үй"), "үй") == "үй"
