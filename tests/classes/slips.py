"""What stands on a page of slips."""

import re
from typing import NamedTuple

SLIP = re.compile(r'<li class="child-card">(.*?)</li>\s*(?=<li class="child-card">|</ul>\s*</section>)', re.DOTALL)


class Printed(NamedTuple):
    """One slip: user name and password, or pictures."""

    username: str
    password: str
    pictures: tuple[str, ...]


def slips_on(page: str) -> dict[str, Printed]:
    """By name."""
    found = {}
    for slip in SLIP.findall(page):
        name = re.search(r"<bdi>([^<]+)</bdi>", slip)
        typed = re.findall(r"<dd><code>([^<]+)</code></dd>", slip)
        pictures = tuple(re.findall(r"#(\w+)\"", slip.partition("<ol>")[2].partition("</ol>")[0]))
        assert name
        found[name[1]] = Printed(*(typed or ("", "")), pictures)
    return found
