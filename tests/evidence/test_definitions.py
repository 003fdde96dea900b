"""Definitions: shipped, changed on screen, checked by a second person."""

import json

import pytest
from django.db import IntegrityError, transaction

from frankpledge.access.decisions import NotAllowed
from frankpledge.access.states import Role
from frankpledge.analysis.measures import catalogue
from frankpledge.evidence import policies, selectors, services
from frankpledge.evidence.forms import DefinitionForm
from frankpledge.evidence.models import MeasureVersion
from frankpledge.evidence.rules.written import box_for, boxes_of, content_of, readable
from frankpledge.evidence.selectors.measures import UnknownMeasure
from frankpledge.evidence.services.definitions import NothingChanged
from frankpledge.evidence.states import VersionState
from tests.evidence.conftest import AT, HOME, LATER, TODAY


pytestmark = pytest.mark.django_db


@pytest.fixture
def second(make_member):
    return make_member("Zoe Example", "council", Role.ANALYST)


def changed(version: MeasureVersion, **boxes) -> dict:
    fields = boxes_of(version.definition) | {"written_on": TODAY} | boxes
    return content_of(fields)


def propose(by, **boxes) -> MeasureVersion:
    version = selectors.measure("burglary")
    return services.propose_definition(
        by=by,
        content=changed(version, **boxes),
        reason="Residents are the wrong base.",
        at=AT,
        on=TODAY,
    )


def test_shipped_measures_are_there_from_the_start(db) -> None:
    assert set(selectors.definitions_in_force()) == set(catalogue())
    assert services.load_catalogue(at=AT) == []


def test_changed_product_definition_replaces_the_shipped_one(db, monkeypatch) -> None:
    known = catalogue()
    newer = known["burglary"].model_copy(update={"decimals": 3})
    monkeypatch.setattr(
        "frankpledge.evidence.services.definitions.catalogue",
        lambda: {"burglary": newer},
    )
    assert services.load_catalogue(at=LATER) == ["burglary"]
    assert selectors.measure("burglary").number == 2
    assert selectors.version("burglary", 1).state == VersionState.REPLACED
    assert services.load_catalogue(at=LATER) == []


def test_product_definition_waits_where_the_partnership_has_its_own(
    analyst, second, monkeypatch
) -> None:
    own = propose(analyst, decimals=1)
    services.check_definition(by=second, version=own, at=LATER, on=TODAY)
    newer = catalogue()["burglary"].model_copy(update={"decimals": 3})
    monkeypatch.setattr(
        "frankpledge.evidence.services.definitions.catalogue",
        lambda: {"burglary": newer},
    )
    services.load_catalogue(at=LATER)
    assert selectors.measure("burglary").number == 2
    assert selectors.version("burglary", 3).state == VersionState.PROPOSED


def test_proposal_changes_nothing_until_a_second_person_checks_it(
    two_years, analyst, second
) -> None:
    proposed = propose(analyst, decimals=1, name="House burglary")
    assert selectors.measure("burglary").number == 1
    assert list(selectors.proposals()) == [proposed]
    with pytest.raises(NotAllowed, match="Somebody other than the author"):
        services.check_definition(by=analyst, version=proposed, at=LATER, on=TODAY)
    services.check_definition(by=second, version=proposed, at=LATER, on=TODAY)
    now = selectors.measure("burglary")
    assert (now.number, now.name, now.definition.checker) == (
        2,
        "House burglary",
        "Zoe Example",
    )
    assert selectors.version("burglary", 1).state == VersionState.REPLACED


def test_old_figures_stay_with_the_old_definition(two_years, analyst, second) -> None:
    proposed = propose(analyst, multiplier=100_000)
    services.check_definition(by=second, version=proposed, at=LATER, on=TODAY)
    assert selectors.observations("burglary", HOME, "month") == []
    services.refresh(by=None, at=LATER, as_of=TODAY, datasets=["police-street"])
    now = selectors.observations("burglary", HOME, "month")[0]
    then = selectors.observations("burglary", HOME, "month", AT)[0]
    assert now.value == pytest.approx(100 * then.value)
    assert (now.version, then.version) == (2, 1)
    old = selectors.kept_series(
        "burglary", HOME, "month", version=selectors.version("burglary", 1)
    )
    assert old.keeping.version == 1


def test_definition_read_before_is_read_anew_where_its_text_differs(db) -> None:
    version = selectors.measure("burglary")
    known = version.definition
    assert selectors.measure("burglary").definition is known
    MeasureVersion.objects.filter(pk=version.pk).update(
        content=version.content | {"decimals": known.decimals + 1}
    )
    assert selectors.measure("burglary").definition.decimals == known.decimals + 1


def test_same_definition_is_refused(analyst) -> None:
    propose(analyst, decimals=1)
    with pytest.raises(NothingChanged):
        propose(analyst, decimals=1)


def test_new_measure_is_proposed_and_comes_into_force(analyst, second) -> None:
    version = selectors.measure("shoplifting")
    content = changed(version, id="shop-raids", name="Shop raids", aliases="")
    made = services.propose_definition(
        by=analyst, content=content, reason="Asked for", at=AT, on=TODAY
    )
    with pytest.raises(UnknownMeasure):
        selectors.measure("shop-raids")
    services.check_definition(by=second, version=made, at=LATER, on=TODAY)
    assert selectors.measure("Shop Raids").measure == "shop-raids"


def test_proposal_can_be_withdrawn_and_then_not_be_checked(analyst, second) -> None:
    proposed = propose(analyst, decimals=1)
    withdrawn = services.withdraw_definition(by=second, version=proposed, on=TODAY)
    assert withdrawn.state_name is VersionState.WITHDRAWN
    assert not policies.may_check_definition(second, withdrawn, on=TODAY)
    assert not policies.may_withdraw_definition(second, withdrawn, on=TODAY)


def test_practitioner_may_not_propose(practitioner) -> None:
    with pytest.raises(NotAllowed):
        propose(practitioner, decimals=1)


def test_shipped_proposal_may_be_checked_by_any_analyst(analyst, db) -> None:
    version = selectors.measure("burglary")
    version.state = VersionState.PROPOSED
    assert policies.may_check_definition(analyst, version, on=TODAY)


def test_database_refuses_a_checker_who_is_the_author(analyst, db) -> None:
    version = propose(analyst, decimals=1)
    version.checker, version.checked_at = analyst, AT
    with pytest.raises(IntegrityError), transaction.atomic():
        version.save()


def test_old_names_lead_to_the_measure(db) -> None:
    assert selectors.measure("NI 32").measure == "marac-repeat-rate-older-rule"
    assert selectors.measure_is_known("ni-32")
    assert not selectors.measure_is_known("no such thing")


def test_board_member_sees_only_what_is_published(
    two_years, board_member, manager
) -> None:
    assert list(selectors.measures_visible_to(board_member, on=TODAY)) == []
    services.publish_series(
        by=manager,
        measures=["burglary"],
        area_codes=[HOME],
        period_types=["month"],
        periods=["2019-06-01"],
    )
    seen = selectors.measures_visible_to(board_member, on=TODAY)
    assert [version.measure for version in seen] == ["burglary"]


def test_restricted_measures_are_for_those_who_work_on_them(
    db, analyst, practitioner, outsider
) -> None:
    MeasureVersion.objects.filter(measure="burglary").update(is_restricted=True)
    version = selectors.measure("burglary")
    assert policies.may_see_measure(analyst, version, on=TODAY)
    assert not policies.may_see_measure(practitioner, version, on=TODAY)
    assert version in selectors.measures_visible_to(analyst, on=TODAY)
    assert version not in selectors.measures_visible_to(practitioner, on=TODAY)
    assert selectors.measures_visible_to(practitioner, on=TODAY).exists()
    assert not selectors.measures_visible_to(outsider, on=TODAY).exists()


def form(**boxes) -> DefinitionForm:
    data = boxes_of(selectors.measure("burglary").definition) | {"reason": "Because"}
    data |= {"valid_from_0": "1", "valid_from_1": "4", "valid_from_2": "2020"}
    data |= {"valid_from-day": "1", "valid_from-month": "4", "valid_from-year": "2020"}
    data |= boxes
    return DefinitionForm(data, written_on=TODAY, author="Ada Example")


def test_definition_form_keeps_what_it_was_given(db) -> None:
    filled = form()
    assert filled.is_valid(), filled.errors
    assert filled.content["numerator"]["kinds"] == ["burglary"]
    assert filled.content["denominator"]["per"] == "residents"


@pytest.mark.parametrize(
    ("boxes", "box", "words"),
    [
        ({"per": "none"}, "__all__", "A rate or percentage needs a denominator."),
        ({"per": "measure"}, "per", "A base that is a measure names it"),
        ({"id": "Not a name"}, "id", "letters, figures and hyphens"),
        ({"breaks": "yesterday New rules"}, "breaks", "date"),
        ({"rests_on": "series", "series": ""}, "series", "series"),
        ({"small_numbers_reason": ""}, "__all__", "Say why no suppression is needed."),
    ],
)
def test_definition_form_says_what_is_wrong_where_it_is(db, boxes, box, words) -> None:
    wrong = form(**boxes)
    assert not wrong.is_valid()
    assert words in str(wrong.errors), wrong.errors


def test_boxes_of_every_shipped_definition_give_it_back(db) -> None:
    for definition in catalogue().values():
        fields = boxes_of(definition) | {"written_on": definition.written_on}
        content = content_of(fields)
        again = type(definition).model_validate_json(
            json.dumps({**content, "author": definition.author})
        )
        assert again.numerator == definition.numerator
        assert again.denominator == definition.denominator
        assert again.breaks == definition.breaks


def test_faults_lead_to_their_boxes() -> None:
    assert box_for(()) is None
    assert box_for(("numerator", "incidents", "dataset")) == "dataset"
    assert box_for(("denominator", "series")) == "per"
    assert box_for(("numerator", "other")) == "rests_on"
    assert box_for(("name",)) == "name"
    assert readable("Value error, no good") == "no good."
