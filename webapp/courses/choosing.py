"""Which exercises of a lesson a learner gets, how many of each kind, and why.

The quotas are counts per lesson of twelve; features of the heritage language move them. See `RULES` in `reasons`.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from webapp.courses import notation, schema, sounds
from webapp.courses.chains import chain_of
from webapp.courses.generation import CHILD_TOKENS, Exercise, candidates, match_words, sound_exercise
from webapp.courses.harmony import about_harmony
from webapp.courses.kinds import KINDS
from webapp.courses.loading import Library
from webapp.courses.profile import LearnerProfile
from webapp.courses.reasons import Reason
from webapp.courses.tokens import tokens

EXTRA_LIMIT = 3
_READS_RUSSIAN = frozenset({"ru", "uk", "be"})
FEWEST_OF_KINDS = 7  # a short lesson still matches, listens, orders: questions by hand give way
_ONCE = frozenset({"match", "sort", "build", "speak"})  # however short of others a lesson is
_ASKED_WHAT_WAS_SAID = 3  # every third dialogue is listened to, the others are played
FRONT_ROUNDED = frozenset("өү")


@dataclass(frozen=True)
class PlannedExercise:
    """An exercise with the reason why it is in the plan, or left out of it."""

    exercise: Exercise
    reason: Reason


def choose_exercises(
    library: Library,
    lesson: schema.Lesson,
    profile: LearnerProfile,
    age: schema.Age,
    language: schema.Language | None,
    sentences: tuple[schema.Sentence, ...],
    told: frozenset[str],
) -> tuple[tuple[PlannedExercise, ...], tuple[PlannedExercise, ...]]:
    """The exercises in the order in which they are asked, and those left out, each with its reason."""
    chooser = _Chooser(library, lesson, profile, age, language, {sentence.id: sentence for sentence in sentences}, told)
    pool = [*chooser.on_sounds(), *candidates(lesson, library)]
    refused = {exercise.id: reason for exercise in pool if (reason := chooser.refuses(exercise))}
    possible = [exercise for exercise in pool if exercise.id not in refused]
    chosen = chooser.extras(possible)
    chooser.fill(chosen, possible)
    order = {exercise.id: number for number, exercise in enumerate(pool)}
    asked = sorted(chosen.values(), key=lambda planned: (_stage(planned.exercise), order[planned.exercise.id]))
    left = [
        PlannedExercise(exercise, refused.get(exercise.id, Reason("enough")))
        for exercise in pool
        if exercise.id not in chosen
    ]
    return tuple(asked), tuple(left)


def _stage(exercise: Exercise) -> int:
    if exercise.source_kind in ("dialogue", "reading"):
        return KINDS["reply" if exercise.source_kind == "dialogue" else "read"].stage
    if exercise.source_kind == "sound":
        return KINDS["listen"].stage
    # The meaning of a sentence is asked with the listening: it is harder than that of a word.
    return KINDS["listen" if exercise.source_kind == "sentence" and exercise.kind == "choose" else exercise.kind].stage


class _Chooser:
    """One lesson for one profile."""

    def __init__(
        self,
        library: Library,
        lesson: schema.Lesson,
        profile: LearnerProfile,
        age: schema.Age,
        language: schema.Language | None,
        sentences: dict[str, schema.Sentence],
        told: frozenset[str],
    ) -> None:
        self.library, self.lesson, self.profile, self.age, self.language = library, lesson, profile, age, language
        self.sentences, self.told = sentences, told
        found = library.lesson(lesson.id)
        assert found is not None
        self.pace = found[0].entry.pace
        self.features = frozenset(language.features) if language else frozenset()
        self.quotas = self._quotas()

    def _quotas(self) -> dict[str, int]:
        quotas = {kind: rule.quota for kind, rule in KINDS.items() if kind in self.age.kinds}
        if "ending" in quotas and any(sentence.ending for sentence in self.sentences.values()):
            quotas["ending"] += 2 if "no-harmony" in self.features else -1 if "knows-harmony" in self.features else 0
        if "listen" in quotas and "no-front-rounded" in self.features:
            quotas["listen"] += 1
        if "sort" in quotas and about_harmony(self.lesson):
            quotas["sort"] = 1
        if "build" in quotas and self.lesson.teaches.forms:
            # It practises what an ending does.
            quotas["build"], quotas["ending"] = 1, max(1, quotas.get("ending", 1) - 1)
        return quotas

    def goal(self) -> int:
        """How many exercises: the age's pace, less one for every two words that the learner's language shares."""
        known = sum(1 for word in self.lesson.teaches.words if self._cognate(word))
        more = ("no-harmony" in self.features and self.age.id != "child") + len(self.on_sounds())
        fewest, most = self.pace.exercises
        return max(fewest, min(most, self.age.exercises - known // 2 + more))

    def on_sounds(self) -> list[Exercise]:
        """One exercise on two sounds, for those whose language lacks one of them; a child hears whole words only."""
        found = None if self.age.id == "child" else sounds.fitting(self.library, self.lesson, self.features)
        return [sound_exercise(self.lesson, found[1])] if found else []

    def _cognate(self, word_id: str) -> str | None:
        word = self.library.words.get(word_id)
        if word is None or self.language is None or self.language.tag in word.false_friends:
            return None
        if self.language.tag in _READS_RUSSIAN and word.gloss.ru.casefold() == word.kk.casefold():
            return word.gloss.ru  # такси, диван: its meaning is no question
        return word.cognates.get(self.language.tag)

    def refuses(self, exercise: Exercise) -> Reason | None:
        """Why an exercise is not for this learner, or None."""
        if exercise.kind not in self.age.kinds:
            return Reason("kind-not-for-age", age=self.age.names)
        check = {
            "word": self._refuses_word,
            "words": self._refuses_words,
            "sentence": self._refuses_sentence,
            "dialogue": self._refuses_told,
            "reading": self._refuses_told,
            "sound": lambda _exercise: None,
            "hand-made": self._refuses_hand_made,
            "false-friend": self._refuses_false_friend,
        }[exercise.source_kind]
        return check(exercise)

    def _refuses_word(self, exercise: Exercise) -> Reason | None:
        theirs = self._cognate(exercise.source)
        if theirs and self.language:
            return Reason(
                "known-cognate",
                theirs=theirs,
                kk=notation.shown(self.library.words[exercise.source].kk),
                language=self.language.names,
            )
        return None

    def _refuses_words(self, exercise: Exercise) -> Reason | None:
        if exercise.kind != "match":
            return None  # the vowels of a word that one knows are still to be heard
        words = match_words(self.lesson, self.library, int(exercise.source))
        if self.language and all(self._cognate(word.id) for word in words):
            return Reason(
                "known-cognate",
                theirs="…",
                kk=", ".join(notation.shown(word.kk) for word in words),
                language=self.language.names,
            )
        return None

    def _refuses_sentence(self, exercise: Exercise) -> Reason | None:
        sentence = self.sentences.get(exercise.source)
        if sentence is None:
            return Reason("not-this-age")
        if self.age.id == "child" and len(tokens(sentence.kk)) > CHILD_TOKENS:
            return Reason("too-long-for-age", age=self.age.names)
        return None

    def _refuses_told(self, exercise: Exercise) -> Reason | None:
        source = exercise.source.rpartition("-")[0] if exercise.source_kind == "reading" else exercise.source
        return None if source in self.told else Reason("not-shown")

    def _refuses_hand_made(self, exercise: Exercise) -> Reason | None:
        written = next(piece for piece in self.lesson.more if piece.id == exercise.source)
        if written.ages and self.profile.age not in written.ages:
            return Reason("not-this-age")
        tag = self.language.tag if self.language else None
        if (written.languages and tag not in written.languages) or (
            written.for_ and not self.features & set(written.for_)
        ):
            return Reason("other-language")
        return None

    def _refuses_false_friend(self, exercise: Exercise) -> Reason | None:
        mine = self.language and exercise.source.rpartition("@")[2] == self.language.tag
        return None if mine else Reason("other-language")

    def extras(self, possible: list[Exercise]) -> dict[str, PlannedExercise]:
        """What is there for this learner in particular: false friends, then exercises written for the language or for all."""
        wanted = [exercise for exercise in possible if exercise.source_kind == "false-friend"]
        wanted += [exercise for exercise in possible if exercise.source_kind == "hand-made"]
        on_sounds = [exercise for exercise in possible if exercise.source_kind == "sound"]
        return {
            exercise.id: PlannedExercise(exercise, self._extra_reason(exercise))
            for exercise in (*on_sounds, *wanted[: max(0, min(EXTRA_LIMIT, self.goal() - FEWEST_OF_KINDS))])
        }

    def _extra_reason(self, exercise: Exercise) -> Reason:
        if exercise.source_kind == "false-friend" and self.language:
            word, _, tag = exercise.source.rpartition("@")
            theirs = self.library.words[word].false_friends[tag].word
            return Reason(
                "false-friend",
                theirs=theirs,
                kk=notation.shown(self.library.words[word].kk),
                language=self.language.names,
            )
        if exercise.source_kind == "sound" and self.language:
            return Reason("sound-pair", language=self.language.names)
        written = next(piece for piece in self.lesson.more if piece.id == exercise.source)
        fitting = [feature for feature in written.for_ if feature in self.features]
        if fitting:
            return Reason("feature", feature=self.library.features[fitting[0]].name)
        return (
            Reason("written-for-language", language=self.language.names)
            if written.languages and self.language
            else Reason("core")
        )

    def fill(self, chosen: dict[str, PlannedExercise], possible: list[Exercise]) -> None:
        """Take one of each kind in turn, the kind furthest below its quota first, up to the goal; spread over the sources."""
        goal = self.goal()
        used: dict[str, int] = {}
        # Those on a dialogue, a reading and two sounds stand apart: a lesson has them whatever else is chosen.
        taken = Counter(planned.exercise.kind for planned in chosen.values() if planned.exercise.source_kind != "sound")
        for exercise in self._last(possible):
            chosen[exercise.id] = PlannedExercise(exercise, Reason("core"))
        open_kinds = [kind for kind in KINDS if self.quotas.get(kind, 0) > 0]
        while open_kinds and len(chosen) < goal:
            kind = min(open_kinds, key=lambda one: (taken[one] / self.quotas[one], KINDS[one].urgency))
            found = next((item for item in self._preferred(kind, possible, used) if item.id not in chosen), None)
            if found is None or (kind in _ONCE and taken[kind] >= self.quotas[kind]):
                open_kinds.remove(kind)
                continue
            chosen[found.id] = PlannedExercise(found, self._reason(found))
            used[found.source] = used.get(found.source, 0) + 1
            taken[kind] += 1

    def _last(self, possible: list[Exercise]) -> list[Exercise]:
        """One exercise on a dialogue; on the first reading one of its questions, from lesson to lesson another, or all at a checkpoint."""
        number = int(self.lesson.id[-2:])
        on_dialogues = [item for item in possible if item.source_kind == "dialogue"]
        on_dialogues = [item for item in on_dialogues if item.source == on_dialogues[0].source]
        if number % _ASKED_WHAT_WAS_SAID:
            on_dialogues.sort(key=lambda item: item.kind != "reply")
        questions = [item for item in possible if item.source_kind == "reading"]
        reading = questions[0].source.rpartition("-")[0] if questions else ""
        questions = [item for item in questions if item.source.rpartition("-")[0] == reading]
        if questions and self.lesson.kind != "checkpoint":
            questions = [questions[number % len(questions)]]
        return [*on_dialogues[:1], *questions]

    def _preferred(self, kind: str, possible: Iterable[Exercise], used: dict[str, int]) -> list[Exercise]:
        """Exercises of a kind, those whose source is least used first; in listening new sounds first, in building long words."""
        of_kind = [item for item in possible if item.kind == kind and item.source_kind in ("word", "words", "sentence")]
        if kind == "build":
            return sorted(of_kind, key=lambda item: (-min(2, self._endings(item)), used.get(item.source, 0)))
        new_sounds = kind == "listen" and "no-front-rounded" in self.features
        return sorted(
            of_kind, key=lambda item: (used.get(item.source, 0), new_sounds and not self._front_rounded(item))
        )

    def _endings(self, exercise: Exercise) -> int:
        """How many endings the word of a sentence has: two are worth building, one will do."""
        found = chain_of(self.library, self.sentences[exercise.source])
        return found.endings if found else 0

    def _front_rounded(self, exercise: Exercise) -> bool:
        return bool(FRONT_ROUNDED & set(self._text(exercise).lower()))

    def _text(self, exercise: Exercise) -> str:
        if exercise.source_kind == "word":
            return self.library.words[exercise.source].kk
        return self.sentences[exercise.source].kk if exercise.source in self.sentences else ""

    def _reason(self, exercise: Exercise) -> Reason:
        if exercise.kind == "ending" and self.language:
            for feature, rule in (("no-harmony", "harmony-new"), ("knows-harmony", "harmony-known")):
                if feature in self.features:
                    return Reason(rule, language=self.language.names)
        if (
            exercise.kind == "listen"
            and self.language
            and "no-front-rounded" in self.features
            and self._front_rounded(exercise)
        ):
            return Reason("sound-new", language=self.language.names)
        return Reason("core")
