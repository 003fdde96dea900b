"""What is done with money, by whom, and what is refused in words."""

from datetime import date
from decimal import Decimal

import pytest

from frankpledge.access.decisions import NotAllowed
from frankpledge.analysis.measures.periods import financial_year
from frankpledge.audit.models import Entry
from frankpledge.funding import services
from frankpledge.funding.models import (
    ActionMoney,
    Allocation,
    Award,
    Bid,
    Fund,
    Principle,
    Return,
)
from frankpledge.funding.rules.money import Balance
from frankpledge.funding.selectors import (
    balance_lines,
    balance_of,
    principles_for,
    principles_on,
    result_of,
    sees_scores,
    years_of,
)
from frankpledge.funding.services import CannotFund, ChangedMeanwhile
from frankpledge.funding.states import Certainty
from tests.funding.conftest import (
    DAY,
    KEYS,
    NOW,
    bid_fields,
    contract_fields,
    contribution_fields,
    fund_fields,
    return_fields,
    scores,
)


pytestmark = pytest.mark.django_db


def test_a_fund_has_a_balance_of_secured_money_and_stands_in_the_trail(fund):
    assert balance_of(fund) == Balance(Decimal(30000), Decimal(10000))
    assert Entry.objects.filter(kind="funding", ref=f"fund:{fund.pk}").count() == 2


def test_a_fund_is_changed_by_its_holder_and_not_over_anothers_change(
    fund, manager, lead_officer, agencies
):
    fields = fund_fields(agencies["council"], name="Safer pot, second")
    changed = services.write_fund(
        fund=fund, fields=fields, version=fund.version, by=manager, on=DAY
    )
    assert changed.name == "Safer pot, second"
    with pytest.raises(ChangedMeanwhile):
        services.write_fund(fund=fund, fields=fields, version=1, by=manager, on=DAY)
    with pytest.raises(NotAllowed, match="own agency"):
        services.write_fund(
            fund=fund, fields=fields, version=1, by=lead_officer, on=DAY
        )


def test_two_funds_of_one_name_and_dates_backwards_are_refused(fund, manager, agencies):
    with pytest.raises(CannotFund, match="already"):
        services.write_fund(
            fund=None,
            fields=fund_fields(agencies["council"]),
            version=0,
            by=manager,
            on=DAY,
        )
    with pytest.raises(CannotFund, match="ends before it begins"):
        services.write_fund(
            fund=None,
            fields=fund_fields(
                agencies["council"], name="B", ends_before=date(2019, 4, 1)
            ),
            version=0,
            by=manager,
            on=DAY,
        )
    assert Fund.objects.count() == 1


def cut(fund, manager, *, accepts):
    return services.set_amounts(
        fund=fund,
        amounts={(2019, Certainty.SECURED): Decimal(5000)},
        accepts_shortfall=accepts,
        version=Fund.objects.get(pk=fund.pk).version,
        by=manager,
        on=DAY,
    )


def test_a_cut_below_what_is_promised_is_never_silent(fund, award, manager):
    with pytest.raises(CannotFund, match="£7,000 less than is promised"):
        cut(fund, manager, accepts=False)
    assert balance_of(fund).free == 18000
    cut(fund, manager, accepts=True)
    assert "£7,000 more is promised" in balance_of(fund).warning


def test_spending_comes_out_of_what_is_free(fund, manager):
    def spend(amount, day=DAY):
        return services.spend(
            fund=fund,
            what="Leaflets",
            amount=Decimal(amount),
            spent_on=day,
            by=manager,
            on=DAY,
        )

    spend(400)
    assert balance_of(fund).free == 29600
    with pytest.raises(CannotFund, match="more than the £29,600"):
        spend(29601)
    with pytest.raises(CannotFund, match="still to come"):
        spend(1, date(2019, 10, 2))


def test_a_draft_lacks_and_is_refused_until_it_does_not(
    fund, agencies, lead_officer, target
):
    bare = services.write_bid(
        bid=None,
        fields=bid_fields(fund, agencies["police"], None, review="", starts_on=None),
        version=0,
        by=lead_officer,
        at=NOW,
    )
    with pytest.raises(CannotFund, match="money, relevant, reviewed, time-bound"):
        services.submit_bid(bid=bare, by=lead_officer, at=NOW)
    mended = services.write_bid(
        bid=bare,
        fields=bid_fields(fund, agencies["police"], target),
        version=bare.version,
        by=lead_officer,
        at=NOW,
    )
    services.set_bid_amounts(
        bid=mended,
        amounts={2019: Decimal(5), 2020: Decimal(0)},
        version=mended.version,
        by=lead_officer,
        on=DAY,
    )
    sent = services.submit_bid(bid=mended, by=lead_officer, at=NOW)
    assert (sent.state, sent.serves_words) == ("submitted", "T1 domestic-burglary")
    assert list(sent.steps.values_list("state", flat=True)) == ["submitted", "draft"]


def test_what_is_submitted_changes_no_more(submitted, lead_officer, agencies, target):
    with pytest.raises(NotAllowed, match="Only a draft"):
        services.write_bid(
            bid=submitted,
            fields=bid_fields(submitted.fund, agencies["police"], target),
            version=submitted.version,
            by=lead_officer,
            at=NOW,
        )


def share(draft, by, **fields):
    empty = {"agency": None, "body": "", "money": Decimal(0), "in_kind": Decimal(0)}
    return services.add_share(bid=draft, fields=empty | fields, by=by, on=DAY)


def test_shares_name_one_body_and_a_sum(draft, lead_officer, agencies):
    made = share(draft, lead_officer, body="Next CSP", in_kind=Decimal(50))
    share(draft, lead_officer, agency=agencies["fire"], money=Decimal(10))
    with pytest.raises(CannotFund, match="not both"):
        share(draft, lead_officer, agency=agencies["fire"], body="X")
    with pytest.raises(CannotFund, match="how much"):
        share(draft, lead_officer, body="X")
    services.remove_share(share=made, by=lead_officer, on=DAY)
    assert [str(row) for row in draft.shares.all()] == [
        "Merseyside Fire and Rescue Service"
    ]


def test_scores_are_whole_reasoned_and_blind_until_given(
    submitted, analyst, board_member, lead_officer, manager, practitioner
):
    with pytest.raises(CannotFund, match="Score every principle"):
        services.score_bid(
            bid=submitted, scores={KEYS[0]: (3, "x")}, by=analyst, at=NOW
        )
    for wrong in (scores(6), dict.fromkeys(KEYS, (3, " "))):
        with pytest.raises(CannotFund, match="0 to 5 points"):
            services.score_bid(bid=submitted, scores=wrong, by=analyst, at=NOW)
    services.score_bid(bid=submitted, scores=scores(2), by=analyst, at=NOW)
    services.score_bid(bid=submitted, scores=scores(4), by=analyst, at=NOW)
    assert set(submitted.scores.values_list("points", flat=True)) == {4}
    assert sees_scores(submitted, analyst)
    assert not sees_scores(submitted, board_member)
    with pytest.raises(CannotFund, match="At least 2 people"):
        services.end_scoring(bid=submitted, by=manager, at=NOW)
    with pytest.raises(NotAllowed, match="their own bid"):
        services.score_bid(bid=submitted, scores=scores(), by=lead_officer, at=NOW)
    with pytest.raises(NotAllowed):
        services.score_bid(bid=submitted, scores=scores(), by=practitioner, at=NOW)


def test_an_auditor_sees_and_does_not_score(submitted, auditor):
    with pytest.raises(NotAllowed):
        services.score_bid(bid=submitted, scores=scores(), by=auditor, at=NOW)


def test_a_bid_sent_back_is_a_draft_without_scores(submitted, analyst, manager):
    services.score_bid(bid=submitted, scores=scores(), by=analyst, at=NOW)
    with pytest.raises(CannotFund, match="why the bid is sent back"):
        services.send_bid_back(bid=submitted, why=" ", by=manager, at=NOW)
    back = services.send_bid_back(bid=submitted, why="Dates.", by=manager, at=NOW)
    assert (back.state, back.scores.count()) == ("draft", 0)
    with pytest.raises(NotAllowed, match="Only a bid that is submitted"):
        services.send_bid_back(bid=back, why="x", by=manager, at=NOW)


def test_a_bid_is_withdrawn_for_a_reason_and_once(submitted, lead_officer):
    with pytest.raises(CannotFund, match="why the bid is withdrawn"):
        services.withdraw_bid(bid=submitted, why="", by=lead_officer, at=NOW)
    services.withdraw_bid(bid=submitted, why="No staff.", by=lead_officer, at=NOW)
    with pytest.raises(CannotFund, match="cannot become"):
        services.withdraw_bid(bid=submitted, why="x", by=lead_officer, at=NOW)


def give(bid, by, amounts=None, reason="It serves T1."):
    return services.award_bid(
        bid=bid,
        amounts=amounts or {2019: Decimal(12000)},
        conditions=["Owners agree.", ""],
        reason=reason,
        by=by,
        at=NOW,
    )


def test_an_award_keeps_what_was_seen_and_makes_its_returns(fund, scored, board_member):
    award = give(scored, board_member)
    assert balance_of(fund).free == 18000
    assert [(row.profile, row.due_on) for row in award.returns.all()] == [
        (3000, date(2019, 7, 31)),
        (3000, date(2019, 10, 31)),
        (3000, date(2020, 1, 31)),
        (3000, date(2020, 5, 1)),
    ]
    assert award.conditions.count() == 1
    seen = Bid.objects.get().decision.seen
    assert (seen["mean"], seen["scorers"], seen["asked"], seen["free"]) == (
        4.0,
        2,
        "12000.00",
        "30000.00",
    )
    assert sum(line.amount for line in balance_lines(fund)) == 18000
    assert [(one.year, one.awarded, one.free) for one in years_of(fund)] == [
        (2019, 12000, 18000),
        (2020, 0, 0),
    ]


@pytest.mark.parametrize(
    ("amounts", "said"),
    [
        ({2019: Decimal(0)}, "Say how much"),
        ({2021: Decimal(5)}, "asks nothing for 2021/22"),
        ({2019: Decimal(30001)}, "more than the £30,000"),
    ],
)
def test_no_award_is_made_of_money_that_is_not_there(
    scored, board_member, amounts, said
):
    with pytest.raises(CannotFund, match=said):
        give(scored, board_member, amounts)
    assert not Award.objects.exists()
    assert Bid.objects.get().state == "scored"


def test_a_contract_counts_before_an_award(fund, scored, board_member, manager):
    services.write_contract(
        contract=None,
        fields=contract_fields(fund.agency, fund, value=Decimal(20000)),
        version=0,
        by=manager,
        on=DAY,
    )
    with pytest.raises(CannotFund, match="once contracts are paid"):
        give(scored, board_member)


def test_who_asked_may_not_award_and_nobody_without_a_reason(
    scored, make_member, board_member, manager
):
    from frankpledge.access.states import Role

    both = make_member("Ada Example", "council", Role.BOARD_MEMBER)
    Bid.objects.update(asked_by=both)
    with pytest.raises(NotAllowed, match="Somebody other than who asked"):
        give(Bid.objects.get(), both)
    with pytest.raises(NotAllowed):
        give(scored, manager)
    with pytest.raises(CannotFund, match="Say why"):
        give(scored, board_member, reason=" ")


def test_a_bid_without_dates_owes_no_returns_and_is_not_awarded(scored, board_member):
    Bid.objects.update(starts_on=None)
    with pytest.raises(CannotFund, match="no dates"):
        give(scored, board_member)


def test_a_refusal_is_decided_once(scored, submitted, board_member):
    services.refuse_bid(bid=scored, reason="No gap.", by=board_member, at=NOW)
    assert Bid.objects.get().decision.verdict == "refused"
    with pytest.raises(NotAllowed, match="not been scored"):
        services.refuse_bid(bid=scored, reason="No.", by=board_member, at=NOW)


def send(row, by, at=NOW, **fields):
    return services.send_return(
        of_award=row,
        fields=return_fields(**fields),
        outputs=[("Gates", "gates", Decimal(6))],
        version=row.version,
        by=by,
        at=at,
    )


def test_a_return_types_spending_and_looks_its_outcome_up(
    award, lead_officer, other_officer, keep
):
    keep("domestic-burglary", {financial_year(2018): 969, financial_year(2019): 700})
    first = award.returns.first()
    send(first, lead_officer)
    assert first.outcome["status"] == "cannot tell yet"
    assert [str(row) for row in first.outputs.all()] == ["Gates: 6.00 gates"]
    with pytest.raises(ChangedMeanwhile):
        services.send_return(
            of_award=first,
            fields=return_fields(),
            outputs=[],
            version=1,
            by=lead_officer,
            at=NOW,
        )
    with pytest.raises(NotAllowed):
        send(award.returns.all()[1], other_officer)
    with pytest.raises(CannotFund, match="below nothing"):
        send(award.returns.all()[1], lead_officer, spent=-1)
    with pytest.raises(CannotFund, match="not begun"):
        send(award.returns.all()[3], lead_officer)


def test_a_whole_year_shows_a_result_with_its_price(award, lead_officer, keep):
    later = NOW.replace(year=2020, month=5)
    keep("domestic-burglary", {financial_year(2018): 969, financial_year(2019): 700})
    for row in list(award.returns.all())[:3]:
        send(row, lead_officer, at=later)
    early = result_of(Award.objects.get(), by=lead_officer, on=later.date())
    assert "2019/20 quarter 4 has not been returned" in early.priced.sentence
    last = award.returns.last()
    send(last, lead_officer, at=later)
    assert (last.outcome["value"], last.outcome["status"]) == (700, "target reached")
    services.write_contribution(
        contribution=None,
        fields=contribution_fields(lead_officer.agency, award=award),
        version=0,
        by=lead_officer,
        on=later.date(),
    )
    found = result_of(Award.objects.get(), by=lead_officer, on=later.date())
    # 12,000 over 269 fewer, and 12,200 with ten hours at 20.
    assert found.priced.sentence.startswith("£45 for each result")
    assert round(found.with_kind.cost.middle, 3) == round(12200 / 269, 3)


def test_a_restricted_result_is_kept_from_who_may_not_see_it(
    award, lead_officer, analyst, keep, restricted
):
    keep("domestic-burglary", {financial_year(2018): 969, financial_year(2019): 700})
    on = date(2020, 5, 1)
    assert result_of(award, by=lead_officer, on=on).pulled.is_withheld
    assert not result_of(award, by=analyst, on=on).pulled.is_withheld


def test_a_bid_without_a_measure_has_no_result(award, lead_officer):
    Bid.objects.update(measure="")
    said = result_of(Award.objects.get(), by=lead_officer, on=DAY).priced.sentence
    assert said == "The bid names no measure to price a result by."
    Bid.objects.update(measure="tithe")
    gone = result_of(Award.objects.get(), by=lead_officer, on=DAY)
    assert "no measure “tithe” any more" in gone.pulled.outcome.sentence
    row = Return.objects.first()
    Bid.objects.update(measure="")
    send(row, lead_officer)
    assert row.outcome is None


def test_conditions_are_ticked_with_evidence_by_the_funds_holder(
    award, manager, lead_officer
):
    made = services.add_condition(
        award=award, text="Survey.", due_on=None, by=manager, on=DAY
    )

    def tick(by=manager, evidence="Forms", met_on=DAY):
        services.tick_condition(
            condition=made, evidence=evidence, met_on=met_on, by=by, on=DAY
        )

    with pytest.raises(CannotFund, match="what shows"):
        tick(evidence=" ")
    with pytest.raises(CannotFund, match="still to come"):
        tick(met_on=date(2020, 1, 1))
    with pytest.raises(NotAllowed):
        tick(by=lead_officer)
    tick()
    assert (made.met_on, made.met_by) == (DAY, manager)


def test_a_profile_keeps_the_years_sum(award, manager):
    rows = list(award.returns.values_list("pk", flat=True))

    def profile(*sums):
        return services.set_profile(
            award=award,
            profile=dict(zip(rows, map(Decimal, sums), strict=True)),
            version=Award.objects.get().version,
            by=manager,
            on=DAY,
        )

    with pytest.raises(CannotFund, match="add up to £11,000"):
        profile(2000, 3000, 3000, 3000)
    profile(0, 4000, 4000, 4000)
    assert [row.profile for row in award.returns.all()] == [0, 4000, 4000, 4000]


def test_a_closed_award_gives_back_what_was_not_spent(
    fund, award, manager, lead_officer
):
    send(award.returns.first(), lead_officer)
    with pytest.raises(CannotFund, match="how it ended"):
        services.close_award(award=award, words="", version=1, by=manager, on=DAY)
    services.close_award(award=award, words="Done.", version=1, by=manager, on=DAY)
    assert balance_of(fund).free == 27000
    assert sum(line.amount for line in balance_lines(fund)) == 27000
    assert years_of(fund)[0].awarded == 3000
    for refused in (
        lambda: send(Return.objects.all()[1], lead_officer),
        lambda: services.close_award(
            award=award, words="x", version=2, by=manager, on=DAY
        ),
    ):
        with pytest.raises(NotAllowed, match="closed"):
            refused()


def test_principles_are_worded_anew_and_sent_bids_keep_the_old(
    submitted, partnership, board_member, analyst, manager
):
    later = date(2019, 11, 1)
    with pytest.raises(CannotFund, match="only a default"):
        services.drop_principle(key=KEYS[0], by=manager, on=later)
    for title in ("Gaps first", "Gaps before all"):
        services.word_principle(
            key="fills-gaps",
            title=title,
            asks="?",
            weight=2,
            by=board_member,
            on=later,
        )
    services.word_principle(
        key="value", title="Value", asks="?", weight=1, by=manager, on=later
    )
    now = {one.key: one for one in principles_on(partnership.pk, later)}
    assert (len(now), now["fills-gaps"].title) == (6, "Gaps before all")
    assert [one.title for one in principles_for(submitted, today=later)][2] == (
        "Fills a gap"
    )
    services.drop_principle(key="value", by=manager, on=date(2019, 12, 1))
    assert len(principles_on(partnership.pk, date(2019, 12, 1))) == 5
    Principle.objects.exclude(key="fills-gaps").delete()
    with pytest.raises(CannotFund, match="At least one"):
        services.drop_principle(key="fills-gaps", by=manager, on=date(2019, 12, 1))
    with pytest.raises(NotAllowed):
        services.drop_principle(key="fills-gaps", by=analyst, on=later)


def contribute(by, held=None, **fields):
    return services.write_contribution(
        contribution=held,
        fields=contribution_fields(by.agency, **fields),
        version=held.version if held else 0,
        by=by,
        on=DAY,
    )


def test_what_is_given_is_worked_out_from_rates(lead_officer, agencies, other_officer):
    made = contribute(lead_officer)
    assert made.value == 200
    assert contribute(lead_officer, made, hours=Decimal(12)).value == 240
    for fields, said in (
        ({"given_on": date(2020, 1, 1)}, "still to come"),
        ({"staff_rate": Decimal(0)}, "need a rate"),
        ({"vehicle_days": Decimal(1)}, "Vehicle days need"),
        ({"hours": Decimal(0)}, "Say what was given"),
    ):
        with pytest.raises(CannotFund, match=said):
            contribute(lead_officer, **fields)
    with pytest.raises(NotAllowed):
        services.write_contribution(
            contribution=made,
            fields=contribution_fields(agencies["council"]),
            version=made.version,
            by=other_officer,
            on=DAY,
        )


def test_a_contract_takes_no_more_than_its_fund_has(fund, manager, agencies):
    def write(held=None, of=fund, **fields):
        return services.write_contract(
            contract=held,
            fields=contract_fields(agencies["council"], of, **fields),
            version=held.version if held else 0,
            by=manager,
            on=DAY,
        )

    made = write()
    assert balance_of(fund).free == 25000
    write(made, value=Decimal(30000))
    with pytest.raises(CannotFund, match="more than the £30,000"):
        write(made, value=Decimal(30001))
    assert write(of=None, service="Other").fund is None


def test_a_contract_is_judged_and_reviewed(manager, agencies):
    made = services.write_contract(
        contract=None,
        fields=contract_fields(agencies["council"]),
        version=0,
        by=manager,
        on=DAY,
    )
    judged = {
        "measure": "marac-cases",
        "area_code": "E08000013",
        "period_type": "financial-year",
    }
    for aim in (5.0, 6.0):
        services.judge_contract_by(
            contract=made, fields={**judged, "aim": aim}, by=manager, on=DAY
        )
    assert made.measures.get().aim == 6
    review = services.plan_review(
        contract=made, due_on=date(2019, 9, 1), by=manager, on=DAY
    )
    with pytest.raises(CannotFund, match="planned for that day"):
        services.plan_review(contract=made, due_on=date(2019, 9, 1), by=manager, on=DAY)

    def hold(finding="Fine.", held_on=DAY):
        services.hold_review(
            review=review, finding=finding, held_on=held_on, by=manager, on=DAY
        )

    with pytest.raises(CannotFund, match="what the review found"):
        hold(" ")
    with pytest.raises(CannotFund, match="still to come"):
        hold(held_on=date(2020, 1, 1))
    hold()
    assert review.held_by == manager


def test_a_fund_is_tied_to_an_action_and_untied(fund, plan, manager):
    action = plan.priorities.get().objectives.get().actions.get(ref="A1")
    tied = services.tie_action(
        action=action,
        fund=fund,
        fields={
            "amount": Decimal(500),
            "starts_on": date(2019, 4, 1),
            "ends_before": date(2020, 4, 1),
            "certainty": "secured",
        },
        by=manager,
        on=DAY,
    )
    services.untie_action(money=tied, by=manager, on=DAY)
    assert not ActionMoney.objects.exists()


def test_a_groups_money_is_planned_and_not_over_anothers_plan(
    partnership, manager, lead_officer
):
    from django.apps import apps

    group = apps.get_model("partnership", "Group").objects.create(
        partnership=partnership, name="Burglary group", kind="theme"
    )

    def say(planned, version, by=manager):
        return services.plan_allocation(
            group=group,
            year=2019,
            planned=Decimal(planned),
            why="",
            version=version,
            by=by,
            on=DAY,
        )

    say(100, 0)
    with pytest.raises(ChangedMeanwhile):
        say(200, 0)
    say(300, 1)
    assert Allocation.objects.get().planned == 300
    with pytest.raises(NotAllowed):
        say(400, 2, lead_officer)
