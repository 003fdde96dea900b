"""Django's name for this part of the product."""

from django.apps import AppConfig


class ActionsConfig(AppConfig):
    name = "frankpledge.actions"
    label = "actions"
