"""What people do with releases."""

from frankpledge.publication.models import site_changed
from frankpledge.publication.services.checking import check_release
from frankpledge.publication.services.deciding import (
    approve_release,
    send_back_release,
)
from frankpledge.publication.services.drafting import (
    change_release,
    correct_release,
    draft_release,
)
from frankpledge.publication.services.publishing import (
    publish_release,
    withdraw_release,
)
from frankpledge.publication.services.reproducing import (
    Reproduction,
    reproduce_release,
)
from frankpledge.publication.services.steps import CannotRelease


__all__ = [
    "CannotRelease",
    "Reproduction",
    "approve_release",
    "change_release",
    "check_release",
    "correct_release",
    "draft_release",
    "publish_release",
    "reproduce_release",
    "send_back_release",
    "site_changed",
    "withdraw_release",
]
