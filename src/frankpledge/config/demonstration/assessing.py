"""The demonstration's assessments: one decided and frozen, one to be scored."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from frankpledge.access.models import Member
from frankpledge.assessment import services
from frankpledge.assessment.models import Assessment, ThemeLine
from frankpledge.assessment.presenters.editions import files_of
from frankpledge.assessment.rules.scoring import usual_method
from frankpledge.assessment.selectors import scored
from frankpledge.assessment.states import (
    Confidence,
    Edition,
    RecommendationState,
    Tier,
    WatchState,
)
from frankpledge.config.demonstration import people
from frankpledge.config.demonstration.assessed import (
    ABOVE,
    CONCERN,
    DECISIONS,
    HORIZON,
    LINKS,
    MADE_LAST_TIME,
    SCORES,
    SECTIONS,
    STRATEGIES,
)
from frankpledge.config.demonstration.people import Invented
from frankpledge.partnership.models import Partnership


FROM, BEFORE = date(2018, 1, 1), date(2021, 1, 1)
FORMS = ("html", "ods")
SCORERS = (people.LEAD, people.FIRE, people.COORDINATOR)


Cast = dict[Invented, Member]


def assess(partnership: Partnership, cast: Cast, *, at: datetime) -> dict[str, Any]:
    """Make last year's assessment, this year's up to a frozen edition, and the next."""
    earlier = last_time(partnership, cast, at=at)
    this = this_time(partnership, cast, earlier, at=at)
    registers(partnership, cast[people.ANALYST], this, on=at.date())
    this = decide(this, cast, at=at)
    frozen = freeze(this, cast, at=at)
    coming = next_time(partnership, cast, this, on=at.date())
    return {"assessments": [this.slug, coming.slug], "edition": frozen}


def begin(
    partnership: Partnership, title: str, by: Member, on: date, **more: Any
) -> Assessment:
    """Begin one assessment of the demonstration."""
    return services.begin_assessment(
        partnership_id=partnership.pk,
        title=title,
        area_code=partnership.area_code,
        by=by,
        on=on,
        **more,
    )


def last_time(partnership: Partnership, cast: Cast, *, at: datetime) -> Assessment:
    """Make the assessment before: what it recommended, and what became of that."""
    analyst, manager, on = cast[people.ANALYST], cast[people.MANAGER], at.date()
    made = begin(
        partnership,
        "Strategic assessment 2019/20",
        analyst,
        on,
        looks_from=date(2017, 1, 1),
        looks_before=date(2020, 1, 1),
        review_on=date(2021, 1, 31),
    )
    for text, owner, became, said in MADE_LAST_TIME:
        row = services.recommend(
            assessment=made,
            text=text,
            owner_id=cast[owner].agency_id,
            by=analyst,
            on=on,
        )
        services.settle_recommendation(
            recommendation=row, state=RecommendationState.ACCEPTED, by=manager, on=on
        )
        if became is not RecommendationState.ACCEPTED:
            services.settle_recommendation(
                recommendation=row,
                state=became,
                by=manager,
                on=on,
                reason=said,
                result=said,
            )
    return services.end_assessment(assessment=made, said="", by=manager, at=at)


def this_time(
    partnership: Partnership, cast: Cast, earlier: Assessment, *, at: datetime
) -> Assessment:
    """Write this year's assessment, ask for data, and have three agencies score it."""
    analyst, on = cast[people.ANALYST], at.date()
    made = begin(
        partnership,
        "Strategic assessment 2020/21",
        analyst,
        on,
        looks_from=FROM,
        looks_before=BEFORE,
        earlier=earlier,
        about="What troubles St Helens, for the plan of the coming year.",
    )
    write(made, cast, at=at)
    services.ask_for_the_usual(
        assessment=made, due_on=on + timedelta(days=21), by=analyst, on=on
    )
    services.carry_over(assessment=made, by=analyst, on=on)
    services.recommend(
        assessment=made,
        text="Agree one list of streets for burglary patrols and property marking.",
        theme="burglary",
        owner_id=cast[people.LEAD].agency_id,
        by=analyst,
        on=on,
    )
    lines = services.list_themes(assessment=made, by=analyst, on=on)
    score(lines, cast, at=at)
    return made


def write(made: Assessment, cast: Cast, *, at: datetime) -> None:
    """Write the sections; a second person signs off what is said of the figures."""
    analyst, manager, on = cast[people.ANALYST], cast[people.MANAGER], at.date()
    for name, theme, text, is_restricted in SECTIONS:
        section = services.write_section(
            assessment=made,
            name=name,
            theme=theme,
            text=text,
            is_restricted=is_restricted,
            version=1,
            by=analyst,
            on=on,
        )
        if name in {"reasons", "theme"}:
            services.sign_off_section(section=section, by=manager, at=at)


def score(lines: Sequence[ThemeLine], cast: Cast, *, at: datetime) -> None:
    """Record what the public said and have each agency give in its own scores."""
    items = [item.id for item in usual_method().item]
    for line in lines:
        if line.theme in CONCERN:
            services.record_concern(
                line=line,
                percent=CONCERN[line.theme],
                source="Invented survey of 412 residents",
                by=cast[people.ANALYST],
                on=at.date(),
            )
        for who, values in zip(SCORERS, SCORES.get(line.theme, ()), strict=False):
            services.score_line(
                line=line,
                values=dict(zip(items, values, strict=True)),
                reasons=dict.fromkeys(items, "Own records of the year"),
                confidence=Confidence.B,
                by=cast[who],
                at=at,
            )


def registers(
    partnership: Partnership, by: Member, assessment: Assessment, *, on: date
) -> None:
    """Fill the horizon, what others put first, their plans and the links."""
    for said, reason in HORIZON:
        item = services.watch(
            partnership_id=partnership.pk,
            said={**said, "next_look_on": on + timedelta(days=90)}
            | (
                {"trigger_area": partnership.area_code} if "trigger_way" in said else {}
            ),
            by=by,
            on=on,
        )
        services.decide_watch(
            item=item,
            state=WatchState.WATCHED,
            reason=reason,
            next_look_on=on + timedelta(days=90),
            assessment=assessment,
            by=by,
            on=on,
        )
    older = services.note_external_priority(
        partnership_id=partnership.pk, said=ABOVE[0], by=by, on=on
    )
    services.note_external_priority(
        partnership_id=partnership.pk, said=ABOVE[1], replaces=older, by=by, on=on
    )
    for plan in STRATEGIES:
        services.note_strategy(partnership_id=partnership.pk, said=plan, by=by, on=on)
    for cause, effect, strength, source in LINKS:
        services.link_themes(
            partnership_id=partnership.pk,
            cause=cause,
            effect=effect,
            strength=strength,
            source=source,
            by=by,
            on=on,
        )


def decide(assessment: Assessment, cast: Cast, *, at: datetime) -> Assessment:
    """Close the scoring, record what the board decided, and have it approved."""
    manager = cast[people.MANAGER]
    assessment = services.send_for_review(
        assessment=assessment, said="Scored by three agencies.", by=manager, at=at
    )
    for row in scored(assessment, manager, on=at.date()):
        tier, reason = DECISIONS.get(
            row.line.theme,
            (Tier.NOT_CHOSEN, "Work of one agency, and low in the order."),
        )
        services.decide_line(
            line=row.line,
            tier=tier,
            reason=reason,
            decided_on=at.date(),
            owner_id=cast[people.LEAD].agency_id if tier is Tier.PRIORITY else None,
            review_on=at.date() + timedelta(days=365),
            seen=row.seen(),
            against=reason,
            by=manager,
        )
    return services.approve_assessment(
        assessment=assessment, said="Agreed.", by=cast[people.CHAIR], at=at
    )


def freeze(assessment: Assessment, cast: Cast, *, at: datetime) -> int:
    """Freeze the restricted edition for its named readers; return its number."""
    analyst = cast[people.ANALYST]
    named = [cast[people.MANAGER], cast[people.CHAIR], cast[people.LEAD]]
    made = files_of(
        assessment,
        Edition.RESTRICTED,
        FORMS,
        by=analyst,
        today=at.date(),
        version="1",
        readers=services.reader_words(named, ""),
        expires_on=services.expiry_of(assessment, Edition.RESTRICTED),
    )
    kept = services.freeze_edition(
        assessment=assessment,
        edition=Edition.RESTRICTED,
        files=made,
        readers="",
        named=named,
        said="As the board had it.",
        by=analyst,
        at=at,
    )
    return kept.pk


def next_time(
    partnership: Partnership, cast: Cast, earlier: Assessment, *, on: date
) -> Assessment:
    """Begin the next assessment, open for scoring: its long list is made."""
    analyst = cast[people.ANALYST]
    made = begin(
        partnership,
        "Strategic assessment 2021/22",
        analyst,
        on,
        looks_from=date(2019, 1, 1),
        looks_before=date(2022, 1, 1),
        earlier=earlier,
    )
    services.list_themes(assessment=made, by=analyst, on=on)
    services.add_line(
        assessment=made,
        title="Metal theft",
        why="Lead and copper prices are watched on the horizon.",
        is_emerging=True,
        by=analyst,
        on=on,
    )
    return made
