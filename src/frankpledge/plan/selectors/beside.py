"""Reading what stands beside a plan's lines, as plain data that travels with it."""

from frankpledge.plan.models import (
    DecisionCheck,
    EqualityNote,
    Plan,
    Pledge,
    Regard,
    Settling,
)
from frankpledge.plan.rules.beside import (
    Beside,
    CheckLine,
    EqualityLine,
    PledgeLine,
    RegardLine,
    SettlingLine,
    SignatoryLine,
)
from frankpledge.plan.selectors.reading import name_of
from frankpledge.plan.selectors.registers import checks_of, pledges_of
from frankpledge.plan.states import Effect, MeasuredFrom, PledgeKind, TimeUnit


def beside_of(plan: Plan) -> Beside:
    """Return a plan's pledges, notes of effect, settlings, regards and checks."""
    notes = (
        EqualityNote.objects.filter(action__objectives__priority__plan=plan)
        .select_related("action")
        .order_by("action__ref", "written_on", "pk")
        .distinct()
    )
    regards = Regard.objects.filter(plan=plan).select_related("external", "priority")
    settlings = plan.settlings.select_related("owner")
    return Beside(
        pledges=[pledge_line(one) for one in pledges_of(plan)],
        equality=[equality_line(one) for one in notes],
        settlings=[settling_line(one) for one in settlings],
        regards=[regard_line(one) for one in regards],
        checks=[check_line(one) for one in checks_of(plan)],
    )


def pledge_line(pledge: Pledge) -> PledgeLine:
    """Return a pledge or standard with who signed it."""
    return PledgeLine(
        ref=pledge.ref,
        kind=PledgeKind(pledge.kind),
        title=pledge.title,
        words=pledge.words,
        test=pledge.test,
        share=pledge.share,
        measured_from=MeasuredFrom(pledge.measured_from),
        within=pledge.within,
        within_unit=TimeUnit(pledge.within_unit),
        owner=name_of(pledge.owner),
        signatories=[
            SignatoryLine(
                name=one.name,
                signed_by=one.signed_by,
                signed_on=one.signed_on,
                ended_on=one.ended_on,
            )
            for one in pledge.signatories.all()
        ],
    )


def equality_line(note: EqualityNote) -> EqualityLine:
    """Return a note on whom an action affects."""
    return EqualityLine(
        action=note.action.ref,
        groups=note.groups,
        effect=Effect(note.effect),
        evidence=note.evidence,
        changed=note.changed,
        review_on=note.review_on,
        written_on=note.written_on,
    )


def settling_line(row: Settling) -> SettlingLine:
    """Return who settles one thing that is open, and by when."""
    return SettlingLine(
        line=row.line,
        ref=row.ref,
        want=row.want,
        owner=name_of(row.owner),
        due_on=row.due_on,
    )


def regard_line(row: Regard) -> RegardLine:
    """Return which of our priorities meets one above."""
    return RegardLine(
        external=row.external.title,
        priority=row.priority.ref if row.priority else "",
        words=row.words,
    )


def check_line(row: DecisionCheck) -> CheckLine:
    """Return a decision that was looked at for what it does to crime."""
    effects = {
        name.replace("-", "_"): Effect(said) for name, said in row.effects.items()
    }
    return CheckLine(
        title=row.title,
        agency=name_of(row.agency),
        decided_on=row.decided_on,
        why=row.why,
        changed=row.changed,
        **effects,
    )
