"""Django's name for this part of the product."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "frankpledge.intake"
    label = "intake"
