"""A table of uptake as a CSV file: the cells of the screen, all rows, columns named by codes."""

import csv
import io

from webapp.uptake.indicators import INDICATORS
from webapp.uptake.queries import Table


def as_csv(table: Table) -> str:
    """The header, then a line for each combination; no totals. A cell is a number, `<10` or `…`."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([*table.by, *INDICATORS])
    writer.writerows((*(one.code for one in row.categories), *row.cells) for row in table.rows)
    return text.getvalue()


def file_name(table: Table) -> str:
    """A name that says what is in the file."""
    return f"uptake-{table.quarter}-{'-'.join(table.by)}.csv"
