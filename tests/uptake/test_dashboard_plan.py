"""Plan beside fact: the same indicator of the same place and year, and nothing else."""

from datetime import date
from types import SimpleNamespace

import pytest

from webapp.uptake.dashboard import plan
from webapp.uptake.dashboard.figures import Issue, Rules, breaks, key_figures, movers
from webapp.uptake.dashboard.plan import own_lines, stated
from webapp.uptake.populations import data_rows, populations_on, same_borders, splits

RULES = Rules()


def target(indicator: str, value: float, year: int = 2026, region: str | None = None) -> SimpleNamespace:
    return SimpleNamespace(
        indicator=indicator,
        region_code=region,
        year=year,
        value=value,
        unit="people",
        status="target",
        document="Decision No. 1",
    )


def issue(period: str, made_on: date = date(2026, 10, 12), **cells: dict[str, int | None]) -> Issue:
    return Issue(
        period, 1, made_on, {"*": cells.pop("all", {}), **{key.replace("_", "-"): one for key, one in cells.items()}}
    )


def only(period: str, **cells: int | None) -> dict[str, Issue]:
    return {period: issue(period, all=cells)}


@pytest.mark.parametrize(
    ("published", "wanted", "said"),
    [
        (only("2026", learners=1200), 1000, plan.MET),
        (only("2026", learners=900), 1000, plan.BEHIND),
        (only("2026Q3", learners=1200), 1000, plan.MET),
        (only("2026Q3", learners=900), 1000, plan.ON_THE_WAY),
        (only("2026", learners=None), 1000, plan.UNKNOWN),
        (only("2025", learners=1200), 1000, plan.FUTURE),
    ],
)
def test_a_target_beside_its_year(published: dict[str, Issue], wanted: float, said: str) -> None:
    assert [one.verdict for one in own_lines([target("learners", wanted)], published, RULES, 2026)] == [said]


def test_a_quarter_does_not_decide_a_years_share() -> None:
    published = only("2026Q3", active=80, learners=100)
    line = own_lines([target("active_share", 50)], published, RULES, 2026)[0]
    assert (line.fact, line.verdict) == (80, plan.ON_THE_WAY)


def test_the_year_says_more_than_its_last_quarter() -> None:
    published = only("2026Q4", learners=500) | only("2026", learners=1500)
    line = own_lines([target("learners", 1000)], published, RULES, 2026)[0]
    assert (line.period, line.fact) == ("2026", 1500)


def test_a_region_is_measured_by_its_own_figure() -> None:
    published = {"2026": issue("2026", all={"learners": 5000}, KZ_75={"learners": 700})}
    assert own_lines([target("learners", 1000, region="KZ-75")], published, RULES, 2026)[0].fact == 700


def test_a_share_from_a_small_base_is_not_measured() -> None:
    line = own_lines([target("active_share", 50)], only("2026", active=15, learners=20), RULES, 2026)[0]
    assert (line.fact, line.verdict) == (None, plan.UNKNOWN)


def test_what_documents_plan_is_never_an_indicator_of_ours() -> None:
    codes = {row["indicator"] for row in data_rows("targets.tsv")}
    assert len(codes) >= 20 and not codes & plan.OURS
    assert own_lines([target(one, 1) for one in codes], only("2026", learners=5), RULES, 2026) == []
    measures = stated([target("population-state-language", 84), target("learners", 5)])
    assert [[one.indicator for one in each.rows] for each in measures] == [["population-state-language"]]


def test_the_same_words_in_two_documents_are_two_measures() -> None:
    said: dict[str, set[str]] = {}
    for row in data_rows("targets.tsv"):
        said.setdefault(row["indicator"], set()).add(row["document"])
    assert all(len(documents) == 1 for documents in said.values())


def test_figures_are_not_compared_across_a_break() -> None:
    published = {
        "2026Q3": issue("2026Q3", date(2026, 10, 12), all={"active": 400, "learners": 800}),
        "2026Q2": issue("2026Q2", date(2026, 7, 12), all={"active": 900, "learners": 800}),
    }
    assert breaks("active_share", date(2026, 7, 12), date(2026, 10, 12))
    by_code = {one.code: one for one in key_figures(published, "2026Q3", "*", RULES)}
    before = {code: one.changes[1] for code, one in by_code.items()}
    assert before["active"].verdict == "broken" and before["active"].difference is None and before["active"].breaks
    assert before["learners"].verdict == "unclear"
    assert by_code["learners"].changes[0].verdict == "nothing"


def test_who_grows_and_who_falls_is_named_only_when_clear() -> None:
    published = {
        "2026Q3": issue(
            "2026Q3",
            KZ_75={"learners": 900},
            KZ_71={"learners": 300},
            KZ_10={"learners": 110},
            KZ_11={"learners": None},
        ),
        "2026Q2": issue(
            "2026Q2", KZ_75={"learners": 600}, KZ_71={"learners": 500}, KZ_10={"learners": 100}, KZ_11={"learners": 90}
        ),
    }
    grew, fell = movers(published, "2026Q3", "2026Q2", ["KZ-10", "KZ-11", "KZ-71", "KZ-75"], RULES)
    assert [(one.region, one.percent) for one in grew] == [("KZ-75", 50)]
    assert [(one.region, one.percent) for one in fell] == [("KZ-71", -40)]


def test_every_region_has_a_population_within_todays_borders() -> None:
    found = {one.category: one for one in populations_on(date(2026, 9, 30)) if one.dimension == "region"}
    assert len(found) == 20 and all(one.borders == date(2022, 6, 8) for one in found.values())
    assert found["KZ-11"].estimate and not found["KZ-75"].estimate
    assert not [one for one in populations_on(date(2021, 12, 31)) if one.dimension == "region"]


def test_the_nearest_count_from_before_stands_for_a_day() -> None:
    def of(day: date) -> date:
        return next(one.on for one in populations_on(day) if one.category == "russian")

    assert of(date(2026, 9, 30)) == date(2025, 1, 1)
    assert of(date(2024, 6, 1)) == date(2024, 1, 1)
    assert of(date(2022, 6, 1)) == date(2021, 9, 1)


def test_a_region_is_not_compared_across_its_borders() -> None:
    assert {one.code for one in splits()} == {"KZ-10", "KZ-33", "KZ-62", "KZ-79"}
    assert not same_borders("KZ-63", date(2021, 9, 1), date(2026, 1, 1))
    assert not same_borders("KZ-10", date(2021, 9, 1), date(2026, 1, 1))
    assert same_borders("KZ-39", date(2021, 9, 1), date(2026, 1, 1))
    assert same_borders("KZ-63", date(2023, 1, 1), date(2026, 1, 1))
