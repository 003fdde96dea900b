"""What people do with the partnership's directory and areas, one function each."""

from frankpledge.analysis.failures import ChangedMeanwhile
from frankpledge.partnership.services.agencies import (
    add_agency,
    change_agency,
    end_agency,
    succeed_agency,
)
from frankpledge.partnership.services.areas import (
    CannotDraw,
    close_area,
    define_area,
    redraw_area,
    rename_area,
)
from frankpledge.partnership.services.bases import (
    Figure,
    acknowledge_rebasing,
    take_denominators,
)
from frankpledge.partnership.services.duties import record_duty
from frankpledge.partnership.services.example import take_in_example
from frankpledge.partnership.services.groups import (
    add_group,
    change_group,
    close_group,
    end_seat,
    give_seat,
)
from frankpledge.partnership.services.loading import (
    Loaded,
    load_areas,
    load_population,
)
from frankpledge.partnership.services.making import AlreadyMade, make_home
from frankpledge.partnership.services.posts import (
    add_person,
    add_post,
    change_person,
    change_post,
    close_post,
    cover_post,
    fill_post,
    let_person_go,
    vacate_post,
)
from frankpledge.partnership.services.registers import (
    add_entry,
    change_entry,
    withdraw_entry,
)
from frankpledge.partnership.services.taking_away import take_list_away
from frankpledge.partnership.services.usual import add_usual_agencies


__all__ = [
    "AlreadyMade",
    "CannotDraw",
    "ChangedMeanwhile",
    "Figure",
    "Loaded",
    "acknowledge_rebasing",
    "add_agency",
    "add_entry",
    "add_group",
    "add_person",
    "add_post",
    "add_usual_agencies",
    "change_agency",
    "change_entry",
    "change_group",
    "change_person",
    "change_post",
    "close_area",
    "close_group",
    "close_post",
    "cover_post",
    "define_area",
    "end_agency",
    "end_seat",
    "fill_post",
    "give_seat",
    "let_person_go",
    "load_areas",
    "load_population",
    "make_home",
    "record_duty",
    "redraw_area",
    "rename_area",
    "succeed_agency",
    "take_denominators",
    "take_in_example",
    "take_list_away",
    "vacate_post",
    "withdraw_entry",
]
