"""The road of docs/teachers: from a coordinator's link to a class of twenty, a live lesson, work, a mark, and two weeks away.

`TILASHAR_GUIDE_PICTURES=docs/teachers/pictures .venv/bin/pytest tests/browser/test_teachers_guide.py` takes the pictures, in each language.
"""

import secrets
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.examiner import PHONE
from tests.browser.guiding import DESK, LANGUAGES, Hand, Words
from tests.browser.learner import Learner
from webapp.courses.loading import Library
from webapp.courses.profile import LearnerProfile

pytestmark = pytest.mark.browser

NAMES = """Айгерім Ахметова
Анна Ким
Борис Цой
Виктор Пак
Гүлнәр Сейітова
Дана Омарова
Ерлан Жұмабаев
Жанна Югай
Зарина Алиева
Игорь Ли
Камила Юсупова
Лариса Тен
Марина Шин
Нұрбек Тасболатов
Олег Хван
Полина Нам
Роман Огай
София Мун
Тимур Рахимов
Эльвира Хан"""
ANNA, BORIS = "Анна Ким", "Борис Цой"
TASK = "Өзіңіз туралы жазыңыз"
CLASS = {"kk": "Кешкі топ", "ru": "Вечерняя группа", "en": "Evening class"}
# Taps and fields from the coordinator's link to twenty slips; the guide says how many.
FEW = 11


@dataclass
class Road:
    """Everybody on it."""

    visit: Visit
    content: Library
    say: Words
    slips: dict[str, tuple[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.coordinator, self.teacher = self.somebody(desk=True), self.somebody(desk=True)
        self.anna, self.boris, self.guest = (self.somebody() for _ in range(3))

    def somebody(self, desk: bool = False) -> Hand:
        """A visitor: at a desk, or with a phone."""
        locale = {"kk": "kk-KZ", "ru": "ru-RU", "en": "en-GB"}[self.say.language]
        page = self.visit(locale=locale, **({"viewport": DESK} if desk else {}))
        return Hand(page, self.say)

    @property
    def name(self) -> str:
        """Of the class."""
        return CLASS[self.say.language]

    def username(self, begins: str) -> str:
        """One that nobody has: the site may have been walked before."""
        return f"{begins}.{secrets.token_hex(3)}"


def invited(road: Road) -> str:
    """The coordinator makes a link. Returns it."""
    hand = road.coordinator
    hand.sign_in("coordinator")
    hand.begin("/branch")
    hand.follow("Invitations")
    hand.choose("Association", "korean-kz-75")
    hand.write("For whom", "Мария Пак")
    hand.press("Make the link")
    hand.reads("The invitation is ready")
    hand.picture("01-invitation", desk=True)
    return hand.page.get_by_label(road.say("The link"), exact=True).input_value()


def registered(road: Road, link: str) -> None:
    """The teacher opens the link, registers, accepts."""
    hand = road.teacher
    hand.begin(link)
    hand.reads("You are invited")
    hand.follow("Register", hand.page.get_by_role("main"))
    hand.write("User name", road.username("maria"))
    hand.write("Password", "bulbul-dombra-kese")
    hand.write("Your name, as your teacher should see it", "Мария Пак")
    hand.press("Register", hand.page.locator("form.card"))
    hand.reads("You are invited")
    hand.press("Accept")
    hand.reads("A new class")


def class_made(road: Road) -> None:
    """A name is enough; the empty class says how to go on."""
    hand = road.teacher
    hand.write("Name of the class", road.name)
    hand.press("Make the class")
    hand.reads(road.name)


def learners_added(road: Road) -> None:
    """Twenty names at once; the slips are there."""
    hand = road.teacher
    hand.follow("Add learners")
    hand.write("Names, one on each line", NAMES)
    hand.picture("02-names", desk=True)
    hand.press("Add, slips as a page")
    slips = hand.page.locator(".child-card")
    expect(slips).to_have_count(20)
    road.slips = read_slips(hand.page)
    assert hand.steps <= FEW, f"{hand.steps} taps and fields"
    hand.picture("03-slips", desk=True)
    assert hand.pdf("All as PDF").startswith(b"%PDF")


def read_slips(page: Page) -> dict[str, tuple[str, str]]:
    """User name and password by name, as they stand on the paper."""
    found = {}
    for slip in page.locator(".child-card").all():
        username, password = slip.locator("code").all_inner_texts()
        found[slip.locator(".who").inner_text().strip()] = (username, password)
    return found


def signed_in(road: Road) -> None:
    """Two phones sign in with their slips, one joins by the code: nobody has to find the class."""
    for hand, name in ((road.anna, ANNA), (road.boris, BORIS)):
        hand.sign_in(*road.slips[name])
        hand.reads("Your yurt")
    teacher = road.teacher
    teacher.follow("To the learners")
    teacher.follow("Show it large, with a QR code")
    code = teacher.page.locator(".code-wall .code").inner_text()
    teacher.picture("04-join-code", desk=True)
    guest = road.guest
    guest.begin(f"/join/{code}")
    guest.follow("I am new here")
    guest.write("User name", road.username("vera"))
    guest.write("Password", "kese-terek-bota")
    guest.write("Your name, as your teacher should see it", "Вера Сон")
    guest.press("Register", guest.page.locator("form.card"))
    guest.picture("05-joining")
    guest.press("Join the class")
    teacher.follow(road.name)
    expect(teacher.page.get_by_role("rowheader", name="Вера Сон")).to_be_visible()


def live_lesson(road: Road) -> None:
    """One exercise for all, on the teacher's own phone."""
    teacher, phones = road.teacher, (road.anna, road.boris)
    teacher.page.set_viewport_size(PHONE)
    teacher.tab("Live lesson")
    teacher.press("Begin the live lesson")
    for phone in phones:
        phone.begin("/today")
        phone.press("I am here")
        phone.reads("You are in")
    teacher.follow("One exercise for all")
    kind = road.say("choose one")
    teacher.tap(teacher.page.locator(".live-choice li").filter(has_text=kind).first.get_by_role("button"))
    for number, phone in enumerate(phones):
        phone.page.locator("form.answer label.option").nth(number).click()
        if number == 0:
            phone.picture("06-live-phone")
        phone.press("Check")
        phone.reads("Your answer is in")
    everybody = road.say("%(done)d of %(all)d answered", done=2, all=2)
    expect(teacher.page.get_by_text(everybody)).to_be_visible()
    teacher.press("Show the answer")
    expect(teacher.page.locator(".live-tally")).to_be_visible()
    teacher.picture("07-live-teacher", at=teacher.page.locator("#live-part"))
    teacher.follow("Attendance", teacher.page.locator("#live-part"))
    teacher.tap(teacher.page.locator("#attendance button.primary"))
    expect(teacher.page.locator('[data-status="present"]')).to_have_count(2)
    teacher.tab("Live lesson")
    teacher.press("End the live lesson")
    expect(teacher.page.get_by_role("button", name=road.say("Begin the live lesson"))).to_be_visible()
    expect(teacher.page.get_by_role("heading", level=1)).to_have_count(1)
    teacher.page.set_viewport_size(DESK)


def work_given(road: Road) -> None:
    """A lesson until next week; a learner finds it on the page of the day, and four wrong answers show."""
    teacher, anna = road.teacher, road.anna
    teacher.tab("Plan")
    teacher.choose("What", "lesson:a1-01-01")
    teacher.press("Give", teacher.page.locator("#give"))
    expect(teacher.page.locator(".given > li")).to_have_count(1)
    teacher.picture("08-work", desk=True, at=teacher.page.locator("#give"))
    anna.begin("/today")
    anna.reads("Work for the class")
    anna.picture("09-today", at=anna.page.locator(".for-class"))
    anna.tap(anna.page.locator(".for-class li a").first)
    anna.follow("Start the exercises")
    learner = Learner(anna.page, road.content, LearnerProfile(age_group="adult"), languages=(road.say.language, "ru"))
    for _ in range(4):
        learner.answer(False)
        learner.go_on()


def help_needed(road: Road) -> None:
    """The class at a glance names her; her page opens, and she can read that it was opened."""
    teacher, anna = road.teacher, road.anna
    teacher.tab("The class")
    needs = teacher.page.locator(".needs li")
    expect(needs.filter(has_text=ANNA)).to_contain_text(road.say("four wrong answers in a row"))
    teacher.picture("10-who-needs-help", desk=True)
    teacher.tap(needs.get_by_role("link", name=ANNA))
    teacher.reads(ANNA)
    anna.begin("/classes")
    anna.follow("See what the teacher sees")
    anna.reads("What your teacher sees")
    anna.follow("Who looked, and when")
    anna.sees("Мария Пак")


def printed(road: Road) -> None:
    """A worksheet is a PDF."""
    teacher = road.teacher
    teacher.tab("Print")
    teacher.sees("Worksheets of what your class learns, ready for the printer.")
    assert teacher.pdf("Make the sheets").startswith(b"%PDF")


def marked(road: Road) -> None:
    """A few lines are asked for, handed in and marked; the learner reads the mark."""
    teacher, boris = road.teacher, road.boris
    teacher.tab("Marks")
    teacher.write("Prompt", TASK)
    teacher.press("Give it")
    boris.begin("/work")
    boris.follow(TASK)
    boris.write("Your text", "Менің атым Борис. Мен Алматыда тұрамын.")
    boris.press("Hand in")
    teacher.tab("Marks")
    teacher.tap(teacher.page.locator(".queue a").filter(has_text=BORIS))
    for criterion in teacher.page.locator("fieldset.points").all():
        teacher.tap(criterion.locator("label.option").last)
    teacher.press("Save")
    boris.begin("/marks")
    expect(boris.page.get_by_role("main")).to_contain_text(TASK)


def certificates(road: Road) -> None:
    """Everybody in the class is listed, with what is missing."""
    road.teacher.tab("Certificates")
    expect(road.teacher.page.locator(".certify > li")).to_have_count(21)
    road.teacher.sees("Has not sat the test in class.")


def slip_lost(road: Road) -> None:
    """A new slip ends the old password, and whoever was in with it is out."""
    teacher, boris = road.teacher, road.boris
    teacher.tab("Learners")
    teacher.tap(teacher.page.get_by_role("listitem").filter(has_text=BORIS).locator("label.pick"))
    teacher.press("New slips as a page")
    expect(teacher.page.locator(".child-card")).to_have_count(1)
    again = read_slips(teacher.page)[BORIS]
    assert again[0] == road.slips[BORIS][0] and again[1] != road.slips[BORIS][1]
    boris.begin("/classes")
    boris.reads("Sign in")
    boris.sign_in(*again)
    boris.begin("/classes")
    expect(boris.page.get_by_role("heading", name=road.name)).to_be_visible()


def two_weeks_away(road: Road) -> None:
    """A colleague of the association stands in, and finds the class among theirs."""
    teacher, colleague = road.teacher, road.somebody()
    teacher.follow("To the learners")
    teacher.follow("Teachers and substitutes")
    teacher.steps += 1
    teacher.page.get_by_label(road.say("Teacher of the association")).select_option(label="Елена Ким")
    teacher.tap(teacher.page.get_by_label(road.say("stands in for some days")))
    teacher.press("Add", teacher.page.locator("form.card"))
    expect(teacher.page.locator(".roster > li")).to_have_count(2)
    colleague.sign_in("teacher")
    colleague.begin("/classes")
    named = colleague.page.get_by_role("heading", name=road.name, exact=True)
    colleague.tap(colleague.page.get_by_role("link").filter(has=named).first)
    expect(colleague.page.get_by_role("rowheader", name=ANNA)).to_be_visible()


@pytest.fixture(params=LANGUAGES)
def road(request: pytest.FixtureRequest, visit: Visit, content: Library) -> Road:
    """At its beginning."""
    return Road(visit, content, Words(str(request.param)))


def test_a_teacher_begins_with_nothing_and_teaches_twenty(road: Road) -> None:
    registered(road, invited(road))
    class_made(road)
    learners_added(road)
    signed_in(road)
    live_lesson(road)
    work_given(road)
    help_needed(road)
    printed(road)
    marked(road)
    certificates(road)
    slip_lost(road)
    two_weeks_away(road)
