"""The request as a view behind the door gets it: with the member who asks."""

from django.http import HttpRequest

from frankpledge.access.models import Member, User


class MemberRequest(HttpRequest):
    """
    A request whose person has passed the door.

    The middleware sets `member` before any view for members runs; annotate such
    a view's request with this class.
    """

    user: User
    member: Member
