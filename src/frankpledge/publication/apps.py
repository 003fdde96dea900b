"""Django's name for this part of the product."""

from typing import Any

from django.apps import AppConfig


class PublicationConfig(AppConfig):
    name = "frankpledge.publication"
    label = "publication"

    def ready(self) -> None:
        """Let the public pages follow what is published."""
        from frankpledge.publication.models import site_changed

        site_changed.connect(site_follows_release, dispatch_uid="publication.site")


def site_follows_release(**_: Any) -> None:
    """
    Make the public pages again after something went out or was taken back.

    What makes them is loaded only now: most commands never need it.
    """
    from frankpledge.publication import tasks

    tasks.build_site()
