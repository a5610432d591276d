"""The figures of a branch as rows of a file: the lines of the table on screen, one below the other."""

from webapp import i18n
from webapp.branch.figures import Line, Table
from webapp.i18n import gettext as _
from webapp.spreadsheets import Cell


def rows(table: Table) -> list[list[Cell]]:
    """A heading, then every line. What is not shown on screen is not in the file."""
    levels = {"class": _("Class"), "association": _("Association"), "whole": _("Altogether")}
    head: list[Cell] = [
        _("Line"),
        _("Association"),
        _("Class"),
        _("Form of study"),
        _("Classes"),
        _("Teachers"),
        _("Forms of study"),
        _("Learners"),
        _("Active in two weeks"),
        _("Share active, %"),
        _("Lessons completed this quarter"),
    ]
    return [head, *(_row(line, levels) for line in table.lines)]


def _row(line: Line, levels: dict[str, str]) -> list[Cell]:
    return [
        levels[line.level],
        i18n.named(line.node.association) if line.node else "",
        line.name,
        line.form_name,
        line.classes if line.level != "class" else None,
        line.teachers,
        line.forms if line.level != "class" else None,
        line.learners,
        line.active,
        round(100 * line.share) if line.share is not None else None,
        line.lessons,
    ]
