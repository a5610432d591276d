"""One lesson, many learners: what differs, and that each difference has its reason."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from webapp.courses import loading
from webapp.courses.adaptation import LessonPlan, plan_lesson
from webapp.courses.names import PLACEHOLDER, fill
from webapp.courses.profile import LearnerProfile
from webapp.courses.reason_texts import SENTENCES
from webapp.courses.reasons import RULES, Reason
from webapp.practice.posing import Context

ADULT = LearnerProfile("ru", "adult", ("clinic",))
TEEN = LearnerProfile("uz", "teen", ("school",))
CHILD = LearnerProfile("ru", "child")
THREE = (ADULT, TEEN, CHILD)
TURKIC = ("uz", "az", "tr", "tt", "ky", "ug-Cyrl")
LESSON = "a1-01-01"


def plan_of(content: loading.Library, profile: LearnerProfile, lesson: str = LESSON) -> LessonPlan:
    found = content.lesson(lesson)
    if found is None:
        raise KeyError(lesson)
    return plan_lesson(content, found[0], lesson, profile)


def every_plan(content: loading.Library, *profiles: LearnerProfile) -> Iterator[tuple[LearnerProfile, LessonPlan]]:
    """Every lesson of the course that is for the learner's age."""
    for profile in profiles:
        for lesson in content.course_for(profile.age).lessons:
            yield profile, plan_of(content, profile, lesson)


def exercises(plan: LessonPlan) -> list[str]:
    return [planned.exercise.id for planned in plan.exercises]


def contrasts(plan: LessonPlan) -> list[str]:
    return [contrast.id for note in plan.notes for contrast, _ in note.contrasts]


def dialogues(plan: LessonPlan) -> list[str | None]:
    return [dialogue.sphere for dialogue, _ in plan.dialogues]


def reasons(plan: LessonPlan) -> list[Reason]:
    return [
        plan.explanation_reason,
        plan.package_reason,
        *(reason for note in plan.notes for _, reason in note.contrasts),
        *(bridge.reason for bridge in plan.bridges),
        *(reason for _, reason in (*plan.dialogues, *plan.left_out_dialogues)),
        *(planned.reason for planned in (*plan.exercises, *plan.left_out)),
    ]


def test_three_learners_get_three_lessons(content: loading.Library) -> None:
    adult, teen = plan_of(content, ADULT), plan_of(content, TEEN)
    child = plan_of(content, CHILD, "balapan-01-01")
    assert dialogues(adult)[0] == "clinic" and dialogues(teen)[0] == "school"
    assert dialogues(child), "a child has a dialogue too"
    assert len({tuple(exercises(plan)) for plan in (adult, teen)}) == 2
    assert adult.explanation.ru != teen.explanation.ru, "each is spoken to in its own voice"
    assert child.notes == () and child.bridges == (), "a child gets no grammar terms"
    assert child.lesson.rhymes and child.lesson.games
    assert teen.bridges and any(bridge.reason.rule == "correspondence" for bridge in teen.bridges)
    assert len(child.exercises) < len(adult.exercises)


def test_a_course_for_others_is_fitted_to_its_first_age(content: loading.Library) -> None:
    course = content.courses["a1"]
    assert plan_of(content, CHILD).age.id == course.entry.ages[0] != "child"
    assert plan_of(content, ADULT, "balapan-01-01").age.id == "child", (
        "a grown-up who reads along sees what the child sees"
    )
    assert content.course_for("child").id == "balapan"
    assert {content.course_for(age).id for age in ("teen", "adult", "elder")} == {"a1"}


def test_the_notes_differ_by_language(content: loading.Library) -> None:
    alike = []
    for lesson in content.courses["a1"].lessons:
        russian, uzbek = (
            set(contrasts(plan_of(content, LearnerProfile(tag, "adult"), lesson))) for tag in ("ru", "uz")
        )
        assert russian or uzbek or content.courses["a1"].lessons[lesson].kind == "checkpoint", lesson
        assert contrasts(plan_of(content, LearnerProfile(None, "adult"), lesson)) == []
        if russian == uzbek:
            alike.append(lesson)
    # A lesson may teach only what both languages have, such as two words for "you".
    taught = [lesson for lesson in content.courses["a1"].lessons.values() if lesson.kind == "lesson"]
    assert len({*alike} & {lesson.id for lesson in taught}) < len(taught) / 4, alike


def test_every_piece_has_a_reason_that_has_a_sentence(content: loading.Library) -> None:
    met = set()
    for _, plan in every_plan(content, *THREE, LearnerProfile("tr", "elder", ("market",), "korean")):
        for reason in reasons(plan):
            assert reason.rule in RULES
            values = dict.fromkeys(reason.values, "x")
            assert "%(" not in (str(SENTENCES[reason.rule]) % values if values else str(SENTENCES[reason.rule]))
            met.add(reason.rule)
    expected = {"core", "voice", "feature", "correspondence", "cognate", "known-cognate", "false-friend", "sphere"}
    expected |= {
        "other-sphere",
        "sound-pair",
        "not-shown",
        "other-people",
        "kind-not-for-age",
        "not-this-age",
        "enough",
    }
    assert expected <= met, expected - met


def test_a_reason_says_why_it_is_this_learners(content: loading.Library) -> None:
    for profile, plan in every_plan(content, *THREE, LearnerProfile("tr", "elder", ("market",))):
        language = content.languages[profile.heritage_language or ""]
        for note in plan.notes:
            for contrast, reason in note.contrasts:
                assert contrast.for_ in language.features
                assert reason.values["feature"] == content.features[contrast.for_].name
        for dialogue, reason in plan.dialogues:
            if reason.rule == "sphere":
                assert dialogue.sphere in profile.spheres
        for planned in plan.left_out:
            assert planned.reason.rule not in ("core", "voice"), planned.exercise.id
            assert planned.exercise.id not in exercises(plan)


@pytest.mark.parametrize("tag", TURKIC)
def test_a_turkic_speaker_is_not_asked_what_is_the_same_word(tag: str, content: loading.Library) -> None:
    skipped = 0
    for _, plan in every_plan(content, LearnerProfile(tag, "adult")):
        for planned in plan.exercises:
            if planned.exercise.source_kind == "word":
                word = content.words[planned.exercise.source]
                assert tag not in word.cognates or tag in word.false_friends, planned.exercise.id
                assert planned.reason.rule != "known-cognate"
        skipped += sum(planned.reason.rule == "known-cognate" for planned in plan.left_out)
    assert skipped > 50


def test_a_turkic_speaker_has_fewer_exercises_than_one_to_whom_all_is_new(content: loading.Library) -> None:
    def total(tag: str) -> int:
        return sum(len(plan.exercises) for _, plan in every_plan(content, LearnerProfile(tag, "adult")))

    russian = total("ru")
    assert all(total(tag) < russian for tag in TURKIC)


@pytest.mark.parametrize("tag", ["uz", "tr", "az", "ru"])
def test_false_friends_are_asked_of_those_who_have_them_and_of_nobody_else(tag: str, content: loading.Library) -> None:
    asked: set[str] = set()
    for _, plan in every_plan(content, LearnerProfile(tag, "adult")):
        for planned in plan.exercises:
            if planned.exercise.source_kind == "false-friend":
                word, _, friends_tag = planned.exercise.source.rpartition("@")
                assert friends_tag == tag and planned.reason.rule == "false-friend"
                assert planned.reason.values["theirs"] == content.words[word].false_friends[tag].word
                asked.add(word)
    taught = {word for lesson in content.courses["a1"].lessons.values() for word in lesson.teaches.words}
    have = {word.id for word in content.words.values() if tag in word.false_friends} & taught
    assert asked and asked <= have
    assert len(asked) >= len(have) // 2, have - asked


def test_false_friends_are_asked_of_nobody_without_a_language(content: loading.Library) -> None:
    for _, plan in every_plan(content, LearnerProfile(None, "adult")):
        assert not any(planned.exercise.source_kind == "false-friend" for planned in plan.exercises)


@pytest.mark.parametrize("tag", [None, "ru", "uz", "dng"])
def test_a_child_never_types_and_hears_no_single_sounds(tag: str | None, content: loading.Library) -> None:
    for _, plan in every_plan(content, LearnerProfile(tag, "child", ("clinic", "office", "work", "school"))):
        assert not any(planned.exercise.kind == "type" for planned in plan.exercises)
        assert not any(planned.exercise.source_kind == "sound" for planned in plan.exercises)
        assert not Context(content, plan, plan.exercises[0].exercise, ("ru",)).typing
        assert plan.notes == () and plan.bridges == ()


@pytest.mark.parametrize("age", ["child", "teen", "adult", "elder"])
def test_nobody_sees_what_is_written_for_other_ages(age: str, content: loading.Library) -> None:
    excluding = 0
    for _, plan in every_plan(content, LearnerProfile("ru", age, ("clinic", "office", "work", "school"))):
        pieces = [*plan.sentences, *(piece for piece, _ in (*plan.dialogues, *plan.readings))]
        asked = {planned.exercise.source for planned in plan.exercises}
        pieces += [piece for piece in plan.lesson.more if piece.id in asked]
        assert all(not piece.ages or age in piece.ages for piece in pieces)
        for piece in (*plan.lesson.sentences, *plan.lesson.dialogues, *plan.lesson.more):
            if piece.ages and age not in piece.ages:
                excluding += 1
                assert piece.id not in asked
    assert excluding or age == "child", "some pieces are for other ages"


def test_the_spheres_come_in_the_learners_order(content: loading.Library) -> None:
    for lesson in content.courses["a1"].lessons.values():
        there = [
            dialogue.sphere for dialogue in lesson.dialogues
            if dialogue.sphere and (not dialogue.ages or "adult" in dialogue.ages)
        ]  # fmt: skip
        for sphere in there:
            plan = plan_of(content, LearnerProfile("ru", "adult", (sphere,)), lesson.id)
            assert dialogues(plan)[0] == sphere
        if len(there) > 1:
            plan = plan_of(content, LearnerProfile("ru", "adult", tuple(reversed(there))), lesson.id)
            assert dialogues(plan)[:2] == there[::-1][:2]


def test_the_people_fills_the_names_in_the_same_sentence(content: loading.Library) -> None:
    for lesson in content.courses["a1"].lessons.values():
        for sentence in (one for one in lesson.sentences if PLACEHOLDER.search(one.kk)):
            read = {}
            for people in ("uzbek", "korean", "german"):
                plan = plan_of(content, LearnerProfile("ru", "adult", people=people), lesson.id)
                assert sentence in plan.sentences or sentence.ages
                for tag, text in (("kk", sentence.kk), ("ru", sentence.ru), ("en", sentence.en)):
                    read[people, tag] = fill(text, plan.names, tag)
                    assert "$" not in read[people, tag]
                assert plan.package.id == people and plan.package_reason.rule == "people"
            for tag in ("kk", "ru", "en"):
                texts = [read[people, tag] for people in ("uzbek", "korean", "german")]
                assert len(set(texts)) == 3, (lesson.id, sentence.id, texts)


def test_the_package_changes_names_and_its_own_pieces_and_nothing_else(content: loading.Library) -> None:
    course = content.courses["a1"]
    own = {
        (people, piece.lesson) for people in ("uzbek", "korean")
        for piece in (*content.peoples[people].dialogues, *content.peoples[people].readings)
    }  # fmt: skip
    for lesson in course.lessons:
        peoples = [one for one in (None, "uzbek", "korean") if (one, lesson) not in own]
        plans = [plan_of(content, replace(ADULT, people=people), lesson) for people in peoples]
        assert len({tuple(exercises(plan)) for plan in plans}) == 1
        assert len({tuple(contrasts(plan)) for plan in plans}) == 1
        assert plans[0].package.id == "many" and plans[0].package_reason.rule == "all-peoples"


def test_nothing_is_guessed(content: loading.Library) -> None:
    """A package says nothing of a language, an unknown value is as none."""
    korean = plan_of(content, LearnerProfile(None, "adult", people="korean"))
    assert contrasts(korean) == [] and korean.bridges == ()
    unknown = plan_of(content, LearnerProfile("xx", "adult", ("moon",), "martian"))
    nobody = plan_of(content, LearnerProfile(None, "adult"))
    assert exercises(unknown) == exercises(nobody) and unknown.package.id == "many"


def test_the_same_profile_gets_the_same_plan(content: loading.Library) -> None:
    again = loading.load(Path(__file__).parents[2] / "lessons")
    for profile in (*THREE, LearnerProfile()):
        for lesson in content.courses["a1"].lessons:
            first, second = plan_of(content, profile, lesson), plan_of(again, profile, lesson)
            assert exercises(first) == exercises(second)
            assert contrasts(first) == contrasts(second) and dialogues(first) == dialogues(second)
            assert [repr(reason) for reason in reasons(first)] == [repr(reason) for reason in reasons(second)]
            assert {k: v.kk for k, v in first.names.items()} == {k: v.kk for k, v in second.names.items()}


def test_an_unknown_lesson_is_no_plan(content: loading.Library) -> None:
    with pytest.raises(KeyError):
        plan_of(content, ADULT, "a1-99-01")


@pytest.mark.parametrize("tag", [None, "ru", "uz", "ko"])
@pytest.mark.parametrize("age", ["child", "teen", "adult", "elder"])
def test_a_lesson_goes_from_recognising_to_making(tag: str | None, age: str, content: loading.Library) -> None:
    for _, plan in every_plan(content, LearnerProfile(tag, age)):
        kinds = [planned.exercise.kind for planned in plan.exercises]
        assert len(set(exercises(plan))) == len(kinds)
        assert set(kinds) <= set(content.ages[age].kinds)
        assert len(set(kinds)) >= 3, (plan.lesson.id, kinds)
        told = [
            number for number, one in enumerate(plan.exercises) if one.exercise.source_kind in ("dialogue", "reading")
        ]
        assert told == list(range(len(kinds) - len(told), len(kinds))), "what is read as a whole comes at the end"
        assert "match" not in kinds or kinds.index("match") == 0
        if "type" in kinds:
            assert kinds.index("type") > max(n for n, kind in enumerate(kinds) if kind in ("match", "order", "listen"))
