"""Django's name for this part of the product."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "frankpledge.access"
    label = "access"
    verbose_name = "Who may sign in and do what"

    def ready(self) -> None:
        from frankpledge.access import receivers

        receivers.connect()
