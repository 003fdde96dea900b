"""
How a view says who may reach it; without a word it is for members only.

The middleware reads the mark. A page for nobody in particular sets no cookie
and knows nothing of sessions; every other page is never cached.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from frankpledge.access.states import Stage


View = Callable[..., HttpResponseBase]
MARK = "access_stage"


def needs(stage: Stage) -> Callable[[View], View]:
    """Return a decorator that opens a view to people who have come this far."""

    def decorate(view: View) -> View:
        @wraps(view)
        def marked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            return view(request, *args, **kwargs)

        setattr(marked, MARK, stage)
        return marked

    return decorate


public_page = needs(Stage.NOBODY)


def stage_of(view: View) -> Stage:
    """Return how far a person must have come for this view: a member unless said."""
    return getattr(view, MARK, Stage.MEMBER)
