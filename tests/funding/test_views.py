"""The pages of money: who sees what, forms that keep what was typed, quick lists."""

from datetime import date
from decimal import Decimal

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from frankpledge.access.states import Role
from frankpledge.funding import policies
from frankpledge.funding.models import ActionMoney, Allocation, Award, Bid, Fund, Return
from frankpledge.funding.selectors import (
    action_costs,
    endings_visible_to,
    pull,
    resting_on,
    wanted_of,
)
from frankpledge.funding.selectors.bids import plan_served, wants_more
from frankpledge.funding.selectors.outcomes import Wanted
from tests.funding.conftest import (
    DAY,
    HOME,
    KEYS,
    contract_fields,
    fund_fields,
)


pytestmark = pytest.mark.django_db


PAGES = {
    "": "Safer pot",
    "{fund}/": "How the balance is made up",
    "{fund}/if-it-ends/": "A1 Fit alley-gates",
    "ends/": "What ends in the next 24 months",
    "groups/2019/": "Burglary group",
    "bids/": "Gates in Parr",
    "bids/{bid}/": "It is specific, measurable",
    "decisions/": "It serves T1.",
    "principles/": "Fills a gap",
    "awards/": "Gates in Parr",
    "awards/{award}/": "Owners agree.",
    "returns/": "2019/20 quarter 1",
    "returns/{return}/": "looked up and not typed",
    "in-kind/": "Visits",
    "in-kind/{kind}/": "10 hours × £20",
    "services/": "Harbour Example",
    "services/{contract}/": "A review is overdue since 1 December 2019",
    "actions/": "Costs £500 in money and £200 in kind.",
    "actions/{action}/": "Funds that pay for it",
}
FORMS = (
    "add/",
    "{fund}/change/",
    "{fund}/amounts/",
    "{fund}/spend/",
    "groups/2019/{group}/",
    "bids/add/",
    "principles/add/",
    "principles/fills-gaps/change/",
    "principles/fills-gaps/drop/",
    "awards/{award}/profile/",
    "awards/{award}/close/",
    "awards/{award}/conditions/add/",
    "awards/{award}/conditions/{condition}/",
    "returns/{return}/send/",
    "in-kind/add/",
    "in-kind/{kind}/change/",
    "services/add/",
    "services/{contract}/change/",
    "services/{contract}/measures/",
    "services/{contract}/reviews/",
    "services/{contract}/reviews/{review}/",
    "actions/{action}/tie/",
    "actions/{action}/untie/{money}/",
)


def test_every_page_and_form_opens_and_no_outsider_finds_one(
    world, manager, outsider, signed_in
):
    client, stranger = signed_in(manager), signed_in(outsider)
    for address, said in PAGES.items():
        page = client.get("/funding/" + address.format(**world))
        assert said in page.content.decode(), address
    for address in (*PAGES, *FORMS):
        full = "/funding/" + address.format(**world)
        assert client.get(full).status_code == 200, address
        assert stranger.get(full).status_code == 404, address
        assert stranger.post(full, {}).status_code == 404, address


def test_what_is_not_there_is_not_found(world, manager, signed_in):
    client = signed_in(manager)
    for address in (
        "99999/",
        "groups/1900/",
        "groups/2019/99999/",
        "principles/tithe/change/",
        "principles/tithe/drop/",
        "awards/{award}/conditions/99999/",
        "services/{contract}/reviews/99999/",
        "actions/99999/",
        "actions/{action}/untie/99999/",
    ):
        full = "/funding/" + address.format(**world)
        assert client.get(full).status_code == 404, address
    assert client.get("/funding/groups/").url.startswith("/funding/groups/20")


def test_an_agency_lead_sees_their_own_agencys_money_alone(
    world, lead_officer, other_officer, signed_in
):
    police, council = signed_in(lead_officer), signed_in(other_officer)
    assert "Gates in Parr" in police.get("/funding/bids/").content.decode()
    assert "Gates in Parr" not in council.get("/funding/bids/").content.decode()
    assert "Safer pot" not in police.get("/funding/").content.decode()
    for address in (
        "groups/2019/",
        f"{world['fund']}/",
        f"services/{world['contract']}/",
    ):
        assert police.get("/funding/" + address).status_code == 404
    assert council.get(f"/funding/awards/{world['award']}/").status_code == 404


@pytest.mark.parametrize(
    ("role", "sees", "changes", "exports"),
    [
        (Role.PARTNERSHIP_MANAGER, True, True, True),
        (Role.ANALYST, True, False, True),
        (Role.BOARD_MEMBER, True, False, True),
        (Role.AUDITOR, True, False, True),
        (Role.AGENCY_LEAD, True, True, False),
        (Role.PRACTITIONER, False, False, False),
        (Role.COORDINATOR, False, False, False),
        (Role.RELEASE_APPROVER, False, False, False),
        (Role.SYSTEMS_OFFICER, False, False, False),
    ],
)
def test_what_each_role_may_do(make_member, role, sees, changes, exports):
    member = make_member("Una Example", "fire", role)
    own = member.agency_id
    assert bool(policies.may_enter(member, on=DAY)) is sees
    assert bool(policies.may_change_of(member, own, on=DAY)) is changes
    assert bool(policies.may_export(member, on=DAY)) is exports
    whole = role is Role.PARTNERSHIP_MANAGER
    assert bool(policies.may_change_whole(member, on=DAY)) is whole
    words = whole or role is Role.BOARD_MEMBER
    assert bool(policies.may_change_principles(member, on=DAY)) is words
    every = sees and role is not Role.AGENCY_LEAD
    assert bool(policies.may_see_whole(member, on=DAY)) is every


def test_who_cannot_see_a_bid_cannot_score_it_and_a_closed_award_is_left_alone(
    submitted, other_officer, board_member
):
    assert policies.may_score_bid(other_officer, submitted, on=DAY).is_hidden
    submitted.state = "scored"
    assert "while it is submitted" in (
        policies.may_score_bid(board_member, submitted, on=DAY).reason
    )


LISTS = (
    "",
    "ends/",
    "groups/2019/",
    "bids/",
    "decisions/",
    "awards/",
    "returns/",
    "in-kind/",
    "services/",
    "actions/",
)


def test_lists_are_filtered_sorted_and_taken_away(world, manager, analyst, signed_in):
    client = signed_in(manager)
    for address in LISTS:
        for kind in ("csv", "xlsx"):
            file = client.get(f"/funding/{address}?format={kind}")
            assert "attachment" in file["Content-Disposition"], address
    assert b"12000" in client.get("/funding/bids/?format=csv").content
    for address, there, gone in (
        ("?kind=core", "Nothing matches", "<td"),
        ("bids/?state=awarded&fund=Safer+pot&sort=-asked", "Gates", "Nothing matches"),
        ("ends/?kind=action", "A1 Fit", "Nothing matches"),
        ("decisions/?verdict=refused", "Nothing matches", "It serves"),
        ("awards/?state=open", "Gates", "Nothing matches"),
        ("returns/?standing=late", "Late by", "Nothing matches"),
        ("returns/?standing=sent", "Nothing matches", "Late by"),
        ("actions/?untested=on", "A2 Agree", "A1 Fit"),
        ("in-kind/?agency=Merseyside+Police", "Visits", "Nothing matches"),
        ("services/?agency=St+Helens+Council", "Advisers", "Nothing matches"),
    ):
        said = client.get("/funding/" + address).content.decode()
        assert there in said, address
        assert gone not in said, address


def copies(number):
    """Make more funds, bids, awards and lines like those there are."""
    for n in range(number):
        for row in (Fund.objects.first(), Bid.objects.first()):
            row.pk = None
            name = "name" if isinstance(row, Fund) else "title"
            setattr(row, name, f"Copy {n}")
            row.save()
        award = Award.objects.first()
        award.pk, award.bid = None, Bid.objects.get(title=f"Copy {n}")
        award.save()
        back = Return.objects.first()
        back.pk, back.award = None, award
        back.save()


def test_lists_ask_as_often_for_three_rows_as_for_one(world, manager, signed_in):
    client = signed_in(manager)
    addresses = ["/funding/" + one for one in LISTS]
    addresses += [f"/funding/{world['fund']}/if-it-ends/"]

    def counted():
        found = []
        for address in addresses:
            with CaptureQueriesContext(
                connection,
            ) as queries:
                client.get(address)
            found.append(len(queries))
        return found

    counted()
    one = counted()
    copies(2)
    assert counted() == one
    assert max(one) <= 30


def test_a_fund_is_added_on_screen_and_what_was_typed_stays(
    agencies, manager, signed_in
):
    client = signed_in(manager)
    sent = {
        "name": "New pot",
        "giver": "Mayor",
        "kind": "grant",
        "agency": agencies["council"].pk,
        "rules": "Typed with care.",
        "starts_on": "2026-04-01",
        "ends_before": "2026-01-01",
        "return_days": "30",
    }
    refused = client.post("/funding/add/", sent).content.decode()
    assert "ends before it begins" in refused
    assert "Typed with care.</textarea>" in refused
    gone = client.post("/funding/add/", sent | {"ends_before": "2028-04-01"})
    made = Fund.objects.get()
    assert gone.url == f"/funding/{made.pk}/"
    amounts = f"/funding/{made.pk}/amounts/"
    wrong = client.post(amounts, {"secured_2026": "12,000.505", "version": 1})
    assert "no more than two decimals" in wrong.content.decode()
    for typed, said in (("lots", "must be a number"), ("-5", "0 or more")):
        again = client.post(amounts, {"secured_2026": typed, "version": 1})
        assert said in again.content.decode()
    client.post(amounts, {"secured_2026": "£12,000.50", "version": 1})
    assert made.years.get().amount == Decimal("12000.50")


def test_two_peoples_texts_stand_side_by_side(fund, agencies, manager, signed_in):
    client = signed_in(manager)
    address = f"/funding/{fund.pk}/change/"
    sent = {
        **fund_fields(agencies["council"].pk, giver="What I typed"),
        "starts_on": "2019-04-01",
        "ends_before": "2021-04-01",
        "version": fund.version,
    }
    Fund.objects.update(version=fund.version + 1, giver="What another saved")
    page = client.post(address, sent).content.decode()
    assert "What another saved" in page
    assert "What I typed" in page
    assert Fund.objects.get().giver == "What another saved"
    again = client.post(address, sent | {"version": fund.version + 1})
    assert again.status_code == 302
    assert Fund.objects.get().giver == "What I typed"


def test_from_a_bid_to_its_return_on_screen(
    fund,
    agencies,
    target,
    group,
    manager,
    lead_officer,
    analyst,
    board_member,
    signed_in,
):
    Fund.objects.update(ends_before="2029-04-01")
    police, council = signed_in(lead_officer), signed_in(manager)
    bare = {
        "title": "Gates",
        "fund": fund.pk,
        "agency": agencies["police"].pk,
        "group": group.pk,
        "period_type": "financial-year",
    }
    address = police.post("/funding/bids/add/", bare).url
    assert "It lacks" in police.get(address).content.decode()
    refused = police.post(address + "submit/", {}).content.decode()
    assert "not yet achievable, evaluated" in refused
    whole = bare | {
        "objective": "Fit gates to 12 alleys in Parr so that fewer homes are entered.",
        "measure": "domestic-burglary",
        "area_code": HOME,
        "baseline": "969",
        "baseline_ends_before": "2019-04-01",
        "aim": "800",
        "achievable": "It fell by a fifth where gates were fitted in 2016.",
        "serves": f"target:{target.pk}",
        "starts_on": "2019-04-01",
        "ends_before": "2020-04-01",
        "evaluation": "Compare burglary a year before and after with other alleys.",
        "review": "The burglary group looks at it every quarter and may stop it.",
        "review_on": "2019-12-15",
        "version": 1,
    }
    assert police.post(address + "change/", whole).url == address
    assert police.get(address + "change/").status_code == 200
    bid = Bid.objects.get()
    assert (bid.target, plan_served(bid).slug) == (target, "safer-town")
    police.post(address + "amounts/", {"year_2019": "12000", "version": bid.version})
    share = {"body": "Next CSP", "money": "100", "in_kind": "50"}
    police.post(address + "shares/add/", share)
    only = bid.shares.get()
    assert police.get(f"{address}shares/999/remove/").status_code == 404
    police.post(f"{address}shares/{only.pk}/remove/", {})
    assert police.post(address + "submit/", {}).url == address
    points = {f"points_{key}": "4" for key in KEYS} | {
        f"reason_{key}": "Because." for key in KEYS
    }
    for who in (analyst, board_member):
        client = signed_in(who)
        assert "once you have given yours" in client.get(address).content.decode()
        client.post(address + "score/", points)
        assert "Because." in client.get(address).content.decode()
        assert client.get(address + "score/").status_code == 200
    council.post(address + "end-scoring/", {})
    chair = signed_in(board_member)
    assert "4.0 of 5" in chair.get(address + "award/").content.decode()
    done = chair.post(
        address + "award/",
        {"year_2019": "12000", "conditions": "Owners agree.", "reason": "Gap."},
    )
    award = Award.objects.get()
    assert done.url == f"/funding/awards/{award.pk}/"
    first = award.returns.first()
    form = f"/funding/returns/{first.pk}/send/"
    half = {
        "spent": "2,900",
        "standing": "on-course",
        "commentary": "Six gates.",
        "what_1": "Gates",
        "version": 1,
    }
    assert "Say how many of output 1" in police.post(form, half).content.decode()
    police.post(form, half | {"quantity_1": "6", "unit_1": "gates"})
    said = police.get(f"/funding/returns/{first.pk}/").content.decode()
    assert "£100 under" in said
    assert "Gates" in said
    assert police.get(form).status_code == 200


def test_bids_go_back_and_are_withdrawn_or_refused_with_a_reason(
    submitted, manager, lead_officer, signed_in
):
    council, police = signed_in(manager), signed_in(lead_officer)
    address = f"/funding/bids/{submitted.pk}/"
    unsaid = council.post(address + "back/", {}).content.decode()
    assert "Answer “Why?”" in unsaid
    council.post(address + "back/", {"why": "Dates."})
    assert Bid.objects.get().state == "draft"
    police.post(address + "withdraw/", {"why": "No staff."})
    assert Bid.objects.get().state == "withdrawn"
    assert "No staff." in police.get(address).content.decode()


def test_a_bid_is_refused_on_screen(scored, board_member, signed_in):
    chair = signed_in(board_member)
    address = f"/funding/bids/{scored.pk}/"
    assert chair.get(address + "refuse/").status_code == 200
    chair.post(address + "refuse/", {"why": "No gap."})
    assert "No gap." in chair.get(address).content.decode()
    assert "No gap." in chair.get("/funding/decisions/").content.decode()


def test_the_other_forms_keep_what_they_are_given(world, manager, signed_in):
    client = signed_in(manager)
    on = "2019-09-30"
    fund = {"spent_on": on, "amount": "40", "what": "Leaflets"}
    terms = contract_fields("", service="Help line")
    whole = {
        **{k: v for k, v in terms.items() if v is not None},
        "agency": Fund.objects.get().agency_id,
        "starts_on": "2019-04-01",
        "ends_before": "2020-04-01",
    }
    tied = {
        "fund": world["fund"],
        "amount": "9",
        "starts_on": "2019-04-01",
        "ends_before": "2020-04-01",
        "certainty": "hoped-for",
    }
    profile = {
        f"quarter_{pk}": "3000" for pk in Return.objects.values_list("pk", flat=True)
    }
    given = {
        "agency": whole["agency"],
        "what": "Rooms",
        "given_on": on,
        "other_value": "30",
        "rate_source": "Hire list",
    }
    judged = {
        "measure": "marac-cases",
        "area_code": HOME,
        "period_type": "financial-year",
    }
    for address, sent in (
        ("{fund}/spend/", fund),
        ("groups/2019/{group}/", {"planned": "15000", "why": "First matter."}),
        ("principles/add/", {"key": "value", "title": "V", "asks": "?", "weight": 1}),
        ("principles/value/change/", {"title": "W", "asks": "?", "weight": 1}),
        ("principles/value/drop/", {}),
        ("awards/{award}/profile/", profile | {"version": 1}),
        ("awards/{award}/conditions/add/", {"text": "Survey."}),
        ("awards/{award}/conditions/{condition}/", {"evidence": "F", "met_on": on}),
        ("awards/{award}/close/", {"words": "Done.", "version": 2}),
        ("in-kind/add/", given),
        ("in-kind/{kind}/change/", given | {"version": 1}),
        ("services/add/", whole),
        ("services/{contract}/change/", whole | {"version": 1}),
        ("services/{contract}/measures/", judged),
        ("services/{contract}/reviews/", {"due_on": "2020-01-01"}),
        ("services/{contract}/reviews/{review}/", {"finding": "F", "held_on": on}),
        ("actions/{action}/tie/", tied),
        ("actions/{action}/untie/{money}/", {}),
    ):
        answer = client.post("/funding/" + address.format(**world), sent)
        assert answer.status_code == 302, (address, answer.content.decode()[-3000:])
    page = client.get(f"/funding/awards/{world['award']}/").content.decode()
    assert "Done." in page
    assert (
        "None late" in client.get("/funding/awards/").content.decode() or "late" in page
    )
    assert Allocation.objects.get().planned == 15000
    assert (
        "£15,000 less than planned"
        in client.get("/funding/groups/2019/").content.decode()
    )


def test_what_rests_on_a_fund_is_counted(world, manager, fund):
    found = resting_on(Fund.objects.get(), day=DAY)
    falls = found.falls
    assert (falls.actions, falls.without_other_money, falls.targets) == (1, 1, 1)
    assert (falls.contracts, falls.awards, falls.people) == (1, 1, 2)
    # 12,000 not yet spent, and the days left of the contract's 5,000 (548 of 731) and
    # of the action's 500.
    (tied,) = found.money
    days = (tied.ends_before - tied.starts_on).days
    left = Decimal(500 * (tied.ends_before - DAY).days) / days
    assert found.loses(found.contracts[0]) == Decimal("3748.29")
    assert found.loses(tied) == round(min(left, Decimal(500)), 2)
    assert falls.money == 12000 + Decimal("3748.29") + found.loses(tied)
    assert falls.hours == 10
    kinds = sorted(one.kind for one in endings_visible_to(manager, on=DAY))
    assert kinds == ["action", "award", "contract", "fund"]


def test_a_fund_may_end_on_any_day_and_others_with_it(world, manager, signed_in):
    client = signed_in(manager)
    held = Fund.objects.get()
    later = resting_on([held], day=date(2020, 1, 1), today=DAY)
    # By its profile the award will have spent 3,000 of its 12,000 by then.
    assert [later.loses(one) for one in later.awards] == [Decimal(9000)]
    assert later.lost < resting_on(held, day=DAY).lost
    assert resting_on([held], day=date(2030, 1, 1), today=DAY).lost == 0
    page = f"/funding/{held.pk}/if-it-ends/?on-day=1&on-month=4&on-year=2020"
    said = client.get(page).content.decode()
    assert "ends on 1 April 2020" in said
    assert "And these with it" not in said
    other = Fund.objects.create(
        partnership=held.partnership,
        agency=held.agency,
        name="Core",
        giver="Council",
        kind=held.kind,
        starts_on=held.starts_on,
        return_days=30,
    )
    assert "And these with it" in client.get(page).content.decode()
    both = client.get(f"{page}&also={other.pk}").content.decode()
    assert "If Safer pot and Core end on 1 April 2020" in both
    wrong = client.get(f"/funding/{held.pk}/if-it-ends/?on-day=31&on-month=6")
    assert "must include a year" in wrong.content.decode()


def test_an_actions_printed_amount_counts_where_no_fund_is_tied(world, analyst):
    ActionMoney.objects.all().delete()
    cost = {one.action.ref: one for one in action_costs(analyst, on=DAY)}
    assert (cost["A1"].amount, cost["A1"].hours) == (24000, 10)
    assert cost["A2"].claim.is_untested


def test_figures_of_another_season_are_no_result(keep, analyst):
    from frankpledge.analysis.measures.periods import quarter

    keep("domestic-burglary", {quarter(2018, 4): 300, quarter(2019, 1): 200})
    wanted = Wanted(
        "domestic-burglary",
        HOME,
        "quarter",
        since=date(2019, 4, 1),
        until=date(2019, 7, 1),
        baseline_ends_before=date(2019, 4, 1),
    )
    assert pull([wanted], by=analyst, on=DAY)[0].observation is None
    assert pull([], by=analyst, on=DAY) == []


def test_a_contract_starts_from_the_figure_before_it(world, analyst):
    contract = apps.get_model("funding", "Contract").objects.get()
    wanted = wanted_of(contract.measures.get(), contract, until=date(2020, 5, 1))
    found = pull([wanted], by=analyst, on=DAY)[0]
    assert (found.outcome.status, found.outcome.change) == ("target reached", -269)


def test_a_measure_that_is_not_judged_has_no_better_way(measures):
    assert wants_more("domestic-burglary") is False
    assert wants_more("tithe") is None


@pytest.mark.parametrize("what", ["bid", "award", "return"])
@pytest.mark.parametrize("form", ["html", "docx", "odt", "pptx", "ods", "xlsx", "csv"])
def test_the_moneys_documents_come_in_every_format(
    what, form, world, manager, outsider, signed_in
):
    place = f"/funding/{what}s/{world[what]}/paper.{form}"
    made = signed_in(manager).get(place)
    assert made.status_code == 200
    assert f"{what}-{world[what]}." in made["Content-Disposition"]
    assert len(made.content) > 500
    assert signed_in(outsider).get(place).status_code == 404


def test_a_document_of_money_says_what_the_page_says_and_offers_nothing_to_press(
    world, manager, signed_in
):
    client = signed_in(manager)

    def words(what):
        place = f"/funding/{what}s/{world[what]}/paper.html"
        return client.get(place).content.decode()

    bid, award, quarter = words("bid"), words("award"), words("return")
    assert "Time-bound" in bid
    assert "Reasons for the points" in bid
    assert "What the board decided" in bid
    assert "Owners agree." in award
    assert "Tick it" not in award
    assert "looked up and not typed" in quarter
    assert client.get(f"/funding/bids/{world['bid']}/paper.exe").status_code == 404
    assert "paper.pdf" in client.get(f"/funding/bids/{world['bid']}/").content.decode()
