"""Django's name for this part of the product."""

from django.apps import AppConfig


class PublicationConfig(AppConfig):
    name = "frankpledge.publication"
    label = "publication"

    def ready(self) -> None:
        """Let the public pages follow what is published."""
        from frankpledge.publication import tasks
        from frankpledge.publication.services import site_changed

        site_changed.connect(
            tasks.site_follows_release, dispatch_uid="publication.site"
        )
