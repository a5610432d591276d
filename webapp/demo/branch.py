"""What the demo's Korean association in Almaty offers, its timetable, and its public page."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from webapp.associations.timetable import Weekly
from webapp.branch.study_actions import keep_page, open_form, publish
from webapp.models import Class

ASSOCIATION = "korean-kz-75"
TERM = {"course_id": "a1", "first_day": date(2026, 9, 1), "last_day": date(2027, 5, 31)}
PLACE = "Құрманғазы көшесі 40, 2-қабат"
# Values of a form of study, its times, and the name of the class that belongs to it.
FORMS: tuple[tuple[dict[str, object], tuple[Weekly, ...], str], ...] = (
    (
        {
            "kind": "evening-course",
            "name": "Вечерний казахский",
            "sphere": "work",
            "age_group": "adult",
            "place": PLACE,
            "public": True,
        },
        (Weekly(2, "18:30", 90), Weekly(4, "18:30", 90)),
        "Кешкі топ А1",
    ),
    (
        {
            "kind": "sunday-school",
            "name": "Жексенбілік мектеп",
            "sphere": "school",
            "age_group": "child",
            "place": PLACE,
            "public": True,
        },
        (Weekly(7, "11:00", 60),),
        "Жексенбілік мектеп",
    ),
)
TEXTS = {
    "about_kk": "Мұнда қазақ тілін үлкен де, кіші де үйренеді. Бастау үшін ештеңе білу қажет емес.",
    "about_ru": "Здесь учат казахский взрослые и дети. Чтобы начать, ничего знать не нужно.\n\nПервая встреча всегда открыта для гостей.",
    "join_ru": "Приходите на любую встречу или позвоните нам. Учитель даст код класса.",
}
CONTACTS = {
    "phone": "+7 700 000 00 00",
    "email": "aidyn@example.org",
    "address": "Алматы, Құрманғазы көшесі 40",
    "website": "",
}


def open_branch(session: Session, classes: list[Class], now: datetime) -> None:
    """Two forms of study with their classes, and a page that everybody can open. Flushes."""
    for values, times, class_name in FORMS:
        form = open_form(session, ASSOCIATION, {**TERM, **values}, times, now)
        for class_ in classes:
            if class_.name == class_name and class_.association_id == ASSOCIATION:
                class_.form_of_study_id = form.id
    keep_page(session, ASSOCIATION, TEXTS, CONTACTS, now)
    publish(session, ASSOCIATION, now)
