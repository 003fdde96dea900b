"""What people do in the course of a year, each a few presses on a page."""

from collections.abc import Iterable

from playwright.sync_api import Page

from tests.intake.files import crime, disorder, street_csv


SLOW_MS = 60_000
"""Loading and freezing make a person wait; more so where other tests run beside."""
LESS = {"physical": "1", "trend": "2"}


def main(page: Page) -> str:
    """Return the words of the page itself."""
    return page.locator("main").inner_text()


def press(page: Page, name: str, *, refused: bool = False) -> None:
    """Press a button and wait for what follows; a form says no only where it should."""
    page.get_by_role("button", name=name, exact=True).first.click(timeout=SLOW_MS)
    page.wait_for_load_state(timeout=SLOW_MS)
    said = page.locator(".govuk-error-summary").all_inner_texts()
    assert bool(said) == refused, (page.url, said)


def follow(page: Page, name: str) -> None:
    """Follow a link of the page by its words."""
    page.locator("main").get_by_role("link", name=name).first.click()
    page.wait_for_load_state()


def fill_date(page: Page, name: str, day: int, month: int, year: int) -> None:
    """Fill the three boxes of a date."""
    for part, value in (("day", day), ("month", month), ("year", year)):
        page.locator(f"[name={name}-{part}]").fill(str(value))


def next_stage(page: Page) -> str:
    """Return which stage of the year the start page says comes next."""
    page.goto("/")
    stage = page.locator(".govuk-task-list__item", has_text="Next").first
    return stage.inner_text()


def add_member(
    page: Page, name: str, email: str, agency: str, roles: list[str]
) -> None:
    """Add somebody of another agency."""
    page.goto("/members/add/")
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_label("Work email address").fill(email)
    page.get_by_label("Agency", exact=True).select_option(label=agency)
    for role in roles:
        page.get_by_label(role, exact=True).check()
    page.get_by_label("First day").fill("2020-01-01")
    press(page, "Add member")
    page.get_by_role("heading", name=name).wait_for()


def months(year: int, burglaries: int) -> Iterable[dict[str, object]]:
    """Yield a year of street files with so many burglaries and 15 disorders a month."""
    for month in range(1, 13):
        name = f"{year}-{month:02}"
        first = year * 10_000 + month * 100
        rows = [
            *(crime(first + number, name) for number in range(burglaries)),
            *[disorder(name)] * 15,
        ]
        yield {
            "name": f"{name}-merseyside-street.csv",
            "mimeType": "text/csv",
            "buffer": street_csv(rows),
        }


def hand_in(page: Page, *years: tuple[int, int]) -> None:
    """Hand files in, see what was read in them, and load them."""
    page.goto("/data/supply/")
    page.get_by_label("Where do the files come from?").select_option(
        label="police.uk street-level files, any force"
    )
    files = [file for year, many in years for file in months(year, many)]
    page.get_by_label("Files", exact=True).set_input_files(files)
    press(page, "Read the files")
    press(page, "Load it")
    press(page, "Load them")
    press(page, "Count the figures now")
    page.get_by_text("See what the figures say now").wait_for(timeout=SLOW_MS)


def score(page: Page, address: str, matter: str, values: dict[str, str]) -> None:
    """Give in one agency's scores of a matter; what is not named gets the least."""
    page.goto(f"{address}score/")
    follow(page, matter)
    for box in page.locator("main select").all():
        item = (box.get_attribute("name") or "").removeprefix("value_")
        options = box.locator("option").all()
        least = options[1].get_attribute("value")
        box.select_option(values.get(item, least))
    for reason in page.locator("main input[type=text]").all():
        reason.fill("Own records of 2019")
    page.get_by_label("B: good, with known gaps").check()
    press(page, "Give in these scores")


def decide(
    page: Page,
    address: str,
    matter: str,
    tier: str,
    why: str,
    *,
    refused: bool = False,
    **more: str,
) -> None:
    """Record what the board decided of a matter, or be asked why against the scores."""
    page.goto(f"{address}results/")
    page.get_by_role("link", name=f"Decide {matter}", exact=True).click()
    page.get_by_label(tier, exact=True).check()
    page.locator("[name=reason]").fill(why)
    if "owner" in more:
        page.locator("[name=owner]").select_option(label=more["owner"])
    if "measure" in more:
        page.get_by_label(more["measure"]).check()
    press(page, "Save", refused=refused)


def change_target(page: Page, plan: str, ref: str) -> None:
    """Make a target of direction one of a tenth less, by the end of 2022."""
    page.goto(f"{plan}change/target/{ref}/")
    press(page, "Choose another kind")
    page.get_by_label("Change by a percentage of the baseline").check()
    press(page, "Continue")
    page.locator("[name=percent]").fill("-10")
    fill_date(page, "due_on", 1, 1, 2023)
    press(page, "Save")


def write_objective(page: Page, plan: str, ref: str, words: str) -> None:
    """Write what is to change."""
    page.goto(f"{plan}change/objective/{ref}/")
    page.locator("[name=text]").fill(words)
    page.locator("[name=evaluation]").fill("Each March, by the analyst.")
    press(page, "Save")


def add_action(page: Page, plan: str, under: str, text: str, owner: str) -> None:
    """Put an action under an objective; its reference is offered."""
    page.goto(f"{plan}add/action/?under={under}")
    page.locator("[name=text]").fill(text)
    page.locator("[name=owner]").select_option(label=owner)
    fill_date(page, "due_on", 30, 6, 2021)
    press(page, "Save")
