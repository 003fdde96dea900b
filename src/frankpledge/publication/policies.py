"""What a member may do with a release, and why not."""

from datetime import date

from frankpledge.access.decisions import ALLOWED, Decision, refused
from frankpledge.access.models import Member
from frankpledge.access.rules import Thing, decide
from frankpledge.access.states import Act, Kind
from frankpledge.publication.models import Release
from frankpledge.publication.states import CHANGES, STATE_WORDS, ReleaseState


def may_see_releases(member: Member, *, on: date) -> Decision:
    """Say whether this member may see what the public will see."""
    return decide(who=member.facts(), act=Act.SEE, thing=Thing(Kind.RELEASE), on=on)


def may_draft_release(member: Member, *, on: date) -> Decision:
    """Say whether this member may write a release."""
    return decide(who=member.facts(), act=Act.CHANGE, thing=Thing(Kind.RELEASE), on=on)


def may_change_release(member: Member, release: Release, *, on: date) -> Decision:
    """Say whether this member may change what the release says."""
    return may_draft_release(member, on=on) and in_state(release, ReleaseState.DRAFT)


def may_check_release(member: Member, release: Release, *, on: date) -> Decision:
    """Say whether this member may have the release checked."""
    return may_draft_release(member, on=on) and may_become(
        release, ReleaseState.CHECKED
    )


def may_approve_release(member: Member, release: Release, *, on: date) -> Decision:
    """Say whether this member may approve the release: never one who worked on it."""
    author = release.author.user_id
    thing = Thing(Kind.RELEASE, author=author)
    decision = decide(who=member.facts(), act=Act.APPROVE, thing=thing, on=on)
    if not decision:
        return decision
    if release.steps.filter(
        state__in=[ReleaseState.DRAFT, ReleaseState.CHECKED],
        by__user=member.user_id,
    ).exists():
        return refused("You worked on this release, so somebody else must approve it.")
    return may_become(release, ReleaseState.APPROVED)


def may_send_back_release(member: Member, release: Release, *, on: date) -> Decision:
    """Say whether this member may send the release back to its author."""
    return either_right(member, on=on) and (
        ALLOWED
        if release.standing in {ReleaseState.CHECKED, ReleaseState.APPROVED}
        else refused("Only a release that is checked or approved can be sent back.")
    )


def may_publish_release(member: Member, release: Release, *, on: date) -> Decision:
    """Say whether this member may let an approved release out."""
    return either_right(member, on=on) and may_become(release, ReleaseState.PUBLISHED)


def may_correct_release(member: Member, release: Release, *, on: date) -> Decision:
    """Say whether this member may begin a correction of what is published."""
    return may_draft_release(member, on=on) and in_state(
        release, ReleaseState.PUBLISHED
    )


def may_withdraw_release(member: Member, release: Release, *, on: date) -> Decision:
    """Say whether this member may take a published release back; one person is enough."""
    return either_right(member, on=on) and may_become(release, ReleaseState.WITHDRAWN)


def either_right(member: Member, *, on: date) -> Decision:
    """Say whether the member may write releases or approve them."""
    drafting = may_draft_release(member, on=on)
    approving = decide(
        who=member.facts(), act=Act.APPROVE, thing=Thing(Kind.RELEASE), on=on
    )
    return drafting if not approving else ALLOWED


def may_become(release: Release, state: ReleaseState) -> Decision:
    """Say whether a release can go from where it stands into this state."""
    if state in CHANGES[release.standing]:
        return ALLOWED
    return refused(
        f"This release is “{STATE_WORDS[release.standing].lower()}”, so it cannot "
        f"become “{STATE_WORDS[state].lower()}”."
    )


def in_state(release: Release, state: ReleaseState) -> Decision:
    """Say whether the release stands where it must for what is asked."""
    if release.standing is state:
        return ALLOWED
    return refused(
        f"This release is “{STATE_WORDS[release.standing].lower()}”, not "
        f"“{STATE_WORDS[state].lower()}”."
    )
