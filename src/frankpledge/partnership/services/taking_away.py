"""Writing down that somebody took a list of the directory away."""

from django.db import transaction

from frankpledge.access.models import Member
from frankpledge.audit.states import Operation
from frankpledge.partnership import policies
from frankpledge.partnership.services.changes import note


@transaction.atomic
def take_list_away(*, what: str, by: Member) -> None:
    """Allow a list to leave as a file, and record who took it."""
    policies.may_export_directory(by).require()
    note(by, f"list:{what}", "list taken away", operation=Operation.DISCLOSURE)
