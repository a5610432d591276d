"""Somebody at a lesson: reads what is on the screen, taps or types an answer, right or wrong as told, and goes on."""

import json
import random
import re
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from webapp.courses.adaptation import plan_lesson
from webapp.courses.cutting import cut_word
from webapp.courses.generation import by_id
from webapp.courses.loading import Library
from webapp.courses.profile import LearnerProfile
from webapp.demo.cast import PASSWORD
from webapp.demo.simulated import give
from webapp.practice.exercises import kind_of
from webapp.practice.posing import Context

ANYBODY = LearnerProfile()
FINISHED = "The lesson is done"


@dataclass
class Learner:
    """A learner at `page`. `javascript` says whether tiles are to be expected, or lists."""

    page: Page
    content: Library
    profile: LearnerProfile = ANYBODY
    javascript: bool = True
    # The languages of explanation, best first.
    languages: tuple[str, ...] = ("en", "ru")

    @property
    def form(self) -> Locator:
        return self.page.locator("form.answer")

    @property
    def field(self) -> Locator:
        return self.form.locator("input[type=text]")

    @property
    def ended(self) -> Locator:
        return self.page.get_by_role("heading", name=FINISHED)

    def hidden(self, name: str) -> str:
        """A hidden field of the form."""
        return self.form.locator(f"input[name={name}]").input_value()

    @property
    def exercise(self) -> str:
        """The id of the exercise on the screen."""
        return self.hidden("exercise")

    @property
    def attempt(self) -> int:
        """Which try it is, from 0; a test gives one."""
        field = self.form.locator("input[name=attempt]")
        return int(field.input_value()) if field.count() else 0

    @property
    def progress(self) -> tuple[int, int]:
        """What the bar shows: done, of all."""
        bar = self.page.get_by_role("progressbar")
        return int(bar.get_attribute("value") or 0), int(bar.get_attribute("max") or 0)

    def begin(self, lesson: str) -> None:
        """Open a lesson and its exercises; a lesson done before is begun again."""
        self.page.goto(f"/practice/{lesson}?lang=en&read=1")
        self.page.get_by_role("link", name=re.compile("Start the exercises|Go on where you left")).click()
        expect(self.form.or_(self.ended)).to_be_visible()
        if self.ended.is_visible():
            self.page.get_by_role("button", name="Practise this lesson again").click()
            expect(self.form).to_be_visible()

    def context(self) -> Context:
        """What the site knows of the exercise on the screen."""
        found = self.content.lesson(self.exercise.split("/")[0])
        assert found is not None, self.exercise
        course, lesson = found
        exercise = by_id(lesson, self.content, self.exercise)
        assert exercise is not None, self.exercise
        plan = plan_lesson(self.content, course, lesson.id, self.profile)
        return Context(self.content, plan, exercise, self.languages, self.attempt)

    def fill(self, right: bool = True) -> None:
        """Give an answer to whatever is on the screen."""
        context = self.context()
        given = give(context, 1.0 if right else 0.0, random.Random(1))
        kind = context.exercise.kind
        if kind == "match":
            self._match(list(json.loads(given).values()))
        elif kind == "order":
            self._order(given, context)
        elif kind == "sort":
            self._sort(json.loads(given))
        elif kind == "build":
            self._build(given.split("|"), context)
        elif kind in ("choose", "read", "speak") or (kind == "reply" and kind_of(context).pose(context).options):
            self._tap(given, context)
        elif not kind_of(context).pose(context).options:
            # A near miss would be another verdict: whoever is to be wrong writes something else altogether.
            self.field.fill(given if right else "шшшшшш")
        elif kind == "ending":
            stem, _ = cut_word(context.sentence()) or ("", "")
            self._tap(given.removeprefix(stem), context)
        else:
            self._tap("right" if right else "", context)

    def _tap(self, value: str, context: Context) -> None:
        values = [option.value for option in kind_of(context).pose(context).options]
        place = values.index(value) if value in values else next(n for n, one in enumerate(values) if one != "right")
        self.form.locator(f'.option:has(input[value="o{place}"])').click()

    def _order(self, given: str, context: Context) -> None:
        said = re.sub(r"[^\w -]", "", given)
        # Longest first: a tile may hold two words.
        left = sorted(kind_of(context).pose(context).options, key=lambda option: -len(option.text))
        place = 0
        while left:
            said = said.lstrip(" -")
            tile = next(option for option in left if f"{said} ".startswith(f"{option.text} "))
            left.remove(tile)
            said = said.removeprefix(tile.text)
            if self.javascript:
                self.form.locator(f'.bank .tile[value="{tile.value}"]').click()
            else:
                self.form.locator(f"select[name=slot-{place}]").select_option(tile.value)
            place += 1

    def _sort(self, into: dict[str, str]) -> None:
        for number, (word, basket) in enumerate(into.items()):
            if self.javascript:
                self.form.locator(f'.tile[value="{word}"]').click()
                self.form.locator(f'[data-basket="{basket}"] .put').click()
            else:
                self.form.locator(f'label:has(input[name=word-{number}][value="{basket}"])').click()

    def _build(self, pieces: list[str], context: Context) -> None:
        tiles = {option.text: option.value for option in kind_of(context).pose(context).options}
        for place, piece in enumerate(pieces):
            if self.javascript:
                self.form.locator(f'.bank .tile[value="{tiles[piece]}"]').click()
            else:
                self.form.locator(f"select[name=slot-{place}]").select_option(tiles[piece])

    def _match(self, partners: list[str]) -> None:
        left = self.form.locator(".tile[aria-pressed]")
        for place, partner in enumerate(partners):
            if not self.javascript:
                self.form.locator(f"select[name=pair-{place}]").select_option(partner)
                continue
            if left.nth(place).get_attribute("aria-pressed") != "true":
                left.nth(place).click()
            self.form.locator(f'.tile[value="{partner}"]').click()

    def placing(self) -> None:
        """Give the right answer in a placement test, which says nothing of it."""
        self.fill()
        self.form.get_by_role("button", name="Next").click()

    def check(self) -> None:
        """Press the button."""
        self.form.locator("button.primary").click()

    def answer(self, right: bool = True) -> None:
        """Answer, and see the verdict."""
        self.fill(right)
        self.check()
        self.sees("right" if right else "wrong")

    def sees(self, verdict: str) -> None:
        """The feedback is there, with this verdict."""
        expect(self.page.locator("[data-verdict]")).to_have_attribute("data-verdict", verdict)

    def go_on(self) -> None:
        """From the feedback to the next exercise, or to the end."""
        self.page.locator("[data-next]").click()
        expect(self.form.or_(self.ended)).to_be_visible()

    def until(self, wanted: Locator) -> None:
        """Answer rightly until `wanted` is on the screen."""
        while not wanted.is_visible():
            assert not self.ended.is_visible(), "the lesson ended before it came"
            self.answer()
            self.go_on()


def sign_in(page: Page, username: str, password: str = PASSWORD) -> None:
    """Sign in through the page, in English."""
    page.goto("/login?lang=en")
    page.get_by_label("User name or e-mail").fill(username)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", level=2, name="Your yurt")).to_be_visible()


def register(page: Page, username: str, password: str = PASSWORD) -> None:
    """Register through the page, in English."""
    page.goto("/register?lang=en")
    page.get_by_label("User name", exact=True).fill(username)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_label("Your name, as your teacher should see it").fill(username.title())
    page.get_by_role("button", name="Register").click()
    expect(page.get_by_role("status")).to_contain_text("You are registered. What you did so far is kept.")
