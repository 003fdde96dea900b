"""Django's name for this part of the product."""

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "frankpledge.evidence"
    label = "evidence"

    def ready(self) -> None:
        """Listen for loads, so that figures follow them by themselves."""
        from django.db.models.signals import post_migrate

        from frankpledge.evidence import tasks
        from frankpledge.intake.services import loaded

        loaded.connect(tasks.figures_follow_load, dispatch_uid="evidence.loaded")
        post_migrate.connect(
            tasks.catalogue_follows_migration,
            sender=self,
            dispatch_uid="evidence.catalogue",
        )
