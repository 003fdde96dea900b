"""Drawing neighbourhoods."""

import click

from frankpledge.config.cli.areas.noun import actor, group
from frankpledge.config.cli.areas.showing import facts, in_words
from frankpledge.config.cli.frame import Desk, command


@command(group, writes=True)
@click.argument("code")
@click.option("--name", required=True)
@click.option("--ward", "wards", multiple=True, help="A ward's code; again for more.")
@click.option("--lsoa", "lsoas", multiple=True, help="An LSOA's code; again for more.")
@click.option("--note", default="")
def draw(
    desk: Desk,
    code: str,
    name: str,
    wards: tuple[str, ...],
    lsoas: tuple[str, ...],
    note: str,
) -> None:
    """
    Draw a neighbourhood out of wards, LSOAs or both.

    \b
    frankpledge areas draw parr-forum --name "Parr forum" --ward E05000169 --ward E05000170
    """
    from frankpledge.partnership.selectors import area, home
    from frankpledge.partnership.services import define_area

    with desk.rehearsed():
        drawn = define_area(
            partnership=home(),
            code=code,
            name=name,
            made_of=[area(ward) for ward in wards],
            lsoas=lsoas,
            note_text=note,
            by=actor(desk),
            on=desk.today(),
        )
        found = facts(drawn)
    desk.answer(found, in_words(found))
